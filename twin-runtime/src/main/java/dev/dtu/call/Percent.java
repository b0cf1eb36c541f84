package dev.dtu.call;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Percent-encoding of RFC 3986, and the form variant where a space is `+`.
public final class Percent {

  private static final String HEX = "0123456789ABCDEF";

  private Percent() {}

  /// True when every `%` is followed by two hexadecimal digits and no escape is a NUL.
  public static boolean valid(String raw) {
    for (int at = raw.indexOf('%'); at >= 0; at = raw.indexOf('%', at + 1)) {
      int code = escape(raw, at);
      if (code <= 0) {
        return false;
      }
    }
    return true;
  }

  /// The text meant; a broken escape stays as it was written.
  public static String decode(String raw) {
    return decode(raw, false);
  }

  /// Like [#decode], with `+` as a space.
  public static String decodeForm(String raw) {
    return decode(raw, true);
  }

  private static String decode(String raw, boolean plusIsSpace) {
    if (raw.indexOf('%') < 0) {
      return plusIsSpace ? raw.replace('+', ' ') : raw;
    }
    var bytes = new ByteArrayOutputStream(raw.length());
    int at = 0;
    while (at < raw.length()) {
      char c = raw.charAt(at);
      int code = c == '%' ? escape(raw, at) : -1;
      if (code >= 0) {
        bytes.write(code);
        at += 3;
      } else {
        int end = raw.offsetByCodePoints(at, 1);
        String one = plusIsSpace && c == '+' ? " " : raw.substring(at, end);
        bytes.writeBytes(one.getBytes(StandardCharsets.UTF_8));
        at = end;
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /// The text with everything but unreserved characters escaped.
  public static String encode(String text) {
    if (plain(text)) {
      return text;
    }
    var out = new StringBuilder(text.length());
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (unreserved(c)) {
        out.append(c);
      } else {
        out.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
      }
    }
    return out.toString();
  }

  private static boolean plain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!unreserved(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean unreserved(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '.'
        || c == '_'
        || c == '~';
  }

  private static int escape(String raw, int at) {
    if (at + 2 >= raw.length()) {
      return -1;
    }
    int high = Character.digit(raw.charAt(at + 1), 16);
    int low = Character.digit(raw.charAt(at + 2), 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }
}
