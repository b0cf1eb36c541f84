package dev.dtu.twins.jira;

import dev.dtu.effect.Play;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a client wants done to fields of an issue, told as what becomes of them.
///
/// - source: developer.atlassian.com, platform REST v3, edit issue, `update`, 2026-09-12
final class Updates {

  private static final List<String> BESIDE = List.of("comment", "worklog", "issuelinks");

  private Updates() {}

  /// The fields that a request sets, with what `update` makes of others. Comments that it adds are
  /// added.
  ///
  /// - refuses: `invalid` for a field in both
  static Obj fields(Play play, Thing issue) {
    Obj fields = play.sent().obj("fields").orElse(Obj.EMPTY);
    Obj update = play.sent().obj("update").orElse(Obj.EMPTY);
    Obj changed = fields;
    for (Obj.Member member : update) {
      String field = member.key();
      if (fields.has(field)) {
        throw Refusal.of(Problem.INVALID)
            .because(
                field, "Field '%s' cannot appear in both 'fields' and 'update'".formatted(field));
      }
      List<Json> steps = member.value().asArr().map(it -> it.items()).orElse(List.of());
      if (BESIDE.contains(field)) {
        steps.forEach(step -> beside(play, issue, field, step));
      } else {
        Json value = Issues.fields(issue).find(field).orElse(Json.Null.NULL);
        for (Json step : steps) {
          value = done(value, step.asObj().orElse(Obj.EMPTY));
        }
        changed = changed.with(field, value);
      }
    }
    return changed;
  }

  private static Json done(Json value, Obj step) {
    Json now = value;
    for (Obj.Member verb : step) {
      List<Json> items = new ArrayList<>(now.asArr().map(it -> it.items()).orElse(List.of()));
      switch (verb.key()) {
        case "add" -> {
          if (items.stream().noneMatch(it -> same(it, verb.value()))) {
            items.add(verb.value());
          }
          now = Json.array(items);
        }
        case "remove" -> {
          items.removeIf(it -> same(it, verb.value()));
          now = Json.array(items);
        }
        default -> now = verb.value();
      }
    }
    return now;
  }

  private static boolean same(Json one, Json other) {
    for (String member : List.of("id", "name", "accountId")) {
      Optional<Json> told = other.asObj().flatMap(it -> it.find(member));
      if (told.isPresent()) {
        return one.asObj().flatMap(it -> it.find(member)).equals(told);
      }
    }
    return one.equals(other);
  }

  private static void beside(Play play, Thing issue, String field, Json step) {
    Optional<Obj> added = step.asObj().flatMap(it -> it.obj("add"));
    if (field.equals("comment") && added.isPresent()) {
      Obj comment =
          Obj.of("author", Accounts.me(play), "updateAuthor", Accounts.me(play))
              .withAll(added.get())
              .with("created", play.now())
              .with("updated", play.now());
      play.rows("comment").make(comment, issue.id());
    }
  }
}
