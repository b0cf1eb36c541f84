package dev.dtu.distill;

import dev.dtu.document.Node;
import dev.dtu.json.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What values that were seen have in common: their kinds, and what stands inside them.
///
/// Values themselves are forgotten. A key that is an id or a number is a value too: what stands under
/// it is an entry of a map.
///
/// @param types in the words of JSON Schema
/// @param members of objects, in the order they were first seen; of one that has a name, those the
///     name does not say
/// @param items of arrays; empty when none were seen
/// @param others the entries of maps
/// @param names of shapes that have a name of their own and may stand here
/// @param without members that the name says and this has not
record Shape(
    SortedSet<String> types,
    Map<String, Shape> members,
    Optional<Shape> items,
    Optional<Shape> others,
    SortedSet<String> names,
    SortedSet<String> without) {

  static final Shape NOTHING =
      new Shape(
          new TreeSet<>(),
          Map.of(),
          Optional.empty(),
          Optional.empty(),
          new TreeSet<>(),
          new TreeSet<>());

  private static final Pattern ID =
      Pattern.compile("(?=.*[0-9])[A-Z][a-z]?[A-Z0-9]{7,}(_.*)?|[0-9.-]+_*");

  Shape {
    types = Collections.unmodifiableSortedSet(new TreeSet<>(types));
    members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
    without = Collections.unmodifiableSortedSet(new TreeSet<>(without));
  }

  /// The shape of one value.
  static Shape of(Node value) {
    return switch (value) {
      case Node.Leaf leaf -> NOTHING.typed(type(leaf.value()));
      case Node.Items items -> {
        Optional<Shape> inside = items.items().stream().map(Shape::of).reduce(Shape::and);
        yield NOTHING.typed("array").with(Map.of(), inside, Optional.empty());
      }
      case Node.Fields fields -> object(fields);
    };
  }

  private static Shape object(Node.Fields fields) {
    Map<String, Shape> members = new LinkedHashMap<>();
    Optional<Shape> others = Optional.empty();
    for (var member : fields.members().entrySet()) {
      Shape shape = of(member.getValue());
      if (ID.matcher(member.getKey()).matches()) {
        others = both(others, Optional.of(shape));
      } else {
        members.put(member.getKey(), shape);
      }
    }
    return NOTHING.typed("object").with(members, Optional.empty(), others);
  }

  private static String type(Json value) {
    return switch (value) {
      case Json.Num num -> num.lexeme().matches("-?[0-9]+") ? "integer" : "number";
      case Json any -> any.kind();
    };
  }

  private Shape typed(String type) {
    SortedSet<String> more = new TreeSet<>(types);
    more.add(type);
    return new Shape(more, members, items, others, names, without);
  }

  Shape with(Map<String, Shape> inner, Optional<Shape> each, Optional<Shape> mapped) {
    return new Shape(types, inner, each, mapped, names, without);
  }

  /// This shape where the object in it has a name, with its members beside the name.
  ///
  /// @param lacks members that the name says and this has not
  Shape named(String name, SortedSet<String> lacks) {
    SortedSet<String> rest = new TreeSet<>(types);
    rest.remove("object");
    SortedSet<String> called = new TreeSet<>(java.util.Set.of(name));
    return new Shape(rest, members, items, Optional.empty(), called, lacks);
  }

  boolean isObject() {
    return types.contains("object");
  }

  /// The shape that both fit. Where one is a map the other is taken for one as well.
  Shape and(Shape other) {
    SortedSet<String> kinds = new TreeSet<>(types);
    kinds.addAll(other.types);
    if (kinds.contains("number")) {
      kinds.remove("integer");
    }
    SortedSet<String> called = new TreeSet<>(names);
    called.addAll(other.names);
    Optional<Shape> mapped = both(others, other.others);
    Map<String, Shape> all = new LinkedHashMap<>(members);
    other.members.forEach((key, shape) -> all.merge(key, shape, Shape::and));
    if (isMap() || other.isMap()) {
      for (Shape value : all.values()) {
        mapped = both(mapped, Optional.of(value));
      }
      all.clear();
    }
    return new Shape(kinds, all, both(items, other.items), mapped, called, lacked(other));
  }

  /// What neither has of what they are called; of two names that is not told.
  private SortedSet<String> lacked(Shape other) {
    if (names.isEmpty() || other.names.isEmpty()) {
      return names.isEmpty() ? other.without : without;
    }
    SortedSet<String> lacked = new TreeSet<>(without);
    lacked.retainAll(names.equals(other.names) ? other.without : new TreeSet<>());
    return lacked;
  }

  private boolean isMap() {
    return others.isPresent() && members.isEmpty();
  }

  private static Optional<Shape> both(Optional<Shape> one, Optional<Shape> other) {
    return one.isPresent() && other.isPresent()
        ? Optional.of(one.get().and(other.get()))
        : one.or(() -> other);
  }
}
