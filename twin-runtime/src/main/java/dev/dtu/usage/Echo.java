package dev.dtu.usage;

import dev.dtu.json.Json;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A fact in the form that services make of what people call things: `lower:FACT` in small letters,
/// `plain:FACT` with letters and digits alone, `slug:FACT` with a dash for whatever else there is.
public final class Echo {

  private static final int LONGEST = 200;

  /// A shorter text in another form stands elsewhere by accident.
  private static final int SHORTEST = 6;

  /// And one without a digit, where it is shorter than this.
  private static final int WORDS = 12;

  private Echo() {}

  /// A fact by its name, which may begin with a form, of this or of [Counting] or [Area].
  static Optional<Json> fact(String name, Facts facts, Pointer at) {
    int colon = name.indexOf(':');
    String form = colon < 0 ? "" : name.substring(0, colon);
    String rest = name.substring(colon + 1);
    return switch (form) {
      case "lower", "plain", "slug" ->
          facts.fact(rest, at).flatMap(Json::asText).map(text -> Json.of(formed(form, text)));
      case "count", "columns", "total" ->
          facts.fact(rest, at).flatMap(value -> Counting.of(form, value));
      case "bare" -> facts.fact(rest, at).flatMap(Json::asText).flatMap(Area::bare).map(Json::of);
      case "area" -> area(rest, facts, at);
      default -> facts.fact(name, at);
    };
  }

  private static Optional<Json> area(String told, Facts facts, Pointer at) {
    int colon = told.indexOf(':');
    Optional<Json> rows = facts.fact("sent:" + told.substring(0, Math.max(0, colon)), at);
    return facts
        .fact(told.substring(colon + 1), at)
        .flatMap(Json::asText)
        .flatMap(from -> rows.flatMap(all -> Area.of(from, all)))
        .map(Json::of);
  }

  /// The forms of a text that say something else than it, by their names.
  public static SortedMap<String, String> forms(String text) {
    SortedMap<String, String> forms = new TreeMap<>();
    if (text.length() > LONGEST) {
      return forms;
    }
    for (String each : new String[] {"lower", "plain", "slug"}) {
      String formed = formed(each, text);
      boolean counted = formed.chars().anyMatch(Character::isDigit);
      boolean telling = formed.length() >= (counted ? SHORTEST : WORDS);
      if (telling && !formed.equals(text) && !forms.containsValue(formed)) {
        forms.put(each, formed);
      }
    }
    return forms;
  }

  private static String formed(String form, String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return switch (form) {
      case "plain" -> lower.replaceAll("[^a-z0-9]", "");
      case "slug" -> lower.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
      default -> lower;
    };
  }
}
