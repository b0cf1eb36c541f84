package dev.dtu.sketch;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.recording.Exchange;
import dev.dtu.recording.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Paths with the names of things in them folded: `/1/boards/5f60` is `/1/boards/{boardId}`. A segment is
/// a name when it looks like none that a person gave a route, or when answers show it as an id.
final class Folding {

  private static final String VERSION = "v?\\d(\\.\\d{1,2})?";
  private static final int LONGEST = 30;

  private final Set<String> shown = new HashSet<>();
  private final Map<String, Integer> spread = new HashMap<>();

  Folding(List<Session> sessions) {
    for (Session session : sessions) {
      for (Exchange exchange : session.exchanges()) {
        exchange.answered().body().document().ifPresent(this::ids);
        for (String segment : new HashSet<>(segments(exchange.sent()))) {
          spread.merge(segment, 1, Integer::sum);
        }
      }
    }
  }

  private void ids(Json value) {
    switch (value) {
      case Obj obj ->
          obj.forEach(member -> {
            if (member.key().matches("(?i)_?id|uuid|guid|key|slug|shortlink|.*[a-z]Id|.*_id")) {
              member.value().asWords().ifPresent(shown::add);
            }
            ids(member.value());
          });
      case Arr arr -> arr.forEach(this::ids);
      case Json.Text _, Json.Num _, Json.Bool _, Json.Null _ -> {}
    }
  }

  private static List<String> segments(Exchange.Sent sent) {
    return List.of(sent.path().substring(1).split("/", -1));
  }

  /// The path of a request as a template of OpenAPI.
  String template(Exchange.Sent sent) {
    var out = new StringBuilder();
    List<String> taken = new ArrayList<>();
    String before = "";
    boolean first = true;
    for (String segment : segments(sent)) {
      boolean version = first && segment.matches(VERSION);
      if (!version && name(segment)) {
        out.append("/{").append(parameter(before, taken)).append('}');
      } else {
        out.append('/').append(segment);
        before = segment;
      }
      first = false;
    }
    return out.toString();
  }

  private boolean name(String segment) {
    boolean digit = segment.chars().anyMatch(Character::isDigit);
    boolean plain = segment.matches("[A-Za-z][A-Za-z_.-]*") && segment.length() <= LONGEST;
    boolean rare = spread.getOrDefault(segment, 0) <= Math.max(2, spread.size() / 4);
    return segment.matches("\\d+")
        || segment.contains("%")
        || segment.contains("@")
        || segment.length() > LONGEST
        || (digit && !segment.matches(VERSION))
        || (shown.contains(segment) && rare && !plain)
        || (shown.contains(segment) && segment.matches(".*[A-Z].*"));
  }

  private static String parameter(String before, List<String> taken) {
    String noun = before.isEmpty() ? "" : singular(before.replaceAll("[^A-Za-z0-9]", ""));
    String name = noun.isEmpty() ? "id" : noun + "Id";
    String free = name;
    for (int i = 2; taken.contains(free); i++) {
      free = name + i;
    }
    taken.add(free);
    return free;
  }

  /// A noun for one of many.
  static String singular(String word) {
    if (word.endsWith("ies") && word.length() > 4) {
      return word.substring(0, word.length() - 3) + "y";
    }
    if (word.matches(".*(ss|x|ch|sh)es")) {
      return word.substring(0, word.length() - 2);
    }
    boolean plural = word.endsWith("s") && !word.endsWith("ss") && word.length() > 3;
    return plural ? word.substring(0, word.length() - 1) : word;
  }
}
