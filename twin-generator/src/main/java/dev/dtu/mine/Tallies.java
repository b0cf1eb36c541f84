package dev.dtu.mine;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.usage.Area;
import dev.dtu.usage.Counting;
import dev.dtu.usage.Line;
import dev.dtu.usage.Pointer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What an answer may tell of all that was sent, and not of one value in it: how much it was, which
/// part of a table it fills, and the same again.
final class Tallies {

  /// A list of more objects than this is not looked into.
  private static final int THINGS = 12;

  /// Templates, by the number that they come to.
  private final Map<Json, List<Json>> counts = new HashMap<>();

  /// Templates, by the object or list that stands there in the request.
  private final Map<Json, List<Json>> parts = new HashMap<>();

  /// Texts that name a part of a table, by the fact.
  private final SortedMap<String, String> places = new TreeMap<>();

  /// Lists that were sent, by the place.
  private final SortedMap<Pointer, Arr> lists = new TreeMap<>();

  Tallies(Sight sight) {
    sight.parameters().forEach(this::place);
    sent(sight.sent(), Pointer.ROOT);
    shown(sight.shown(), Pointer.ROOT);
    lists.forEach((at, list) ->
        Counting.all(list).forEach((form, is) -> count(is, "${" + form + ":sent:" + at + "}")));
  }

  /// How many objects a short list of nothing else has; 0 for anything else.
  static int things(Optional<Json> value) {
    return value.flatMap(Json::asArr).map(Tallies::things).orElse(0);
  }

  static int things(Arr list) {
    boolean all = list.items().stream().allMatch(Obj.class::isInstance);
    return all && list.size() <= THINGS ? list.size() : 0;
  }

  private void count(Json number, String template) {
    counts.computeIfAbsent(number, _ -> new ArrayList<>()).add(Json.of(template));
  }

  private void part(Json value, Pointer at) {
    parts.computeIfAbsent(value, _ -> new ArrayList<>()).add(Json.of("${sent:" + at + "}"));
  }

  private void place(String fact, String text) {
    if (Area.is(text)) {
      places.put(fact, text);
    }
  }

  private void sent(Json value, Pointer at) {
    switch (value) {
      case Obj obj -> {
        if (!obj.isEmpty()) {
          part(obj, at);
        }
        obj.forEach(each -> sent(each.value(), at.to(each.key())));
      }
      case Arr list -> {
        if (!list.isEmpty()) {
          part(list, at);
        }
        lists.put(at, list);
        for (int i = 0; i < things(list); i++) {
          sent(list.at(i), at.to(Integer.toString(i)));
        }
      }
      case Json.Text(String text) -> place("sent:" + at, text);
      case Json.Num _, Json.Bool _, Json.Null _ -> {}
    }
  }

  private void shown(Json value, Pointer at) {
    switch (value) {
      case Obj obj -> obj.forEach(each -> shown(each.value(), at.to(each.key())));
      case Arr list -> count(Json.of(list.size()), "${count:item:" + at + "}");
      case Json.Text _, Json.Num _, Json.Bool _, Json.Null _ -> {}
    }
  }

  /// Templates that come to a number, the likeliest first.
  List<Json> counted(Json number, Pointer at) {
    List<Json> all = new ArrayList<>(counts.getOrDefault(number, List.of()));
    all.sort(Comparator.comparingInt(each -> unlike(each.toString(), at)));
    return all;
  }

  /// How little a template is like the place it is for: one of several answers is of one of several
  /// requests, and a table of one row has as many cells as columns.
  private static int unlike(String template, Pointer at) {
    int unlike = 0;
    for (String step : at.steps()) {
      boolean index = step.chars().allMatch(Character::isDigit);
      unlike += index && !template.contains("/" + step + "/") ? 2 : 0;
    }
    String name = at.steps().isEmpty() ? "" : at.steps().getLast().toLowerCase(Locale.ROOT);
    return unlike + (template.contains("columns:") == name.contains("column") ? 0 : 1);
  }

  /// What stands in the place of a count or a part of a table where nothing of the kind was sent.
  static Optional<Json> otherwise(Json template) {
    String text = template.asText().orElse("");
    boolean place = text.startsWith("${area:") || text.startsWith("${bare:");
    boolean count = text.matches("\\$\\{(count|columns|total):sent:.*");
    return place ? Optional.of(Line.DRAWN) : count ? Optional.of(Line.NUMBER) : Optional.empty();
  }

  /// Templates that repeat an object or a list of the request.
  List<Json> repeated(Json value) {
    return parts.getOrDefault(value, List.of());
  }

  /// Templates that come to a text that names a part of a table.
  List<Json> areas(Json value, Pointer place) {
    List<Json> areas = new ArrayList<>();
    String text = value.asText().orElse("");
    places.forEach((fact, from) -> {
      lists.forEach((at, rows) -> {
        if (Area.of(from, rows).filter(text::equals).isPresent()) {
          areas.add(Json.of("${area:" + at + ":" + fact + "}"));
        }
      });
      if (!from.equals(text) && Area.bare(from).filter(text::equals).isPresent()) {
        areas.add(Json.of("${bare:" + fact + "}"));
      }
    });
    areas.sort(Comparator.comparingInt(each -> unlike(each.toString(), place)));
    return areas;
  }
}
