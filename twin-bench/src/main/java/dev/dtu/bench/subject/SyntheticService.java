package dev.dtu.bench.subject;

import dev.dtu.contract.Contract;
import dev.dtu.effect.Effect;
import dev.dtu.effect.Effect.Binding;
import dev.dtu.effect.Effects;
import dev.dtu.effect.Manners;
import dev.dtu.effect.Meanings;
import dev.dtu.effect.Resource;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.AuthForm;
import dev.dtu.twin.TitlePage;
import dev.dtu.twin.Twin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/// A service made up for measuring: as many resources as wanted, five operations each, all of them
/// with the same document of about 1 KB. Every resource is a family of its own, as in real contracts.
public final class SyntheticService {

  /// The twin's name.
  public static final String NAME = "notes";

  /// The service's own host, for whoever comes by the proxy.
  public static final String HOST = "api.bench.example";

  /// The resource the load asks for; it stands in the middle of the others.
  public static final String ASKED = "document";

  private static final int OPERATIONS_EACH = 5;
  private static final String ID_SHAPE = "doc[A-Za-z0-9]{14}";

  private static final Obj DOCUMENT =
      trusted(
          """
          {"type": "object", "required": ["marker", "title", "text"], "properties": {
            "id": {"type": "string", "readOnly": true},
            "created": {"type": "string", "format": "date-time", "readOnly": true},
            "marker": {"type": "string", "minLength": 1, "maxLength": 64},
            "title": {"type": "string", "maxLength": 200},
            "text": {"type": "string", "maxLength": 4000},
            "priority": {"type": "integer", "minimum": 1, "maximum": 5},
            "open": {"type": "boolean"},
            "labels": {"type": "array", "maxItems": 20, "items": {"type": "string"}},
            "owner": {"type": "object", "properties": {
              "name": {"type": "string"}, "email": {"type": "string", "format": "email"}}},
            "estimate": {"type": "number", "minimum": 0},
            "watchers": {"type": "array", "items": {"type": "string"}}}}
          """);

  private static final Obj ERROR =
      trusted(
          """
          {"type": "object", "required": ["code", "message"],
           "properties": {"code": {"type": "string"}, "message": {"type": "string"}}}
          """);

  private SyntheticService() {}

  private enum Verb {
    LIST("GET", false, 200),
    CREATE("POST", false, 201),
    READ("GET", true, 200),
    REPLACE("PUT", true, 200),
    DELETE("DELETE", true, 204);

    private final String method;
    private final boolean one;
    private final int status;

    Verb(String method, boolean one, int status) {
      this.method = method;
      this.one = one;
      this.status = status;
    }

    String operation(String resource) {
      return name().toLowerCase(Locale.ROOT) + "-" + resource;
    }

    String path(String resource) {
      return "/v1/" + resource + "s" + (one ? "/{id}" : "");
    }

    Effect.Kind kind() {
      return Effect.Kind.valueOf(name());
    }
  }

  /// A twin of so many operations; the multiple of five nearest below, at least five.
  public static Twin twin(int operations) {
    List<String> resources = resources(Math.max(1, operations / OPERATIONS_EACH));
    Contract contract = Contract.of(title(resources), SyntheticService::part);
    List<AuthForm> auth =
        List.of(
            new AuthForm(
                "bearer",
                AuthForm.Place.HEADER,
                "Authorization",
                "Bearer ",
                "[A-Za-z0-9]{40}",
                List.of("token")));
    var page = new TitlePage(NAME, List.of(HOST), TitlePage.USUAL_ORDER, auth);
    return Effects.twin(page, contract, meanings(resources), Manners.NONE);
  }

  private static List<String> resources(int count) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(i == count / 2 ? ASKED : "item" + i);
    }
    return names;
  }

  private static Obj title(List<String> resources) {
    List<Json> lines = new ArrayList<>();
    for (String resource : resources) {
      for (Verb verb : Verb.values()) {
        lines.add(
            Arr.of(
                Json.of(verb.operation(resource)),
                Json.of(verb.method),
                Json.of(verb.path(resource)),
                Json.of(resource)));
      }
    }
    return Obj.builder()
        .put("format", 1)
        .put("name", NAME)
        .put("title", "Notes")
        .put("version", "1")
        .put("schemes", trusted("{\"token\": {\"type\": \"http\", \"scheme\": \"bearer\"}}"))
        .put("security", Json.trusted("[{\"token\": []}]"))
        .put("operations", Json.array(lines))
        .put("schemas", trusted("{\"Document\": \"shared\", \"Error\": \"shared\"}"))
        .build();
  }

  private static Obj part(String path) {
    if (path.startsWith("schemas/")) {
      return Obj.of("Document", DOCUMENT, "Error", ERROR);
    }
    String resource = path.substring(path.lastIndexOf('/') + 1).replace(".json", "");
    var operations = Obj.builder();
    for (Verb verb : Verb.values()) {
      operations.put(verb.operation(resource), operation(verb));
    }
    return operations.build();
  }

  private static Obj operation(Verb verb) {
    Obj document = content(trusted("{\"$ref\": \"Document\"}"));
    var operation = Obj.builder();
    if (verb.one) {
      operation.put(
          "parameters",
          Json.trusted(
              "[{\"name\":\"id\",\"in\":\"path\",\"required\":true,"
                  + "\"schema\":{\"type\":\"string\",\"maxLength\":64}}]"));
    }
    if (verb == Verb.CREATE || verb == Verb.REPLACE) {
      operation.put("body", document.with("required", Json.of(true)));
    }
    Obj good =
        switch (verb) {
          case LIST ->
              content(trusted("{\"type\": \"array\", \"items\": {\"$ref\": \"Document\"}}"));
          case CREATE, READ, REPLACE -> document;
          case DELETE -> Obj.EMPTY;
        };
    Obj bad = content(trusted("{\"$ref\": \"Error\"}"));
    return operation
        .put("replies", Obj.of(Integer.toString(verb.status), good).with("default", bad))
        .build();
  }

  private static Obj content(Obj schema) {
    return Obj.of("content", Obj.of("application/json", schema));
  }

  private static Meanings meanings(List<String> resources) {
    List<Resource> kept = new ArrayList<>();
    List<Effect> effects = new ArrayList<>();
    for (String name : resources) {
      kept.add(
          new Resource(
              name,
              List.of(),
              "id",
              ID_SHAPE,
              List.of(),
              false,
              List.of("schema:Document"),
              new TreeMap<>()));
      for (Verb verb : Verb.values()) {
        effects.add(effect(verb, name));
      }
    }
    return new Meanings(kept, effects, new TreeMap<>());
  }

  private static Effect effect(Verb verb, String resource) {
    List<Binding> key = verb.one ? List.of(new Binding(Binding.Source.PATH, "id")) : List.of();
    return new Effect(
        verb.operation(resource),
        verb.kind(),
        resource,
        key,
        List.of(),
        "",
        "",
        "",
        new TreeMap<>(),
        new TreeMap<>(),
        verb.status);
  }

  private static Obj trusted(String text) {
    return Json.trusted(text).asObj().orElseThrow();
  }
}
