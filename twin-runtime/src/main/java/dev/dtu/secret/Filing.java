package dev.dtu.secret;

import dev.dtu.recording.Exchange;
import dev.dtu.recording.Tape;
import java.io.IOException;
import java.time.Duration;

/// The way from exchanges to a file: scrubbed first, then written, in the order they come. Safe for
/// many threads.
public final class Filing implements AutoCloseable {

  private final Scrub scrub;
  private final Tape tape;
  private final Tally tally = new Tally();

  public Filing(Scrub scrub, Tape tape) {
    this.scrub = scrub;
    this.tape = tape;
  }

  /// What was written.
  ///
  /// @param exchange as it stands in the file
  public record Filed(Exchange exchange, Tally tally) {}

  /// Writes an exchange without its secrets; when it returns, the file has it.
  ///
  /// @param took from the request's begin to the answer's end
  public synchronized Filed file(Tape.Where where, Exchange exchange, Duration took)
      throws IOException {
    Scrub.Scrubbed clean = scrub.over(exchange);
    tape.add(where, clean.exchange(), took);
    tally.add(clean.tally());
    return new Filed(clean.exchange(), clean.tally());
  }

  /// All that was replaced, so far.
  public synchronized Tally tally() {
    var copy = new Tally();
    copy.add(tally);
    return copy;
  }

  public synchronized long exchanges() {
    return tape.exchanges();
  }

  public synchronized long bytes() {
    return tape.bytes();
  }

  @Override
  public synchronized void close() throws IOException {
    tape.close();
  }
}
