package dev.dtu.question;

import dev.dtu.call.Body;
import dev.dtu.call.Delivery;
import dev.dtu.call.Headers;
import dev.dtu.call.Origin;
import dev.dtu.call.Reply;
import dev.dtu.call.Request;
import dev.dtu.contract.Contract;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.AuthForm;
import dev.dtu.twin.Behaviour;
import dev.dtu.twin.Climate;
import dev.dtu.twin.Meaning;
import dev.dtu.twin.RateLimits;
import dev.dtu.twin.Scene;
import dev.dtu.twin.Seed;
import dev.dtu.twin.TitlePage;
import dev.dtu.twin.Tokens;
import dev.dtu.twin.Turn;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import dev.dtu.universe.Wish;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/// A service whose contract has all that a client can do against: two kinds of credentials, scopes,
/// what is deprecated, limits. Whatever is asked of it, it says yes.
final class Shop {

  static final Origin HERE = new Origin("http", "shop.example.com", "");

  private static final String TITLE =
      """
      {"format": 1, "name": "shop", "title": "Shop", "version": "1", "servers": [],
       "schemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"},
                   "oauth": {"type": "oauth2", "flows": {}}},
       "security": [{"key": []}, {"oauth": ["shop.read"]}], "schemas": {},
       "operations": [
         ["list", "GET", "/things", "shop"], ["create", "POST", "/things", "shop"],
         ["old", "GET", "/old", "shop"], ["keyed", "GET", "/keyed", "shop"],
         ["free", "POST", "/free", "shop"], ["absent", "GET", "/absent", "shop"],
         ["token", "POST", "/token", "shop"]]}
      """;

  private static final String FAMILY =
      """
      {"list": {"parameters": [
           {"name": "limit", "in": "query", "schema": {"type": "integer", "maximum": 9}},
           {"name": "page", "in": "query", "deprecated": true, "schema": {"type": "string"}}],
         "replies": {}},
       "create": {"body": {"required": true, "content": {"application/json": {
           "type": "object", "required": ["name"], "properties": {
             "name": {"type": "string"},
             "nick": {"type": "string", "deprecated": true},
             "parts": {"type": "array", "items": {
               "type": "object", "properties": {"size": {"type": "integer"}}}},
             "labels": {"type": "object", "additionalProperties": {"type": "string"}}}}}},
         "replies": {}},
       "old": {"deprecated": true, "replies": {}},
       "keyed": {"security": [{"key": []}], "replies": {}},
       "free": {"security": [], "body": {"content": {"application/json": {"anyOf": [
           {"type": "object", "properties": {"a": {"type": "string"}}}, {"type": "object"}]}}},
         "replies": {}},
       "absent": {"replies": {}},
       "token": {"body": {"content": {"application/x-www-form-urlencoded": {"type": "object",
           "required": ["grant"], "properties": {"grant": {"type": "string"}}}}}, "replies": {}}}
      """;

  static Twin twin() {
    Contract contract = Contract.of((Obj) Json.trusted(TITLE), _ -> (Obj) Json.trusted(FAMILY));
    var title =
        new TitlePage("shop", List.of(), TitlePage.USUAL_ORDER, List.of(form("key"), bearer()));
    var limits =
        new RateLimits(
            List.of(
                new RateLimits.Bucket(
                    "reads", List.of("list"), List.of(), false, 3, Duration.ofMinutes(1))),
            new TreeMap<>());
    return new Twin(title, contract, Shop::meaning, (_, _) -> no(), Seed.NOTHING)
        .with(new Climate(new TreeMap<>(), limits));
  }

  private static AuthForm form(String name) {
    return new AuthForm(name, AuthForm.Place.HEADER, "X-Key", "", "k[0-9]{9}", List.of(name));
  }

  private static AuthForm bearer() {
    return new AuthForm(
        "bearer", AuthForm.Place.HEADER, "Authorization", "Bearer ", "b[0-9]{9}", List.of("oauth"));
  }

  private static Meaning meaning(String operation) {
    Behaviour yes = _ -> Reply.json(200, Obj.EMPTY);
    return switch (operation) {
      case "absent" -> new Meaning.Absent("nobody told");
      case "token" -> new Meaning.Does(new Judge(), Meaning.Provenance.BEHAVIOUR);
      default -> new Meaning.Does(yes, Meaning.Provenance.BEHAVIOUR);
    };
  }

  /// Takes whatever it is sent, as it judges that itself.
  private static final class Judge implements Behaviour {
    @Override
    public Reply act(Scene scene) {
      return Reply.json(200, Obj.EMPTY);
    }

    @Override
    public boolean judges() {
      return true;
    }
  }

  private static Reply no() {
    return new Reply(400, Headers.NONE, Body.of("no"), Delivery.PROMPT);
  }

  private final Universes universes;
  final Universe universe;

  /// @param strict whether its own credentials alone are taken
  Shop(boolean strict) {
    var read = new AtomicLong();
    var begin = Instant.parse("2026-01-01T00:00:00Z");
    universes =
        new Universes(Map.of("shop", twin()), 1, () -> begin.plusSeconds(read.getAndIncrement()));
    Wish wish = Wish.ANYTHING.named("a");
    try {
      universe = universes.create(strict ? wish : wish.takingAnyCredential());
    } catch (Universes.Refused refused) {
      throw new AssertionError(refused);
    }
  }

  Turn call(Request request) {
    return universe.turn("shop", HERE, request);
  }

  /// A call with the universe's own key.
  Turn keyed(Request request) {
    String key = universes.credentials(universe, universe.twin("shop")).getFirst().value();
    return call(request.with("x-key", key));
  }

  /// A call with a token that the service handed out for some scopes.
  Turn with(String scope, Request request) {
    String value = "b" + universe.current().turn();
    var token =
        new Tokens.Token(
            "access",
            "ada",
            "client",
            "g1",
            Optional.empty(),
            false,
            Obj.of("scope", Json.of(scope)));
    universe.act("test", "token", draft -> Tokens.put(draft, "shop", value, token));
    return call(request.with("authorization", "Bearer " + value));
  }

  /// What is found of its calls, a line each: `grade kind where count`.
  List<String> findings() {
    return findings(Question.ALL);
  }

  List<String> findings(Question question) {
    List<String> lines = new ArrayList<>();
    for (Json operation : Conformance.of(universe, question, 0).show().items("operations")) {
      for (Json found : ((Obj) operation).items("findings")) {
        Obj one = (Obj) found;
        lines.add(
            "%s: %s %s %s %s"
                .formatted(
                    ((Obj) operation).text("operation").orElseThrow(),
                    one.text("grade").orElseThrow(),
                    one.text("kind").orElseThrow(),
                    one.text("where").orElseThrow(),
                    one.items("entries"))
                .replace("  ", " "));
      }
    }
    return lines;
  }
}
