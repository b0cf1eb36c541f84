package dev.dtu.server;

import dev.dtu.call.Body;
import dev.dtu.call.Dice;
import dev.dtu.call.Reply;
import dev.dtu.contract.Contract;
import dev.dtu.event.NotesEvents;
import dev.dtu.event.NotesSockets;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Row;
import dev.dtu.store.TableShape;
import dev.dtu.twin.Acts;
import dev.dtu.twin.AuthForm;
import dev.dtu.twin.Behaviour;
import dev.dtu.twin.Climate;
import dev.dtu.twin.Meaning;
import dev.dtu.twin.Mint;
import dev.dtu.twin.Problem;
import dev.dtu.twin.RateLimits;
import dev.dtu.twin.Refusal;
import dev.dtu.twin.Scene;
import dev.dtu.twin.Seed;
import dev.dtu.twin.Seeds;
import dev.dtu.twin.Tables;
import dev.dtu.twin.TitlePage;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universes;
import dev.dtu.universe.Wish;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A service made by hand: notes that are created and read, and an echo.
public final class Notes {

  private static final Mint IDS = Mint.of("n[a-z0-9]{6}");

  private Notes() {}

  /// Universes of two such services, `notes` and `memos`, with a default universe that takes any
  /// credential.
  public static Universes universes() {
    return universes(Instant::now);
  }

  public static Universes universes(InstantSource clock) {
    var universes = new Universes(catalog(), 1, clock);
    try {
      universes.create(Wish.ANYTHING.named(Universes.DEFAULT).takingAnyCredential());
    } catch (Universes.Refused refused) {
      throw new IllegalStateException(refused);
    }
    return universes;
  }

  /// The two services.
  public static Map<String, Twin> catalog() {
    Map<String, Twin> catalog = new TreeMap<>();
    Twin notes = twin("notes", "/api/v1", List.of("*.notes.example", "notes.example"));
    var telling =
        new Climate(
            new TreeMap<>(),
            RateLimits.NONE,
            NotesEvents.of(false).with(NotesSockets.of(3)),
            new Acts(new TreeMap<>(Map.of("sign", sign()))));
    catalog.put("notes", notes.with(telling));
    catalog.put("memos", twin("memos", "/rest", List.of("memos.example")));
    return catalog;
  }

  /// Somebody signs the guest book in the pages of the service.
  private static Acts.Act sign() {
    Behaviour signs =
        scene -> {
          Obj said = scene.body().flatMap(Json::asObj).orElse(Obj.EMPTY);
          TableShape notes = Tables.shape("notes/note");
          String key = "signed" + scene.draft().mint(notes);
          scene
              .draft()
              .put(notes, new Row(key, scene.draft().nextPlace(notes), Obj.of("item", said)));
          return Reply.json(200, Obj.of("signed", Json.of(key)));
        };
    var takes = new TreeMap<>(Map.of("user", "who", "channel", "where", "text", "what"));
    return new Acts.Act("sign", "signs the guest book", takes, false, signs);
  }

  private static Twin twin(String name, String root, List<String> hosts) {
    var form =
        new AuthForm(
            "token",
            AuthForm.Place.HEADER,
            "Authorization",
            "Token ",
            "t[a-z0-9]{20}",
            List.of("token"));
    var title = new TitlePage(name, hosts, TitlePage.USUAL_ORDER, List.of(form));
    Map<String, Behaviour> behaviours = behaviours(Tables.shape(name + "/note"));
    return new Twin(
        title,
        contract(name, root),
        id -> meaning(behaviours.get(id)),
        Notes::refused,
        new Seeds(new TreeMap<>(), text -> seed(Tables.shape(name + "/note"), text)));
  }

  /// Sockets are dialled by a behaviour that stands beside these.
  private static Meaning meaning(@Nullable Behaviour behaviour) {
    return behaviour == null
        ? new Meaning.Absent("nobody wrote it")
        : new Meaning.Does(behaviour, Meaning.Provenance.BEHAVIOUR);
  }

  /// A seed in JSON: notes with their ids.
  private static Seeds.Read seed(TableShape shape, byte[] text) {
    List<Json> rows =
        Json.trusted(new String(text, StandardCharsets.UTF_8))
            .asObj()
            .orElse(Obj.EMPTY)
            .items("rows")
            .items();
    Seed seed =
        (draft, _, _) -> {
          for (Json each : rows) {
            Obj row = each.asObj().orElseThrow();
            String id = row.text("id").orElse("p");
            draft.put(shape, row(id, draft.nextPlace(shape), row.obj("item").orElseThrow()));
          }
        };
    return new Seeds.Read(seed, rows.isEmpty() ? List.of("expected rows, found none") : List.of());
  }

  private static Contract contract(String name, String root) {
    String title =
        """
        {"format": 1, "name": "%1$s", "title": "%1$s", "version": "1", "servers": [],
         "schemes": {"token": {"type": "apiKey", "in": "header", "name": "Authorization"}},
         "security": [{"token": []}], "schemas": {},
         "operations": [
           ["create", "POST", "%2$s/notes", "note"], ["list", "GET", "%2$s/notes", "note"],
           ["read", "GET", "%2$s/notes/{id}", "note"], ["put", "PUT", "%2$s/notes/{id}", "note"],
           ["remove", "DELETE", "%2$s/notes/{id}", "note"], ["echo", "POST", "/echo", "note"],
           ["file", "GET", "/file/{sha}/{length}", "note"], ["late", "GET", "/late", "note"],
           ["broken", "GET", "/broken", "note"], ["dial", "POST", "/dial", "note"]]}
        """
            .formatted(name, root);
    String family =
        """
        {"create": {"body": {"required": true, "content": {"application/json":
            {"type": "object", "required": ["text"], "properties": {"text": {"type": "string"}}}}},
          "replies": {}},
         "list": {"replies": {}}, "read": {"replies": {}},
         "put": {"body": {"content": {"application/json": {}}}, "replies": {}},
         "remove": {"replies": {}}, "echo": {"replies": {}}, "file": {"replies": {}},
         "late": {"replies": {}}, "broken": {"replies": {}}, "dial": {"replies": {}}}
        """;
    return Contract.of((Obj) Json.trusted(title), _ -> (Obj) Json.trusted(family));
  }

  private static Map<String, Behaviour> behaviours(TableShape shape) {
    Map<String, Behaviour> behaviours = new LinkedHashMap<>();
    behaviours.put("create", scene -> create(scene, shape));
    behaviours.put("read", scene -> Reply.json(200, found(scene, shape)));
    behaviours.put("list", scene -> Reply.json(200, listed(scene, shape)));
    behaviours.put("put", scene -> put(scene, shape));
    behaviours.put("remove", scene -> remove(scene, shape));
    behaviours.put("echo", Notes::echo);
    behaviours.put("file", Notes::file);
    behaviours.put("late", _ -> late());
    behaviours.put(
        "broken",
        _ -> {
          throw new IllegalStateException("a secret of ours");
        });
    return behaviours;
  }

  private static Reply create(Scene scene, TableShape shape) {
    long count = scene.draft().mint(shape);
    Dice dice = scene.call().dice().at(shape.name());
    String id = IDS.make(dice, count);
    Obj note = Obj.of("id", Json.of(id)).withAll((Obj) scene.body().orElseThrow());
    scene.draft().put(shape, row(id, scene.draft().nextPlace(shape), note));
    return Reply.json(201, note).with("location", scene.origin().url() + "/api/v1/notes/" + id);
  }

  private static Row row(String id, String place, Obj note) {
    return new Row(id, place, Obj.of("item", note));
  }

  private static Obj found(Scene scene, TableShape shape) {
    String id = scene.path("id").orElseThrow();
    return scene
        .draft()
        .find(shape, id)
        .orElseThrow(() -> Refusal.of(Problem.NOT_FOUND).with("id", id))
        .value()
        .obj("item")
        .orElseThrow();
  }

  private static Json listed(Scene scene, TableShape shape) {
    var items = new java.util.ArrayList<Json>();
    scene
        .draft()
        .table(shape)
        .rows(0)
        .forEachRemaining(row -> items.add(row.value().obj("item").orElseThrow()));
    return Json.array(items);
  }

  private static Reply put(Scene scene, TableShape shape) {
    String id = scene.path("id").orElseThrow();
    Obj note = Obj.of("id", Json.of(id)).withAll((Obj) scene.body().orElse(Obj.EMPTY));
    scene.draft().put(shape, row(id, scene.draft().nextPlace(shape), note));
    return Reply.json(200, note);
  }

  private static Reply remove(Scene scene, TableShape shape) {
    found(scene, shape);
    scene.draft().remove(shape, scene.path("id").orElseThrow());
    return Reply.empty(204);
  }

  private static Reply echo(Scene scene) {
    var request = scene.call().request();
    Obj.Builder seen =
        Obj.builder()
            .put("path", request.path())
            .put("query", request.query())
            .put("origin", scene.origin().url())
            .put("type", request.headers().find("content-type").orElse(""))
            .put("size", request.body().length());
    switch (request.body()) {
      case Body.Stored stored -> seen.put("sha256", stored.sha256());
      case Body.Bytes bytes -> {
        if (bytes.length() < 1000) {
          seen.put("body", bytes.toString());
        }
      }
      case Body.None _, Body.Unread _, Body.Stretch _, Body.Parcel _ -> {}
    }
    return Reply.json(200, seen.build());
  }

  private static Reply file(Scene scene) {
    var body =
        new Body.Stored(
            scene.path("sha").orElseThrow(), Long.parseLong(scene.path("length").orElseThrow()));
    return new Reply(200, dev.dtu.call.Headers.NONE, body, dev.dtu.call.Delivery.PROMPT);
  }

  private static Reply late() {
    return new Reply(
        200,
        dev.dtu.call.Headers.NONE,
        Body.of("late"),
        dev.dtu.call.Delivery.late(Duration.ofMillis(30)));
  }

  /// The dialect of this service: `{"trouble": …}`.
  private static Reply refused(Refusal refusal, Scene scene) {
    int status =
        switch (refusal.problem()) {
          case Problem.UNAUTHENTICATED, Problem.UNKNOWN_CREDENTIAL -> 401;
          case Problem.NO_ROUTE, Problem.NOT_FOUND -> 404;
          case Problem.WRONG_METHOD -> 405;
          case Problem.TOO_LARGE -> 413;
          case Problem.UNSUPPORTED_MEDIA -> 415;
          case Problem.RATE_LIMITED -> 429;
          case Problem.BROKEN -> 500;
          case Problem.UNAVAILABLE -> 503;
          default -> 400;
        };
    return Reply.json(
        status, Obj.of("trouble", Json.of(refusal.problem()), "facts", refusal.facts()));
  }
}
