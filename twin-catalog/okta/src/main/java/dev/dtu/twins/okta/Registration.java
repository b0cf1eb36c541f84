package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Rows;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Mint;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;
import java.util.List;

/// Clients that register themselves (RFC 7591).
///
/// - out: the secret, which is shown this once; none for clients that sign or have nothing to keep
/// - refuses, in this order: `invalid` for an address to be sent back to that is none, for one that signs
///   and brings no keys
/// - source: dossier of developer.okta.com, dynamic client registration, 2026-08-31
final class Registration {

  /// What data cannot say of it.
  static final Repertoire PARTS =
      Repertoire.NONE
          .on("createClient", Registration::create)
          .on("replaceClient", Registration::replace)
          .on("generateNewClientSecret", Registration::renew);

  private static final String RESOURCE = "client";
  private static final String SECRET = "client_secret";

  private Registration() {}

  private static Reply create(Play play) {
    Obj told = whole(play.sent());
    long now = play.scene().moment().getEpochSecond();
    Thing made =
        play.rows(RESOURCE).make(told.without(SECRET).with("client_id_issued_at", Json.of(now)));
    boolean secret = told.text("token_endpoint_auth_method").orElse("").startsWith("client_secret");
    return secret ? renewed(play, made) : play.shown(made);
  }

  private static Obj whole(Obj sent) {
    Redirects.check(sent);
    Obj told = sent;
    told = usual(told, "application_type", Json.of("web"));
    told = usual(told, "token_endpoint_auth_method", Json.of("client_secret_basic"));
    told = usual(told, "grant_types", Json.array(List.of(Json.of("authorization_code"))));
    told = usual(told, "response_types", Json.array(List.of(Json.of("code"))));
    boolean signs =
        told.text("token_endpoint_auth_method").filter("private_key_jwt"::equals).isPresent();
    if (signs && !told.has("jwks") && !told.has("jwks_uri")) {
      throw Refusal.of(Problem.INVALID)
          .because("jwks", "'jwks' must contain a valid key for 'private_key_jwt'.");
    }
    return told;
  }

  private static Obj usual(Obj told, String member, Json value) {
    return told.has(member) ? told : told.with(member, value);
  }

  /// Gives a client a secret that no later reply shows.
  private static Reply renewed(Play play, Thing client) {
    Rows clients = play.rows(RESOURCE);
    String secret =
        Mint.of("[A-Za-z0-9_-]{64}").make(play.scene().dice().at("secret").at(client.id()), 0);
    Thing open =
        clients.keep(
            client
                .with(SECRET, secret)
                .with("client_secret_expires_at", Json.of(0L))
                .hiding(Obj.EMPTY));
    Reply reply = play.shown(open);
    clients.keep(open.showing(open.item().without(SECRET)).hiding(Obj.of(SECRET, Json.of(secret))));
    return reply;
  }

  private static Reply renew(Play play) {
    return renewed(play, play.rows(RESOURCE).get(play.asked("clientId").orElse("")));
  }

  private static Reply replace(Play play) {
    Rows clients = play.rows(RESOURCE);
    Thing before = clients.get(play.asked("clientId").orElse(""));
    Obj told = whole(play.sent()).without(SECRET);
    for (String member : List.of("client_id", "client_id_issued_at", "client_secret_expires_at")) {
      told = before.find(member).isPresent() ? told.with(member, before.find(member).get()) : told;
    }
    return play.shown(clients.keep(before.showing(told)));
  }
}
