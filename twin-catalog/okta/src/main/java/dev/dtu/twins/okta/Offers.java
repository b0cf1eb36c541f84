package dev.dtu.twins.okta;

import dev.dtu.effect.Play;
import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What somebody may, or must, prove who they are with from now on: what the first enrolment policy for
/// their groups lets them enrol. One that lists nothing lets them have what needs no device of its own.
///
/// - source: https://developer.okta.com/docs/reference/api/authn/#response-example-for-factor-enroll, and
///   policies, MFA_ENROLL, 2026-08-31; dossier of the authentication API
///
/// @param kinds what is offered, by its place in the list of all, and whether it must be enrolled
record Offers(Play play, Thing user, List<Offer> kinds) {

  /// A kind of factors that is offered.
  private record Offer(OrgFactors.Kind kind, boolean required) {}

  private static final List<String> PLAIN =
      List.of("okta_question", "okta_sms", "okta_call", "okta_email", "okta_otp", "okta_push");

  /// What authenticators are called as factors, where they are called otherwise.
  private static final Map<String, List<String>> FACTORS =
      new TreeMap<>(
          Map.of(
              "phone_number", List.of("okta_sms", "okta_call"),
              "okta_verify", List.of("okta_otp", "okta_push"),
              "security_question", List.of("okta_question"),
              "webauthn", List.of("fido_webauthn")));

  static Offers of(Play play, Thing user) {
    Map<String, String> told = told(play, user);
    List<Offer> kinds = new ArrayList<>();
    for (OrgFactors.Kind kind : OrgFactors.ALL) {
      String self = told.getOrDefault(kind.name(), "NOT_ALLOWED");
      if (told.isEmpty() && PLAIN.contains(kind.name())) {
        kinds.add(new Offer(kind, false));
      } else if (self.matches("OPTIONAL|REQUIRED")) {
        kinds.add(new Offer(kind, self.equals("REQUIRED")));
      }
    }
    return new Offers(play, user, kinds);
  }

  /// What the first policy says of each kind; nothing where it lists none.
  private static Map<String, String> told(Play play, Thing user) {
    List<String> groups = Belonging.of(play, user);
    for (Thing policy : Priorities.inOrder(play.rows("policy").all())) {
      boolean ours = policy.text("type").filter("MFA_ENROLL"::equals).isPresent();
      if (ours && Priorities.active(policy) && covers(policy, groups)) {
        return told(policy);
      }
    }
    return new TreeMap<>();
  }

  private static boolean covers(Thing policy, List<String> groups) {
    List<String> included = Wish.texts(policy, "conditions.people.groups.include");
    return policy.item().flag("system") || included.stream().anyMatch(groups::contains);
  }

  private static Map<String, String> told(Thing policy) {
    Map<String, String> all = new TreeMap<>();
    policy
        .find("settings.factors")
        .flatMap(Json::asObj)
        .ifPresent(each -> each.forEach(factor -> put(all, factor.key(), factor.value())));
    policy
        .find("settings.authenticators")
        .flatMap(Json::asArr)
        .ifPresent(each -> each.forEach(one -> put(all, key(one), one)));
    return all;
  }

  private static String key(Json authenticator) {
    return authenticator.asObj().flatMap(each -> each.text("key")).orElse("");
  }

  private static void put(Map<String, String> all, String name, Json told) {
    Optional<String> self =
        told.asObj().flatMap(each -> each.obj("enroll")).flatMap(each -> each.text("self"));
    for (String factor : FACTORS.getOrDefault(name, List.of(name))) {
      self.ifPresent(word -> all.put(factor, word));
    }
  }

  private boolean set(Offer offer) {
    return Factors.active(play, user).stream()
        .anyMatch(each ->
            each.text("factorType").filter(offer.kind().type()::equals).isPresent()
                && each.text("provider").filter(offer.kind().provider()::equals).isPresent());
  }

  /// Whether something must be enrolled that is not.
  boolean demands() {
    return kinds.stream().anyMatch(each -> each.required() && !set(each));
  }

  /// Whether something else may be enrolled.
  boolean more() {
    return kinds.stream().anyMatch(each -> !set(each));
  }

  /// The list, with where each is enrolled.
  Arr shown() {
    List<Json> all = new ArrayList<>();
    for (Offer each : kinds) {
      boolean set = set(each);
      Obj told =
          Obj.of("factorType", Json.of(each.kind().type()))
              .with("provider", each.kind().provider())
              .with("vendorName", each.kind().provider())
              .with("status", set ? "ACTIVE" : "NOT_SETUP")
              .with("enrollment", each.required() ? "REQUIRED" : "OPTIONAL");
      all.add(set ? told : told.with("_links", links(each)));
    }
    return Arr.of(all);
  }

  private Obj links(Offer offer) {
    Obj enroll = Obj.of("enroll", Hrefs.of(Steps.url(play, "/factors"), "POST"));
    if (!offer.kind().type().equals("question")) {
      return enroll;
    }
    String whose = play.scene().origin().url() + "/api/v1/users/" + user.id();
    return enroll.with("questions", Hrefs.of(whose + "/factors/questions", "GET"));
  }
}
