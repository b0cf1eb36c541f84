package dev.dtu.twins.okta;

import dev.dtu.effect.Play;
import dev.dtu.effect.Thing;
import dev.dtu.grant.Bench;
import dev.dtu.grant.Denial;
import dev.dtu.grant.Errand;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import java.util.Optional;

/// What a person's identity token is good for at another server: the organisation's own says so in a grant
/// (ID-JAG), which that server hands out tokens for.
///
/// - in: at the organisation's own server an identity token of the client's as `subject_token`, and the
///   `audience`, a server's issuer; at that one the grant as `assertion`
/// - refuses, in this order: `invalid_request`, `invalid_grant`, `invalid_target` of a server that is none
/// - source: okta-oauth OpenAPI 2026.06.3, TokenRequestAiAgentIdJagExample, TokenResponseAiAgentIdJagExample
///   and TokenRequestJwtBearer; draft-ietf-oauth-identity-assertion-authz-grant, 2026-11-23
record IdentityGrant(Play play, Errand errand) {

  /// The type of what is handed out.
  static final String TYPE = "urn:ietf:params:oauth:token-type:id-jag";

  /// The grant by which it is brought.
  static final String BROUGHT = "urn:ietf:params:oauth:grant-type:jwt-bearer";

  private static final String IDENTITY = "urn:ietf:params:oauth:token-type:id_token";

  /// Whom it tells of.
  Bench.Proven granted() {
    if (!errand.field("subject_token_type").equals(Optional.of(IDENTITY))) {
      throw Denial.refused("invalid_request", "'subject_token_type' is invalid.");
    }
    Obj claims =
        errand
            .field("subject_token")
            .flatMap(token -> play.scene().twin().issuer().signed(play.scene(), token))
            .filter(this::alive)
            .filter(told -> told.text("aud").equals(Optional.of(errand.client())))
            .orElseThrow(() -> Denial.refused("invalid_grant", "'subject_token' is invalid."));
    String audience =
        errand
            .field("audience")
            .orElseThrow(
                () -> Denial.refused("invalid_request", "The 'audience' parameter is required."));
    if (server(audience).isEmpty()) {
      throw Denial.refused("invalid_target", "The 'audience' parameter is invalid.");
    }
    return proven(claims, errand.field("scope").orElse(""));
  }

  /// Whom one that is brought stands for.
  Bench.Proven redeemed() {
    Bench.Key key = ServerKeys.organisation();
    String assertion =
        errand
            .field("assertion")
            .orElseThrow(
                () -> Denial.refused("invalid_request", "The 'assertion' parameter is required."));
    String own = play.asked("authorizationServerId").orElse("");
    Obj claims =
        play.scene()
            .twin()
            .issuer()
            .signed(assertion, key.number(), key.name())
            .filter(this::alive)
            .filter(told -> told.text("client_id").equals(Optional.of(errand.client())))
            .filter(told ->
                told.text("aud")
                    .flatMap(this::server)
                    .map(Thing::id)
                    .equals(play.rows("authorization-server").find(own).map(Thing::id)))
            .orElseThrow(() -> Denial.refused("invalid_grant", "The assertion is invalid."));
    List<String> had = TokenRules.words(claims.text("scope").orElse(""));
    List<String> asked = errand.words("scope");
    if (!had.isEmpty() && !had.containsAll(asked)) {
      throw Denial.refused("invalid_scope", "The assertion does not grant the requested scopes.");
    }
    return proven(claims, asked.isEmpty() ? String.join(" ", had) : String.join(" ", asked));
  }

  private Bench.Proven proven(Obj claims, String scope) {
    String login =
        claims
            .text("sub")
            .flatMap(play.rows("user")::find)
            .filter(user -> user.text("status").equals(Optional.of("ACTIVE")))
            .flatMap(user -> user.text("profile.login"))
            .orElseThrow(() -> Denial.refused("invalid_grant", "The subject is invalid."));
    return new Bench.Proven(login, List.of(), scope);
  }

  private boolean alive(Obj claims) {
    return claims
        .find("exp")
        .flatMap(Json::asWords)
        .map(Long::parseLong)
        .filter(end -> end > play.scene().moment().getEpochSecond())
        .isPresent();
  }

  /// The server of an issuer, that is on.
  private Optional<Thing> server(String issuer) {
    String before = play.scene().origin().url() + "/oauth2/";
    return issuer.startsWith(before)
        ? play.rows("authorization-server")
            .find(issuer.substring(before.length()))
            .filter(Priorities::active)
        : Optional.empty();
  }
}
