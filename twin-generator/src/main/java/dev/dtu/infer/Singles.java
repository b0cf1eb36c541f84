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

  /// Tells what a parameter of the query names.
  void keyed() {
    for (Place place : drafts.untold()) {
      open(place)
          .filter(get -> drafts.reply(get) instanceof Reading.One && changed(place))
          .ifPresent(get -> key(get).ifPresent(key -> keyed(place, get, key)));
    }
  }

  /// Tells what there is one of.
  void tell() {
    for (Place place : drafts.untold()) {
      Optional<Place.Op> get = open(place);
      if (get.isEmpty()) {
        continue;
      }
      Reading shows = drafts.reply(get.get());
      boolean kept = changed(place) && !(shows instanceof Reading.Many);
      boolean shown =
          shows instanceof Reading.One
              && !asks(get.get().operation())
              && !another(place, get.get());
      if (kept || shown) {
        single(place, get.get());
      }
    }
  }

  /// The read of a place nobody has told of yet.
  private Optional<Place.Op> open(Place place) {
    return place.op("GET").filter(op -> !drafts.told(op) && drafts.at(place).isEmpty());
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
    if (place.op("PUT").isEmpty() && turns(place, draft)) {
      place.op("POST").ifPresent(op -> drafts.tell(draft, op, Kind.ACT, place, true));
      place.op("DELETE").ifPresent(op -> drafts.tell(draft, op, Kind.ACT, place, true));
    }
    place.op("PUT").ifPresent(op -> drafts.tell(draft, op, Kind.PUT, place, true));
    place.op("PATCH").ifPresent(op -> drafts.tell(draft, op, Kind.UPDATE, place, true));
    place.op("DELETE").ifPresent(op -> drafts.tell(draft, op, Kind.DELETE, place, true));
    place
        .op("POST")
        .filter(op -> keeps(drafts.body(draft, op), op, get))
        .ifPresent(op ->
            drafts.tell(
                draft, op, place.op("PUT").isPresent() ? Kind.UPDATE : Kind.PUT, place, true));
  }

  /// True when it shows a switch that its name says: `hasVoted` at `/votes`, which nobody sends.
  private boolean turns(Place place, Draft draft) {
    return place.op("POST").filter(op -> op.operation().body().isEmpty()).isPresent()
        && !Verbs.sets(Words.kebab(place.word()), "POST", draft, drafts.forms()).isEmpty();
  }

  /// True when what is sent is what is shown, or nothing is sent and it is shown.
  private boolean keeps(Reading body, Place.Op op, Place.Op get) {
    return body instanceof Reading.Nothing
        ? op.operation().body().isEmpty()
            && drafts.forms().alike(drafts.reply(op), drafts.reply(get))
        : drafts.forms().alike(body, drafts.reply(get));
  }
}
