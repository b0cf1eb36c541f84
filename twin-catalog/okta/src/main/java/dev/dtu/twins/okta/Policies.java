package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Rows;
import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Policies of an organisation and of its authorization servers, and their rules.
///
/// - order: priorities count from 1 without gaps; one that is put before others moves them back; what
///   the service made itself comes last and stays
/// - those that the Identity Engine came with count otherwise: a policy that applications are put under
///   is the first and only one, its rules count from 0 and stand where they were put
/// - refuses: `system-kept` for deleting or switching off what the
///   service made itself
/// - source: dossier of recorded traffic of okta/terraform-provider-okta, policies, 2026-08-31
final class Policies {

  /// What data cannot say of them.
  static final Repertoire PARTS =
      Repertoire.NONE
          .on("getPolicy", Policies::read)
          .on("clonePolicy", Policies::copied)
          .on("createPolicy", play -> created(play, Kind.POLICY))
          .on("replacePolicy", play -> replaced(play, Kind.POLICY))
          .on("deletePolicy", play -> deleted(play, Kind.POLICY))
          .on("deactivatePolicy", play -> off(play, Kind.POLICY))
          .on("listPolicyRules", Policies::rules)
          .on("createPolicyRule", play -> created(play, Kind.RULE))
          .on("replacePolicyRule", play -> replaced(play, Kind.RULE))
          .on("deletePolicyRule", play -> deleted(play, Kind.RULE))
          .on("deactivatePolicyRule", play -> off(play, Kind.RULE))
          .on("createAuthorizationServerPolicy", play -> created(play, Kind.SERVER_POLICY))
          .on("replaceAuthorizationServerPolicy", play -> replaced(play, Kind.SERVER_POLICY))
          .on("deleteAuthorizationServerPolicy", play -> deleted(play, Kind.SERVER_POLICY))
          .on("createAuthorizationServerPolicyRule", play -> created(play, Kind.SERVER_RULE))
          .on("replaceAuthorizationServerPolicyRule", play -> replaced(play, Kind.SERVER_RULE))
          .on("deleteAuthorizationServerPolicyRule", play -> deleted(play, Kind.SERVER_RULE));

  /// Whose priorities are counted together.
  ///
  /// Names of the resource, of the parameters of what it stands below, and of its own.
  private enum Kind {
    POLICY("policy", "", "policyId"),
    RULE("policy-rule", "policyId", "ruleId"),
    SERVER_POLICY("authorization-server-policy", "authServerId", "policyId"),
    SERVER_RULE("authorization-server-policy-rule", "authServerId policyId", "ruleId");

    private final String resource;
    private final String above;
    private final String own;

    Kind(String resource, String above, String own) {
      this.resource = resource;
      this.above = above;
      this.own = own;
    }

    private Rows rows(Play play) {
      return play.rows(resource);
    }

    private String[] scopes(Play play) {
      return TokenRules.words(above).stream()
          .map(each -> play.asked(each).orElse(""))
          .toArray(String[]::new);
    }

    private Thing asked(Play play) {
      return get(play, play.asked(own).orElse(""));
    }

    private Thing get(Play play, String id) {
      List<String> name = new ArrayList<>(List.of(scopes(play)));
      name.add(id);
      return rows(play).get(name.toArray(String[]::new));
    }

    /// All that are counted together with one of a type.
    private List<Thing> all(Play play, Optional<String> type) {
      return rows(play).all(scopes(play)).stream()
          .filter(each -> this != POLICY || each.text("type").equals(type))
          .toList();
    }
  }

  /// Types of policies that applications are put under.
  private static final List<String> APART = List.of("ACCESS_POLICY", "PROFILE_ENROLLMENT");

  /// Types of rules that count from 0.
  private static final List<String> SPACED =
      List.of(
          "ACCESS_POLICY",
          "PROFILE_ENROLLMENT",
          "SESSION_VIOLATION_DETECTION",
          "POST_AUTH_SESSION",
          "ENTITY_RISK");

  /// Those of rules that stand behind all others again when they are replaced without a word of where.
  ///
  /// - source: recorded traffic of okta/terraform-provider-okta, PUT
  ///   /api/v1/policies/{policyId}/rules/{ruleId} of POST_AUTH_SESSION, 2026-11-22
  private static final List<String> LAST = List.of("POST_AUTH_SESSION");

  private Policies() {}

  /// Puts it where it wants to be among those it is counted with.
  private static Thing placed(Play play, Kind kind, Thing thing, long wanted) {
    String type = thing.text("type").orElse("");
    Rows rows = kind.rows(play);
    if (kind == Kind.POLICY && APART.contains(type)) {
      return rows.keep(thing.with("priority", Json.of(1L)));
    }
    List<Thing> all = kind.all(play, Optional.of(type));
    return kind == Kind.RULE && SPACED.contains(type)
        ? Priorities.spaced(play, all, thing, wanted)
        : Priorities.placed(rows, all, thing, wanted);
  }

  /// Shows one; what it is for is told by lists alone.
  ///
  /// - source: recorded traffic of okta/terraform-provider-okta, GET /api/v1/policies, 2026-11-22
  private static Reply read(Play play) {
    Thing policy = Kind.POLICY.asked(play);
    return play.asked("expand").isPresent()
        ? play.plainly()
        : Reply.json(200, Kind.POLICY.rows(play).shown(policy).without("_embedded"));
  }

  /// The rules of a policy, in the order in which they are asked.
  ///
  /// - source: recorded traffic of okta/terraform-provider-okta, GET /api/v1/policies/{policyId}/rules,
  ///   2026-11-22
  private static Reply rules(Play play) {
    Thing policy = Kind.POLICY.asked(play);
    return play.paged(Priorities.inOrder(Kind.RULE.rows(play).all(policy.id())), 0);
  }

  /// Gives a new policy the rule that catches all others, where the organisation's own policy of that
  /// type has one.
  private static void caught(Play play, Thing policy) {
    Rows rules = Kind.RULE.rows(play);
    for (Thing own : Kind.POLICY.all(play, policy.text("type"))) {
      for (Thing rule : own.item().flag("system") ? rules.all(own.id()) : List.<Thing>of()) {
        if (rule.item().flag("system")) {
          Json now = Users.second(play);
          Obj item = rule.item().without("_links").with("id", PolicyIds.RULE.id(rules));
          Thing made = rules.make(item.with("created", now).with("lastUpdated", now), policy.id());
          rules.keep(made.with("_links", linked(play, policy, made)));
          return;
        }
      }
    }
  }

  private static Obj linked(Play play, Thing policy, Thing rule) {
    String place = play.scene().origin().url() + "/api/v1/policies/" + policy.id();
    Obj hints = Obj.of("allow", Arr.of(Json.of("GET"), Json.of("PUT")));
    return Obj.of(
        "self", Obj.of("href", Json.of(place + "/rules/" + rule.id())).with("hints", hints));
  }

  private static Reply created(Play play, Kind kind) {
    Optional<String> type = play.sent().text("type");
    long wanted = wanted(play.sent(), Long.MAX_VALUE);
    Rows rows = kind.rows(play);
    Optional<String> id = PolicyIds.id(play, rows, play.asked("policyId"), type.orElse(""));
    Play told = id.map(own -> play.saying(play.sent().with("id", own))).orElse(play);
    Reply reply = told.plainly();
    if (kind.all(play, type).isEmpty()) {
      return reply;
    }
    Thing made = id.isPresent() ? kind.get(play, id.get()) : rows.all(kind.scopes(play)).getLast();
    boolean named = made.item().flag("system");
    Thing own = named ? made.with("system", Json.of(false)) : made;
    if (kind == Kind.POLICY && APART.contains(own.text("type").orElse(""))) {
      caught(play, own);
    }
    return play.shown(placed(play, kind, own.with("priority", Json.of(-1L)), wanted));
  }

  /// Read-only members of what the service made itself stay as they are; who puts the password policy of
  /// all others back has to say that it stays where it is.
  ///
  /// - refuses: E0000077 another priority
  /// - source: dossier, policies, source of okta/terraform-provider-okta, 2026-08-31
  private static Reply replaced(Play play, Kind kind) {
    Thing before = kind.asked(play);
    Obj sent = play.sent();
    boolean system = before.item().flag("system");
    long old = Priorities.of(before);
    long wanted = wanted(sent, old);
    boolean password = before.text("type").filter("PASSWORD"::equals).isPresent();
    boolean moved = wanted != old || password && !sent.has("priority");
    if (system && kind == Kind.POLICY && moved) {
      throw Refusal.of("read-only").with("attribute", "priority");
    }
    Obj kept = sent.with("system", Json.of(system));
    kept = kept.with("priority", Json.of(system ? old : wanted));
    play.saying(kept).plainly();
    Thing after = kind.asked(play).with("system", Json.of(system));
    if (system) {
      return play.shown(kind.rows(play).keep(after));
    }
    boolean last = !sent.has("priority") && LAST.contains(after.text("type").orElse(""));
    Thing back = after.with("priority", Json.of(old));
    return play.shown(placed(play, kind, back, last ? Long.MAX_VALUE : wanted));
  }

  private static Reply deleted(Play play, Kind kind) {
    Thing thing = kind.asked(play);
    if (thing.item().flag("system")) {
      throw Refusal.of("system-kept");
    }
    Reply reply = play.plainly();
    String type = thing.text("type").orElse("");
    if (!(kind == Kind.POLICY ? APART : SPACED).contains(type)) {
      Priorities.closed(kind.rows(play), kind.all(play, thing.text("type")));
    }
    return reply;
  }

  private static Reply off(Play play, Kind kind) {
    if (kind.asked(play).item().flag("system")) {
      throw Refusal.of("system-kept");
    }
    return play.plainly();
  }

  private static long wanted(Obj sent, long otherwise) {
    return sent.find("priority")
        .flatMap(Json::asWords)
        .filter(word -> word.matches("\\d{1,9}"))
        .map(Long::parseLong)
        .orElse(otherwise);
  }

  /// Makes another one like a policy, of the same type.
  ///
  /// - out: the policy, active, with `[cloned]` before its name
  /// - source: recorded traffic of okta/okta-sdk-python, POST /policies/{id}/clone, 2026-11-22
  private static Reply copied(Play play) {
    Thing of = play.rows(Kind.POLICY.resource).get(play.asked("policyId").orElse(""));
    Thing made = play.done();
    for (String member : List.of("type", "description", "conditions", "settings")) {
      Optional<Json> own = of.find(member);
      made = own.isPresent() ? made.with(member, own.get()) : made;
    }
    String name = "[cloned] " + of.text("name").orElse("");
    return play.shown(play.rows(Kind.POLICY.resource).keep(made.with("name", name)));
  }
}
