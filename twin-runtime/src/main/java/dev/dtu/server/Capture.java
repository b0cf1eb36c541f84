package dev.dtu.server;

import dev.dtu.call.Headers;
import dev.dtu.recording.Content;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/// A body as it passes by, up to a limit: of a longer one nothing is kept, as half a body could hold
/// half a secret. Mutable; read by one thread after the other.
final class Capture {

  private final String what;
  private final int most;
  private ByteArrayOutputStream kept = new ByteArrayOutputStream(0);
  private long length;
  private volatile boolean ended;
  private volatile boolean broken;

  /// @param what `request` or `response`
  /// @param most so many bytes are kept
  Capture(String what, int most) {
    this.what = what;
    this.most = most;
  }

  synchronized void add(byte[] bytes, int from, int count) {
    length += count;
    if (length <= most) {
      kept.write(bytes, from, count);
    } else {
      kept = new ByteArrayOutputStream(0);
    }
  }

  /// It has come to its end.
  void end() {
    ended = true;
  }

  /// Whether whoever sent it went away.
  boolean broken() {
    return broken;
  }

  synchronized boolean over() {
    return length > most;
  }

  synchronized long length() {
    return length;
  }

  /// What a recording has of it.
  ///
  /// @param flags is told what is missing
  synchronized Content content(Headers headers, List<String> flags) {
    if (over() || !ended) {
      flags.add(what + "-body-cut");
      return Content.Nothing.NOTHING;
    }
    Optional<Content> read = Content.received(headers, kept.toByteArray());
    if (read.isEmpty()) {
      flags.add(what + "-body-encoded");
    }
    return read.orElse(Content.Nothing.NOTHING);
  }

  /// A stream that is captured while others read it.
  InputStream tee(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        int count = read(one, 0, 1);
        return count < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] bytes, int from, int most) throws IOException {
        try {
          int count = super.read(bytes, from, most);
          if (count < 0) {
            end();
          } else {
            add(bytes, from, count);
          }
          return count;
        } catch (IOException gone) {
          broken = true;
          throw gone;
        }
      }
    };
  }
}
