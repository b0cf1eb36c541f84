package dev.dtu.twin;

import dev.dtu.call.Reply;
import dev.dtu.contract.Contract;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Row;
import dev.dtu.store.TableShape;
import java.util.List;
import java.util.Map;

/// A service of one resource by hand, for tests of what does not depend on built-in effects: notes
/// are posted and read; `POST /crash` is a defect, `GET /nothing` has no meaning.
public final class NotesTwin {

  private static final TableShape NOTES = Tables.shape("notes/note");
  private static final TableShape AUDIT = new TableShape("notes/audit", List.of(), true);

  private NotesTwin() {}

  public static Twin twin() {
    var title =
        new TitlePage(
            "notes",
            List.of("notes.example.com", "*.notes.example.com"),
            TitlePage.USUAL_ORDER,
            List.of(
                new AuthForm(
                    "bearer",
                    AuthForm.Place.HEADER,
                    "Authorization",
                    "Bearer ",
                    "dtu_[a-z0-9]{20}",
                    List.of("token"))));
    return new Twin(title, contract(), NotesTwin::meaning, NotesTwin::render, Seed.NOTHING);
  }

  private static Contract contract() {
    return Contract.of(
        object(
            """
            {"format":1,"name":"notes","title":"Notes","version":"1",
             "servers":[{"scheme":"https","host":"notes.example.com","path":"/api/v1/"}],
             "schemes":{"token":{"type":"http","scheme":"bearer"}},"security":[{"token":[]}],
             "operations":[
               ["createNote","POST","/notes","note"],["getNote","GET","/notes/{id}","note"],
               ["crash","POST","/crash","note"],["nothing","GET","/nothing","note"],
               ["open","GET","/open","note"]],
             "schemas":{}}
            """),
        path -> path.equals("operations/note.json") ? operations() : Obj.EMPTY);
  }

  private static Obj operations() {
    return object(
        """
        {"createNote":{"parameters":[],"body":{"required":true,"content":{"application/json":
            {"type":"object","required":["text"],"properties":{"text":{"type":"string"}}}}},
          "replies":{"201":{"content":{"application/json":{"type":"object"}}}}},
         "getNote":{"parameters":[{"name":"id","in":"path","required":true,
            "schema":{"type":"string"}}],
          "replies":{"200":{"content":{"application/json":{"type":"object"}}}}},
         "crash":{"parameters":[],"replies":{"200":{}}},
         "nothing":{"parameters":[],"replies":{"200":{}}},
         "open":{"parameters":[],"security":[],"replies":{"204":{}}}}
        """);
  }

  private static Obj object(String text) {
    return Json.trusted(text).asObj().orElseThrow();
  }

  private static Meaning meaning(String operation) {
    Map<String, Behaviour> behaviours =
        Map.of(
            "createNote", NotesTwin::create,
            "getNote", NotesTwin::read,
            "crash", NotesTwin::crash,
            "open", _ -> Reply.empty(204));
    Behaviour behaviour = behaviours.get(operation);
    return behaviour == null
        ? new Meaning.Absent("nobody told")
        : new Meaning.Does(behaviour, Meaning.Provenance.BEHAVIOUR);
  }

  private static Reply create(Scene scene) {
    Obj sent = scene.body().flatMap(Json::asObj).orElse(Obj.EMPTY);
    if (sent.text("text").filter("forbidden"::equals).isPresent()) {
      scene.draft().put(AUDIT, new Row("a" + scene.call().turn(), "a" + scene.call().turn(), sent));
      scene.draft().put(NOTES, new Row("x", "x", sent));
      throw Refusal.of(Problem.FORBIDDEN);
    }
    long count = scene.draft().mint(NOTES);
    String id = Mint.of("n[0-9a-z]{8}").make(scene.call().dice().at("notes/note"), count);
    Obj note = Obj.of("id", Json.of(id)).withAll(sent).with("at", scene.moment().toString());
    String place = scene.draft().nextPlace(NOTES);
    scene.draft().put(NOTES, new Row(id, place, Obj.of("item", note)));
    return Reply.json(201, note).with("location", scene.origin().url() + "/notes/" + id);
  }

  private static Reply read(Scene scene) {
    String id = scene.path("id").orElseThrow();
    return scene
        .draft()
        .find(NOTES, id)
        .map(row -> Reply.json(200, row.value().obj("item").orElseThrow()))
        .orElseThrow(() -> Refusal.of(Problem.NOT_FOUND).with("id", id));
  }

  private static Reply crash(Scene scene) {
    scene.draft().put(NOTES, new Row("half", "half", Obj.EMPTY));
    throw new IllegalStateException("a bug");
  }

  private static Reply render(Refusal refusal, Scene scene) {
    int status =
        switch (refusal.problem()) {
          case Problem.NO_ROUTE, Problem.NOT_FOUND -> 404;
          case Problem.WRONG_METHOD -> 405;
          case Problem.UNAUTHENTICATED, Problem.UNKNOWN_CREDENTIAL -> 401;
          case Problem.FORBIDDEN -> 403;
          case Problem.UNSUPPORTED_MEDIA -> 415;
          case Problem.TOO_LARGE -> 413;
          case Problem.RATE_LIMITED -> 429;
          case Problem.UNAVAILABLE -> 503;
          default -> 400;
        };
    return Reply.json(
        status,
        Obj.of("error", Json.of(refusal.problem()), "facts", refusal.facts())
            .with("causes", Json.of(refusal.causes().toString())));
  }
}
