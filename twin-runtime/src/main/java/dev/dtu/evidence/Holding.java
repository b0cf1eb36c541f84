package dev.dtu.evidence;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Holds one document against what was seen. Mutable; one document's.
final class Holding {

  private final Set<String> sent = new TreeSet<>();
  private final Map<String, Departure> found = new TreeMap<>();

  private Holding() {}

  static List<Departure> of(Json document, Json sent, Seen seen) {
    var holding = new Holding();
    Echoes.sent(sent, "", holding.sent);
    holding.hold(document, seen, "");
    return new ArrayList<>(holding.found.values());
  }

  private void note(Departure.Kind kind, String path, String what) {
    var departure = new Departure(kind, path, what);
    found.putIfAbsent(departure.name(), departure);
  }

  private void hold(Json value, Seen seen, String path) {
    if (!seen.types().containsKey(value.kind())) {
      // a place that was always null does not tell what else may stand there
      if (!List.copyOf(seen.types().keySet()).equals(List.of("null"))) {
        note(
            Departure.Kind.TYPE,
            path,
            "expected %s, found %s"
                .formatted(String.join(" or ", seen.types().keySet()), value.kind()));
      }
      return;
    }
    switch (value) {
      case Obj obj -> members(obj, seen, path);
      case Arr arr -> {
        Optional<Seen> items = seen.items();
        for (Json item : arr) {
          items.ifPresent(each -> hold(item, each, path + "[]"));
        }
      }
      case Json.Text _, Json.Num _, Json.Bool _, Json.Null _ -> {}
    }
  }

  private void members(Obj obj, Seen seen, String path) {
    for (Obj.Member member : obj) {
      boolean folded = !seen.members().containsKey(member.key());
      String at = below(path, folded && seen.any().isPresent() ? "{}" : member.key());
      Optional<Seen> place = seen.member(member.key());
      if (place.isPresent()) {
        hold(member.value(), place.get(), at);
      } else {
        note(
            Departure.Kind.UNKNOWN,
            at,
            "never seen in %d, found %s".formatted(seen.objects(), member.value().kind()));
      }
    }
    seen.members()
        .forEach((name, place) -> {
          String at = below(path, name);
          if (seen.requires(name) && !obj.has(name) && wanted(place, at)) {
            note(
                Departure.Kind.MISSING,
                at,
                "seen in %d of %d, found none".formatted(place.times(), seen.objects()));
          }
        });
  }

  /// Whether a place is asked of this reply: nobody knows how a call is answered that did not send
  /// what all others did.
  private boolean wanted(Seen place, String path) {
    Optional<Echo> echo = place.echo();
    return echo.isEmpty() || echo.get().unsent() > 0 || Echoes.sent(path, sent).isPresent();
  }

  static String below(String path, String member) {
    return path.isEmpty() ? member : path + "." + member;
  }
}
