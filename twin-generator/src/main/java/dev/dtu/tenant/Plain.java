package dev.dtu.tenant;

import dev.dtu.fidelity.Forms;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.Optional;
import java.util.regex.Pattern;

/// Tells values that say the same on every tenant from those that are one tenant's own.
public final class Plain {

  private static final int LONGEST = 400;

  /// Letters and digits in no order that words have.
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?=.*\\d)(?=.*[A-Za-z])[A-Za-z0-9]{10,}"
              + "|(?=.*\\d.*\\d)(?=.*[A-Z])(?=.*[a-z])[A-Za-z0-9_-]{16,}"
              + "|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
              + "|\\d{7,}");

  private static final Pattern PART = Pattern.compile("[^A-Za-z0-9_-]+");

  private Plain() {}

  /// Whether a word is one that a program made up.
  static boolean token(String word) {
    return TOKEN.matcher(word).matches();
  }

  /// Whether a value may be a rule of the service: it names no tenant, nobody and no moment.
  ///
  /// @param tenant the host it was seen at
  public static boolean of(Json value, String tenant) {
    return switch (value) {
      case Json.Text(String text) -> text(text, tenant);
      case Json.Num(String lexeme) -> lexeme.length() < 8;
      case Arr arr ->
          arr.toString().length() <= LONGEST
              && arr.items().stream().allMatch(each -> of(each, tenant));
      case Obj obj -> obj.keys().stream().allMatch(key -> of(obj.find(key).orElseThrow(), tenant));
      case Json.Bool _, Json.Null _ -> true;
    };
  }

  private static boolean text(String text, String tenant) {
    String label = tenant.contains(".") ? tenant.substring(0, tenant.indexOf('.')) : tenant;
    return text.length() <= LONGEST
        && !text.contains("@")
        && !text.contains("://")
        && !text.contains("REDACTED")
        && (label.length() < 4 || !text.contains(label))
        && Forms.moment(text, Optional.empty()).isEmpty()
        && PART.splitAsStream(text).noneMatch(Plain::token);
  }
}
