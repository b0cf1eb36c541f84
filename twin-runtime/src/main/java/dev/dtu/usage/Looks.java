package dev.dtu.usage;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import java.util.regex.Pattern;

/// What a value looks like, in one word of few: what a service may object to without knowing more of
/// it than that.
public final class Looks {

  private static final Pattern ADDRESS = Pattern.compile("[a-z][a-z0-9+.-]*://\\S+");
  private static final Pattern MAIL = Pattern.compile("[^\\s@]+@[^\\s@]+");
  private static final Pattern DIGITS = Pattern.compile("\\d+");
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d([T ].*)?");

  /// What nothing looks like that is meant to say something.
  public static final List<String> ODD =
      List.of("null", "empty", "blank", "empty list", "empty object");

  private Looks() {}

  /// One of `null`, `flag`, `number`, `below zero`, `zero`, `fraction`, `list`, `empty list`, `object`,
  /// `empty object`, `empty`, `blank`, `address`, `mail`, `day`, `digits`, `word`, `words`.
  public static String of(Json value) {
    return switch (value) {
      case Json.Null _ -> "null";
      case Json.Bool _ -> "flag";
      case Json.Num(String lexeme) -> number(lexeme);
      case Json.Text(String text) -> text(text);
      case Arr arr -> arr.isEmpty() ? "empty list" : "list";
      case Obj obj -> obj.isEmpty() ? "empty object" : "object";
    };
  }

  private static String number(String lexeme) {
    if (lexeme.equals("0")) {
      return "zero";
    }
    return lexeme.startsWith("-") ? "below zero" : lexeme.contains(".") ? "fraction" : "number";
  }

  private static String text(String text) {
    if (text.isBlank()) {
      return text.isEmpty() ? "empty" : "blank";
    }
    if (ADDRESS.matcher(text).matches()) {
      return "address";
    }
    if (MAIL.matcher(text).matches()) {
      return "mail";
    }
    if (DAY.matcher(text).matches()) {
      return "day";
    }
    return DIGITS.matcher(text).matches() ? "digits" : text.indexOf(' ') < 0 ? "word" : "words";
  }
}
