package dev.dtu.usage;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// What becomes of one member, and when.
///
/// @param at the member; facts may stand in names of it, as in a template
/// @param when facts and what they are; `has:FACT` is true or false, `looks:FACT` one of [Looks]
/// @param is a template (see [Filling]), or [#KEPT]; empty when the member is not there
/// @param seen how often that was so
/// @param against how often it was otherwise though all conditions held
/// @param unheeded how often of those seen the caller had asked for something else there
public record Line(
    Pointer at,
    SortedMap<String, Json> when,
    Optional<Json> is,
    long seen,
    long against,
    long unheeded) {

  /// As it would be without any line: as it was sent, else as it was before.
  public static final Json KEPT = Json.of("${kept}");

  /// Something of which no more is known than that it is there.
  public static final Json DRAWN = Json.of("${drawn}");

  /// A number of which no more is known.
  public static final Json NUMBER = Json.of("${drawn:number}");

  /// The step of a place for any name that clients make up: what is said there holds of each member.
  public static final String ANY = "{}";

  private static final String HAS = "has:";
  private static final String LOOKS = "looks:";
  private static final String ITEM = "${item:";
  private static final String COUNTED = "${count:item:";

  public Line {
    when = Collections.unmodifiableSortedMap(new TreeMap<>(when));
  }

  static List<Line> each(List<Line> lines, UnaryOperator<Json> written) {
    return lines.stream()
        .map(it -> new Line(it.at, it.when, it.is.map(written), it.seen, it.against, it.unheeded))
        .toList();
  }

  /// The lines with one of its own for each name that was sent in the place of [#ANY].
  static List<Line> named(List<Line> lines, Facts facts) {
    if (lines.stream().noneMatch(line -> line.at.open() && line.at.steps().contains(ANY))) {
      return lines;
    }
    List<Line> named = new ArrayList<>();
    for (Line line : lines) {
      int any = line.at.steps().indexOf(ANY);
      if (any < 0) {
        named.add(line);
        continue;
      }
      var map = new Pointer(line.at.steps().subList(0, any));
      Obj members = facts.fact("sent:" + map, map).flatMap(Json::asObj).orElse(Obj.EMPTY);
      String from = map.to(ANY).toString();
      for (String name : members.keys()) {
        String to = map.to(name).toString();
        SortedMap<String, Json> when = new TreeMap<>();
        line.when.forEach((fact, is) -> when.put(fact.replace(from, to), is));
        Pointer at = Pointer.of(line.at.toString().replace(from, to));
        Optional<Json> is = line.is.map(each -> written(each, from, to));
        named.add(new Line(at, when, is, line.seen, line.against, line.unheeded));
      }
    }
    return named;
  }

  private static Json written(Json template, String from, String to) {
    return template.asText().map(text -> (Json) Json.of(text.replace(from, to))).orElse(template);
  }

  /// Whether what stands there is made of other members of the same thing.
  boolean late() {
    return is.flatMap(Json::asText).filter(Line::ofItem).isPresent()
        || (at.open() && at.steps().stream().anyMatch(step -> step.contains(ITEM)));
  }

  /// Whether it holds of what the same thing has become.
  boolean turns() {
    return !when.isEmpty() && when.keySet().stream().anyMatch(fact -> fact.startsWith("item:"));
  }

  private static boolean ofItem(String template) {
    return template.contains(ITEM) || template.contains(COUNTED);
  }

  /// The line with the member's name filled in, where facts stand in it; empty when one of them is not
  /// there.
  Optional<Line> here(Facts facts) {
    if (!at.open() || at.steps().stream().noneMatch(step -> step.contains("${"))) {
      return Optional.of(this);
    }
    Pointer place = Pointer.ROOT;
    for (String step : at.steps()) {
      Optional<String> name = Filling.of(Json.of(step), facts, at).flatMap(Json::asWords);
      if (name.isEmpty()) {
        return Optional.empty();
      }
      place = place.to(name.get());
    }
    return Optional.of(new Line(place, when, is, seen, against, unheeded));
  }

  /// Whether no more is known than that there is something.
  boolean draws() {
    return is.filter(each -> each.equals(DRAWN) || each.equals(NUMBER)).isPresent();
  }

  /// Whether it gives way to what the caller asked for: nobody who asked was seen to get this instead.
  boolean yields(Facts facts) {
    return unheeded == 0 && facts.asked(at).filter(asked -> asked != Json.Null.NULL).isPresent();
  }

  /// Whether its conditions hold.
  public boolean holds(Facts facts) {
    for (Map.Entry<String, Json> each : when.entrySet()) {
      String name = each.getKey();
      Json wanted = each.getValue();
      Optional<Json> is =
          name.startsWith(HAS)
              ? Optional.of(Json.of(facts.fact(name.substring(HAS.length()), at).isPresent()))
              : name.startsWith(LOOKS)
                  ? facts.fact(name.substring(LOOKS.length()), at).map(Looks::of).map(Json::of)
                  : facts.fact(name, at);
      if (is.filter(wanted::equals).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /// Whether it tells an address of the service, whatever was sent.
  public boolean addresses() {
    return when.isEmpty()
        && is.flatMap(Json::asText).filter(text -> text.startsWith("${origin}/")).isPresent();
  }

  /// Whether it says no more than that the member is there whenever the thing has it.
  boolean keeps() {
    return when.isEmpty() && is.filter(KEPT::equals).isPresent();
  }
}
