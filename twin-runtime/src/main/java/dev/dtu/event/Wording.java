package dev.dtu.event;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Documents and texts with `${…}` in them, filled with facts.
///
/// A text that is one `${…}` as a whole becomes the fact itself, and is left out where there is none;
/// within a text, a fact that is not there is nothing. A list's only item `{"$each": FACT, "as": …}`
/// stands for one item for each of that list's, named `each`. An object `{"$given": FACT, "as": …}`
/// stands for its words where there is such a fact, and is left out where there is none.
public final class Wording {

  /// One `${…}`; a shape within it may have braces of its own.
  public static final Pattern SLOT = Pattern.compile("\\$\\{((?:[^{}]|\\{\\d+})*)}");

  /// What repeats an item, and the item that is repeated.
  public static final String EACH = "$each";

  /// What leaves its words out where a fact is not there.
  public static final String GIVEN = "$given";

  static final String AS = "as";

  private Wording() {}

  static Optional<Json> fill(Json words, Facts facts) {
    return switch (words) {
      case Json.Text text -> text(text.value(), facts);
      case Obj given when given.has(GIVEN) ->
          facts
              .find(given.text(GIVEN).orElse(""))
              .flatMap(_ -> fill(given.find(AS).orElse(Obj.EMPTY), facts));
      case Obj object -> Optional.of(object(object, facts));
      case Arr items -> Optional.of(array(items, facts));
      case Json.Num _, Json.Bool _, Json.Null _ -> Optional.of(words);
    };
  }

  private static Obj object(Obj words, Facts facts) {
    Obj.Builder out = Obj.builder();
    for (Obj.Member member : words) {
      fill(member.value(), facts).ifPresent(value -> out.put(member.key(), value));
    }
    return out.build();
  }

  private static Arr array(Arr words, Facts facts) {
    List<Json> out = new ArrayList<>();
    for (Json item : words) {
      if (item instanceof Obj each && each.has(EACH)) {
        Json as = each.find(AS).orElse(Json.of("${each}"));
        Optional<Json> list = facts.find(each.text(EACH).orElse(""));
        for (Json one : list.flatMap(Json::asArr).orElse(Arr.EMPTY)) {
          fill(as, facts.with("each", one)).ifPresent(out::add);
        }
      } else {
        fill(item, facts).ifPresent(out::add);
      }
    }
    return Arr.of(out);
  }

  private static Optional<Json> text(String words, Facts facts) {
    Matcher slot = SLOT.matcher(words);
    if (slot.matches()) {
      return facts.find(slot.group(1));
    }
    return Optional.of(Json.of(line(words, facts)));
  }

  /// A text with its facts in it.
  static String line(String words, Facts facts) {
    return SLOT.matcher(words)
        .replaceAll(slot -> Matcher.quoteReplacement(words(facts.find(slot.group(1)))));
  }

  /// Like [#line], or empty when it would be nothing but a fact that is not there.
  static Optional<String> header(String words, Facts facts) {
    Matcher slot = SLOT.matcher(words);
    boolean missing = slot.matches() && words(facts.find(slot.group(1))).isEmpty();
    return missing ? Optional.empty() : Optional.of(line(words, facts));
  }

  private static String words(Optional<Json> fact) {
    return fact.flatMap(Json::asWords)
        .or(() -> fact.filter(json -> json instanceof Arr).map(Wording::listed))
        .orElse("");
  }

  /// The words of a list, as header lines have them.
  private static String listed(Json list) {
    List<String> words = new ArrayList<>();
    list.asArr().orElse(Arr.EMPTY).forEach(item -> item.asWords().ifPresent(words::add));
    return String.join(",", words);
  }
}
