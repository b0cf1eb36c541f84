package dev.dtu.grant;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What the `${…}` of templates stand for.
///
/// A text that is nothing but one of them has the value's own type, or is a text where `:text` stands
/// behind the name; a member whose text names a fact there is none of is left out. An object
/// `{"$given": FACT, "as": …}` stands for what is there as `as`, and is left out where there is no
/// such fact.
record Facts(Function<String, Optional<Json>> known) {

  private static final String TEXT = ":text";

  /// Facts that also know these.
  Facts and(Obj more) {
    return new Facts(name -> more.find(name).or(() -> known.apply(name)));
  }

  Facts with(String name, String value) {
    return value.isEmpty() ? this : and(Obj.of(name, Json.of(value)));
  }

  Facts with(String name, long value) {
    return and(Obj.of(name, Json.of(value)));
  }

  /// The template with facts in it.
  Obj fill(Obj template) {
    var out = Obj.builder();
    for (Obj.Member member : template) {
      fill(member.value()).ifPresent(value -> out.put(member.key(), value));
    }
    return out.build();
  }

  private Optional<Json> fill(Json template) {
    return switch (template) {
      case Json.Text(String text) -> text(text);
      case Obj obj ->
          obj.has(Grant.GIVEN)
              ? known
                  .apply(obj.text(Grant.GIVEN).orElse(""))
                  .flatMap(_ -> obj.find("as"))
                  .flatMap(this::fill)
              : Optional.of(fill(obj));
      case Arr arr -> {
        List<Json> items = new ArrayList<>(arr.size());
        arr.forEach(item -> fill(item).ifPresent(items::add));
        yield Optional.of(Arr.of(items));
      }
      case Json.Num _, Json.Bool _, Json.Null _ -> Optional.of(template);
    };
  }

  /// A text with facts in it; empty when one of them is missing.
  private Optional<Json> text(String template) {
    int from = template.indexOf("${");
    if (from < 0) {
      return Optional.of(Json.of(template));
    }
    var out = new StringBuilder();
    int at = 0;
    while (from >= 0) {
      int end = end(template, from + 2);
      Optional<Json> fact = fact(template.substring(from + 2, end));
      if (fact.isEmpty() || (from == 0 && end == template.length() - 1)) {
        return fact;
      }
      out.append(template, at, from).append(fact.get().asWords().orElse(""));
      at = end + 1;
      from = template.indexOf("${", at);
    }
    return Optional.of(Json.of(out.append(template.substring(at)).toString()));
  }

  /// A fact by its name; with `:text` behind it, as a text.
  private Optional<Json> fact(String name) {
    return name.endsWith(TEXT)
        ? known
            .apply(name.substring(0, name.length() - TEXT.length()))
            .flatMap(Json::asWords)
            .map(Json::of)
        : known.apply(name);
  }

  /// The brace that closes; shapes of ids have braces of their own.
  private static int end(String template, int from) {
    int open = 1;
    for (int i = from; i < template.length(); i++) {
      char c = template.charAt(i);
      open += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (open == 0) {
        return i;
      }
    }
    throw new IllegalArgumentException("expected '}' in '" + template + "'");
  }
}
