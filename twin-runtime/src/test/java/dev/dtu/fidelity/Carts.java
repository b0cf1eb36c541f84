package dev.dtu.fidelity;

import dev.dtu.call.Headers;
import dev.dtu.contract.Contract;
import dev.dtu.effect.Meanings;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.load.TwinLoader;
import dev.dtu.recording.Content;
import dev.dtu.recording.Exchange;
import dev.dtu.recording.JsonLines;
import dev.dtu.recording.Session;
import dev.dtu.twin.People;
import dev.dtu.universe.Universe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A small service of carts, and sessions with it.
final class Carts {

  static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  static final Candidate CANDIDATE = candidate();

  private final List<Exchange> exchanges = new ArrayList<>();

  static Stage stage() {
    return new Stage(List.of(CANDIDATE), People.NOBODY);
  }

  private static Candidate candidate() {
    Obj title = obj(CONTRACT);
    Contract contract =
        Contract.of(title, path -> path.startsWith("operations/") ? obj(OPERATIONS) : obj(SCHEMAS));
    Meanings meanings = Meanings.fromJson(obj(MEANINGS));
    return new Candidate(TwinLoader.plain("carts", contract, meanings), meanings);
  }

  static Obj obj(String text) {
    return (Obj) Json.trusted(text);
  }

  /// One more exchange, made up.
  Carts then(String call, String sent, int status, String answered) {
    String[] words = call.split(" ");
    Content body = sent.isEmpty() ? Content.Nothing.NOTHING : new Content.Document(obj(sent));
    Content answer =
        answered.isEmpty() ? Content.Nothing.NOTHING : new Content.Document(Json.trusted(answered));
    exchanges.add(
        new Exchange(
            new Exchange.Sent(words[0], "https://carts.example" + words[1], Headers.NONE, body),
            new Exchange.Answered(status, Headers.of("content-type", "application/json"), answer),
            "",
            Optional.of(NOON.plusSeconds(10L * exchanges.size())),
            List.of()));
    return this;
  }

  /// The same one, with a flag on the last exchange.
  Carts flagged(String flag) {
    Exchange last = exchanges.removeLast();
    exchanges.add(
        new Exchange(last.sent(), last.answered(), last.template(), last.moment(), List.of(flag)));
    return this;
  }

  Session session() {
    return new Session("carts", "carts", "", "carts", exchanges);
  }

  /// The parts that its exchanges have.
  List<Part> parts() {
    Script script = Script.of(session(), new Guide(List.of(CANDIDATE)));
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < exchanges.size(); i++) {
      parts.add(script.part(i));
    }
    return parts;
  }

  /// What is found when it is replayed.
  Board board(Path folder) throws IOException, InterruptedException {
    return board(folder, Optional.empty());
  }

  Board board(Path folder, Optional<Mutants> mutants) throws IOException, InterruptedException {
    Path file = write(folder, session());
    return new Check(List.of(stage()), (_, _, _) -> {}, mutants)
        .of(List.of(file))
        .boards()
        .getOrDefault("carts", new Board());
  }

  static Path write(Path folder, Session session) throws IOException {
    var lines = new StringBuilder();
    for (int i = 0; i < session.exchanges().size(); i++) {
      lines
          .append(JsonLines.line(session.where(), i, session.exchanges().get(i), Duration.ZERO))
          .append('\n');
    }
    return Files.writeString(folder.resolve(session.name() + ".jsonl"), lines);
  }

  /// A session with the twin itself, in a universe with another chance, so that all ids are others.
  static Session lived(List<String[]> calls) {
    Stage stage = stage();
    stage.fresh("default", Optional.of(NOON)); // the next one is another, with other ids
    Universe universe = stage.fresh("default", Optional.of(NOON));
    var carts = new Carts();
    List<String> ids = new ArrayList<>();
    for (String[] call : calls) {
      String target = call[0];
      String body = call[1];
      for (int i = 0; i < ids.size(); i++) {
        target = target.replace("#" + i, ids.get(i));
        body = body.replace("#" + i, ids.get(i));
      }
      var request = dev.dtu.call.Request.of(target.split(" ")[0], target.split(" ")[1]);
      if (!body.isEmpty()) {
        request = request.withJson(obj(body));
      }
      var origin = new dev.dtu.call.Origin("https", "carts.example", "");
      Instant moment = NOON.plusSeconds(10L * carts.exchanges.size());
      universe.time("test", new dev.dtu.universe.Move.Set(moment));
      Exchange.Answered answered = Enactment.answered(universe.answer("carts", origin, request));
      if (target.startsWith("POST") && answered.successful()) {
        ids.add(
            answered.body().document().flatMap(Json::asObj).orElseThrow().text("id").orElseThrow());
      }
      carts.then(target, body, answered.status(), "");
      Exchange last = carts.exchanges.removeLast();
      carts.exchanges.add(last.with(answered));
    }
    return carts.session();
  }

  private static final String CONTRACT =
      """
      {"format": 1, "name": "carts", "title": "Carts", "version": "1", "dialect": "openapi 3.1.0",
       "operations": [
        ["listCarts", "GET", "/carts", "all"], ["createCart", "POST", "/carts", "all"],
        ["getCart", "GET", "/carts/{cartId}", "all"],
        ["patchCart", "PATCH", "/carts/{cartId}", "all"],
        ["deleteCart", "DELETE", "/carts/{cartId}", "all"],
        ["listItems", "GET", "/carts/{cartId}/items", "all"],
        ["createItem", "POST", "/carts/{cartId}/items", "all"],
        ["getItem", "GET", "/carts/{cartId}/items/{itemId}", "all"]],
       "schemas": {"Cart": "all", "Item": "all"}}
      """;

  private static final String OPERATIONS =
      """
      {"listCarts": {"parameters": [], "replies": {"200": {"content": {
         "application/json": {"type": "array", "items": {"$ref": "Cart"}}}}}},
       "createCart": {"parameters": [], "body": {"content": {"application/json": {"$ref": "Cart"}}},
        "replies": {"201": {"content": {"application/json": {"$ref": "Cart"}}}}},
       "getCart": {"parameters": [], "replies": {
         "200": {"content": {"application/json": {"$ref": "Cart"}}}, "404": {}}},
       "patchCart": {"parameters": [], "body": {"content": {"application/json": {"$ref": "Cart"}}},
        "replies": {"200": {"content": {"application/json": {"$ref": "Cart"}}}}},
       "deleteCart": {"parameters": [], "replies": {"204": {}}},
       "listItems": {"parameters": [], "replies": {"200": {"content": {
         "application/json": {"type": "array", "items": {"$ref": "Item"}}}}}},
       "createItem": {"parameters": [], "body": {"content": {"application/json": {"$ref": "Item"}}},
        "replies": {"201": {"content": {"application/json": {"$ref": "Item"}}}}},
       "getItem": {"parameters": [], "replies": {
         "200": {"content": {"application/json": {"$ref": "Item"}}}}}}
      """;

  private static final String SCHEMAS =
      """
      {"Cart": {"type": "object", "required": ["id", "created"], "properties": {
         "id": {"type": "string", "readOnly": true}, "title": {"type": "string"},
         "count": {"type": "integer"},
         "created": {"type": "string", "format": "date-time", "readOnly": true},
         "notes": {"type": "object", "additionalProperties": {"type": "string"}}}},
       "Item": {"type": "object", "required": ["id", "name"], "properties": {
         "id": {"type": "string", "readOnly": true}, "name": {"type": "string"}}}}
      """;

  private static final String MEANINGS =
      """
      {"resources": [
        {"name": "cart", "idMember": "id", "idShape": "crt[a-z0-9]{12}", "schemas": ["schema:Cart"]},
        {"name": "item", "scopes": [{"parameter": "cartId", "resource": "cart"}], "idMember": "id",
         "idShape": "itm[a-z0-9]{12}", "schemas": ["schema:Item"]}],
       "effects": [
        {"operation": "listCarts", "kind": "list", "resource": "cart", "status": 200},
        {"operation": "createCart", "kind": "create", "resource": "cart", "status": 201},
        {"operation": "getCart", "kind": "read", "resource": "cart", "key": ["path:cartId"], "status": 200},
        {"operation": "patchCart", "kind": "update", "resource": "cart", "key": ["path:cartId"], "status": 200},
        {"operation": "deleteCart", "kind": "delete", "resource": "cart", "key": ["path:cartId"], "status": 204},
        {"operation": "listItems", "kind": "list", "resource": "item", "key": ["path:cartId"], "status": 200},
        {"operation": "createItem", "kind": "create", "resource": "item", "key": ["path:cartId"], "status": 201},
        {"operation": "getItem", "kind": "read", "resource": "item",
         "key": ["path:cartId", "path:itemId"], "status": 200}],
       "absent": {}}
      """;
}
