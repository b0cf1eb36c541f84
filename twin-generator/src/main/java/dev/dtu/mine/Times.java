package dev.dtu.mine;

import dev.dtu.json.Json;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How a service writes moments, told by an example that says nothing else. Where all digits of a fraction
/// are zero the service is taken to keep whole seconds: of a thousand that it does not, one looks so.
final class Times {

  private static final Pattern ISO =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.(\\d{1,9}))?(Z|[+-]\\d\\d:?\\d\\d)");
  private static final Pattern MAIL = Pattern.compile("[A-Z][a-z]{2}, \\d\\d .* GMT");

  private Times() {}

  /// The example; empty for a form that cannot be told.
  static Optional<String> like(Json value) {
    return switch (value) {
      case Json.Text(String text) -> text(text);
      case Json.Num(String lexeme) when lexeme.length() == 13 -> Optional.of("1769854272345");
      case Json.Num(String lexeme) when lexeme.length() == 10 -> Optional.of("1769854272");
      default -> Optional.empty();
    };
  }

  private static Optional<String> text(String text) {
    Matcher iso = ISO.matcher(text);
    if (iso.matches()) {
      int digits = iso.group(2) == null ? 0 : iso.group(2).length();
      boolean whole = digits > 1 && iso.group(2).matches("0+");
      String shown = whole ? "000000000" : "345678901";
      String fraction = digits == 0 ? "" : "." + shown.substring(0, digits);
      String zone =
          iso.group(3).equals("Z") ? "Z" : iso.group(3).contains(":") ? "+00:00" : "+0000";
      return Optional.of("2026-01-31T10:11:12" + fraction + zone);
    }
    return MAIL.matcher(text).matches()
        ? Optional.of("Sat, 31 Jan 2026 10:11:12 GMT")
        : Optional.empty();
  }
}
