package dev.dtu.judge;

import dev.dtu.folder.TwinFolder;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import dev.dtu.split.Side;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How a generation asks for scores: of another process, in which the [Keeper] is.
///
/// @param program what starts it; `split` or `score` and their options follow
/// @param folder where the keeper keeps what nobody else reads
public record Judge(List<String> program, Path folder) {

  private static final int TOLD = 4_000;

  public Judge {
    program = List.copyOf(program);
  }

  /// Has recordings parted; see [Keeper#part].
  public Obj part(Keeper.Parting parting, Path training)
      throws Refused, IOException, InterruptedException {
    return ask(
        List.of(
            "split",
            "--recordings",
            parting.recordings().toString(),
            "--seed",
            Long.toString(parting.seed()),
            "--parts",
            parting.shares().toString(),
            "--training",
            training.toString()));
  }

  /// Has a folder scored on a side; see [Keeper#score].
  public Verdict score(Side side, Keeper.Question question)
      throws Refused, IOException, InterruptedException {
    TwinFolder twin = question.twin();
    List<String> words =
        new ArrayList<>(List.of("score", "--side", side.word(), "--name", twin.name(), "--folder"));
    words.add(twin.path().toString());
    words.addAll(List.of("--training", question.training().toString()));
    for (Path document : question.documents()) {
      words.addAll(List.of("--document", document.toString()));
    }
    return Verdict.of(ask(words));
  }

  private Obj ask(List<String> words) throws Refused, IOException, InterruptedException {
    Files.createDirectories(folder);
    Path answer = Files.createTempFile("dtu-judge", ".json");
    Path said = Files.createTempFile("dtu-judge", ".txt");
    try {
      List<String> line = new ArrayList<>(program);
      line.addAll(words);
      line.addAll(List.of("--keep", folder.toString(), "--out", answer.toString()));
      Process process =
          new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(said.toFile()).start();
      int code = ended(process);
      if (code != 0) {
        String text = Files.readString(said, StandardCharsets.UTF_8).strip();
        throw new Refused(text.length() <= TOLD ? text : text.substring(0, TOLD) + "…");
      }
      return Json.parse(Files.readAllBytes(answer)).asObj().orElse(Obj.EMPTY);
    } catch (Malformed malformed) {
      throw new Refused("expected the judge to answer with JSON: " + malformed.getMessage());
    } finally {
      Files.deleteIfExists(answer);
      Files.deleteIfExists(said);
    }
  }

  private static int ended(Process process) throws InterruptedException {
    try {
      return process.waitFor();
    } finally {
      process.destroyForcibly();
    }
  }
}
