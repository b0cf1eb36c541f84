package dev.dtu.infer;

import dev.dtu.contract.Operation;
import dev.dtu.contract.Parameter;
import dev.dtu.contract.Schema;
import dev.dtu.effect.Effect.Kind;
import java.util.List;
import java.util.Optional;

/// Tells what there is one of at a place, and what a parameter of the query names.
final class Singles {
  private final Drafts drafts;

  Singles(Drafts drafts) {
    this.drafts = drafts;
  }

  void tell() {
    for (Place place : drafts.untold()) {
      Optional<Place.Op> get = place.op("GET").filter(op -> !drafts.told(op));
      if (get.isEmpty() || drafts.at(place).isPresent()) {
        continue;
      }
      boolean shown = drafts.reply(get.get()) instanceof Reading.One;
      Optional<String> key = shown ? key(get.get()) : Optional.empty();
      if (key.isPresent() && changed(place)) {
        keyed(place, get.get(), key.get());
      } else if (changed(place) && !(drafts.reply(get.get()) instanceof Reading.Many)) {
        single(place, get.get());
      } else if (shown && !asks(get.get().operation()) && !another(place, get.get())) {
        single(place, get.get());
      }
    }
  }

  private static boolean changed(Place place) {
    return List.of("PUT", "PATCH", "POST", "DELETE").stream()
        .anyMatch(method -> place.op(method).isPresent());
  }

  private static boolean asks(Operation operation) {
    return operation.parameters().stream()
        .anyMatch(p -> p.place() == Parameter.Place.QUERY && p.required());
  }

  /// True when it shows a row of a resource that has a path of its own: `/releases/latest`.
  private boolean another(Place place, Place.Op get) {
    Schema shape = Forms.item(drafts.reply(get)).orElseThrow();
    return drafts.all().stream()
        .anyMatch(draft ->
            draft.manner() == Draft.Manner.ITEM
                && draft.shapes().stream().anyMatch(s -> drafts.forms().same(s, shape))
                && (Telling.shared(draft.place(), place) == place.road().size() - 1
                    || Words.alike(draft.place().noun(), place.word())));
  }

  /// The query parameter that names the row: what the reply shows under the same name, and what
  /// the operation that deletes it asks for too, or what must be sent.
  private Optional<String> key(Place.Op get) {
    Schema shape = Forms.item(drafts.reply(get)).orElseThrow();
    var members = drafts.forms().members(shape);
    for (Parameter p : get.operation().parameters()) {
      if (p.place() == Parameter.Place.QUERY
          && (p.required() || Words.of(p.name()).getLast().matches("id|key|name|login"))
          && members.keySet().stream()
              .anyMatch(m -> Words.plain(m).equals(Words.plain(p.name())))) {
        return Optional.of(p.name());
      }
    }
    return Optional.empty();
  }

  private void keyed(Place place, Place.Op get, String key) {
    Draft draft = drafts.add(new Draft(place, Draft.Manner.QUERY));
    draft.queryKey(key);
    drafts.tell(draft, get, Kind.READ, place, true);
    place
        .op("POST")
        .filter(op -> drafts.reply(op) instanceof Reading.One)
        .ifPresent(op -> drafts.tell(draft, op, Kind.CREATE, place, true));
    with(draft, place, "PUT", key, Kind.REPLACE);
    with(draft, place, "PATCH", key, Kind.UPDATE);
    with(draft, place, "DELETE", key, Kind.DELETE);
  }

  private void with(Draft draft, Place place, String method, String key, Kind kind) {
    place
        .op(method)
        .filter(op -> op.operation().parameter(Parameter.Place.QUERY, key).isPresent())
        .ifPresent(op -> drafts.tell(draft, op, kind, place, true));
  }

  private void single(Place place, Place.Op get) {
    Draft draft = drafts.add(new Draft(place, Draft.Manner.SINGLE));
    drafts.tell(draft, get, Kind.READ, place, true);
    place.op("PUT").ifPresent(op -> drafts.tell(draft, op, Kind.PUT, place, true));
    place.op("PATCH").ifPresent(op -> drafts.tell(draft, op, Kind.UPDATE, place, true));
    place.op("DELETE").ifPresent(op -> drafts.tell(draft, op, Kind.DELETE, place, true));
    place
        .op("POST")
        .filter(op ->
            drafts.forms().alike(drafts.reply(op), drafts.reply(get))
                || drafts.forms().alike(drafts.body(draft, op), drafts.reply(get)))
        .ifPresent(op ->
            drafts.tell(
                draft, op, place.op("PUT").isPresent() ? Kind.UPDATE : Kind.PUT, place, true));
  }
}
