package dev.dtu.infer;

import dev.dtu.contract.Schema;
import dev.dtu.effect.Effect.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds the items, the places that end in a parameter and name a row, and tells what the operations
/// of an item and of the collection above it do.
final class Items {
  private final Drafts drafts;

  Items(Drafts drafts) {
    this.drafts = drafts;
  }

  void find() {
    for (Place place : drafts.places().all()) {
      if (place.isParameter() && isItem(place)) {
        Draft draft = drafts.add(new Draft(place, Draft.Manner.ITEM));
        itemUses(draft, place);
        place.above().ifPresent(above -> collectionUses(draft, above));
        above(place).ifPresent(above -> farCollection(draft, above));
      }
    }
  }

  /// True when the place names a row: something reads, changes or deletes it, or there is a
  /// collection above it and more below.
  private boolean isItem(Place place) {
    Optional<Place> above = place.above().filter(up -> !up.isParameter());
    boolean listed =
        above
            .flatMap(up -> up.op("GET"))
            .filter(op -> drafts.reply(op) instanceof Reading.Many)
            .isPresent();
    boolean made =
        above
            .flatMap(up -> up.op("POST"))
            .filter(op -> drafts.reply(op) instanceof Reading.One)
            .isPresent();
    if (place.op("GET").isPresent()) {
      Reading shown = drafts.reply(place.op("GET").get());
      return shown instanceof Reading.One
          || place.ops().size() > 1 && !(shown instanceof Reading.Many);
    }
    boolean sent =
        place.op("PUT").filter(op -> op.operation().body().isPresent()).isPresent()
            || place.op("PATCH").isPresent();
    boolean toggled = place.op("PUT").isPresent() && place.op("DELETE").isPresent();
    boolean removed = place.op("DELETE").isPresent() && above.filter(this::gives).isPresent();
    boolean parent =
        place.below().stream().anyMatch(below -> !below.isParameter())
            || place.op("PUT").isPresent();
    return sent || toggled || removed || ((listed || made) && parent);
  }

  /// True when a collection lists or makes something.
  private boolean gives(Place collection) {
    return collection.op("GET").isPresent() || collection.op("POST").isPresent();
  }

  private void itemUses(Draft draft, Place place) {
    place
        .op("GET")
        .filter(op -> !(drafts.reply(op) instanceof Reading.Many))
        .ifPresent(op -> drafts.tell(draft, op, Kind.READ, place, true));
    place.op("PATCH").ifPresent(op -> drafts.tell(draft, op, Kind.UPDATE, place, true));
    place.op("PUT").ifPresent(op -> drafts.tell(draft, op, put(draft, place, op), place, true));
    place.op("DELETE").ifPresent(op -> drafts.tell(draft, op, Kind.DELETE, place, true));
    place.op("POST").ifPresent(op -> drafts.tell(draft, op, post(draft, place, op), place, true));
  }

  private static boolean makes(Place collection) {
    return collection.op("POST").isPresent();
  }

  private static boolean made(Place place) {
    return place.above().flatMap(above -> above.op("POST")).isPresent();
  }

  private Kind put(Draft draft, Place place, Place.Op op) {
    if (drafts.reply(op) instanceof Reading.Many) {
      return Kind.ACT;
    }
    boolean partly =
        place.op("PATCH").isPresent() || place.op("POST").filter(Edits::parts).isPresent();
    if (!made(place)) {
      boolean holds = place.below().stream().anyMatch(b -> makes(b) && b.op("GET").isPresent());
      return holds && Edits.parts(op) ? Kind.UPDATE : Kind.PUT;
    }
    Optional<Schema> sent = Forms.item(drafts.body(draft, op));
    return !partly && Edits.leaves(op, sent, making(draft, place))
        ? Kind.UPDATE
        : Edits.put(op, partly, sent, draft.shape());
  }

  /// What is sent to make an item.
  private Optional<Schema> making(Draft draft, Place place) {
    return place
        .above()
        .flatMap(above -> above.op("POST"))
        .flatMap(op -> Forms.item(drafts.body(draft, op)));
  }

  private Kind post(Draft draft, Place place, Place.Op op) {
    if (!made(place) && Edits.makes(op, place.noun())) {
      return Kind.PUT;
    }
    return changes(draft, op) || Edits.parts(op) ? Kind.UPDATE : Kind.ACT;
  }

  /// True when the operation takes or gives the item.
  private boolean changes(Draft draft, Place.Op op) {
    return draft
        .shape()
        .filter(shape ->
            Forms.item(drafts.reply(op)).filter(s -> drafts.forms().alike(s, shape)).isPresent()
                || Forms.item(drafts.body(draft, op))
                    .filter(s -> drafts.forms().alike(s, shape))
                    .isPresent())
        .isPresent();
  }

  private void collectionUses(Draft draft, Place above) {
    if (above.isParameter() && drafts.at(above).isPresent()) {
      return;
    }
    above
        .op("GET")
        .filter(op -> drafts.reply(op) instanceof Reading.Many)
        .ifPresent(op -> drafts.tell(draft, op, Kind.LIST, above, true));
    above
        .op("POST")
        .filter(op ->
            (!(drafts.reply(op) instanceof Reading.Many) || lone(op))
                && (draft.does(Kind.READ)
                    || draft.does(Kind.DELETE)
                    || draft.uses().isEmpty()
                    || changes(draft, op)))
        .ifPresent(op -> drafts.tell(draft, op, Kind.CREATE, above, true));
    for (String method : List.of("PUT", "PATCH")) {
      above
          .op(method)
          .filter(op ->
              drafts.reply(op) instanceof Reading.One
                  && changes(draft, op)
                  && !Identity.member(draft, drafts.forms()).isEmpty()
                  && Forms.item(drafts.body(draft, op))
                      .filter(s ->
                          drafts
                              .forms()
                              .members(s)
                              .containsKey(Identity.member(draft, drafts.forms())))
                      .isPresent())
          .ifPresent(op -> drafts.tell(draft, op, farEdit(draft, above, op), above, true));
    }
  }

  /// True for one thing sent that is answered as a list of one, and for several that are answered.
  private boolean lone(Place.Op op) {
    return drafts.reply(op) instanceof Reading.Many many
        && many.member().isEmpty()
        && (Reading.listed(op.operation()).isPresent() || alone(op));
  }

  private static boolean alone(Place.Op op) {
    return Reading.body(op.operation(), Set.of()) instanceof Reading.One one
        && one.item().possibleProperties().stream()
            .noneMatch(p -> p.schema().types().contains("array"));
  }

  private Kind farEdit(Draft draft, Place above, Place.Op op) {
    if (Edits.makes(op, above.noun())) {
      return Kind.CREATE;
    }
    boolean partly = above.op("PATCH").isPresent() || draft.does(Kind.UPDATE);
    return op.operation().method().equals("PATCH")
        ? Kind.UPDATE
        : Edits.put(op, partly, Forms.item(drafts.body(draft, op)), draft.shape());
  }

  /// The collection of an item that several parameters name together.
  private Optional<Place> above(Place place) {
    Place at = place.above().orElseThrow();
    if (!at.isParameter()) {
      return Optional.empty();
    }
    while (at.isParameter() && at.ops().isEmpty() && drafts.at(at).isEmpty()) {
      at = at.above().orElseThrow();
    }
    return at.isParameter() ? Optional.empty() : Optional.of(at);
  }

  private void farCollection(Draft draft, Place above) {
    above
        .op("GET")
        .filter(op ->
            drafts.reply(op) instanceof Reading.Many many
                && draft.shape().filter(s -> drafts.forms().alike(s, many.item())).isPresent())
        .ifPresent(op -> drafts.tell(draft, op, Kind.LIST, above, false));
    above
        .op("POST")
        .filter(op ->
            drafts.reply(op) instanceof Reading.One one
                && draft.shape().filter(s -> drafts.forms().alike(s, one.item())).isPresent())
        .ifPresent(op -> drafts.tell(draft, op, Kind.CREATE, above, false));
  }
}
