package dev.dtu.usage;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Templates: documents whose texts have facts in them, `${…}`. A text that is one fact becomes the
/// fact itself, whatever it is. `$${…}` is the text `${…}`.
public final class Filling {

  /// Where the service stands is read when a row is shown, not when it is made.
  private static final String ORIGIN = "${origin}";

  private Filling() {}

  /// The template filled; empty when a fact it needs is not there.
  public static Optional<Json> of(Json template, Facts facts, Pointer at) {
    return switch (template) {
      case Json.Text(String text) -> text(text, facts, at);
      case Obj obj -> {
        var out = Obj.builder();
        for (Obj.Member member : obj) {
          Optional<Json> value = of(member.value(), facts, at.to(member.key()));
          if (value.isEmpty()) {
            yield Optional.empty();
          }
          out.put(member.key(), value.get());
        }
        yield Optional.of(out.build());
      }
      case Arr arr -> {
        List<Json> items = new ArrayList<>(arr.size());
        for (Json item : arr) {
          Optional<Json> value = of(item, facts, at);
          if (value.isEmpty()) {
            yield Optional.empty();
          }
          items.add(value.get());
        }
        yield Optional.of(Arr.of(items));
      }
      case Json.Num _, Json.Bool _, Json.Null _ -> Optional.of(template);
    };
  }

  private static Optional<Json> text(String template, Facts facts, Pointer at) {
    if (template.indexOf("${") < 0) {
      return Optional.of(Json.of(template));
    }
    var out = new StringBuilder();
    int from = 0;
    if (template.startsWith(ORIGIN)) {
      out.append(ORIGIN);
      from = ORIGIN.length();
    }
    while (from < template.length()) {
      int hole = template.indexOf("${", from);
      if (hole < 0) {
        out.append(template, from, template.length());
        break;
      }
      if (hole > from && template.charAt(hole - 1) == '$') {
        out.append(template, from, hole - 1).append("${");
        from = hole + 2;
        continue;
      }
      int end = end(template, hole + 2);
      Optional<Json> fact = Echo.fact(template.substring(hole + 2, end), facts, at);
      if (hole == 0 && end == template.length() - 1) {
        return fact;
      }
      Optional<String> word = fact.flatMap(Json::asWords);
      if (word.isEmpty()) {
        return Optional.empty();
      }
      out.append(template, from, hole).append(word.get());
      from = end + 1;
    }
    return Optional.of(Json.of(out.toString()));
  }

  /// Where a hole ends: shapes in it have braces of their own.
  private static int end(String template, int from) {
    int open = 1;
    for (int i = from; i < template.length(); i++) {
      char c = template.charAt(i);
      open += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (open == 0) {
        return i;
      }
    }
    throw new IllegalArgumentException("expected a '}' in the template " + template);
  }

  /// A text as it stands in a template.
  public static String quoted(String text) {
    return text.replace("${", "$${");
  }
}
