package dev.dtu.recording;

import dev.dtu.call.Headers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/// Undoes what `Content-Encoding` says was done to a body.
final class Encodings {

  /// The largest body that is made of an encoded one.
  static final int BYTES = 64 << 20;

  private Encodings() {}

  /// The body as it was before it was encoded. Bytes that are plainly not encoded, whatever their
  /// header says, are as they are: recorders often undo an encoding and leave the header.
  static byte[] undone(Headers headers, byte[] bytes) throws Unusable {
    byte[] plain = bytes;
    String all = headers.find("content-encoding").orElse("").toLowerCase(Locale.ROOT);
    String[] each = all.isEmpty() ? new String[0] : all.split(",");
    for (int i = each.length - 1; i >= 0; i--) {
      plain = undone(each[i].strip(), plain);
    }
    return plain;
  }

  private static byte[] undone(String encoding, byte[] bytes) throws Unusable {
    return switch (encoding) {
      case "gzip", "x-gzip" -> gzipped(bytes) ? read("gzip", bytes) : bytes;
      case "deflate" -> deflated(bytes) ? read("deflate", bytes) : bytes;
      case "", "identity" -> bytes;
      default -> {
        if (text(bytes)) {
          yield bytes;
        }
        throw new Unusable(
            "expected a body encoded with gzip or deflate, or none; found '" + encoding + "'");
      }
    };
  }

  private static boolean gzipped(byte[] bytes) {
    return bytes.length > 2 && (bytes[0] & 0xff) == 0x1f && (bytes[1] & 0xff) == 0x8b;
  }

  private static boolean deflated(byte[] bytes) {
    return bytes.length > 2 && !text(bytes);
  }

  /// Whether it begins as a text does.
  private static boolean text(byte[] bytes) {
    for (int i = 0; i < Math.min(bytes.length, 16); i++) {
      int c = bytes[i] & 0xff;
      if (c >= 0x7f || (c < ' ' && c != '\n' && c != '\r' && c != '\t')) {
        return false;
      }
    }
    return true;
  }

  private static byte[] read(String encoding, byte[] bytes) throws Unusable {
    try (InputStream in = stream(encoding, bytes)) {
      byte[] plain = in.readNBytes(BYTES + 1);
      if (plain.length > BYTES) {
        throw new Unusable("expected a body of at most " + BYTES + " bytes, found a larger one");
      }
      return plain;
    } catch (IOException broken) {
      throw new Unusable("expected a body encoded with " + encoding + ": " + broken.getMessage());
    }
  }

  private static InputStream stream(String encoding, byte[] bytes) throws IOException {
    var in = new ByteArrayInputStream(bytes);
    if (encoding.equals("gzip")) {
      return new GZIPInputStream(in);
    }
    boolean zlib =
        (bytes[0] & 0x0f) == 8 && ((bytes[0] & 0xff) * 256 + (bytes[1] & 0xff)) % 31 == 0;
    return new InflaterInputStream(in, new Inflater(!zlib));
  }
}
