package dev.dtu.contract;

import java.nio.charset.StandardCharsets;

/// Percent-encoding of paths, where a plus is a plus.
final class Percent {

  private Percent() {}

  /// The text meant; an escape that is not one stays as it is, bytes that are not UTF-8 become the
  /// replacement character.
  static String decoded(String text) {
    return text.indexOf('%') < 0 ? text : decode(text);
  }

  private static String decode(String text) {
    byte[] source = text.getBytes(StandardCharsets.UTF_8);
    byte[] out = new byte[source.length];
    int size = 0;
    for (int i = 0; i < source.length; i++) {
      int high = i + 2 < source.length && source[i] == '%' ? digit(source[i + 1]) : -1;
      int low = high < 0 ? -1 : digit(source[i + 2]);
      if (low < 0) {
        out[size++] = source[i];
      } else {
        out[size++] = (byte) (high << 4 | low);
        i += 2;
      }
    }
    return new String(out, 0, size, StandardCharsets.UTF_8);
  }

  private static int digit(byte b) {
    return Character.digit((char) (b & 0xff), 16);
  }
}
