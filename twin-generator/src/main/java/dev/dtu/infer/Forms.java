package dev.dtu.infer;

import dev.dtu.contract.Schema;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The members of item shapes, remembered by the shape's name. Used by one thread.
final class Forms {
  /// Members that say nothing of what a thing is.
  private static final Set<String> COMMON =
      Set.of(
          "id",
          "_links",
          "links",
          "self",
          "url",
          "href",
          "_embedded",
          "created",
          "updated",
          "lastUpdated",
          "type",
          "html_url",
          "node_id",
          "created_at",
          "updated_at",
          "name",
          "expand",
          "description",
          "status");

  private final Map<String, Map<String, Schema.Property>> byName = new HashMap<>();
  // By identity: a schema without a name is the same object each time its reply is asked.
  private final Map<Schema, Map<String, Schema.Property>> byPlace = new IdentityHashMap<>();

  /// The members an item of this shape may have, by name, in declared order.
  Map<String, Schema.Property> members(Schema schema) {
    return schema
        .name()
        .map(name -> byName.computeIfAbsent(name, _ -> read(schema)))
        .orElseGet(() -> byPlace.computeIfAbsent(schema, Forms::read));
  }

  private static Map<String, Schema.Property> read(Schema schema) {
    Map<String, Schema.Property> members = new LinkedHashMap<>();
    schema.possibleProperties().forEach(p -> members.putIfAbsent(p.name(), p));
    return members;
  }

  static Optional<Schema> item(Reading reading) {
    return switch (reading) {
      case Reading.Nothing _ -> Optional.empty();
      case Reading.One one -> Optional.of(one.item());
      case Reading.Many many -> Optional.of(many.item());
    };
  }

  /// True when both are the same named shape.
  boolean same(Schema one, Schema other) {
    return one.name().isPresent()
        ? one.name().equals(other.name())
        : other.name().isEmpty() && !one.variants().isEmpty() && one.node().equals(other.node());
  }

  /// True when both seem to show the same kind of thing: one shape by name, or half of the members
  /// of the smaller and at least two in common.
  boolean alike(Schema one, Schema other) {
    if (same(one, other)) {
      return true;
    }
    Map<String, Schema.Property> a = members(one);
    Map<String, Schema.Property> b = members(other);
    long shared = a.keySet().stream().filter(b::containsKey).count();
    int smaller = Math.min(a.size(), b.size());
    return shared >= 1 && shared * 2 >= smaller && (shared >= 2 || smaller <= 2);
  }

  /// True when both show the same kind of thing beyond what all things show.
  boolean closelyAlike(Schema one, Schema other) {
    if (same(one, other)) {
      return true;
    }
    Set<String> a = new HashSet<>(members(one).keySet());
    Set<String> b = new HashSet<>(members(other).keySet());
    a.removeAll(COMMON);
    b.removeAll(COMMON);
    int smaller = Math.min(a.size(), b.size());
    a.retainAll(b);
    return a.size() >= 2 && a.size() * 2 >= smaller;
  }

  boolean alike(Reading one, Reading other) {
    Optional<Schema> a = item(one);
    Optional<Schema> b = item(other);
    return a.isPresent() && b.isPresent() && alike(a.get(), b.get());
  }
}
