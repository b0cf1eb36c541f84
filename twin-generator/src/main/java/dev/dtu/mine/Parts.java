package dev.dtu.mine;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A template's text in parts: facts, words, and what is between them.
final class Parts {

  private static final Pattern PART =
      Pattern.compile(
          "\\$\\{(?:[^{}]|\\{[^}]*})*}|%[0-9A-Fa-f]{2}|[A-Za-z0-9_-]+|.", Pattern.DOTALL);

  /// Letters and digits in no order that words have; lengths of time have one.
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?=.*\\d)(?=.*[A-Za-z])[A-Za-z0-9]{10,}"
              + "|(?=.*\\d.*\\d)(?=.*[A-Z])(?=.*[a-z])[A-Za-z0-9_-]{16,}"
              + "|(?=.{8})(?!PT?\\d)(?:[A-Z]+\\d+){2}[A-Z0-9]*"
              + "|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /// How the id of a row begins in a template.
  static final String ROW = "${first:";

  private Parts() {}

  static List<String> of(String text) {
    List<String> parts = new ArrayList<>();
    Matcher part = PART.matcher(text);
    while (part.find()) {
      parts.add(part.group());
    }
    return parts;
  }

  /// Whether a part says nothing but that it is one.
  static boolean token(String part) {
    return TOKEN.matcher(part).matches();
  }

  /// The text with each token, and each id of a row, told as one of any.
  static String folded(String text) {
    var out = new StringBuilder();
    for (String part : of(text)) {
      out.append(token(part) || part.startsWith(ROW) ? "${some}" : part);
    }
    return out.toString();
  }
}
