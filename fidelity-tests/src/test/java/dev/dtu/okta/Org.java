package dev.dtu.okta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Reply;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.load.Catalog;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Move;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import dev.dtu.universe.Wish;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// An organisation of Okta of its own, for tests that no universe is handed to; what it says is told as
/// documents.
final class Org {

  private static final Twin TWIN = Tenant.twin();

  private final Tenant tenant;

  Org() {
    try {
      var universes =
          new Universes(
              Map.of("okta", TWIN),
              11,
              () -> Instant.parse("2026-11-21T12:00:00Z"),
              Catalog.people());
      tenant = new Tenant(universes.create(Wish.ANYTHING.named("org").takingAnyCredential()));
    } catch (Exception refused) {
      throw new AssertionError(refused);
    }
  }

  Reply ask(String method, String path, String body) {
    return tenant.send(method, path, body).reply();
  }

  /// The document of a reply of 200.
  Json told(String method, String path, String body) {
    Reply reply = ask(method, path, body);
    assertThat(reply.status()).as(method + " " + path + " " + reply.body()).isEqualTo(200);
    String shown = reply.body().toString();
    return shown.equals("NONE") ? Obj.EMPTY : Json.trusted(shown);
  }

  Obj post(String path, String body) {
    return told("POST", path, body).asObj().orElseThrow();
  }

  Obj get(String path) {
    return told("GET", path, "").asObj().orElseThrow();
  }

  List<Obj> list(String path) {
    Arr list = told("GET", path, "").asArr().orElseThrow();
    return list.items().stream().map(each -> each.asObj().orElseThrow()).toList();
  }

  void done(String method, String path) {
    assertThat(ask(method, path, "").status()).as(method + " " + path).isEqualTo(204);
  }

  /// What a refusal says: its status, its code, its summary and its causes.
  String refused(String method, String path, String body) {
    Reply reply = ask(method, path, body);
    Obj told = Json.trusted(reply.body().toString()).asObj().orElseThrow();
    var text = new StringBuilder();
    text.append(reply.status()).append(' ').append(told.text("errorCode").orElse(""));
    text.append(' ').append(told.text("errorSummary").orElse(""));
    for (Json cause : told.items("errorCauses")) {
      text.append(" | ").append(cause.asObj().orElseThrow().text("errorSummary").orElse(""));
    }
    return text.toString();
  }

  /// A user without a password; the name makes the login.
  static String person(String name) {
    return "{\"profile\": " + profile(name) + "}";
  }

  static String profile(String name) {
    return ("{'firstName': 'F-%1$s', 'lastName': 'L', 'login': '%1$s@x.test', 'email':"
            + " '%1$s@x.test'}")
        .formatted(name)
        .replace('\'', '"');
  }

  /// A user with a password.
  static String member(String name) {
    return "{\"profile\": "
        + profile(name)
        + ", \"credentials\": {\"password\": {\"value\": \"Abcd1234!\"}}}";
  }

  static String id(Obj made) {
    return made.text("id").orElseThrow();
  }

  String status(String user) {
    return get("/api/v1/users/" + user).text("status").orElseThrow();
  }

  /// Lets so many seconds pass.
  void wait(int seconds) {
    universe().time("test", new Move.Advance(Duration.ofSeconds(seconds)));
  }

  Universe universe() {
    return tenant.universe();
  }
}
