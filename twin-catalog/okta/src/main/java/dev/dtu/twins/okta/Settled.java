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
import java.time.Duration;
import java.time.Instant;
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
          .on("replaceAuthenticator", Settled::changed)
          .on("listAllCustomAAGUIDs", Settled::passkeys)
          .on("deactivateAuthenticator", Settled::off)
          .on("verifyDomain", Settled::verified)
          .on("createPushProvider", Settled::provider);

  /// Kinds of which an organisation may have several.
  private static final List<String> SEVERAL = List.of("custom_app", "custom_otp", "external_idp");

  /// Kinds that every organisation has, and nobody makes.
  private static final List<String> BUILT_IN = List.of("okta_email", "okta_password");

  /// Kinds that the default policy of enrolment takes up when they are switched on.
  private static final List<String> TAKEN = List.of("custom_app", "custom_otp", "okta_verify");

  private static final String ASKS = "settings.oauthClient.backchannel_custom_authenticator_id";
  private static final String LEFT = "authenticator-left";
  private static final String GONE = "gone";

  /// Recordings show it two seconds after; none shows it later.
  private static final Duration A_WHILE = Duration.ofSeconds(3);

  /// What is said besides of the authenticator by which devices are registered.
  private static final String FASTPASS =
      " Additionally, if disabling Okta Verify when Fastpass is active, the \"Device state\" must"
          + " not be set to \"registered\" in app assurance policies.";

  private static final String BLANK = "The field cannot be left blank";

  private Settled() {}

  /// Makes an authenticator.
  ///
  /// - refuses, in this order: E0000001 kinds that every organisation has from the beginning, a second
  ///   one of a kind of which there is one
  /// - source: recorded traffic of okta/terraform-provider-okta, POST /authenticators, 2026-11-22
  private static Reply authenticator(Play play) {
    String key = play.sent().text("key").orElse("");
    boolean there =
        play.rows("authenticator").all().stream()
            .anyMatch(each -> each.text("key").filter(key::equals).isPresent());
    if (BUILT_IN.contains(key)) {
      throw Refusal.of("api-validation")
          .with("subject", "com.okta.services.factors.iface.dto.AuthenticatorCatalog")
          .because("", "The field has an invalid value");
    }
    if (there && !SEVERAL.contains(key)) {
      throw Refusal.of(Problem.CONFLICT).with("field", "key");
    }
    return play.plainly();
  }

  /// Changes an authenticator.
  ///
  /// - refuses: E0000226 the telephone where it is off and nothing carries calls and messages
  /// - source: error-codes E0000226, and recorded traffic of okta/okta-sdk-python, PUT
  ///   /api/v1/authenticators/{authenticatorId}, 2026-11-22
  private static Reply changed(Play play) {
    Thing authenticator = named(play);
    boolean phone = authenticator.text("key").filter("phone_number"::equals).isPresent();
    if (phone && !active(authenticator) && !carried(play)) {
      throw Refusal.of("no-telephony");
    }
    return play.plainly();
  }

  private static boolean carried(Play play) {
    return play.rows("inline-hook").all().stream()
        .anyMatch(hook ->
            active(hook)
                && hook.text("type").filter("com.okta.telephony.provider"::equals).isPresent());
  }

  /// What an authenticator knows keys of security by; only that of passkeys does.
  ///
  /// - refuses: E0000015 others
  /// - source: okta-management OpenAPI 2026.06.3, custom AAGUIDs, and recorded traffic of
  ///   okta/okta-sdk-python and okta/terraform-provider-okta, GET
  ///   /api/v1/authenticators/{authenticatorId}/aaguids, 2026-11-22
  private static Reply passkeys(Play play) {
    if (named(play).text("key").filter("webauthn"::equals).isEmpty()) {
      throw Refusal.of("not-licensed");
    }
    return play.plainly();
  }

  private static Thing named(Play play) {
    return play.rows("authenticator").get(play.asked("authenticatorId").orElse(""));
  }

  private static boolean active(Thing thing) {
    return thing.text("status").filter("ACTIVE"::equals).isPresent();
  }

  /// Switches an authenticator off.
  ///
  /// - refuses, in this order: E0000001 one that is off, E0000001 one by which applications ask
  ///   people apart from the browser, E0000148 one that policies of enrolment use
  /// - source: recorded traffic of okta/terraform-provider-okta, 2026-11-22
  private static Reply off(Play play) {
    Thing authenticator = named(play);
    if (authenticator.text("status").filter("INACTIVE"::equals).isPresent()) {
      throw Refusal.of("api-validation")
          .with("subject", "api.authenticator.error.unsupported.active.deactivate");
    }
    if (asking(play, authenticator.id())) {
      throw Refusal.of("api-validation")
          .with("subject", "Authenticator")
          .because(
              "",
              "Cannot delete this authenticator because it is being configured for CIBA by one or"
                  + " more OIDC applications.");
    }
    String key = authenticator.text("key").orElse("");
    List<String> policies = using(play, key);
    if (!policies.isEmpty()) {
      throw Refusal.of("authenticator-used")
          .with("besides", key.equals("okta_verify") ? FASTPASS : "")
          .because("", "Authenticator Enrollment Policies: " + String.join(", ", policies));
    }
    return play.plainly();
  }

  /// Whether an application asks people by an authenticator, or did until a moment ago.
  private static boolean asking(Play play, String id) {
    boolean still =
        play.notes(LEFT)
            .find(id)
            .flatMap(note -> note.text(GONE))
            .filter(at -> play.scene().moment().isBefore(Instant.parse(at).plus(A_WHILE)))
            .isPresent();
    return still
        || play.rows("app").all().stream()
            .anyMatch(app -> app.text(ASKS).filter(id::equals).isPresent());
  }

  /// Notes which authenticator an application that goes asked people by: for a while it is still taken for
  /// one that is used.
  ///
  /// - source: recorded traffic of okta/terraform-provider-okta, POST
  ///   /api/v1/authenticators/{authenticatorId}/lifecycle/deactivate after the application was deleted,
  ///   in two recordings, 2026-11-22
  static void left(Play play, Thing app) {
    Json now = Json.of(play.scene().moment().toString());
    app.text(ASKS).ifPresent(id -> play.notes(LEFT).put(id, Obj.of(GONE, now)));
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
