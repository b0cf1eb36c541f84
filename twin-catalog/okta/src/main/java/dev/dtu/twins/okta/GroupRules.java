package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Notes;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Rows;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Rules that put users into groups by what their profiles say. Evaluated at once: for the few
/// seconds that the service takes nobody waits.
///
/// - source: dossier of developer.okta.com, group rules, and recorded traffic of
///   okta/terraform-provider-okta, 2026-08-31
final class GroupRules {

  private static final int LONGEST_NAME = 50;

  /// What data cannot say of them.
  static final Repertoire PARTS =
      Repertoire.NONE
          .on("listGroupRules", GroupRules::list)
          .on("createGroupRule", GroupRules::create)
          .on("replaceGroupRule", GroupRules::replace)
          .on("activateGroupRule", GroupRules::activate)
          .on("deactivateGroupRule", GroupRules::deactivate)
          .on("deleteGroupRule", GroupRules::delete);

  private GroupRules() {}

  /// Lists rules, those with a word in their name where one is searched.
  private static Reply list(Play play) {
    String word = play.asked("search").orElse("").toLowerCase(Locale.ROOT);
    return word.isEmpty()
        ? play.plainly()
        : play.paged(
            Finding.those(play.rows("group-rule").all(), each -> Providers.named(each, word)), 50);
  }

  /// Makes a rule, which does nothing until it is activated.
  ///
  /// - refuses: E0000001 a name that is blank, too long or another rule's; a condition that cannot
  ///   be read; a group that is not there
  private static Reply create(Play play) {
    check(play, play.sent(), "");
    Obj people =
        play.sent().obj("conditions").flatMap(each -> each.obj("people")).orElse(Obj.EMPTY);
    Obj conditions = play.sent().obj("conditions").orElse(Obj.EMPTY);
    return play.saying(play.sent().with("conditions", conditions.with("people", whole(people))))
        .plainly();
  }

  private static Obj whole(Obj people) {
    Obj nobody = Obj.of("exclude", dev.dtu.json.Arr.EMPTY);
    return Obj.of("users", nobody.withAll(people.obj("users").orElse(Obj.EMPTY)))
        .with("groups", nobody.withAll(people.obj("groups").orElse(Obj.EMPTY)));
  }

  /// Changes a rule to what is sent.
  ///
  /// - refuses: E0000001 one that is active, else as [#create]
  private static Reply replace(Play play) {
    Thing rule = named(play);
    if (active(rule)) {
      throw Refusal.of("api-validation")
          .with("subject", "status")
          .because("", "status: A rule that is active cannot be updated");
    }
    check(play, play.sent(), rule.id());
    return play.plainly();
  }

  private static void check(Play play, Obj sent, String own) {
    String name = sent.text("name").orElse("");
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw Refusal.of(Problem.INVALID)
          .because("name", "The name must be between 1 and " + LONGEST_NAME + " characters");
    }
    for (Thing rule : play.rows("group-rule").all()) {
      if (!rule.id().equals(own) && rule.text("name").filter(name::equals).isPresent()) {
        throw Refusal.of(Problem.CONFLICT).because("name", "");
      }
    }
    String text = value(sent);
    if (RuleCondition.read(text).isEmpty()) {
      throw Refusal.of("api-validation")
          .with("subject", "expression")
          .because("", "expression: Invalid expression: " + text);
    }
    for (Json id : groups(sent)) {
      if (play.rows("group").find(id.asText().orElse("")).isEmpty()) {
        throw Refusal.of("api-validation")
            .with("subject", "groupIds")
            .because("", "groupIds: Group not found: " + id.asText().orElse(""));
      }
    }
  }

  private static String value(Obj rule) {
    return rule.obj("conditions")
        .flatMap(each -> each.obj("expression"))
        .flatMap(each -> each.text("value"))
        .orElse("");
  }

  private static Iterable<Json> groups(Obj rule) {
    return rule.obj("actions")
        .flatMap(each -> each.obj("assignUserToGroups"))
        .map(each -> each.items("groupIds"))
        .orElse(dev.dtu.json.Arr.EMPTY);
  }

  private static Reply activate(Play play) {
    Thing rule = named(play);
    Reply reply = play.plainly();
    for (Thing user : play.rows("user").all()) {
      apply(play, play.rows("group-rule").get(rule.id()), user);
      Assigned.follow(play, user);
    }
    return reply;
  }

  /// Stops a rule; whom it put into groups stays there.
  private static Reply deactivate(Play play) {
    return play.plainly();
  }

  /// Deletes a rule, with `removeUsers` also what it did.
  private static Reply delete(Play play) {
    Thing rule = named(play);
    if (play.flagged("removeUsers")) {
      for (String key : new ArrayList<>(notes(play).keys())) {
        boolean own =
            notes(play)
                .find(key)
                .flatMap(note -> note.text("rule"))
                .filter(rule.id()::equals)
                .isPresent();
        if (own) {
          String[] parts = key.split("/", -1);
          play.rows("user")
              .find(parts[0])
              .ifPresent(user -> {
                out(play, user, parts[1]);
                Assigned.follow(play, user);
              });
        }
      }
    }
    play.plainly();
    return Reply.json(202, Obj.EMPTY);
  }

  private static Thing named(Play play) {
    return play.rows("group-rule").get(play.asked("groupRuleId").orElse(""));
  }

  private static boolean active(Thing rule) {
    return rule.text("status").filter("ACTIVE"::equals).isPresent();
  }

  /// Puts a user into the groups that rules want them in, and takes them out of those that rules
  /// put them into and no longer want; applications of their groups follow.
  static void evaluate(Play play, Thing user) {
    List<Thing> rules = play.rows("group-rule").all();
    for (Thing rule : rules) {
      if (active(rule)) {
        apply(play, rule, play.rows("user").get(user.id()));
      }
    }
    Assigned.follow(play, user);
  }

  private static void apply(Play play, Thing rule, Thing user) {
    boolean wanted =
        !excluded(rule, user)
            && RuleCondition.read(value(rule.item()))
                .filter(condition -> condition.holds(user, groupsOf(play, user)))
                .isPresent();
    Thing now = user;
    for (Json each : groups(rule.item())) {
      String id = each.asText().orElse("");
      String key = user.id() + "/" + id;
      Rows users = play.rows("user");
      Thing group = play.rows("group").find(id).orElse(null);
      boolean out = notes(play).find(key).filter(note -> note.has("excluded")).isPresent();
      if (group == null || out) {
        continue;
      }
      if (wanted && !users.within(now, "group", group)) {
        now = users.put(now, "group", group);
        notes(play).put(key, Obj.of("rule", Json.of(rule.id())));
      } else if (!wanted && ruled(play, key, rule)) {
        out(play, now, id);
        now = users.get(user.id());
      }
    }
  }

  private static boolean ruled(Play play, String key, Thing rule) {
    return notes(play)
        .find(key)
        .flatMap(note -> note.text("rule"))
        .filter(rule.id()::equals)
        .isPresent();
  }

  private static void out(Play play, Thing user, String group) {
    notes(play).remove(user.id() + "/" + group);
    play.rows("group").find(group).ifPresent(there -> play.rows("user").take(user, "group", there));
  }

  /// Notes that somebody took a user out of a group by hand: rules do not put them back.
  static void excluded(Play play, Thing user, Thing group) {
    String key = user.id() + "/" + group.id();
    if (notes(play).find(key).isPresent()) {
      notes(play).put(key, Obj.of("excluded", Json.of(true)));
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
