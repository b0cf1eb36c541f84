package dev.dtu.infer;

import dev.dtu.contract.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the reply of a procedure shows: its members are an envelope, and one of them is the thing.
final class Shown {

  /// Members that stand beside what is shown.
  private static final Set<String> BESIDE =
      Set.of(
          "errors",
          "warnings",
          "error",
          "response_metadata",
          "metadata",
          "meta",
          "paging",
          "pagination",
          "links",
          "response");

  private Shown() {}

  static Reading of(Procedure procedure) {
    List<Schema.Property> things = new ArrayList<>();
    List<Schema.Property> lists = new ArrayList<>();
    for (Schema.Property p : procedure.replied()) {
      if (!BESIDE.contains(p.name())) {
        if (holds(p.schema()) && !p.schema().types().contains("array")) {
          things.add(p);
        } else if (p.schema().types().contains("array")
            && p.schema().items().filter(Shown::holds).isPresent()) {
          lists.add(p);
        }
      }
    }
    Optional<Schema.Property> list = list(procedure, lists);
    boolean lists0 = Calling.sense(procedure.verb()) == Calling.Sense.LIST;
    Optional<Schema.Property> thing = lists0 ? Optional.empty() : thing(procedure, things);
    if (thing.isPresent()) {
      return new Reading.One(thing.get().name(), thing.get().schema(), "reply:" + procedure.id());
    }
    return list.<Reading>map(p ->
            new Reading.Many(p.name(), p.schema().items().orElseThrow(), "reply:" + procedure.id()))
        .orElse(Reading.NOTHING);
  }

  private static Optional<Schema.Property> list(Procedure procedure, List<Schema.Property> lists) {
    String paged = procedure.operation().paging().flatMap(p -> p.items()).orElse("");
    return lists.stream()
        .filter(p -> p.name().equals(paged))
        .findFirst()
        .or(() -> lists.size() == 1 ? Optional.of(lists.getFirst()) : Optional.empty())
        .or(() -> lists.stream().filter(p -> said(procedure, p)).findFirst());
  }

  private static Optional<Schema.Property> thing(
      Procedure procedure, List<Schema.Property> things) {
    return things.size() == 1
        ? Optional.of(things.getFirst())
        : things.stream().filter(p -> said(procedure, p)).findFirst();
  }

  /// True when the member is called as the family or what the verb is said of.
  private static boolean said(Procedure procedure, Schema.Property member) {
    return Words.alike(member.name(), procedure.noun())
        || Words.alike(member.name(), procedure.object());
  }

  private static boolean holds(Schema schema) {
    return !schema.possibleProperties().isEmpty();
  }

  /// The member that lists ids or names of things alone; empty when none does.
  static Optional<String> named(Procedure procedure) {
    List<String> found = new ArrayList<>();
    for (Schema.Property p : procedure.replied()) {
      boolean texts =
          p.schema().types().contains("array")
              && p.schema().items().filter(i -> i.types().equals(Set.of("string"))).isPresent();
      if (texts && !BESIDE.contains(p.name())) {
        found.add(p.name());
      }
    }
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }
}
