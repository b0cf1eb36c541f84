package dev.dtu.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/// Bodies as they were before their sender compressed them.
final class Inflating {

  /// The content encodings read here, for error texts.
  static final String KNOWN = "content-encoding gzip, deflate or identity";

  private Inflating() {}

  /// Null for an encoding that is not known.
  static @Nullable InputStream of(String encoding, InputStream in) throws IOException {
    return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
      case "gzip", "x-gzip" -> new GZIPInputStream(in, 8192);
      case "deflate" -> deflate(in);
      case "identity", "" -> in;
      default -> null;
    };
  }

  /// The name means the zlib format, but some senders leave its head and tail off.
  private static InputStream deflate(InputStream in) throws IOException {
    var peeking = new PushbackInputStream(in);
    int first = peeking.read();
    if (first >= 0) {
      peeking.unread(first);
    }
    boolean zlib = (first & 0x0f) == 8;
    return new Owned(peeking, new Inflater(!zlib));
  }

  /// Frees its inflater when it is closed or read to the end.
  private static final class Owned extends InflaterInputStream {
    Owned(InputStream in, Inflater inflater) {
      super(in, inflater);
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int read = super.read(into, from, length);
      if (read < 0) {
        inf.end();
      }
      return read;
    }
  }
}
