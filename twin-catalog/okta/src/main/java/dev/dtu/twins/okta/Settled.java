package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;
import java.util.List;

/// What an organisation settles once and others then stand on: authenticators, domains, providers of
/// pushes.
final class Settled {

  /// What data cannot say of them.
  static final Repertoire PARTS =
      Repertoire.NONE
          .on("deactivateAuthenticator", Settled::off)
          .on("verifyDomain", Settled::verified)
          .on("createPushProvider", Settled::provider);

  private static final String BLANK = "The field cannot be left blank";

  private Settled() {}

  /// Switches an authenticator off.
  ///
  /// - refuses: E0000001 one by which applications ask people apart from the browser
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
    return play.plainly();
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
