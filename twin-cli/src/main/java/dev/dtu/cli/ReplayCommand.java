package dev.dtu.cli;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.ledger.Damaged;
import dev.dtu.ledger.Transcript;
import dev.dtu.store.DiskBlobs;
import dev.dtu.universe.Replay;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `dtu replay`: lets a saved journal happen again and tells where the twins at hand differ.
@Command(
    name = "replay",
    description =
        "Re-executes a saved journal against the twins at hand, each entry on the rows it was"
            + " recorded on, and tells where they first differ.",
    sortOptions = false,
    footer = {
      "",
      "Exit codes: 0 all is the same; 1 something differs; 2 the file cannot be used.",
      "",
      "  curl -H \"Authorization: Bearer $DTU_TOKEN\" -o run.journal \\",
      "    http://127.0.0.1:8421/universes/default/journal/file",
      "  dtu replay run.journal"
    })
final class ReplayCommand implements Callable<Integer> {

  private static final long BLOB_BYTES = 5L << 30;

  /// So many differences are shown.
  private static final int SHOWN = 20;

  @Spec CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "A journal as the control port gives it.")
  Path file = Path.of("");

  @Option(
      names = "--spec",
      paramLabel = "NAME=FILE",
      converter = SpecFile.Reader.class,
      description = "The document of a twin that is not in the catalog; may be repeated.")
  List<SpecFile> documents = new ArrayList<>();

  @Option(names = "--json", description = "Print one line of JSON instead of text.")
  boolean json;

  ReplayCommand() {}

  @Override
  public Integer call() throws Stopped, IOException, InterruptedException {
    Transcript journal = journal();
    Replay replay = Replay.of(Company.of(twins(journal), documents).twins(), journal);
    PrintWriter out = spec.commandLine().getOut();
    List<String> differences = replay.differences();
    if (json) {
      out.println(
          Obj.builder()
              .put("journal", journal.name())
              .put("entries", replay.entries())
              .put(
                  "differences",
                  Json.array(differences.stream().map(line -> (Json) Json.of(line)).toList()))
              .build());
    } else {
      differences.stream().limit(SHOWN).forEach(out::println);
      if (differences.size() > SHOWN) {
        out.println("and " + (differences.size() - SHOWN) + " more");
      }
      out.println(
          "%d entries of '%s': %s"
              .formatted(
                  replay.entries(),
                  journal.name(),
                  differences.isEmpty() ? "all the same" : "not the same"));
    }
    out.flush();
    return differences.isEmpty() ? 0 : 1;
  }

  private Transcript journal() throws Stopped, IOException {
    Path blobs = Files.createTempDirectory("dtu-replay");
    try {
      return Transcript.read(Files.readAllBytes(file), new DiskBlobs(blobs, BLOB_BYTES));
    } catch (Damaged unusable) {
      throw Stopped.wrongUse(file + ": " + unusable.getMessage());
    } catch (java.nio.file.NoSuchFileException missing) {
      throw Stopped.wrongUse("no such file: " + file);
    } finally {
      Folders.delete(blobs);
    }
  }

  /// The catalog's twins that the journal has, besides those of documents.
  private List<String> twins(Transcript journal) {
    List<String> names = new ArrayList<>();
    Arr wanted = journal.facts().items("twins");
    for (int i = 0; i < wanted.size(); i++) {
      wanted.at(i).asText().ifPresent(names::add);
    }
    documents.forEach(document -> names.remove(document.name()));
    return names.isEmpty() ? List.of(Company.NONE) : names;
  }
}
