package dev.dtu.distill;

import dev.dtu.document.Flaws;
import dev.dtu.document.Text;
import dev.dtu.document.Unreadable;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The shapes of replies, from the samples there are of each method. Used by one thread.
final class ReferenceShapes {

  private static final Obj FAILURE =
      Obj.of("ok", Obj.of("type", Json.of("boolean")), "error", Obj.of("type", Json.of("string")));

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
      shape.members().forEach((key, member) -> meet(key, member));
    });
  }

  /// The shape of a reply that stands as text in the reference.
  private Shape example(Spot at) {
    String text = at.node().text().orElse("");
    try {
      var tree = Text.read("example.json", text.getBytes(StandardCharsets.UTF_8), new Flaws());
      return Shape.of(tree);
    } catch (Unreadable wrong) {
      library.flaw(at, "expected JSON in the example: " + wrong.what(), "it shows no shape");
      return Shape.NOTHING;
    }
  }

  /// Notes a shape that stands under a key, for its objects to get names.
  void meet(String key, Shape shape) {
    names.meet(ShapeNames.singular(key), shape);
  }

  /// Settles the names, and writes the schemas that have one.
  void settle(SortedMap<String, Json> schemas) {
    names
        .settle(schemas.keySet())
        .forEach((name, shape) -> schemas.put(name, ShapeSchemas.of(shape)));
  }

  Json written(Shape shape) {
    return ShapeSchemas.of(names.name(shape));
  }

  /// The schema of a method's reply: `ok` always, and what its samples show.
  Json reply(String method) {
    Shape shape = replies.getOrDefault(method, Shape.NOTHING);
    var properties = Obj.builder().putAll(FAILURE);
    shape
        .members()
        .forEach((key, member) -> {
          if (!FAILURE.has(key)) {
            properties.put(key, written(member));
          }
        });
    return Obj.builder()
        .put("type", "object")
        .put("required", Arr.of(Json.of("ok")))
        .put("properties", properties.build())
        .build();
  }
}
