package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;
import java.util.Locale;

/// Rules that put users into groups by what their profiles say. What they do
/// then, [Ruled] tells.
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
    return Expanded.rules(
        play,
        word.isEmpty()
            ? play.plainly()
            : play.paged(
                Finding.those(play.rows("group-rule").all(), each -> Providers.named(each, word)),
                50));
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

  static Obj whole(Obj people) {
    Obj nobody = Obj.of("exclude", Arr.EMPTY);
    return Obj.of("users", nobody.withAll(people.obj("users").orElse(Obj.EMPTY)))
        .with("groups", nobody.withAll(people.obj("groups").orElse(Obj.EMPTY)));
  }

  /// Changes a rule to what is sent; the groups it fills stay the same.
  ///
  /// - refuses: E0000001 one that is active, one that is to fill other groups, else as [#create]
  private static Reply replace(Play play) {
    Thing rule = named(play);
    if (active(rule)) {
      throw Refusal.of("api-validation")
          .with("subject", "status")
          .because("", "status: A rule that is active cannot be updated");
    }
    check(play, play.sent(), rule.id());
    if (play.sent().has("actions") && !groups(play.sent()).equals(groups(rule.item()))) {
      throw Refusal.of("api-validation")
          .with("subject", "actions")
          .because("", "actions: The actions of a rule cannot be updated");
    }
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
    if (Expression.read(text, AboutUser::names).isEmpty()) {
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

  static String value(Obj rule) {
    return rule.obj("conditions")
        .flatMap(each -> each.obj("expression"))
        .flatMap(each -> each.text("value"))
        .orElse("");
  }

  static Arr groups(Obj rule) {
    return rule.obj("actions")
        .flatMap(each -> each.obj("assignUserToGroups"))
        .map(each -> each.items("groupIds"))
        .orElse(Arr.EMPTY);
  }

  /// Switches a rule on; who it is for is in its groups some seconds later.
  private static Reply activate(Play play) {
    Thing rule = named(play);
    Reply reply = play.plainly();
    Ruled.applies(play, rule);
    return reply;
  }

  /// Stops a rule; whom it put into groups stays there.
  private static Reply deactivate(Play play) {
    return play.plainly();
  }

  /// Deletes a rule, with `removeUsers` some seconds later also what it did.
  private static Reply delete(Play play) {
    Thing rule = named(play);
    play.plainly();
    Ruled.ends(play, rule, play.flagged("removeUsers"));
    return Reply.json(202, Obj.EMPTY);
  }

  private static Thing named(Play play) {
    return play.rows("group-rule").get(play.asked("groupRuleId").orElse(""));
  }

  static boolean active(Thing rule) {
    return rule.text("status").filter("ACTIVE"::equals).isPresent();
  }
}
