package dev.dtu.effect;

import dev.dtu.call.Body;
import dev.dtu.call.Origin;
import dev.dtu.call.Reply;
import dev.dtu.call.Request;
import dev.dtu.contract.Contract;
import dev.dtu.fidelity.Fit;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.TitlePage;
import dev.dtu.twin.Turn;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import dev.dtu.universe.Wish;
import dev.dtu.usage.Usages;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// A service of a few lines, made for one question, and a universe where it lives.
final class Service {

  static final Origin ORIGIN = new Origin("http", "small.localhost", "");

  static final TitlePage TITLE =
      new TitlePage("small", List.of(), TitlePage.USUAL_ORDER, List.of());

  final Universe universe;
  private final Twin twin;

  /// @param operations the detail of each, with `line: [METHOD, path]` and `effect: {…}` in it; single
  ///     quotes stand for double ones
  Service(String operations, String schemas, String resources, Manners manners) {
    this(contract(operations, schemas), meanings(operations, resources), manners, TITLE);
  }

  /// A service that is told of on its title page.
  Service(String operations, String schemas, String resources, TitlePage title) {
    this(contract(operations, schemas), meanings(operations, resources), Manners.NONE, title);
  }

  /// A service that was seen.
  static Service seen(String operations, String schemas, String resources, Usages usages) {
    Meanings meanings = meanings(operations, resources).with(usages);
    return new Service(contract(operations, schemas), meanings, Manners.NONE, TITLE);
  }

  private Service(Contract contract, Meanings meanings, Manners manners, TitlePage title) {
    twin = Effects.twin(title, contract, meanings, manners);
    InstantSource noon = () -> Instant.parse("2026-11-21T12:00:00Z");
    try {
      universe =
          new Universes(Map.of("small", twin), 7, noon)
              .create(Wish.ANYTHING.named("x").withDice(1));
    } catch (Universes.Refused refused) {
      throw new AssertionError(refused);
    }
  }

  private static Contract contract(String operations, String schemas) {
    Obj all = obj(operations);
    Obj named = obj(schemas);
    var lines = new java.util.ArrayList<Json>();
    for (Obj.Member each : all) {
      Obj detail = (Obj) each.value();
      List<Json> line = detail.items("line").items();
      lines.add(Json.array(List.of(Json.of(each.key()), line.get(0), line.get(1), Json.of("all"))));
    }
    var families = Obj.builder();
    named.forEach(each -> families.put(each.key(), "all"));
    Obj page =
        Obj.of("format", Json.of(1), "name", Json.of("small"))
            .with("operations", Json.array(lines))
            .with("schemas", families.build());
    return Contract.of(page, path -> path.startsWith("operations/") ? all : named);
  }

  private static Meanings meanings(String operations, String resources) {
    var effects = new java.util.ArrayList<Json>();
    for (Obj.Member each : obj(operations)) {
      Obj detail = (Obj) each.value();
      effects.add(detail.obj("effect").orElseThrow().with("operation", each.key()));
    }
    return Meanings.fromJson(
        Obj.of("resources", Json.trusted(quoted(resources)), "effects", Json.array(effects)));
  }

  Service(String operations, String schemas, String resources) {
    this(operations, schemas, resources, Manners.NONE);
  }

  static Obj obj(String text) {
    return (Obj) Json.trusted(quoted(text));
  }

  private static String quoted(String text) {
    return text.replace('\'', '"');
  }

  /// Sends a JSON request; the reply must fit the contract.
  Reply send(String method, String target, String body) {
    return send(method, target, "application/json", quoted(body));
  }

  Reply send(String method, String target, String type, String body) {
    Turn turn = turn(method, target, type, body);
    List<String> complaints = Fit.complaints(twin, turn);
    if (!complaints.isEmpty() || turn.outcome() instanceof Turn.Outcome.Defect) {
      throw new AssertionError(
          method + " " + target + ": " + turn.outcome() + complaints + turn.reply().body());
    }
    return turn.reply();
  }

  Twin twin() {
    return twin;
  }

  /// The turn of a request, whatever comes of it.
  Turn turn(String method, String target, String type, String body) {
    Request request = Request.of(method, target);
    if (!body.isEmpty()) {
      request = request.with("content-type", type).with(Body.of(body));
    }
    return universe.turn("small", ORIGIN, request);
  }

  /// What the reply of a success says.
  Json json(String method, String target, String body) {
    Reply reply = send(method, target, body);
    if (reply.status() >= 300) {
      throw new AssertionError(method + " " + target + ": " + reply.status() + reply.body());
    }
    return reply.body().length() == 0 ? Obj.EMPTY : Json.trusted(reply.body().toString());
  }
}
