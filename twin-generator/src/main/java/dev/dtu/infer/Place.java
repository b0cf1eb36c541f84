package dev.dtu.infer;

import dev.dtu.contract.Operation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One step of the tree that the paths of a contract form: a fixed word, or a parameter.
///
/// `{id}:verb` is two steps and `{id}.json` is `{id}`, so that spelling does not hide structure.
/// Mutable only while the tree is made.
final class Place {

  /// @param names of the parameters of this spelling of the path, from left to right
  record Op(Operation operation, List<String> names) {
    String id() {
      return operation.id();
    }
  }

  private final String word;
  private final boolean parameter;
  private final @Nullable Place above;
  private final Map<String, Place> below = new LinkedHashMap<>();
  private final SortedMap<String, Op> operations = new TreeMap<>();
  private List<String> names = List.of();

  private Place(String word, boolean parameter, @Nullable Place above) {
    this.word = word;
    this.parameter = parameter;
    this.above = above;
  }

  static Place root() {
    return new Place("", false, null);
  }

  /// The step of a fixed word, made when there is none.
  Place step(String fixed) {
    return below.computeIfAbsent(fixed, key -> new Place(key, false, this));
  }

  /// The step of a parameter; the first spelling of its name stays.
  Place step(String parameterName, boolean isParameter) {
    return isParameter
        ? below.computeIfAbsent("{}", _ -> new Place(parameterName, true, this))
        : step(parameterName);
  }

  void add(Op op) {
    operations.putIfAbsent(op.operation().method(), op);
    if (names.isEmpty()) {
      names = op.names();
    }
  }

  /// The fixed word, or the name of the parameter.
  String word() {
    return word;
  }

  boolean isParameter() {
    return parameter;
  }

  Optional<Place> above() {
    return Optional.ofNullable(above);
  }

  Collection<Place> below() {
    return below.values();
  }

  Optional<Place> parameterBelow() {
    return Optional.ofNullable(below.get("{}"));
  }

  Optional<Op> op(String method) {
    return Optional.ofNullable(operations.get(method));
  }

  Collection<Op> ops() {
    return operations.values();
  }

  /// The names of the parameters down to here, as the operations here or nearest below spell them.
  List<String> parameters() {
    if (!names.isEmpty()) {
      return names;
    }
    List<String> found = new ArrayList<>();
    for (Place at = this; at != null; at = at.above) {
      if (at.parameter) {
        found.addFirst(at.word);
      }
    }
    return List.copyOf(found);
  }

  int depth() {
    return parameters().size();
  }

  /// The nearest fixed word at or above here; empty at the root.
  String noun() {
    for (Place at = this; at != null; at = at.above) {
      if (!at.parameter && !at.word.isEmpty()) {
        return at.word;
      }
    }
    return "";
  }

  /// The places from the root to here, the root not counted.
  List<Place> road() {
    List<Place> road = new ArrayList<>();
    for (Place at = this; at.above != null; at = at.above) {
      road.addFirst(at);
    }
    return road;
  }

  /// The path with its parameters unnamed: `/users/{}`.
  String path() {
    var out = new StringBuilder();
    road().forEach(p -> out.append('/').append(p.parameter ? "{}" : p.word));
    return out.toString();
  }

  @Override
  public String toString() {
    return path();
  }
}
