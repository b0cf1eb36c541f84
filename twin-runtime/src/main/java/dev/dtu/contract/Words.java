package dev.dtu.contract;

import dev.dtu.json.Json;
import java.util.Collection;
import java.util.List;

/// The words complaints are made of.
final class Words {

  private static final int VALUES = 12;
  private static final int LENGTH = 60;

  private Words() {}

  /// `a string`, `an object`, `null`.
  static String a(Json value) {
    return type(value.kind());
  }

  private static String type(String kind) {
    return switch (kind) {
      case "null" -> "null";
      case "object", "array", "integer" -> "an " + kind;
      default -> "a " + kind;
    };
  }

  /// `a string, a number or null`.
  static String types(Collection<String> types) {
    return or(types.stream().map(Words::type).toList());
  }

  static String or(List<String> words) {
    if (words.size() < 2) {
      return String.join("", words);
    }
    return String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.getLast();
  }

  /// A scalar as JSON, shortened; the kind of anything else.
  static String shown(Json value) {
    if (value.asWords().isEmpty()) {
      return a(value);
    }
    String text = value.toString();
    return text.length() <= LENGTH ? text : text.substring(0, LENGTH) + "…";
  }

  static String shown(List<Json> values) {
    List<String> words = values.stream().limit(VALUES).map(Words::shown).toList();
    return values.size() <= VALUES
        ? or(words)
        : String.join(", ", words) + " or " + (values.size() - VALUES) + " more";
  }

  /// `1 item`, `3 items`.
  static String count(long count, String noun) {
    return count + " " + (count == 1 ? noun : noun.endsWith("y") ? plural(noun) : noun + "s");
  }

  private static String plural(String noun) {
    return noun.substring(0, noun.length() - 1) + "ies";
  }
}
