package dev.dtu.distill;

import dev.dtu.document.Flaws;
import dev.dtu.document.Text;
import dev.dtu.document.Unreadable;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// The shapes of replies, from the samples there are of each method. Used by one thread.
final class ReferenceShapes {

  /// The name of the schema of replies that say no.
  static final String FAILURE = "Failure";

  private static final Obj TEXT = Obj.of("type", Json.of("string"));
  private static final Optional<Json> NO = Optional.of(Json.Bool.FALSE);
  private static final Obj VERDICT = Obj.of("type", Json.of("boolean"));

  /// Members of replies that say no; samples show them in every reply, since they show everything.
  private static final List<String> OF_FAILURE = List.of("error", "needed", "provided", "warning");

  private final Library library;
  private final ShapeNames names = new ShapeNames();
  private final SortedMap<String, Shape> replies = new TreeMap<>();

  ReferenceShapes(Map<String, Spot> methods, Map<String, Spot> samples, Library library) {
    this.library = library;
    methods.forEach((name, method) -> {
      Shape shape = Shape.NOTHING;
      Spot sample = samples.get(name);
      if (sample != null) {
        shape = shape.and(Shape.of(sample.node()));
      }
      for (Spot example :
          method
              .at("response")
              .map(response -> response.items("examples"))
              .orElse(java.util.List.of())) {
        shape = shape.and(example(example));
      }
      replies.put(name, shape);
      shape.members().forEach((key, member) -> meet(name, key, member, sample != null));
    });
  }

  /// The shape of a reply that stands as text in the reference; one that says no tells nothing of
  /// those that say yes.
  private Shape example(Spot at) {
    String text = at.node().text().orElse("");
    try {
      var tree = Text.read("example.json", text.getBytes(StandardCharsets.UTF_8), new Flaws());
      boolean refused = tree.json().asObj().flatMap(it -> it.find("ok")).equals(NO);
      return refused ? Shape.NOTHING : Shape.of(tree);
    } catch (Unreadable wrong) {
      library.flaw(at, "expected JSON in the example: " + wrong.what(), "it shows no shape");
      return Shape.NOTHING;
    }
  }

  /// Notes a shape that stands under a key, for its objects to get names.
  ///
  /// @param whole that it is known from a sample, which shows all there is
  void meet(String place, String key, Shape shape, boolean whole) {
    names.meet(place, ShapeNames.singular(key), shape, whole);
  }

  /// Settles the names, and writes the schemas that have one.
  void settle(SortedMap<String, Json> schemas) {
    Set<String> taken = new TreeSet<>(schemas.keySet());
    taken.add(FAILURE);
    names.settle(taken).forEach((name, shape) -> schemas.put(name, ShapeSchemas.of(shape)));
    var members = Obj.builder().put("ok", VERDICT.with("const", Json.Bool.FALSE));
    OF_FAILURE.forEach(member -> members.put(member, TEXT));
    schemas.put(
        FAILURE,
        Obj.builder()
            .put("type", "object")
            .put("required", Arr.of(Json.of("ok"), Json.of("error")))
            .put("properties", members.build())
            .build());
  }

  Json written(Shape shape) {
    return ShapeSchemas.of(names.name(shape));
  }

  /// The replies of a method. Its own has `ok` always, and what its samples show; one that says no
  /// comes with the same status, or with another.
  Obj replies(String method) {
    Shape shape = replies.getOrDefault(method, Shape.NOTHING);
    var properties = Obj.builder().put("ok", VERDICT);
    shape
        .members()
        .forEach((key, member) -> {
          if (!key.equals("ok") && !OF_FAILURE.contains(key)) {
            properties.put(key, written(member));
          }
        });
    Obj own =
        Obj.builder()
            .put("type", "object")
            .put("required", Arr.of(Json.of("ok")))
            .put("properties", properties.build())
            .build();
    return Obj.of("200", json(own), "default", json(Obj.of("$ref", Json.of(FAILURE))));
  }

  private static Obj json(Obj schema) {
    return Obj.of("content", Obj.of("application/json", schema));
  }
}
