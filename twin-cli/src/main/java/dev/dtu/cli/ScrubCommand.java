package dev.dtu.cli;

import dev.dtu.json.Obj;
import dev.dtu.load.ScrubReader;
import dev.dtu.secret.Filing;
import dev.dtu.secret.Scrub;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `dtu scrub`: writes recordings anew, without their secrets.
@Command(
    name = "scrub",
    description =
        "Writes recordings anew with placeholders for what is a secret"
            + " (docs/reference/scrubbing.md), and tells what was replaced, never what it was.",
    sortOptions = false,
    footer = {
      "",
      "  dtu scrub browser.har -o clean.har",
      "  dtu scrub recordings/ -o clean.jsonl --scrub rules.yaml --mask-people",
      "  dtu scrub --show-rules"
    })
final class ScrubCommand implements Callable<Integer> {

  @Spec CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "Where to; its name ends with .jsonl or .har. It must not be there yet.")
  @Nullable Path out;

  @Option(names = "--append", description = "It may be there: what is new stands behind.")
  boolean append;

  @Mixin ScrubOptions options = new ScrubOptions();

  @Option(names = "--show-rules", description = "Prints the rules that come with the program.")
  boolean show;

  @Option(names = "--json", description = "Prints one line of JSON.")
  boolean json;

  @Parameters(arity = "0..*", paramLabel = "PLACE", description = "Files or folders of recordings.")
  List<Path> places = List.of();

  ScrubCommand() {}

  @Override
  public Integer call() throws Stopped, IOException {
    PrintWriter to = spec.commandLine().getOut();
    if (show) {
      to.print(new String(ScrubReader.text(), StandardCharsets.UTF_8));
      to.flush();
      return 0;
    }
    if (out == null || places.isEmpty()) {
      throw Stopped.wrongUse("expected recordings and a file for --out");
    }
    Scrub scrub = options.scrub();
    var copying = new Copying(places);
    try (var filing = new Filing(scrub, Copying.tape(out, append))) {
      // first all are learned, so that a secret is known before the place that tells it
      copying.each((_, exchange) -> scrub.learn(exchange));
      copying.each((where, exchange) -> filing.file(where, exchange, Duration.ZERO));
      copying.tell(spec.commandLine().getErr());
      Obj told = Copying.told(out, filing.exchanges(), filing.bytes());
      if (json) {
        to.println(told.with("scrubbed", filing.tally().json()));
      } else {
        to.print(Plain.of(told));
        filing.tally().lines().forEach(line -> to.println("scrubbed  " + line));
      }
      to.flush();
    }
    return 0;
  }
}
