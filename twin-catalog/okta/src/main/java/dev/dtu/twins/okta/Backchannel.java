package dev.dtu.twins.okta;

import dev.dtu.effect.Play;
import dev.dtu.effect.Thing;
import dev.dtu.grant.Bench;
import dev.dtu.grant.Denial;
import dev.dtu.grant.Errand;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Refusal;
import java.util.Optional;

/// A client has a person asked on the phone, and asks for tokens until they answered (CIBA, by polling).
///
/// - in: `scope` with `openid`, `login_hint` or `id_token_hint`, `binding_message`, `request_expiry`; or a
///   signed `request` with these
/// - refuses, in this order: `invalid_scope`, `invalid_request` for both hints or none, `unknown_user_id`
///   for nobody and for who has no phone to be asked on
/// - source: okta-oauth OpenAPI 2026.06.3, bcAuthorize; OpenID Connect Client-Initiated Backchannel
///   Authentication 1.0, sections 7 and 11; okta/okta-developer-docs, configure-ciba, 2026-11-22
record Backchannel(Play play, Errand errand) {

  /// The type of grant.
  static final String TYPE = "urn:openid:params:grant-type:ciba";

  private static final String SCOPE = "scope";

  /// Has the person asked.
  Obj begun() {
    if (errand.words(SCOPE).isEmpty()) {
      throw Denial.refused("invalid_scope", "No scopes were requested.");
    }
    if (!errand.words(SCOPE).contains("openid")) {
      throw Denial.refused("invalid_scope", "The authentication request must have scope 'openid'.");
    }
    Thing user = whom();
    Thing factor = OutOfBand.factor(play, user, "push").orElseThrow(Backchannel::unknown);
    long seconds = seconds();
    OutOfBand asked =
        OutOfBand.begun(play, user, factor, new OutOfBand.Asker(errand.client(), seconds, false))
            .with(SCOPE, errand.field(SCOPE).orElseThrow());
    return Obj.of("auth_req_id", Json.of(asked.name()))
        .with("expires_in", Json.of(seconds))
        .with("interval", Json.of(OutOfBand.INTERVAL));
  }

  private Thing whom() {
    Optional<String> login = errand.field("login_hint");
    Optional<String> token = errand.field("id_token_hint");
    if (login.isPresent() == token.isPresent()) {
      throw Denial.refused(
          "invalid_request", "Specify either 'login_hint' or 'id_token_hint', and not both.");
    }
    Optional<String> named =
        token.isEmpty()
            ? login
            : play.scene()
                .twin()
                .issuer()
                .signed(play.scene(), token.get())
                .flatMap(claims -> claims.text("sub"));
    return named.flatMap(play.rows("user")::find).orElseThrow(Backchannel::unknown);
  }

  private static Refusal unknown() {
    return Denial.refused("unknown_user_id", "The user cannot be asked.");
  }

  /// How long the request waits: as long as it asks for, 300 seconds at most.
  private long seconds() {
    Optional<String> wished = errand.fields().find("request_expiry").flatMap(Json::asWords);
    if (wished.isEmpty()) {
      return OutOfBand.LIFE;
    }
    if (!wished.get().matches("[1-9]\\d{0,2}") || Long.parseLong(wished.get()) > OutOfBand.LIFE) {
      throw Denial.refused(
          "invalid_request", "'request_expiry' must be a number of seconds from 1 to 300.");
    }
    return Long.parseLong(wished.get());
  }

  /// Whom the answer proved.
  ///
  /// - refuses, in this order: `invalid_grant`, `expired_token`, `slow_down`, `authorization_pending`,
  ///   `access_denied`
  Bench.Proven proven() {
    OutOfBand asked =
        errand
            .field("auth_req_id")
            .flatMap(name -> OutOfBand.of(play, name, errand.client()))
            .orElseThrow(
                () -> Denial.refused("invalid_grant", "The 'auth_req_id' is invalid or was used."));
    OutOfBand.State state = asked.state("");
    boolean soon = asked.soon();
    if (state == OutOfBand.State.WAITING) {
      Refusal waiting =
          soon
              ? Denial.refused("slow_down", "The client polls more often than it may.")
              : Denial.refused(
                  "authorization_pending",
                  "The authorization request is still pending as the user hasn't yet been"
                      + " authenticated.");
      throw waiting.keeping();
    }
    asked.end();
    if (state == OutOfBand.State.OVER) {
      throw Denial.refused("expired_token", "The 'auth_req_id' has expired.").keeping();
    }
    if (state == OutOfBand.State.REJECTED) {
      throw Denial.refused("access_denied", "The user denied the request.").keeping();
    }
    String login = asked.user().text("profile.login").orElseThrow();
    return new Bench.Proven(login, asked.methods(), asked.note().text(SCOPE).orElseThrow());
  }
}
