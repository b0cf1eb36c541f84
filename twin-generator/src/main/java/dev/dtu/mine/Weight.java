package dev.dtu.mine;

import dev.dtu.json.Json;
import dev.dtu.usage.Objection;
import dev.dtu.usage.Pointer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// How little a condition is what services object to: of two that part as well, the lighter is
/// believed.
///
/// @param moved places of things that actions were seen to move: what a life cycle is made of
/// @param common places where requests mostly have the same few values: nobody's own
record Weight(Set<String> moved, Set<String> common) {

  /// What is no condition at all.
  static final double NEVER = 9;

  /// What has to be seen more often.
  static final double WEAK = 3;

  /// What is an objection by its kind: one group may tell it.
  static final double PLAIN = 1.2;

  private static final double NAMED = 0.6;

  private static final int TELLING = 3;

  /// Fewer requests do not tell which values are common.
  private static final int MANY = 4;

  /// What no value that is meant looks like.
  private static final List<String> ODD =
      List.of(
          "null", "empty", "blank", "below zero", "zero", "empty list", "empty object", "fraction");

  /// For the attempts of one operation.
  static Weight of(Set<String> moved, List<Attempt> attempts) {
    Map<Pointer, List<Json>> values = new TreeMap<>();
    for (Attempt each : attempts) {
      for (Pointer at : each.taken().keySet()) {
        at.in(each.sight().sent())
            .ifPresent(value -> values.computeIfAbsent(at, _ -> new ArrayList<>()).add(value));
      }
    }
    Set<String> common = new TreeSet<>();
    values.forEach((at, all) -> {
      if (all.size() >= MANY && 2 * new HashSet<>(all).size() <= all.size()) {
        common.add(at.toString());
      }
    });
    return new Weight(moved, common);
  }

  /// @param said all that the refusals say, in small letters: what they name is more likely meant
  double of(String fact, Json is, String said) {
    double plain = of(fact, is);
    return plain < WEAK && said.contains(name(fact)) && name(fact).length() >= TELLING
        ? plain - NAMED
        : plain;
  }

  private double of(String fact, Json is) {
    boolean yes = is.equals(Json.of(true));
    if (fact.startsWith(Objection.TAKEN)) {
      boolean own = !common.contains(fact.substring(Objection.TAKEN.length()));
      return !yes ? NEVER : own ? 1 : 2;
    }
    if (fact.startsWith(Objection.THERE)) {
      return yes ? 2.5 : 1.1;
    }
    if (fact.startsWith(Objection.HAS)) {
      return yes ? 1.9 : fact.startsWith(Objection.HAS + "sent:") || query(fact) ? 1.1 : NEVER;
    }
    if (fact.startsWith(Objection.LOOKS)) {
      return is.asText().filter(ODD::contains).isPresent() ? 1.15 : 2;
    }
    int colon = fact.indexOf(':');
    return switch (colon < 0 ? fact : fact.substring(0, colon)) {
      case "before", "within" -> moved.contains(fact.substring(colon + 1)) ? 1 : 2;
      case "sent", "query", "path" -> 1.8;
      case Objection.CALLER -> 1.8;
      default -> WEAK;
    };
  }

  private static boolean query(String fact) {
    return fact.startsWith(Objection.HAS + "query:");
  }

  /// The last word of a fact: the member or the parameter it is about.
  private static String name(String fact) {
    int from = Math.max(fact.lastIndexOf('/'), fact.lastIndexOf(':'));
    return fact.substring(from + 1).toLowerCase(Locale.ROOT);
  }
}
