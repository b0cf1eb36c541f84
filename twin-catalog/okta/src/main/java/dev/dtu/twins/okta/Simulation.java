package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;
import dev.dtu.twins.okta.Circumstances.Judged;
import dev.dtu.twins.okta.Circumstances.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What policies would say of somebody who signs in to an application under circumstances that are told.
///
/// - in: a list; of each `appInstance`, `policyContext` with `user` or `groups`, `policyTypes` (all four)
/// - out: for each and each type the first policy with a rule that matches, and that rule; those that
///   what is told does not decide are `undefined`, those before it that do not match `evaluated` where
///   `expand` says EVALUATED, their conditions where it says RULE
/// - refuses, in this order: E0000007 an application, E0000001 a user and groups, or neither, E0000007 a
///   user
/// - source: okta-management OpenAPI 2026.06.3, createPolicySimulation, its schemas and its examples,
///   2026-11-23
final class Simulation {

  /// What data cannot say of it.
  static final Repertoire PARTS =
      Repertoire.NONE.on("createPolicySimulation", Simulation::simulated);

  private static final List<String> TYPES =
      List.of("OKTA_SIGN_ON", "MFA_ENROLL", "ACCESS_POLICY", "PROFILE_ENROLLMENT");

  private final Play play;
  private final Circumstances now;
  private final List<Json> result = new ArrayList<>();
  private final List<Json> evaluated = new ArrayList<>();
  private final List<Json> open = new ArrayList<>();

  private Simulation(Play play, Circumstances now) {
    this.play = play;
    this.now = now;
  }

  private static Reply simulated(Play play) {
    List<Json> all = new ArrayList<>();
    Json sent = play.scene().body().orElse(Json.Null.NULL);
    for (Json each : sent.asArr().orElseThrow(() -> Refusal.of(Problem.MALFORMED))) {
      Obj asked = each.asObj().orElse(Obj.EMPTY);
      Thing app = play.rows("app").get(asked.text("appInstance").orElse(""));
      Circumstances now = circumstances(play, asked.obj("policyContext").orElse(Obj.EMPTY));
      List<String> types =
          asked.items("policyTypes").items().stream().flatMap(t -> t.asText().stream()).toList();
      for (String type : types.isEmpty() ? TYPES : types) {
        all.add(new Simulation(play, now).of(type, app));
      }
    }
    return Reply.json(200, Json.array(all));
  }

  private static Circumstances circumstances(Play play, Obj told) {
    boolean groups = told.has("groups");
    if (groups == told.has("user")) {
      throw Refusal.of(Problem.INVALID)
          .because("policyContext", "Only user IDs or Group IDs are allowed, not both.");
    }
    if (groups) {
      List<String> ids = new ArrayList<>();
      told.obj("groups").orElse(Obj.EMPTY).items("ids").forEach(id -> ids.addAll(word(id)));
      return new Circumstances(play, Optional.empty(), List.copyOf(ids), told);
    }
    Obj user = told.obj("user").orElse(Obj.EMPTY);
    Thing who = play.rows("user").get(user.text("id").orElse(""));
    return new Circumstances(play, Optional.of(who), Belonging.of(play, who), told);
  }

  private static List<String> word(Json text) {
    return text.asText().stream().toList();
  }

  private Obj of(String type, Thing app) {
    Outcome all = Outcome.NOT_MATCH;
    for (Thing policy : policies(type, app)) {
      List<Judged> conditions = now.judge(policy);
      Outcome own = Circumstances.together(conditions);
      Outcome outcome = own == Outcome.MATCH ? rules(policy, conditions) : own;
      if (outcome == Outcome.MATCH) {
        all = Outcome.MATCH;
        break;
      }
      if (own != Outcome.MATCH) {
        put(own, shown(policy, own, conditions, List.of()));
      }
      all = outcome == Outcome.UNDEFINED ? Outcome.UNDEFINED : all;
    }
    return Obj.of("status", Json.of(all.name()), "policyType", Json.array(List.of(Json.of(type))))
        .with("result", listed(result))
        .with("undefined", listed(open))
        .with("evaluated", listed(asked("EVALUATED") ? evaluated : List.of()));
  }

  /// Looks through the rules of a policy that is for who signs in.
  private Outcome rules(Thing policy, List<Judged> conditions) {
    List<Json> no = new ArrayList<>();
    List<Json> maybe = new ArrayList<>();
    Optional<Obj> first = Optional.empty();
    for (Thing rule : Priorities.inOrder(play.rows("policy-rule").all(policy.id()))) {
      if (Priorities.active(rule) && first.isEmpty()) {
        List<Judged> judged = now.judge(rule);
        Outcome outcome = Circumstances.together(judged);
        Obj shown = shown(rule, outcome, judged);
        switch (outcome) {
          case MATCH -> first = Optional.of(shown);
          case NOT_MATCH -> no.add(shown);
          case UNDEFINED -> maybe.add(shown);
        }
      }
    }
    Outcome outcome = maybe.isEmpty() ? Outcome.NOT_MATCH : Outcome.UNDEFINED;
    outcome = first.isPresent() ? Outcome.MATCH : outcome;
    first.ifPresent(rule -> result.add(shown(policy, Outcome.MATCH, conditions, List.of(rule))));
    if (!no.isEmpty() || first.isEmpty() && maybe.isEmpty()) {
      evaluated.add(shown(policy, outcome, conditions, no));
    }
    if (!maybe.isEmpty()) {
      open.add(shown(policy, outcome, conditions, maybe));
    }
    return outcome;
  }

  private void put(Outcome outcome, Obj policy) {
    (outcome == Outcome.UNDEFINED ? open : evaluated).add(policy);
  }

  /// The policies of a type that are asked, in their order: of those that applications are put under, the
  /// one of the application.
  private List<Thing> policies(String type, Thing app) {
    Optional<String> link =
        switch (type) {
          case "ACCESS_POLICY" -> Optional.of("accessPolicy");
          case "PROFILE_ENROLLMENT" -> Optional.of("profileEnrollment");
          default -> Optional.empty();
        };
    List<Thing> all = Priorities.inOrder(play.rows("policy").all());
    String own = link.flatMap(name -> app.text("_links." + name + ".href")).orElse("");
    return all.stream()
        .filter(policy -> policy.text("type").filter(type::equals).isPresent())
        .filter(Priorities::active)
        .filter(policy -> link.isEmpty() || own.endsWith("/" + policy.id()))
        .toList();
  }

  private boolean asked(String word) {
    return List.of(play.asked("expand").orElse("").split(",")).contains(word);
  }

  private Obj shown(Thing of, Outcome outcome, List<Judged> judged) {
    List<Json> conditions = new ArrayList<>();
    if (outcome == Outcome.MATCH || asked("RULE")) {
      for (Judged each : judged) {
        Json status = Json.of(each.outcome().name());
        conditions.add(Obj.of("type", Json.of(each.type()), "status", status));
      }
    }
    return Obj.of("id", Json.of(of.id()), "name", Json.of(of.text("name").orElse("")))
        .with("status", outcome.name())
        .with("conditions", Json.array(conditions));
  }

  private Obj shown(
      Thing policy, Outcome outcome, List<Judged> judged, List<? extends Json> rules) {
    return shown(policy, outcome, judged).with("rules", Json.array(List.copyOf(rules)));
  }

  private static Obj listed(List<Json> policies) {
    return Obj.of("policies", Json.array(policies));
  }
}
