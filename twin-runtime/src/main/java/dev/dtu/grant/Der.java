package dev.dtu.grant;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// DER, in which certificates are written: each value is its kind, its length and its content.
///
/// - source: ITU-T X.690, 2021-02
public final class Der {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /// The first year that is not written in two digits (RFC 5280, 4.1.2.5).
  private static final String LONG_YEARS = "2050";

  private Der() {}

  public static byte[] sequence(byte[]... parts) {
    return value(0x30, joined(parts));
  }

  public static byte[] integer(BigInteger number) {
    return value(0x02, number.toByteArray());
  }

  public static byte[] yes() {
    return value(0x01, new byte[] {(byte) 0xff});
  }

  public static byte[] nothing() {
    return value(0x05, new byte[0]);
  }

  public static byte[] octets(byte[] content) {
    return value(0x04, content);
  }

  /// @param unused how many bits at the end say nothing
  public static byte[] bits(int unused, byte... content) {
    return value(0x03, joined(new byte[] {(byte) unused}, content));
  }

  /// What stands inside a context's own number.
  public static byte[] inside(int number, byte[] content) {
    return value(0xa0 | number, content);
  }

  /// A plain value under a context's own number.
  public static byte[] plain(int number, byte[] content) {
    return value(0x80 | number, content);
  }

  public static byte[] name(int number, String ascii) {
    return plain(number, ascii.getBytes(StandardCharsets.US_ASCII));
  }

  public static byte[] moment(Instant instant) {
    String text = TIME.format(instant);
    boolean wide = text.compareTo(LONG_YEARS) >= 0;
    String written = wide ? text : text.substring(2);
    return value(wide ? 0x18 : 0x17, written.getBytes(StandardCharsets.US_ASCII));
  }

  /// An object identifier: `2.5.29.17`.
  public static byte[] id(String dotted) {
    String[] arcs = dotted.split("\\.");
    var out = new ByteArrayOutputStream();
    out.write(40 * Integer.parseInt(arcs[0]) + Integer.parseInt(arcs[1]));
    for (int i = 2; i < arcs.length; i++) {
      int arc = Integer.parseInt(arcs[i]);
      for (int shift = 28; shift > 0; shift -= 7) {
        if (arc >> shift != 0) {
          out.write(0x80 | (arc >> shift & 0x7f));
        }
      }
      out.write(arc & 0x7f);
    }
    return value(0x06, out.toByteArray());
  }

  private static byte[] value(int kind, byte[] content) {
    var out = new ByteArrayOutputStream();
    out.write(kind);
    int length = content.length;
    if (length < 0x80) {
      out.write(length);
    } else {
      byte[] bytes = BigInteger.valueOf(length).toByteArray();
      int from = bytes[0] == 0 ? 1 : 0;
      out.write(0x80 | (bytes.length - from));
      out.write(bytes, from, bytes.length - from);
    }
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static byte[] joined(byte[]... parts) {
    var out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
