package dev.dtu.mine;

import dev.dtu.json.Json;
import dev.dtu.usage.Line;
import dev.dtu.usage.Pointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// How a service words its refusals: what one group alone says of one operation, refusals of others may
/// say too.
final class Said {

  private static final String HOLE = "${";

  private final Tokens tokens;
  private final Words words;
  private final Map<Pointer, Json> usual = new TreeMap<>();

  /// @param attempts of each operation
  /// @param words knows which texts one group alone shows
  Said(SortedMap<String, List<Attempt>> attempts, Tokens tokens, Words words) {
    this.tokens = tokens;
    this.words = words;
    List<Sight> all =
        attempts.values().stream()
            .flatMap(List::stream)
            .filter(Attempt::refused)
            .map(Attempt::sight)
            .toList();
    for (Line line : Learner.lines(all, Mode.BORN, tokens)) {
      line.is().filter(Said::made).ifPresent(is -> usual.putIfAbsent(line.at(), is));
    }
  }

  /// Whether it is a text that the service makes for each answer.
  private static boolean made(Json is) {
    return is.asText().filter(text -> text.contains("${made:")).isPresent();
  }

  /// What these refusals answer with.
  List<Line> lines(List<Sight> sights) {
    List<Line> lines = new ArrayList<>();
    for (Line line : Learner.lines(apart(sights), Mode.BORN, tokens)) {
      boolean token =
          line.is()
              .flatMap(Json::asText)
              .filter(
                  text -> !text.contains(HOLE) && Parts.of(text).stream().anyMatch(Parts::token))
              .isPresent();
      Json known = usual.get(line.at());
      boolean own = line.is().map(words::kept).equals(Optional.of(Line.DRAWN));
      Optional<Json> is = known != null && (token || own) ? Optional.of(known) : line.is();
      long seen = Math.min(line.seen(), sights.size());
      lines.add(new Line(line.at(), line.when(), is, seen, line.against(), 0));
    }
    return lines;
  }

  /// Each refusal as if it were of a group of its own: whose words it has is asked of all answers.
  private static List<Sight> apart(List<Sight> sights) {
    List<Sight> apart = new ArrayList<>();
    int number = 0;
    for (Sight each : sights) {
      for (int i = 0; i < (sights.size() == 1 ? 2 : 1); i++) {
        apart.add(each.called(each.group() + " " + number++));
      }
    }
    return apart;
  }
}
