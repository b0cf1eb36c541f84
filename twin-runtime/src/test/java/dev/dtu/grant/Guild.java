package dev.dtu.grant;

import dev.dtu.call.Body;
import dev.dtu.call.Origin;
import dev.dtu.call.Query;
import dev.dtu.call.Reply;
import dev.dtu.call.Request;
import dev.dtu.effect.Meanings;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.load.FlawedTwin;
import dev.dtu.load.Shelf;
import dev.dtu.load.TwinLoader;
import dev.dtu.twin.People;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import dev.dtu.universe.Wish;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A service that hands out tokens, and universes where it lives.
final class Guild {

  static final Origin ORIGIN = new Origin("http", "guild.localhost", "");
  static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";

  final Universes universes;
  final Universe universe;
  private final Twin twin;
  Instant now = Instant.parse("2026-11-21T12:00:00Z");

  Guild() {
    this(Wish.ANYTHING);
  }

  Guild(Wish wish) {
    try {
      Shelf here = Shelf.classPath("dev/dtu/grant");
      twin =
          new TwinLoader(here, _ -> new Meanings(List.of(), List.of(), new TreeMap<>()))
              .load("guild", here.below("guild"));
      Obj ada =
          Obj.of("key", Json.of("ada"), "email", Json.of("ada@example.com"))
              .with("name", "Ada")
              .with("admin", Json.of(true));
      Obj alan =
          Obj.of("key", Json.of("alan"), "email", Json.of("alan@example.com")).with("name", "Alan");
      universes =
          new Universes(Map.of("guild", twin), 7, () -> now, new People(List.of(ada, alan)));
      universe = universes.create(wish.named("x").withDice(1));
    } catch (FlawedTwin | Universes.Refused wrong) {
      throw new AssertionError(wrong);
    }
  }

  /// The paper of a client.
  String paper(Universe of, String kind) {
    return twin.issuer().papers(of.store(), ORIGIN.url()).stream()
        .filter(paper -> paper.kind().equals(kind))
        .findFirst()
        .orElseThrow()
        .value();
  }

  Obj service() {
    return (Obj) Json.trusted(paper(universe, "service"));
  }

  /// Id and secret of the web client.
  List<String> web() {
    return client("web");
  }

  /// Id and secret of a client.
  List<String> client(String kind) {
    return List.of(paper(universe, kind).split(":"));
  }

  /// Sends a form.
  Reply post(String path, String... fields) {
    return post(universe, path, fields);
  }

  Reply post(Universe to, String path, String... fields) {
    Request request =
        Request.of("POST", path)
            .with("content-type", "application/x-www-form-urlencoded")
            .with(Body.of(form(fields)));
    return to.answer("guild", ORIGIN, request);
  }

  static String form(String... fields) {
    Query query = Query.NONE;
    for (int i = 0; i < fields.length; i += 2) {
      query = query.with(fields[i], fields[i + 1]);
    }
    return query.toString();
  }

  Reply get(String target, String token) {
    return get(universe, target, token);
  }

  Reply get(Universe from, String target, String token) {
    Request request = Request.of("GET", target);
    return from.answer(
        "guild",
        ORIGIN,
        token.isEmpty() ? request : request.with("authorization", "Bearer " + token));
  }

  static Obj shown(Reply reply) {
    return (Obj) Json.trusted(reply.body().toString());
  }

  /// An assertion of the service account that is right in all.
  Obj claims() {
    long seconds = now.getEpochSecond();
    return Obj.of("iss", Json.of(service().text("name").orElseThrow()))
        .with("scope", "read")
        .with("aud", "https://guild.example/token")
        .with("iat", Json.of(seconds))
        .with("exp", Json.of(seconds + 3600));
  }

  /// The answer to an assertion that says this, rightly signed.
  Reply asserted(Obj claims) {
    return post("/token", "grant_type", JWT_BEARER, "assertion", new Seal("guild").sign(claims));
  }
}
