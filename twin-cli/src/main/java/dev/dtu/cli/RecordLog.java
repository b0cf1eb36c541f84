package dev.dtu.cli;

import dev.dtu.json.Obj;
import dev.dtu.recording.Exchange;
import dev.dtu.secret.Filing;
import dev.dtu.secret.Tally;
import dev.dtu.server.Recorder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine;

/// Tells on standard error what is recorded, and what is not. Mutable; guarded by itself.
final class RecordLog implements Recorder.Onlooker {

  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean quiet;
  private final SortedMap<String, Integer> others = new TreeMap<>();
  private int failures;

  /// @param quiet without a line for each exchange
  RecordLog(CommandLine line, boolean quiet) {
    this.out = line.getOut();
    this.err = line.getErr();
    this.quiet = quiet;
  }

  @Override
  public synchronized void filed(Filing.Filed filed, Duration took) {
    if (quiet) {
      return;
    }
    Exchange exchange = filed.exchange();
    String scrubbed = filed.tally().brief();
    String flags = String.join(", ", exchange.flags());
    say(
        "%s %s %d, %d ms%s%s"
            .formatted(
                exchange.sent().method(),
                exchange.sent().url(),
                exchange.answered().status(),
                took.toMillis(),
                scrubbed.isEmpty() ? "" : "; scrubbed " + scrubbed,
                flags.isEmpty() ? "" : "; " + flags));
  }

  @Override
  public synchronized void failed(String what, String why) {
    failures++;
    say("not recorded: " + what + ": " + why);
  }

  @Override
  public synchronized void passed(String place) {
    other("let out unread", place);
  }

  @Override
  public synchronized void refused(String place) {
    other("refused", place);
  }

  /// Each place is told once.
  private void other(String what, String place) {
    if (others.merge(what + " " + place, 1, Integer::sum) == 1 && !quiet) {
      say(what + ": " + place);
    }
  }

  private void say(String line) {
    err.println(line);
    err.flush();
  }

  /// Tells all of it.
  synchronized void end(Path file, Filing filing, boolean json) {
    Tally tally = filing.tally();
    if (json) {
      out.println(
          Obj.builder()
              .put("file", file.toString())
              .put("exchanges", filing.exchanges())
              .put("bytes", filing.bytes())
              .put("failures", failures)
              .put("scrubbed", tally.json())
              .build());
      out.flush();
      return;
    }
    say(
        "dtu record: %d exchanges, %d bytes in %s; %d not recorded; %d secrets scrubbed"
            .formatted(filing.exchanges(), filing.bytes(), file, failures, tally.total()));
    tally.lines().forEach(line -> say("  " + line));
    others.forEach((what, count) -> say("  " + what + ", " + count + " times"));
  }
}
