package dev.dtu.mine;

import dev.dtu.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What stands for the ids of rows in templates, for tenants that have no such row.
final class StandIn {

  private static final Pattern FIRST = Pattern.compile("\\$\\{first:([^}]+)}");

  private StandIn() {}

  /// The template with an id of the universe's own in the place of each row's; empty when it names none.
  static Optional<Json> made(Json template, List<Clues> sights) {
    Optional<String> text = template.asText();
    if (text.isEmpty() || !text.get().contains("${first:")) {
      return Optional.empty();
    }
    Matcher name = FIRST.matcher(text.get());
    var out = new StringBuilder();
    while (name.find()) {
      List<String> ids =
          sights.stream()
              .flatMap(each -> each.sight().rows().entrySet().stream())
              .filter(each -> each.getValue().equals(name.group(1)))
              .map(Map.Entry::getKey)
              .distinct()
              .toList();
      String shape = ids.isEmpty() ? "[a-z0-9]{20}" : Shapes.shape(ids);
      name.appendReplacement(out, Matcher.quoteReplacement("${ours:" + shape + "}"));
    }
    return Optional.of(Json.of(name.appendTail(out).toString()));
  }
}
