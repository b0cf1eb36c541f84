package dev.dtu.mine;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Texts of which nothing is known but that a session shows the same one, again and again. Those that
/// are equal wherever two places are seen together have one name. Mutable, one thread's.
final class Tokens {

  private static final Pattern HOLE =
      Pattern.compile("\\$\\{named:(t\\d+):((?:[^{}]|\\{[^}]*})*)}");

  /// A text: what it was in each session.
  private static final class Token {
    private final String name;
    private final String shape;
    private final Map<String, String> values = new HashMap<>();
    private final Set<String> places = new HashSet<>();

    Token(String name, String shape) {
      this.name = name;
      this.shape = shape;
    }

    boolean is(Map<String, String> others) {
      int shared = 0;
      for (Map.Entry<String, String> each : others.entrySet()) {
        String own = values.get(each.getKey());
        if (own != null && !own.equals(each.getValue())) {
          return false;
        }
        shared += own == null ? 0 : 1;
      }
      return shared > 0 && 2 * shared >= Math.min(values.size(), others.size());
    }
  }

  private final List<Token> known = new ArrayList<>();
  private final Set<String> clients = new HashSet<>();

  /// Notes words that clients made up.
  void clients(Set<String> words) {
    clients.addAll(words);
  }

  /// Words that clients made up: facts where they are sent, and never the service's.
  Set<String> clients() {
    return clients;
  }

  /// A hole for the text.
  ///
  /// @param values of it, by session
  /// @param place where it stands
  String hole(Map<String, String> values, String place) {
    Token found = null;
    for (Token each : known) {
      found = found == null && each.is(values) ? each : found;
    }
    if (found == null) {
      found = new Token("t" + (known.size() + 1), Shapes.shape(List.copyOf(values.values())));
      known.add(found);
    }
    found.values.putAll(values);
    found.places.add(place);
    return "${named:" + found.name + ":" + found.shape + "}";
  }

  /// The template as it is written in the end: a text that stands at one place alone needs no name.
  Json settled(Json template) {
    return switch (template) {
      case Json.Text(String text) -> Json.of(settled(text));
      case Arr arr -> Arr.of(arr.items().stream().map(this::settled).toList());
      case Obj obj -> {
        var out = Obj.builder();
        obj.forEach(each -> out.put(each.key(), settled(each.value())));
        yield out.build();
      }
      case Json.Num _, Json.Bool _, Json.Null _ -> template;
    };
  }

  private String settled(String text) {
    if (!text.contains("${named:")) {
      return text;
    }
    Map<String, Token> byName = new TreeMap<>();
    known.forEach(each -> byName.put(each.name, each));
    Matcher hole = HOLE.matcher(text);
    var out = new StringBuilder();
    while (hole.find()) {
      Token token = byName.get(hole.group(1));
      boolean alone = token == null || token.places.size() < 2;
      String told = alone ? "${ours:" + hole.group(2) + "}" : hole.group();
      hole.appendReplacement(out, Matcher.quoteReplacement(told));
    }
    return hole.appendTail(out).toString();
  }
}
