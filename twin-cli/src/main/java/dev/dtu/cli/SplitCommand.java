package dev.dtu.cli;

import dev.dtu.split.Shares;
import dev.dtu.split.Side;
import dev.dtu.split.Split;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `dtu split`: parts recordings, so that what is found in some can be tried on others.
@Command(
    name = "split",
    description =
        "Parts recordings into training, validation and held-out, as 'dtu generate' does: what is"
            + " recorded of one doing goes to one side (docs/guides/generate-a-twin.md).",
    sortOptions = false,
    footer = {
      "",
      "Exit codes: 0 done; 2 it could not run.",
      "",
      "  dtu split --recordings recordings/okta --seed 1 -o parts",
      "  dtu mine --twin okta --recordings parts/training -o mined.json",
      "  dtu check --twin okta --mined okta=mined.json --recordings parts/held-out"
    })
final class SplitCommand implements Callable<Integer> {

  @Spec CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--recordings",
      paramLabel = "PLACE",
      required = true,
      description = "A file, or a folder: lines of JSON, HAR, WireMock's mappings, VCR cassettes.")
  Path place = Path.of("");

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      defaultValue = "1",
      description = "Another number parts them otherwise. Default: 1.")
  long seed;

  @Option(
      names = "--parts",
      paramLabel = "A,B,C",
      defaultValue = "60,20,20",
      description = "Training, validation and held-out, in percent of the groups.")
  String parts = "";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FOLDER",
      required = true,
      description = "Where training/, validation/ and held-out/ are written.")
  Path output = Path.of("");

  SplitCommand() {}

  @Override
  public Integer call() throws Stopped, IOException {
    Shares shares = shares();
    List<Path> files = Witnesses.files(place);
    Map<Side, Path> folders = new EnumMap<>(Side.class);
    for (Side side : Side.values()) {
      Path folder = output.resolve(side.word());
      if (Files.exists(folder)) {
        throw Stopped.wrongUse(
            "expected nothing at " + folder + ", where a side is written; give another -o");
      }
      folders.put(side, folder);
    }
    Split.Written written = Split.write(files, seed, shares, folders);
    written.unread().forEach(each -> spec.commandLine().getErr().println("not read: " + each));
    PrintWriter told = spec.commandLine().getOut();
    written
        .counts()
        .forEach((side, count) ->
            told.println(
                "%s: %,d groups, %,d recordings, %,d exchanges"
                    .formatted(side.word(), count.groups(), count.sessions(), count.exchanges())));
    told.flush();
    return 0;
  }

  private Shares shares() throws Stopped {
    try {
      return Shares.parse(parts);
    } catch (IllegalArgumentException wrong) {
      throw Stopped.wrongUse("--parts: " + wrong.getMessage());
    }
  }
}
