package dev.dtu.twins.okta;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The words of an [Expression].
final class ExpressionWords {

  private static final Pattern WORD =
      Pattern.compile(
          "\\s*(?:(\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*')"
              + "|([A-Za-z_][A-Za-z0-9_]*(?:\\.[A-Za-z_][A-Za-z0-9_]*)*)"
              + "|(\\.\\?\\[|\\.[A-Za-z_][A-Za-z0-9_]*)"
              + "|(==|!=|<=|>=|&&|\\|\\||[()<>!,{}?:+\\[\\]])"
              + "|(-?[0-9]+(?:\\.[0-9]+)?))");

  private ExpressionWords() {}

  /// Those of a text; none where it has anything else.
  static List<String> in(String text) {
    List<String> words = new ArrayList<>();
    String stripped = text.strip();
    Matcher word = WORD.matcher(stripped);
    int from = 0;
    while (word.lookingAt() && word.end() > from) {
      words.add(word.group().strip());
      from = word.end();
      word.region(from, stripped.length());
    }
    return from < stripped.length() ? List.of() : words;
  }

  /// The word for a sign, where expressions on events have one.
  static String of(String sign) {
    return switch (sign) {
      case "==" -> "eq";
      case "!=" -> "ne";
      default -> sign;
    };
  }
}
