package dev.dtu.cli;

import dev.dtu.json.Obj;
import dev.dtu.recording.Tape;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `dtu convert`: writes recordings of any form as lines of JSON, or as an HTTP archive.
@Command(
    name = "convert",
    description =
        "Writes recordings of any form that is read (docs/reference/fidelity.md) as lines of JSON"
            + " or as an HTTP archive. Nothing is scrubbed; 'dtu scrub' does that as well.",
    sortOptions = false,
    footer = {"", "  dtu convert cassettes/ -o all.jsonl", "  dtu convert okta.jsonl -o okta.har"})
final class ConvertCommand implements Callable<Integer> {

  @Spec CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      required = true,
      description = "Where to; its name ends with .jsonl or .har. It must not be there yet.")
  Path out = Path.of("");

  @Option(names = "--append", description = "It may be there: what is new stands behind.")
  boolean append;

  @Option(names = "--json", description = "Prints one line of JSON.")
  boolean json;

  @Parameters(arity = "1..*", paramLabel = "PLACE", description = "Files or folders of recordings.")
  List<Path> places = List.of();

  ConvertCommand() {}

  @Override
  public Integer call() throws Stopped, IOException {
    var copying = new Copying(places);
    try (Tape tape = Copying.tape(out, append)) {
      copying.each((where, exchange) -> tape.add(where, exchange, Duration.ZERO));
      copying.tell(spec.commandLine().getErr());
      Obj told = Copying.told(out, tape.exchanges(), tape.bytes());
      PrintWriter to = spec.commandLine().getOut();
      to.print(json ? told + "\n" : Plain.of(told));
      to.flush();
    }
    return 0;
  }
}
