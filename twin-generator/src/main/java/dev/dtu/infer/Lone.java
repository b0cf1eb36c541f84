package dev.dtu.infer;

import dev.dtu.contract.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds replies that show one thing as a list of one: `{contacts: [{…}]}` of `/contacts/{id}`, where
/// `/contacts` lists them in the same member.
final class Lone {
  private final Set<String> operations = new HashSet<>();

  private Lone() {}

  static Lone of(Places places) {
    var lone = new Lone();
    for (Place place : places.all()) {
      if (!place.isParameter()) {
        place
            .op("GET")
            .filter(op -> Reading.reply(op.operation()) instanceof Reading.Many)
            .ifPresent(op -> lone.below(place, (Reading.Many) Reading.reply(op.operation())));
      }
    }
    return lone;
  }

  private void below(Place collection, Reading.Many list) {
    if (list.member().isEmpty()) {
      return;
    }
    List<Place.Op> found = new ArrayList<>(collection.ops());
    collection.parameterBelow().ifPresent(item -> found.addAll(item.ops()));
    found.removeIf(op -> !shows(op, list) || collection.op("GET").filter(op::equals).isPresent());
    if (found.stream().anyMatch(op -> takes(op, list))) {
      found.stream()
          .filter(op -> op.operation().body().isEmpty() || takes(op, list))
          .forEach(op -> operations.add(op.id()));
    }
  }

  private static boolean shows(Place.Op op, Reading.Many list) {
    return Reading.reply(op.operation()) instanceof Reading.Many many
        && many.member().equals(list.member())
        && same(many.item(), list.item());
  }

  /// True for what is sent as it is shown, in a list or alone: other bodies ask, or say how.
  private static boolean takes(Place.Op op, Reading.Many list) {
    Reading sent = Reading.body(op.operation(), Set.of());
    return Reading.listed(op.operation()).filter(many -> same(many.item(), list.item())).isPresent()
        || sent instanceof Reading.One one && same(one.item(), list.item());
  }

  private static boolean same(Schema one, Schema other) {
    return one.name().isPresent() && one.name().equals(other.name())
        || one.node().equals(other.node());
  }

  /// What an operation's reply shows: one thing where it is in a list of one.
  Reading reply(Place.Op op) {
    Reading told = Reading.reply(op.operation());
    return told instanceof Reading.Many many && operations.contains(op.id())
        ? new Reading.One(many.member(), many.item(), many.source())
        : told;
  }

  /// What an operation takes: one thing where it is sent in a list as it is answered in one.
  Optional<Reading> body(Place.Op op) {
    return reply(op) instanceof Reading.One one && operations.contains(op.id())
        ? Reading.listed(op.operation())
            .filter(sent -> same(sent.item(), one.item()))
            .map(sent -> new Reading.One(sent.member(), sent.item(), sent.source()))
        : Optional.empty();
  }
}
