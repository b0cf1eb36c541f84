package dev.dtu.server;

import dev.dtu.call.Percent;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// Checks a request's target before anyone looks for what it means.
final class Target {

  private Target() {}

  /// What is wrong with path and query, still percent-encoded; empty when nothing is.
  static Optional<OwnError> flaw(String path, String query, Limits limits) {
    return path.length() + query.length() >= limits.targetBytes()
        ? Optional.of(OwnError.targetTooLong(limits.targetBytes()))
        : flaw(path);
  }

  private static Optional<OwnError> flaw(String path) {
    boolean plain = true;
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c < ' ' || c == 0x7f) {
        return Optional.of(OwnError.badPath("expected no control characters, found one"));
      }
      plain &= c != '%' && !(c == '.' && path.charAt(Math.max(0, i - 1)) == '/');
    }
    if (!path.startsWith("/")) {
      return Optional.of(OwnError.badPath("expected a path that starts with a slash"));
    }
    return plain ? Optional.empty() : closer(path);
  }

  private static Optional<OwnError> closer(String path) {
    if (!Percent.valid(path)) {
      return Optional.of(
          OwnError.badPath("expected '%' and two hexadecimal digits that are not 00"));
    }
    for (String segment : path.split("/")) {
      String plain = segment.toLowerCase(Locale.ROOT).replace("%2e", ".");
      if (plain.equals(".") || plain.equals("..")) {
        return Optional.of(OwnError.badPath("expected no '.' or '..' segment, found one"));
      }
    }
    return utf8(path)
        ? Optional.empty()
        : Optional.of(OwnError.badPath("expected percent-escapes of UTF-8, found other bytes"));
  }

  private static boolean utf8(String path) {
    var bytes = new byte[path.length()];
    int size = 0;
    for (int at = path.indexOf('%'); at >= 0; at = path.indexOf('%', at + 1)) {
      boolean joined = at >= 3 && path.charAt(at - 3) == '%';
      if (!joined) {
        bytes[size++] = '/';
      }
      bytes[size++] = (byte) Integer.parseInt(path, at + 1, at + 3, 16);
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, size));
      return true;
    } catch (CharacterCodingException notUtf8) {
      return false;
    }
  }
}
