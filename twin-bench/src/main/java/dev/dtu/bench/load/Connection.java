package dev.dtu.bench.load;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Optional;

/// One keep-alive connection: asks, waits for the whole reply, checks it, asks again.
///
/// Mutable; the load's one thread's.
final class Connection {

  private final SocketChannel channel;
  private final Script script;
  private final ReplyParser parser = new ReplyParser();
  private ByteBuffer in = ByteBuffer.allocate(16_384);
  private ByteBuffer out = ByteBuffer.allocate(0);
  private long asked;

  Connection(SocketChannel channel, Script script) {
    this.channel = channel;
    this.script = script;
  }

  /// Writes the next request; true when all of it is on its way.
  boolean ask() throws IOException {
    out = script.next();
    asked = System.nanoTime();
    return flush();
  }

  /// Writes what is left of the request; true when all of it is on its way.
  boolean flush() throws IOException {
    channel.write(out);
    return !out.hasRemaining();
  }

  /// Reads what has come.
  ///
  /// @return empty while the reply is not whole
  Optional<Outcome> read() throws IOException {
    if (channel.read(in) < 0) {
      throw new EOFException("the server closed the connection");
    }
    return switch (parser.parse(in.array(), in.position())) {
      case ReplyParser.Step.More _ -> {
        grow();
        yield Optional.empty();
      }
      case ReplyParser.Step.Broken(String why) -> throw new IOException(why);
      case ReplyParser.Step.Whole whole -> Optional.of(checked(whole));
    };
  }

  private Outcome checked(ReplyParser.Step.Whole whole) {
    long nanos = System.nanoTime() - asked;
    Optional<String> wrong = script.wrong(whole);
    if (wrong.isEmpty() && whole.consumed() != in.position()) {
      wrong = Optional.of("expected one reply, found bytes after it");
    }
    in.clear();
    return new Outcome(nanos, wrong);
  }

  private void grow() {
    if (!in.hasRemaining()) {
      in = ByteBuffer.wrap(Arrays.copyOf(in.array(), 2 * in.capacity())).position(in.position());
    }
  }

  void close() throws IOException {
    channel.close();
  }

  /// A whole reply: how long it took, and what was wrong with it.
  record Outcome(long nanos, Optional<String> wrong) {}
}
