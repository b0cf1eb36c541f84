package dev.dtu.distill;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the service tells on its own: the events of the reference, with the shapes of their samples.
/// Used by one thread.
final class ReferenceEvents {

  /// The name of the schema around events.
  static final String ENVELOPE = "EventEnvelope";

  /// One event as far as it is known. Mutable.
  private static final class Known {
    private Shape payload = Shape.NOTHING;
    private Arr scopes = Arr.EMPTY;
    private Arr channels = Arr.EMPTY;
    private boolean wrapped;
  }

  private final ReferenceShapes shapes;
  private final SortedMap<String, Known> events = new TreeMap<>();
  private Shape envelope = Shape.NOTHING;

  ReferenceEvents(List<ReferenceFolder> folders, ReferenceShapes shapes, Library library) {
    this.shapes = shapes;
    for (ReferenceFolder folder : folders) {
      switch (folder.kind()) {
        case METHODS ->
            folder.documents("events/", library.flaws()).forEach(spot -> listed(spot, library));
        case SAMPLES -> {
          folder.documents("events/", library.flaws()).forEach(this::sample);
          folder.documents("app-backend/", library.flaws()).forEach(this::request);
        }
        case TIERS -> {}
      }
    }
    events.forEach((name, known) ->
        known.payload.members().forEach((key, shape) -> shapes.meet(name, key, shape, false)));
    envelope.members().forEach((key, shape) -> shapes.meet("envelope", key, shape, false));
  }

  private void listed(Spot spot, Library library) {
    Optional<String> name = spot.node().text("name");
    if (name.isEmpty()) {
      library.flaw(spot, "expected an event with a 'name', found none", "the file was left out");
      return;
    }
    Known known = events.computeIfAbsent(name.get(), _ -> new Known());
    known.scopes = words(spot, "scopes");
    known.channels = words(spot, "APIs");
    spot.at("example").ifPresent(one -> known.payload = known.payload.and(Shape.of(one.node())));
  }

  private static Arr words(Spot spot, String member) {
    return Arr.of(
        spot.items(member).stream()
            .flatMap(item -> item.node().words().stream())
            .map(Json::of)
            .toList());
  }

  /// A sample of an event, in its envelope or bare.
  private void sample(Spot spot) {
    Optional<Spot> event = spot.at("event");
    Spot inner = event.orElse(spot);
    Optional<String> type = inner.node().text("type");
    if (type.isEmpty()) {
      return;
    }
    Shape shape = Shape.of(inner.node());
    events.computeIfAbsent(type.get(), _ -> new Known());
    events.forEach((name, known) -> {
      if (name.equals(type.get()) || name.startsWith(type.get() + ".")) {
        known.payload = known.payload.and(shape);
        known.wrapped |= event.isPresent();
      }
    });
    if (event.isPresent()) {
      Map<String, Shape> around = new LinkedHashMap<>(Shape.of(spot.node()).members());
      around.put("event", Shape.of(new dev.dtu.document.Node.Fields(Map.of(), 0)));
      Shape wrapped = Shape.of(spot.node()).with(around, Optional.empty(), Optional.empty());
      envelope = envelope.and(wrapped);
    }
  }

  /// A sample of a request to the caller's own server, which is told in another way than events.
  private void request(Spot spot) {
    List<String> steps = List.of(spot.file().split("/", -1));
    String file = steps.getLast().replaceAll("(Payload)?\\.json$", "");
    String own = Family.kebab(file).replace('-', '_');
    String name = spot.node().text("type").filter(word -> !word.isEmpty()).orElse(own);
    Known known = events.computeIfAbsent(name, _ -> new Known());
    known.payload = known.payload.and(Shape.of(spot.node()));
    known.channels = Arr.of(Json.of(steps.get(steps.size() - 2)));
  }

  /// Name → what is known of it; to be asked when the names of shapes are settled.
  Obj written() {
    var all = Obj.builder();
    events.forEach((name, known) -> {
      var out = Obj.builder();
      if (!known.payload.members().isEmpty()) {
        out.put("payload", shapes.written(known.payload));
      }
      if (known.wrapped) {
        out.put("envelope", Obj.of("$ref", Json.of(ENVELOPE)));
      }
      if (!known.scopes.isEmpty()) {
        out.put("scopes", known.scopes);
      }
      if (!known.channels.isEmpty()) {
        out.put("channels", known.channels);
      }
      all.put(name, out.build());
    });
    return all.build();
  }

  /// The schema around events, when a sample has one.
  Optional<Json> envelope() {
    return envelope.members().isEmpty() ? Optional.empty() : Optional.of(shapes.written(envelope));
  }
}
