package dev.dtu.effect;

import dev.dtu.json.Obj;
import dev.dtu.usage.Usages;
import java.util.List;

/// All that a twin's operations mean: its resources, what each operation does to them, and what a
/// person wrote where data cannot say it.
///
/// @param absent operations nobody gave a meaning: id → why
/// @param usages what was seen of operations beyond what their documents say
/// @param repertoire what is written in Java; stands over all else
/// @param beforehand what was worked out of the contract already
public record Meanings(
    List<Resource> resources,
    List<Effect> effects,
    java.util.SortedMap<String, String> absent,
    Usages usages,
    Repertoire repertoire,
    Beforehand beforehand) {

  /// Meanings of what nobody was seen to do.
  public Meanings(
      List<Resource> resources, List<Effect> effects, java.util.SortedMap<String, String> absent) {
    this(resources, effects, absent, Usages.NONE, Repertoire.NONE, Beforehand.NOTHING);
  }

  /// The same of what was seen.
  public Meanings with(Usages seen) {
    return new Meanings(resources, effects, absent, seen, repertoire, beforehand);
  }

  /// The same of these resources.
  public Meanings with(List<Resource> others) {
    return new Meanings(others, effects, absent, usages, repertoire, beforehand);
  }

  /// The same with what a person wrote.
  public Meanings with(Repertoire written) {
    return new Meanings(resources, effects, absent, usages, written, beforehand);
  }

  /// The same with what was worked out before.
  public Meanings with(Beforehand known) {
    return new Meanings(resources, effects, absent, usages, repertoire, known);
  }

  /// Without what is said of some operations, and why nothing is.
  public Meanings without(java.util.Set<String> operations, String why) {
    var none = new java.util.TreeMap<>(absent);
    operations.forEach(operation -> none.put(operation, why));
    return new Meanings(
        resources,
        effects.stream().filter(effect -> !operations.contains(effect.operation())).toList(),
        none,
        usages,
        repertoire,
        beforehand);
  }

  public Meanings {
    resources = List.copyOf(resources);
    effects = List.copyOf(effects);
    absent = java.util.Collections.unmodifiableSortedMap(new java.util.TreeMap<>(absent));
  }

  /// The form in which meanings are kept in files; what was seen has a file of its own.
  public Obj toJson() {
    return MeaningsJson.of(this);
  }

  /// Reads the form [#toJson] writes.
  ///
  /// @throws IllegalArgumentException when a kind or the source of a binding is none there is
  public static Meanings fromJson(Obj json) {
    return MeaningsJson.read(json);
  }
}
