package dev.dtu.judge;

import dev.dtu.folder.TwinFolder;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import dev.dtu.load.FlawedTwin;
import dev.dtu.recording.Recordings;
import dev.dtu.split.Shares;
import dev.dtu.split.Side;
import dev.dtu.split.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Keeps the recordings that no generation may see, in a folder of its own, and answers with scores.
///
/// ```
/// FOLDER/validation/   a recording a file
/// FOLDER/held-out/     the same, and the canary
/// FOLDER/kept.json     how they were parted
/// FOLDER/scorings.txt  the hash of each folder that held-out was asked of
/// ```
public final class Keeper {

  private static final String KEPT = "kept.json";
  private static final String SCORINGS = "scorings.txt";

  private final Path folder;

  public Keeper(Path folder) {
    this.folder = folder;
  }

  /// How recordings are to be parted.
  public record Parting(Path recordings, long seed, Shares shares) {}

  /// Parts recordings: training goes to a folder for whoever makes the twin, the rest stays here.
  ///
  /// @return how many groups, recordings and exchanges each side has, and what could not be read
  public Obj part(Parting parting, Path training) throws IOException, Refused {
    List<Path> files = Recordings.files(parting.recordings());
    if (files.isEmpty()) {
      throw new Refused(
          "expected recordings (.jsonl, .har, .json, .yaml), found none in "
              + parting.recordings());
    }
    Map<Side, Path> sides =
        Map.of(
            Side.TRAINING,
            training,
            Side.VALIDATION,
            side(Side.VALIDATION),
            Side.HELD_OUT,
            side(Side.HELD_OUT));
    Split.Written written = Split.write(files, parting.seed(), parting.shares(), sides);
    String lineage = hash(side(Side.HELD_OUT));
    Canary.put(side(Side.HELD_OUT));
    Obj.Builder told =
        Obj.builder().put("seed", parting.seed()).put("shares", parting.shares().toString());
    written
        .counts()
        .forEach((side, count) ->
            told.put(
                side.word(),
                Obj.builder()
                    .put("groups", count.groups())
                    .put("recordings", count.sessions())
                    .put("exchanges", count.exchanges())
                    .build()));
    List<Json> unread = new ArrayList<>();
    written.unread().forEach(line -> unread.add(Json.of(line)));
    Obj kept = told.put("lineage", lineage).put("unread", Json.array(unread)).build();
    Atomic.write(folder.resolve(KEPT), kept.pretty() + "\n");
    return kept;
  }

  /// What a score is asked of.
  ///
  /// @param training what the parrot learns
  /// @param documents what is public, so that nothing in it is a recording's own
  public record Question(TwinFolder twin, Path training, List<Path> documents) {}

  /// Scores a folder's twin on a side. Whoever has the canary is told so, and gets no score.
  ///
  /// @throws Refused when held-out is asked of a folder that is not sealed
  public Verdict score(Side side, Question question)
      throws Refused, FlawedTwin, IOException, InterruptedException {
    if (!Files.isRegularFile(folder.resolve(KEPT))) {
      throw new Refused("expected recordings that were parted, found none in " + folder);
    }
    String lineage = lineage();
    Optional<String> word = Canary.in(side(Side.HELD_OUT));
    if (word.isPresent()) {
      Optional<String> canary = Canary.found(word.get(), question.twin());
      if (canary.isPresent()) {
        return new Verdict(Standing.NONE, canary, List.of(), scorings("").size(), lineage);
      }
    }
    int scoring = 0;
    if (side == Side.HELD_OUT) {
      scoring = scorings(Seal.of(question.twin())).size();
    }
    Path asked = side == Side.TRAINING ? question.training() : side(side);
    var board = Measure.of(question.twin(), asked, question.training());
    Standing standing = Standing.of(Measure.figures(question.twin().name(), board));
    List<Path> all = new ArrayList<>();
    for (Path place : List.of(question.training(), side(Side.VALIDATION), side(Side.HELD_OUT))) {
      all.addAll(Recordings.files(place));
    }
    List<Leak> leaks = Leak.in(question.twin(), all, question.documents());
    return new Verdict(standing, Optional.empty(), leaks, scoring, lineage);
  }

  private Path side(Side side) {
    return folder.resolve(side.word());
  }

  private String lineage() throws IOException, Refused {
    try {
      return Json.parse(Files.readAllBytes(folder.resolve(KEPT)))
          .asObj()
          .flatMap(kept -> kept.text("lineage"))
          .orElse("");
    } catch (Malformed malformed) {
      throw new Refused("expected " + folder.resolve(KEPT) + " whole: " + malformed.getMessage());
    }
  }

  /// The folders that held-out was asked of, with one more if there is one. The same folder asked again
  /// tells nothing new and counts once.
  private SortedSet<String> scorings(String hash) throws IOException {
    Path file = folder.resolve(SCORINGS);
    var known = new TreeSet<String>();
    if (Files.isRegularFile(file)) {
      known.addAll(Files.readAllLines(file));
    }
    known.remove("");
    if (!hash.isEmpty() && known.add(hash)) {
      Files.writeString(
          file,
          hash + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND,
          StandardOpenOption.SYNC);
    }
    return known;
  }

  /// What all files of a folder are, in one word.
  private static String hash(Path folder) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Path file : TwinFolder.files(folder).values()) {
        digest.update(Files.readAllBytes(file));
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java has SHA-256", missing);
    }
  }
}
