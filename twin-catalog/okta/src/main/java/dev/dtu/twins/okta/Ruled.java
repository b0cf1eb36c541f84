package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Notes;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Rows;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What rules for groups do. They act some seconds after what made them act, on the universe's clock,
/// each time for one user or for one rule.
///
/// - source: dossier of developer.okta.com, group rules, 2026-08-31
final class Ruled {

  /// How long the service takes. It is told to be seconds; how many is not.
  private static final Duration LATER = Duration.ofSeconds(2);

  private static final String FOLLOW = "follow-rules";
  private static final String APPLY = "apply-rule";
  private static final String UNDO = "undo-rule";
  private static final String RULES = "group-rule";

  /// What data cannot say of it.
  static final Repertoire PARTS =
      Repertoire.NONE
          .acting(FOLLOW, Ruled::followed)
          .acting(APPLY, Ruled::applied)
          .acting(UNDO, Ruled::undone);

  private Ruled() {}

  /// A rule was switched on.
  static void applies(Play play, Thing rule) {
    later(play, APPLY, rule.id(), 1);
  }

  /// A rule is no more; whom it put into groups stays there, or does not.
  static void ends(Play play, Thing rule, boolean undone) {
    if (undone) {
      later(play, UNDO, rule.id(), 1);
    } else {
      by(play, rule.id()).forEach(key -> notes(play).remove(key));
    }
  }

  private static void later(Play play, String act, String id, int turns) {
    Instant due = play.scene().moment().plus(LATER);
    Obj told = Obj.of("id", Json.of(id), "turns", Json.of((long) turns));
    play.later(act + "/" + id, due, act, told);
  }

  /// A rule looks at everybody.
  private static Reply applied(Play play) {
    Optional<Thing> rule = play.rows(RULES).find(told(play)).filter(GroupRules::active);
    if (rule.isPresent()) {
      for (Thing user : play.rows("user").all()) {
        settled(play, List.of(rule.get()), user);
      }
    }
    return Reply.empty(204);
  }

  /// What a rule did that is no more is undone.
  private static Reply undone(Play play) {
    for (String key : by(play, told(play))) {
      String[] parts = key.split("/", -1);
      Optional<Thing> user = play.rows("user").find(parts[0]);
      user.ifPresent(one -> out(play, one, parts[1]));
      user.ifPresent(one -> Assigned.follow(play, one));
    }
    return Reply.empty(204);
  }

  /// The notes of what a rule did.
  private static List<String> by(Play play, String rule) {
    return notes(play).keys().stream().filter(key -> ruled(play, key, rule)).toList();
  }

  private static String told(Play play) {
    return play.argument("id").orElse("");
  }

  /// Has rules look at a user some seconds later, where there are any that act.
  static void evaluate(Play play, Thing user) {
    int rules = acting(play).size();
    if (rules > 0) {
      later(play, FOLLOW, user.id(), rules);
    }
    Assigned.follow(play, user);
  }

  private static List<Thing> acting(Play play) {
    return play.rows(RULES).all().stream().filter(GroupRules::active).toList();
  }

  /// Rules look at one user, and once more where a rule's groups are what another asks for: at most as
  /// often as there were rules.
  private static Reply followed(Play play) {
    Optional<Thing> user = play.rows("user").find(told(play));
    boolean moved = user.isPresent() && settled(play, acting(play), user.get());
    int turns = play.argument("turns").map(Integer::parseInt).orElse(1);
    if (moved && turns > 1) {
      later(play, FOLLOW, told(play), turns - 1);
    }
    return Reply.empty(204);
  }

  /// Puts a user into the groups that rules want them in, and takes them out of those that rules
  /// put them into and no longer want; applications of their groups follow.
  ///
  /// @return whether that changed where they are
  private static boolean settled(Play play, List<Thing> rules, Thing user) {
    if (user.text("status").filter(UserLife.DEPROVISIONED::equals).isPresent()) {
      return false;
    }
    Json before = user.row().value().items("linked");
    for (Thing rule : rules) {
      apply(play, rule, play.rows("user").get(user.id()));
    }
    Thing after = play.rows("user").get(user.id());
    boolean moved = !after.row().value().items("linked").equals(before);
    if (moved) {
      Assigned.follow(play, after);
    }
    return moved;
  }

  private static void apply(Play play, Thing rule, Thing user) {
    boolean wanted = wants(play, rule, user);
    Thing now = user;
    for (Json each : GroupRules.groups(rule.item())) {
      String id = each.asText().orElse("");
      String key = user.id() + "/" + id;
      Rows users = play.rows("user");
      Optional<Thing> group = play.rows("group").find(id);
      if (group.isPresent() && wanted && !users.within(now, "group", group.get())) {
        now = users.put(now, "group", group.get());
        notes(play).put(key, Obj.of("rule", Json.of(rule.id())));
      } else if (!wanted && ruled(play, key, rule.id())) {
        out(play, now, id);
        now = users.get(user.id());
      }
    }
  }

  private static boolean wants(Play play, Thing rule, Thing user) {
    return !excluded(rule, user)
        && Expression.read(GroupRules.value(rule.item()), AboutUser::names)
            .filter(
                told -> AboutUser.holds(told, user, groupsOf(play, user), play.scene().moment()))
            .isPresent();
  }

  private static boolean ruled(Play play, String key, String rule) {
    return notes(play)
        .find(key)
        .flatMap(note -> note.text("rule"))
        .filter(rule::equals)
        .isPresent();
  }

  private static void out(Play play, Thing user, String group) {
    notes(play).remove(user.id() + "/" + group);
    play.rows("group").find(group).ifPresent(there -> play.rows("user").take(user, "group", there));
  }

  /// Somebody took a user out of a group by hand: the rules that would put them back leave them out from
  /// now on, which `exclude` shows.
  ///
  /// - source: dossier of developer.okta.com, group rules, 2026-08-31
  static void excluded(Play play, Thing user, Thing group) {
    String key = user.id() + "/" + group.id();
    Optional<Obj> note = notes(play).find(key);
    notes(play).remove(key);
    if (note.isEmpty()) {
      return;
    }
    for (Thing rule : acting(play)) {
      if (GroupRules.groups(rule.item()).items().contains(Json.of(group.id()))
          && wants(play, rule, user)) {
        Obj conditions = rule.item().obj("conditions").orElse(Obj.EMPTY);
        Obj people = GroupRules.whole(conditions.obj("people").orElse(Obj.EMPTY));
        Obj users = people.obj("users").orElse(Obj.EMPTY);
        List<Json> out = new ArrayList<>(users.items("exclude").items());
        out.add(Json.of(user.id()));
        Obj told = people.with("users", users.with("exclude", Json.array(out)));
        play.rows(RULES).keep(rule.with("conditions", conditions.with("people", told)));
      }
    }
  }

  private static boolean excluded(Thing rule, Thing user) {
    return rule.find("conditions.people.users.exclude")
        .flatMap(Json::asArr)
        .filter(list -> list.items().contains(Json.of(user.id())))
        .isPresent();
  }

  private static List<Thing> groupsOf(Play play, Thing user) {
    List<Thing> groups = new ArrayList<>();
    for (Json each : user.row().value().items("linked")) {
      String name = each.asText().orElse("");
      if (name.startsWith("group/")) {
        play.rows("group").find(name.substring("group/".length())).ifPresent(groups::add);
      }
    }
    return groups;
  }

  private static Notes notes(Play play) {
    return play.notes("ruled");
  }
}
