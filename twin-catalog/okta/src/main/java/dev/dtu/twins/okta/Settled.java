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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What an organisation settles once and others then stand on: authenticators, domains, providers of
/// pushes.
final class Settled {

  /// What data cannot say of them.
  static final Repertoire PARTS =
      Repertoire.NONE
          .on("createAuthenticator", Settled::authenticator)
          .on("deactivateAuthenticator", Settled::off)
          .on("verifyDomain", Settled::verified)
          .on("createPushProvider", Settled::provider);

  /// Kinds of which an organisation may have several.
  private static final List<String> SEVERAL = List.of("custom_app", "custom_otp", "external_idp");

  /// Kinds that the default policy of enrolment takes up when they are switched on.
  private static final List<String> TAKEN = List.of("custom_app", "custom_otp", "okta_verify");

  private static final String BLANK = "The field cannot be left blank";

  private Settled() {}

  /// Makes an authenticator.
  ///
  /// - refuses: a second one of a kind of which there is one
  /// - source: recorded traffic of okta/terraform-provider-okta, POST /authenticators, 2026-11-22
  private static Reply authenticator(Play play) {
    String key = play.sent().text("key").orElse("");
    boolean there =
        play.rows("authenticator").all().stream()
            .anyMatch(each -> each.text("key").filter(key::equals).isPresent());
    if (there && !SEVERAL.contains(key)) {
      throw Refusal.of(Problem.CONFLICT).with("field", "key");
    }
    return play.plainly();
  }

  /// Switches an authenticator off.
  ///
  /// - refuses, in this order: E0000001 one by which applications ask people apart from the browser,
  ///   E0000148 one that policies of enrolment use
  /// - source: recorded traffic of okta/terraform-provider-okta, 2026-11-22
  private static Reply off(Play play) {
    Thing authenticator = play.rows("authenticator").get(play.asked("authenticatorId").orElse(""));
    String member = "settings.oauthClient.backchannel_custom_authenticator_id";
    for (Thing app : play.rows("app").all()) {
      if (app.text(member).filter(authenticator.id()::equals).isPresent()) {
        throw Refusal.of("api-validation")
            .with("subject", "Authenticator")
            .because(
                "",
                "Cannot delete this authenticator because it is being configured for CIBA by one or"
                    + " more OIDC applications.");
      }
    }
    List<String> policies = using(play, authenticator.text("key").orElse(""));
    boolean active = authenticator.text("status").filter("ACTIVE"::equals).isPresent();
    if (active && !policies.isEmpty()) {
      throw Refusal.of("authenticator-used")
          .because("", "Authenticator Enrollment Policies: " + String.join(", ", policies));
    }
    return play.plainly();
  }

  /// The names of the policies by which people enrol a kind of authenticators. The default one takes up
  /// some kinds by itself, until it says that nobody may.
  private static List<String> using(Play play, String key) {
    List<String> names = new ArrayList<>();
    for (Thing policy : play.rows("policy").all()) {
      if (policy.text("type").filter("MFA_ENROLL"::equals).isPresent()) {
        Optional<String> enrol = enrol(policy, key);
        boolean takes = policy.item().flag("system") && TAKEN.contains(key);
        if (enrol.map(self -> !self.equals("NOT_ALLOWED")).orElse(takes)) {
          names.add(policy.text("name").orElse(""));
        }
      }
    }
    return names;
  }

  private static Optional<String> enrol(Thing policy, String key) {
    Arr told = policy.find("settings.authenticators").flatMap(Json::asArr).orElse(Arr.EMPTY);
    for (Json each : told) {
      Obj one = each.asObj().orElse(Obj.EMPTY);
      if (one.text("key").filter(key::equals).isPresent()) {
        return one.obj("enroll").flatMap(enroll -> enroll.text("self"));
      }
    }
    return Optional.empty();
  }

  /// Verifies a domain of the organisation's own.
  ///
  /// - refuses: E0000001 the one that Okta gave it
  /// - source: recorded traffic of okta/okta-sdk-python, 2026-11-22
  private static Reply verified(Play play) {
    if (play.asked("domainId").filter("default"::equals).isPresent()) {
      throw Refusal.of("api-validation")
          .with("subject", "id")
          .because("", "This operation is not supported for this domain");
    }
    return play.plainly();
  }

  /// Makes a provider of pushes.
  ///
  /// - refuses: E0000001 one without its type or configuration
  /// - source: recorded traffic of okta/okta-sdk-python, 2026-11-22
  private static Reply provider(Play play) {
    Refusal blank = Refusal.of(Problem.INVALID);
    boolean any = false;
    for (String member : List.of("providerType", "configuration")) {
      if (!play.sent().has(member)) {
        blank = blank.because(member, BLANK);
        any = true;
      }
    }
    if (any) {
      throw blank;
    }
    return play.plainly();
  }
}
