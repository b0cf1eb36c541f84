package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Notes;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Refusal;
import java.util.List;

/// What the ID tokens of an application say besides, as Okta's Terraform provider reads and writes it.
///
/// Only applications that are clients have them: one of the integration network that speaks OpenID
/// Connect by arrangement has no client of its own.
///
/// - source: recorded traffic of okta/terraform-provider-okta, 2026-11-22
final class IdTokens {

  /// What data cannot say of them.
  static final Repertoire PARTS =
      Repertoire.NONE
          .finding("getApplicationIdTokenSettings", IdTokens::read)
          .finding("replaceApplicationIdTokenSettings", IdTokens::replace);

  /// The members that are as they were sent, in the order they are shown.
  private static final List<String> SENT =
      List.of("issuerMode", "valueType", "name", "groupFilterType", "value");

  private IdTokens() {}

  /// Shows the settings: the issuer is the organisation, the audience the application's client.
  ///
  /// - refuses: `no-oauth-app`
  static Reply read(Play play) {
    Thing app = app(play);
    Obj kept = notes(play).find(app.id()).orElse(Obj.of("issuerMode", Json.of("ORG_URL")));
    String client = app.text("credentials.oauthClient.client_id").orElse(app.id());
    return Reply.json(200, shown(Json.of(play.scene().origin().url()), Json.of(client), kept));
  }

  /// Keeps the settings; the answer shows neither issuer nor audience.
  ///
  /// - refuses: `no-oauth-app`
  static Reply replace(Play play) {
    Thing app = app(play);
    notes(play).put(app.id(), play.sent());
    return Reply.json(200, shown(Json.Null.NULL, Json.Null.NULL, play.sent()));
  }

  private static Obj shown(Json issuer, Json audience, Obj kept) {
    var shown =
        Obj.builder()
            .put("issuer", issuer)
            .put("orgUrl", Json.Null.NULL)
            .put("customUrl", Json.Null.NULL)
            .put("audience", audience);
    for (String member : SENT) {
      kept.find(member).ifPresent(value -> shown.put(member, value));
    }
    return shown.build();
  }

  private static Thing app(Play play) {
    String id = play.asked("appId").orElse("");
    return play.rows("app")
        .find(id)
        .filter(app -> app.find("credentials.oauthClient").isPresent())
        .orElseThrow(() -> Refusal.of("no-oauth-app").with("app", id));
  }

  private static Notes notes(Play play) {
    return play.notes("id-token-settings");
  }
}
