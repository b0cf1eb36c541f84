package dev.dtu.document;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Reads a file of either format from its bytes, within limits.
public final class Text {

  /// The largest file read, in bytes.
  public static final int LARGEST = 128 * 1024 * 1024;

  static final int DEPTH = 200;
  static final String TOO_DEEP = "expected at most " + DEPTH + " levels of nesting, found more";

  private Text() {}

  /// The tree of a JSON or YAML file. The name's ending decides which, else the first character.
  public static Node read(String file, byte[] bytes, Flaws flaws) throws Unreadable {
    if (bytes.length > LARGEST) {
      throw new Unreadable(
          file, 0, "expected at most " + LARGEST + " bytes, found " + bytes.length);
    }
    String text = decoded(file, bytes);
    if (text.isBlank()) {
      throw new Unreadable(file, 0, "expected a JSON or YAML document, found an empty file");
    }
    return isJson(file, text) ? JsonTree.read(file, text, flaws) : YamlTree.read(file, text, flaws);
  }

  private static boolean isJson(String file, String text) {
    String name = file.toLowerCase(Locale.ROOT);
    if (name.endsWith(".yaml") || name.endsWith(".yml")) {
      return false;
    }
    char first = text.stripLeading().charAt(0);
    return name.endsWith(".json") || first == '{' || first == '[';
  }

  private static String decoded(String file, byte[] bytes) throws Unreadable {
    Charset charset = charset(bytes);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    var decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    var result = decoder.decode(in, out, true);
    String text = out.flip().toString();
    try {
      if (result.isError()) {
        result.throwException();
      }
    } catch (CharacterCodingException binary) {
      throw new Unreadable(
          file,
          lineAt(text, text.length()),
          "expected text in UTF-8, found bytes" + " that are not; is this a JSON or YAML file?");
    }
    int zero = text.indexOf('\0');
    if (zero >= 0) {
      throw new Unreadable(
          file, lineAt(text, zero), "expected text, found a zero byte; is this a binary file?");
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static Charset charset(byte[] bytes) {
    if (bytes.length >= 2 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) {
      return StandardCharsets.UTF_16BE;
    }
    if (bytes.length >= 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE) {
      return StandardCharsets.UTF_16LE;
    }
    return StandardCharsets.UTF_8;
  }

  /// The line, from 1, of the character at that index.
  static int lineAt(String text, int index) {
    int line = 1;
    for (int i = 0; i < index && i < text.length(); i++) {
      if (text.charAt(i) == '\n') {
        line++;
      }
    }
    return line;
  }

  static void twice(String file, int line, String key, int firstLine, Flaws flaws) {
    flaws.add(
        file,
        line,
        "expected each key once in an object, found '"
            + key
            + "' again (first in line "
            + firstLine
            + ")",
        "the last one counts");
  }

  /// The text, with halves of surrogate pairs replaced: they could not be written again.
  static String unicode(String text, String file, int line, Flaws flaws) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (Character.isSurrogatePair(
            text.charAt(i), i + 1 < text.length() ? text.charAt(i + 1) : 'x')) {
          i++;
        } else {
          flaws.add(
              file, line, "expected Unicode, found half of a surrogate pair", "it was replaced");
          text = text.substring(0, i) + '\uFFFD' + text.substring(i + 1);
        }
      }
    }
    return text;
  }
}
