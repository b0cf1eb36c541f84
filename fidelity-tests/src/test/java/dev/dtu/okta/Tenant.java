package dev.dtu.okta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Body;
import dev.dtu.call.Origin;
import dev.dtu.call.Query;
import dev.dtu.call.Reply;
import dev.dtu.call.Request;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.load.Catalog;
import dev.dtu.load.FlawedTwin;
import dev.dtu.load.TwinLoader;
import dev.dtu.twin.Turn;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// One organisation of Okta in a universe, asked without ports.
record Tenant(Universe universe) {

  static final Origin ORIGIN = new Origin("https", "okta.test", "");
  static final String TOKEN = "SSWS 00" + "a".repeat(40);

  /// Okta, as the catalog has it.
  static Twin twin() {
    try {
      return new TwinLoader(
              Catalog.SPECS,
              _ -> {
                throw new AssertionError("expected inferred meanings beside the contract");
              })
          .load("okta", Catalog.TWINS.below("okta"));
    } catch (FlawedTwin flawed) {
      throw new AssertionError(flawed);
    }
  }

  /// An answer, whatever it is.
  record Said(Reply reply) {

    Said is(int status) {
      assertThat(reply.status()).as(reply.body().toString()).isEqualTo(status);
      return this;
    }

    Json json() {
      return Json.trusted(reply.body().toString());
    }

    Obj obj() {
      return (Obj) json();
    }

    String text(String member) {
      Obj at = obj();
      String[] parts = member.split("/");
      for (int i = 0; i < parts.length - 1; i++) {
        at = at.obj(parts[i]).orElseThrow(() -> new AssertionError(reply.body().toString()));
      }
      return at.text(parts[parts.length - 1])
          .orElseThrow(() -> new AssertionError(member + " in " + reply.body()));
    }

    /// Okta's error of a code.
    Said refuses(int status, String code) {
      is(status);
      assertThat(text("errorCode")).as(reply.body().toString()).isEqualTo(code);
      return this;
    }

    /// An error of OAuth 2.
    Said denies(String error, String words) {
      assertThat(text("error")).as(reply.body().toString()).isEqualTo(error);
      assertThat(text("error_description")).isEqualTo(words);
      return this;
    }

    List<String> texts(String member) {
      List<String> texts = new ArrayList<>();
      json()
          .asArr()
          .orElseThrow()
          .forEach(each -> texts.add(each.asObj().orElseThrow().text(member).orElse("")));
      return texts;
    }
  }

  Said ask(Request request) {
    Turn turn = universe.turn("okta", ORIGIN, request);
    assertThat(turn.outcome()).isNotInstanceOf(Turn.Outcome.Defect.class);
    return new Said(turn.reply());
  }

  Said get(String target) {
    return ask(Request.of("GET", target).with("authorization", TOKEN));
  }

  Said delete(String target) {
    return ask(Request.of("DELETE", target).with("authorization", TOKEN));
  }

  Said post(String target, String body) {
    return send("POST", target, body);
  }

  Said put(String target, String body) {
    return send("PUT", target, body);
  }

  Said send(String method, String target, String body) {
    return exactly(method, target, body.replace('\'', '"'));
  }

  /// Sends a body in which apostrophes are apostrophes.
  Said exactly(String method, String target, String body) {
    Request request = Request.of(method, target).with("authorization", TOKEN);
    return ask(
        body.isEmpty()
            ? request
            : request.with("content-type", "application/json").with(Body.of(body)));
  }

  /// From now on a password alone signs nobody in: a policy asks for a second factor each time.
  void asksForTwoFactors() {
    String policy =
        post(
                "/api/v1/policies",
                "{'type': 'OKTA_SIGN_ON', 'name': 'Two', 'status': 'ACTIVE', 'description': 'Two'}")
            .is(200)
            .text("id");
    post(
            "/api/v1/policies/" + policy + "/rules",
            "{'type': 'SIGN_ON', 'name': 'Two', 'actions': {'signon': {'access': 'ALLOW',"
                + " 'requireFactor': true, 'factorPromptMode': 'ALWAYS', 'session':"
                + " {'maxSessionIdleMinutes': 120, 'maxSessionLifetimeMinutes': 0,"
                + " 'usePersistentCookie': false}}}}")
        .is(200);
  }

  /// What is answered to Eve's password.
  Said password(String path, String client, String scope) {
    return form(
        path,
        client,
        "grant_type",
        "password",
        "username",
        "eve@example.com",
        "password",
        "Correct-1-horse",
        "scope",
        scope);
  }

  /// Sends a form, with a client's id and secret where one is given.
  Said form(String target, String client, String... fields) {
    Query query = Query.NONE;
    for (int i = 0; i < fields.length; i += 2) {
      query = query.with(fields[i], fields[i + 1]);
    }
    Request request =
        Request.of("POST", target)
            .with("content-type", "application/x-www-form-urlencoded")
            .with("accept", "application/json")
            .with(Body.of(query.toString()));
    return ask(client.isEmpty() ? request : request.with("authorization", basic(client)));
  }

  private static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  /// Makes somebody who can sign in, and gives the id.
  String user(String login, String password) {
    return post(
            "/api/v1/users?activate=true",
            ("{'profile': {'firstName': 'Test', 'lastName': 'Person', 'email': '%s', "
                    + "'login': '%s'}, 'credentials': {'password': {'value': '%s'}}}")
                .formatted(login, login, password))
        .is(200)
        .text("id");
  }

  /// Makes a client, and gives id and secret with a colon between.
  String client(String grants) {
    Said made =
        post(
                "/oauth2/v1/clients",
                ("{'client_name': 'Client %d', 'application_type': 'web', "
                        + "'token_endpoint_auth_method': 'client_secret_basic', "
                        + "'redirect_uris': ['https://app.test/back'], 'response_types': ['code', "
                        + "'token', 'id_token'], 'grant_types': [%s]}")
                    .formatted(universe.current().turn(), grants))
            .is(201);
    return made.text("client_id") + ":" + made.text("client_secret");
  }

  /// What a token says.
  static Obj claims(String token) {
    return part(token, 1);
  }

  /// What a signed token says of itself.
  static Obj header(String token) {
    return part(token, 0);
  }

  private static Obj part(String token, int at) {
    byte[] bytes = Base64.getUrlDecoder().decode(token.split("\\.")[at]);
    return (Obj) Json.trusted(new String(bytes, StandardCharsets.UTF_8));
  }
}
