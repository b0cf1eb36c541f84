package dev.dtu.mine;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.judge.Leak;
import dev.dtu.recording.Session;
import dev.dtu.split.Group;
import dev.dtu.usage.Around;
import dev.dtu.usage.Birth;
import dev.dtu.usage.Line;
import dev.dtu.usage.Objection;
import dev.dtu.usage.Usage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Long texts that answers show, and in which group: one that a single group has is a recording's
/// own, and no rule of a service, as little as what clients call things. Mutable, one thread's.
final class Words {

  private static final String MANY = "";

  private final Map<String, String> groups = new HashMap<>();
  private final Sayings sayings = new Sayings();

  /// What clients call their things by.
  Set<String> clients() {
    return sayings.words();
  }

  /// Takes in what one session shows.
  void watch(Session session) {
    sayings.watch(session);
    String group = Group.of(session);
    session
        .exchanges()
        .forEach(each -> each.answered().body().document().ifPresent(body -> note(body, group)));
  }

  private void note(Json value, String group) {
    switch (value) {
      case Obj obj -> obj.forEach(each -> note(each.value(), group));
      case Arr arr -> arr.forEach(each -> note(each, group));
      case Json.Text(String text) -> {
        if (text.length() >= Leak.LONG) {
          groups.merge(text, group, (one, other) -> one.equals(other) ? one : MANY);
        }
      }
      case Json.Num _, Json.Bool _, Json.Null _ -> {}
    }
  }

  /// What was seen of an operation, without a recording's own text in what it says, and without
  /// what holds only where such a text was sent.
  Usage kept(Usage usage) {
    Around around = usage.around();
    var births =
        around.births().stream().map(it -> new Birth(it.resource(), lines(it.lines()))).toList();
    return new Usage(
            usage.seen(),
            usage.ids(),
            lines(usage.item()),
            lines(usage.view()),
            lines(usage.found()),
            usage.apart(),
            usage.rules(),
            new Around(around.status(), lines(around.lines()), births),
            usage.objections().stream().filter(this::plain).toList())
        .with(this::kept);
  }

  private boolean plain(Objection objection) {
    return objection.when().values().stream().noneMatch(this::own);
  }

  private List<Line> lines(List<Line> lines) {
    return lines.stream()
        .filter(line -> line.when().values().stream().noneMatch(this::own))
        .filter(line -> !sayings.numbered(line))
        .map(sayings::kept)
        .toList();
  }

  /// The template; where it has a recording's own text in it, that there is something.
  Json kept(Json template) {
    return own(template) ? Line.DRAWN : template;
  }

  private boolean own(Json value) {
    return switch (value) {
      case Obj obj -> obj.keys().stream().anyMatch(key -> own(obj.find(key).orElseThrow()));
      case Arr arr -> arr.items().stream().anyMatch(this::own);
      case Json.Text(String text) -> !groups.getOrDefault(text, MANY).equals(MANY);
      case Json.Num _, Json.Bool _, Json.Null _ -> false;
    };
  }
}
