package dev.dtu.mine;

import dev.dtu.json.Obj;
import dev.dtu.usage.Line;
import dev.dtu.usage.Pointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Names that clients make up for members of an object: the document declares none of them, and each was
/// sent, in one group of recordings alone. What is said of one of them is said of any. Mutable.
final class MadeNames {

  private static final String MANY = "";

  private final Pointer at;
  private final Map<String, String> groups = new TreeMap<>();
  private final Set<String> sent = new TreeSet<>();

  /// @param at where the object stands
  MadeNames(Pointer at) {
    this.at = at;
  }

  /// Notes the names that one answer shows.
  void watch(Sight sight) {
    sent.addAll(names(sight.sent()));
    for (Obj each : List.of(sight.sent(), sight.before(), sight.shown())) {
      note(each, sight.group());
    }
  }

  private void note(Obj whole, String group) {
    for (String name : names(whole)) {
      groups.merge(name, group, (one, other) -> one.equals(other) ? one : MANY);
    }
  }

  private Set<String> names(Obj whole) {
    Set<String> names = new TreeSet<>();
    at.in(whole).flatMap(it -> it.asObj()).ifPresent(it -> names.addAll(it.keys()));
    return names;
  }

  /// Whether a client made the name up.
  boolean made(String name) {
    return sent.contains(name) && !groups.getOrDefault(name, MANY).equals(MANY);
  }

  /// The answer once for each such name that was sent, with that member alone, under [Line#ANY].
  List<Sight> of(Sight sight) {
    List<Sight> each = new ArrayList<>();
    for (String name : names(sight.sent())) {
      if (made(name)) {
        each.add(
            sight.named(
                alone(sight.sent(), name),
                alone(sight.before(), name),
                alone(sight.shown(), name)));
      }
    }
    return each;
  }

  private Obj alone(Obj whole, String name) {
    return at.in(whole)
        .flatMap(it -> it.asObj())
        .map(map -> map.find(name).map(it -> Obj.of(Line.ANY, it)).orElse(Obj.EMPTY))
        .map(any -> at.steps().isEmpty() ? any : at.with(whole, any))
        .orElse(whole);
  }
}
