package dev.dtu.server;

import dev.dtu.call.Headers;
import dev.dtu.call.Percent;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a file of a form is called.
final class FormFile {

  private static final Pattern WIDE =
      Pattern.compile("filename\\*=(?:UTF-8|utf-8)'[^']*'([^;\\s]+)");
  private static final Pattern NAME =
      Pattern.compile("filename=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^;\\s]+))");

  private FormFile() {}

  /// A header line was read byte by byte; browsers write UTF-8 there.
  private static String wide(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException other) {
      return line;
    }
  }

  /// The name that the header of a part tells, the form for any letters (RFC 5987) before the plain
  /// one; empty when it tells none.
  static String name(Headers head) {
    String told = wide(head.find("content-disposition").orElse(""));
    Matcher wide = WIDE.matcher(told);
    if (wide.find()) {
      return Percent.decode(wide.group(1));
    }
    Matcher name = NAME.matcher(told);
    if (!name.find()) {
      return "";
    }
    String quoted = name.group(1);
    return quoted == null ? name.group(2) : quoted.replace("%22", "\"").replace("\\\"", "\"");
  }
}
