package dev.dtu.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// How exchanges stand in a file of ours.
sealed interface Inscription {

  /// So much of a file is looked at to find the last line's begin.
  int STEP = 64 << 10;

  /// Where the next exchange is to stand; what is not whole there is taken away.
  long end(FileChannel channel) throws IOException;

  String text(Tape.Where where, int number, Exchange exchange, Duration took);

  /// What stands before an exchange.
  String between(long end);

  /// What stands after the last exchange.
  String after();

  /// A line an exchange.
  final class Lines implements Inscription {

    @Override
    public long end(FileChannel channel) throws IOException {
      long whole = lineEnd(channel, channel.size());
      channel.truncate(whole);
      return whole;
    }

    @Override
    public String text(Tape.Where where, int number, Exchange exchange, Duration took) {
      return JsonLines.line(where, number, exchange, took) + "\n";
    }

    @Override
    public String between(long end) {
      return "";
    }

    @Override
    public String after() {
      return "";
    }
  }

  /// An HTTP archive, a line an entry, whose last line is written anew with each.
  final class Har implements Inscription {

    private static final String TAIL = ArchiveEntry.TAIL + "\n";

    /// No entry's line is as short; the last line is, and what a crash may leave of it.
    private static final int SHORT = 8;

    private final byte[] head = bytes(ArchiveEntry.HEAD + "\n");

    @Override
    public long end(FileChannel channel) throws IOException {
      if (channel.size() == 0) {
        channel.write(ByteBuffer.wrap(bytes(ArchiveEntry.HEAD + "\n" + TAIL)), 0);
        return head.length;
      }
      ByteBuffer begin = ByteBuffer.allocate(head.length);
      channel.read(begin, 0);
      if (!begin.flip().equals(ByteBuffer.wrap(head))) {
        throw new IOException(
            "expected an archive that dtu wrote, found another; make it one first:"
                + " dtu convert FILE -o OTHER.har");
      }
      long whole = lineEnd(channel, channel.size());
      while (whole > head.length) {
        long before = lineEnd(channel, whole - 1);
        if (whole - before > SHORT) {
          break;
        }
        whole = before;
      }
      channel.truncate(whole);
      channel.write(ByteBuffer.wrap(bytes(TAIL)), whole);
      return whole;
    }

    private static byte[] bytes(String text) {
      return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String text(Tape.Where where, int number, Exchange exchange, Duration took) {
      return ArchiveEntry.of(where, exchange, took) + "\n";
    }

    @Override
    public String between(long end) {
      return end == head.length ? "" : ",";
    }

    @Override
    public String after() {
      return TAIL;
    }
  }

  /// Just behind the last line break before a place; the begin when there is none.
  static long lineEnd(FileChannel channel, long before) throws IOException {
    for (long to = before; to > 0; to -= STEP) {
      long from = Math.max(0, to - STEP);
      ByteBuffer part = ByteBuffer.allocate((int) (to - from));
      while (part.hasRemaining() && channel.read(part, from + part.position()) >= 0) {
        // until it is whole
      }
      for (int i = part.position() - 1; i >= 0; i--) {
        if (part.get(i) == '\n') {
          return from + i + 1;
        }
      }
    }
    return 0;
  }
}
