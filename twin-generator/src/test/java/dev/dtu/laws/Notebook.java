package dev.dtu.laws;

import dev.dtu.call.Percent;
import dev.dtu.call.Reply;
import dev.dtu.contract.Contract;
import dev.dtu.effect.Effect;
import dev.dtu.effect.Meanings;
import dev.dtu.effect.Resource;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Row;
import dev.dtu.store.Table;
import dev.dtu.store.TableShape;
import dev.dtu.trial.Subject;
import dev.dtu.twin.Behaviour;
import dev.dtu.twin.Meaning;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;
import dev.dtu.twin.Scene;
import dev.dtu.twin.Seed;
import dev.dtu.twin.Tables;
import dev.dtu.twin.TitlePage;
import dev.dtu.twin.Twin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/// A small service written by hand, notes with comments, that can be told to do one thing wrong.
final class Notebook {

  /// What it does wrong.
  enum Wrong {
    NOTHING,
    FORGETS_TITLE,
    ANSWERS_OUT_OF_SHAPE,
    LISTS_TWICE,
    UPDATE_CLEARS,
    REPLACE_KEEPS,
    DELETE_KEEPS,
    DELETE_LEAVES_COMMENTS,
    ARCHIVES_NOTHING,
    PAGES_OVERLAP,
    KNOWS_EVERY_ID,
    REMEMBERS_ELSEWHERE,
    BREAKS_DOWN
  }

  private static final AtomicLong ELSEWHERE = new AtomicLong();
  private static final String NOTE = "note";
  private static final String COMMENT = "comment";
  private static final TableShape NOTES = Tables.shape("notebook/note");
  private static final TableShape COMMENTS = Tables.shape("notebook/comment");

  private static final Obj TITLE =
      (Obj)
          Json.trusted(
              """
              {"format": 1, "name": "notebook", "operations": [
                ["createNote", "POST", "/notes", "note"], ["listNotes", "GET", "/notes", "note"],
                ["readNote", "GET", "/notes/{id}", "note"], ["updateNote", "PATCH", "/notes/{id}", "note"],
                ["replaceNote", "PUT", "/notes/{id}", "note"], ["deleteNote", "DELETE", "/notes/{id}", "note"],
                ["archiveNote", "POST", "/notes/{id}/archive", "note"],
                ["createComment", "POST", "/notes/{id}/comments", "note"],
                ["readComment", "GET", "/notes/{id}/comments/{comment}", "note"]],
               "schemas": {"Note": "all", "Comment": "all"}}
              """);

  private static final Obj SCHEMAS =
      (Obj)
          Json.trusted(
              """
              {"Note": {"type": "object", "required": ["title"], "properties": {
                 "id": {"type": "string", "readOnly": true}, "title": {"type": "string"},
                 "text": {"type": "string"}, "archived": {"type": "boolean", "readOnly": true}}},
               "Comment": {"type": "object", "required": ["text"], "properties": {
                 "id": {"type": "string", "readOnly": true}, "text": {"type": "string"}}}}
              """);

  private static final Obj OPERATIONS =
      (Obj)
          Json.trusted(
              """
              {"createNote": {"body": {"required": true, "content": {"application/json": {"$ref": "Note"}}},
                 "replies": {"201": {"content": {"application/json": {"$ref": "Note"}}}}},
               "listNotes": {"parameters": [{"name": "limit", "in": "query", "schema": {"type": "integer"}},
                   {"name": "offset", "in": "query", "schema": {"type": "integer"}}],
                 "paging": {"style": "offset", "offset": "offset", "limit": "limit"},
                 "replies": {"200": {"content": {"application/json":
                   {"type": "array", "items": {"$ref": "Note"}}}}}},
               "readNote": {"replies": {"200": {"content": {"application/json": {"$ref": "Note"}}}}},
               "updateNote": {"body": {"content": {"application/json": {"type": "object", "properties": {
                   "title": {"type": "string"}, "text": {"type": "string"}}}}},
                 "replies": {"200": {"content": {"application/json": {"$ref": "Note"}}}}},
               "replaceNote": {"body": {"required": true, "content": {"application/json": {"$ref": "Note"}}},
                 "replies": {"200": {"content": {"application/json": {"$ref": "Note"}}}}},
               "deleteNote": {"replies": {"204": {}}},
               "archiveNote": {"replies": {"200": {"content": {"application/json": {"$ref": "Note"}}}}},
               "createComment": {"body": {"required": true,
                   "content": {"application/json": {"$ref": "Comment"}}},
                 "replies": {"201": {"content": {"application/json": {"$ref": "Comment"}}}}},
               "readComment": {"replies": {"200": {"content": {"application/json": {"$ref": "Comment"}}}}}}
              """);

  private final Wrong wrong;

  private Notebook(Wrong wrong) {
    this.wrong = wrong;
  }

  static Subject that(Wrong wrong) {
    var service = new Notebook(wrong);
    Contract contract =
        Contract.of(TITLE, part -> part.startsWith("schemas") ? SCHEMAS : parameters());
    Map<String, Behaviour> behaviours = service.behaviours();
    var twin =
        new Twin(
            new TitlePage("notebook", List.of(), TitlePage.USUAL_ORDER, List.of()),
            contract,
            id -> new Meaning.Does(behaviours.get(id), Meaning.Provenance.DECLARED),
            (refusal, _) ->
                Reply.json(
                    refusal.problem().equals(Problem.NOT_FOUND) ? 404 : 400,
                    Obj.of("problem", Json.of(refusal.problem()))),
            Seed.NOTHING);
    return new Subject(twin, meanings());
  }

  /// The operations with the parameters their paths name.
  private static Obj parameters() {
    Obj all = OPERATIONS;
    for (Json line : TITLE.items("operations")) {
      String id = ((Arr) line).at(0).asText().orElseThrow();
      String path = ((Arr) line).at(2).asText().orElseThrow();
      Obj operation = all.obj(id).orElseThrow();
      List<Json> declared = new ArrayList<>(operation.items("parameters").items());
      for (String name : dev.dtu.contract.Route.of(path).parameters()) {
        declared.add(
            Json.trusted(
                "{\"name\": \"%s\", \"in\": \"path\", \"required\": true, \"schema\": {\"type\": \"string\"}}"
                    .formatted(name)));
      }
      all = all.with(id, operation.with("parameters", Arr.of(declared)));
    }
    return all;
  }

  private static Meanings meanings() {
    var note = resource(NOTE, List.of(), "schema:Note");
    var comment = resource(COMMENT, List.of(new Resource.Scope("id", NOTE)), "schema:Comment");
    return new Meanings(
        List.of(note, comment),
        List.of(
            effect("createNote", Effect.Kind.CREATE, NOTE, 201),
            effect("listNotes", Effect.Kind.LIST, NOTE, 200),
            effect("readNote", Effect.Kind.READ, NOTE, 200, "id"),
            effect("updateNote", Effect.Kind.UPDATE, NOTE, 200, "id"),
            effect("replaceNote", Effect.Kind.REPLACE, NOTE, 200, "id"),
            effect("deleteNote", Effect.Kind.DELETE, NOTE, 204, "id"),
            effect("archiveNote", Effect.Kind.ACT, NOTE, 200, "id"),
            effect("createComment", Effect.Kind.CREATE, COMMENT, 201, "id"),
            effect("readComment", Effect.Kind.READ, COMMENT, 200, "id", "comment")),
        new TreeMap<>());
  }

  private static Resource resource(String name, List<Resource.Scope> scopes, String schema) {
    return new Resource(
        name, scopes, "id", "[a-z]{6}", List.of(), false, List.of(schema), new TreeMap<>());
  }

  private static Effect effect(
      String operation, Effect.Kind kind, String resource, int status, String... key) {
    List<Effect.Binding> bindings = new ArrayList<>();
    for (String part : key) {
      bindings.add(new Effect.Binding(Effect.Binding.Source.PATH, part));
    }
    var sets = new TreeMap<String, Json>();
    if (kind == Effect.Kind.ACT) {
      sets.put("archived", Json.of(true));
    }
    return new Effect(
        operation, kind, resource, bindings, List.of(), "", "", "", new TreeMap<>(), sets, status);
  }

  private Map<String, Behaviour> behaviours() {
    return Map.of(
        "createNote", this::create,
        "listNotes", this::list,
        "readNote", scene -> Reply.json(200, note(scene).value()),
        "updateNote", this::update,
        "replaceNote", this::replace,
        "deleteNote", this::delete,
        "archiveNote", this::archive,
        "createComment", this::comment,
        "readComment", this::readComment);
  }

  private Obj sent(Scene scene) {
    Obj body = scene.body().flatMap(Json::asObj).orElse(Obj.EMPTY);
    return body.without("id").without("archived");
  }

  private Reply create(Scene scene) {
    if (wrong == Wrong.BREAKS_DOWN) {
      throw new IllegalStateException("the notebook breaks down");
    }
    long count = scene.draft().mint(NOTES);
    String id =
        dev.dtu.twin.Mint.of("n#{1}[a-z]{3}")
            .make(
                wrong == Wrong.REMEMBERS_ELSEWHERE ? elsewhere(scene) : scene.call().dice(), count);
    Obj item = Obj.of("id", Json.of(id), "archived", Json.of(false)).withAll(sent(scene));
    Obj kept = wrong == Wrong.FORGETS_TITLE ? item.with("title", "untitled") : item;
    scene.draft().put(NOTES, new Row(id, scene.draft().nextPlace(NOTES), kept));
    return Reply.json(
        201, wrong == Wrong.ANSWERS_OUT_OF_SHAPE ? item.with("text", Json.of(7)) : item);
  }

  private static dev.dtu.call.Dice elsewhere(Scene scene) {
    return scene.call().dice().at(ELSEWHERE.incrementAndGet());
  }

  private Reply list(Scene scene) {
    Table table = scene.draft().table(NOTES);
    int from = scene.query().find("offset").map(Integer::valueOf).orElse(0);
    int limit = scene.query().find("limit").map(Integer::valueOf).orElse(100);
    int start = wrong == Wrong.PAGES_OVERLAP && from > 0 ? from - 1 : from;
    List<Json> items = new ArrayList<>();
    for (int i = start; i < Math.min(table.size(), from + limit); i++) {
      items.add(table.at(i).value());
      if (wrong == Wrong.LISTS_TWICE) {
        items.add(table.at(i).value());
      }
    }
    return Reply.json(200, Arr.of(items.subList(0, Math.min(items.size(), limit))));
  }

  private Row note(Scene scene) {
    String id = scene.path("id").orElseThrow();
    Optional<Row> row = scene.draft().find(NOTES, id);
    if (row.isEmpty() && wrong == Wrong.KNOWS_EVERY_ID) {
      return new Row(id, "", Obj.of("id", Json.of(id), "title", Json.of("made up")));
    }
    return row.orElseThrow(() -> Refusal.of(Problem.NOT_FOUND));
  }

  private Reply put(Scene scene, Row row, Obj item) {
    scene.draft().put(NOTES, row.withValue(item));
    return Reply.json(200, item);
  }

  private Reply update(Scene scene) {
    Row row = note(scene);
    Obj before = wrong == Wrong.UPDATE_CLEARS ? row.value().without("text") : row.value();
    return put(scene, row, before.withAll(sent(scene)));
  }

  private Reply replace(Scene scene) {
    Row row = note(scene);
    Obj before = row.value();
    Obj bare = wrong == Wrong.REPLACE_KEEPS ? before : before.without("text").without("title");
    return put(scene, row, bare.withAll(sent(scene)));
  }

  private Reply delete(Scene scene) {
    Row row = note(scene);
    if (wrong != Wrong.DELETE_KEEPS) {
      scene.draft().remove(NOTES, row.key());
    }
    if (wrong != Wrong.DELETE_LEAVES_COMMENTS) {
      Table comments = scene.draft().table(COMMENTS);
      for (int i = comments.size() - 1; i >= 0; i--) {
        if (comments.at(i).key().startsWith(row.key() + "/")) {
          scene.draft().remove(COMMENTS, comments.at(i).key());
        }
      }
    }
    return Reply.empty(204);
  }

  private Reply archive(Scene scene) {
    Row row = note(scene);
    return put(scene, row, row.value().with("archived", Json.of(wrong != Wrong.ARCHIVES_NOTHING)));
  }

  private Reply comment(Scene scene) {
    String note = note(scene).key();
    String id = "c" + scene.draft().mint(COMMENTS);
    Obj item = Obj.of("id", Json.of(id)).withAll(sent(scene));
    String key = Percent.encode(note) + "/" + id;
    scene.draft().put(COMMENTS, new Row(key, scene.draft().nextPlace(COMMENTS), item));
    return Reply.json(201, item);
  }

  private Reply readComment(Scene scene) {
    String key = scene.path("id").orElseThrow() + "/" + scene.path("comment").orElseThrow();
    return scene
        .draft()
        .find(COMMENTS, key)
        .map(row -> Reply.json(200, row.value()))
        .orElseThrow(() -> Refusal.of(Problem.NOT_FOUND));
  }
}
