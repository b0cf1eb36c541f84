package dev.dtu.effect;

import dev.dtu.json.Obj;
import dev.dtu.usage.Usages;
import java.util.List;

/// All that data says of a twin: its resources and what each operation does to them.
///
/// @param absent operations nobody gave a meaning: id → why
/// @param usages what was seen of operations beyond what their documents say
public record Meanings(
    List<Resource> resources,
    List<Effect> effects,
    java.util.SortedMap<String, String> absent,
    Usages usages) {

  /// Meanings of what nobody was seen to do.
  public Meanings(
      List<Resource> resources, List<Effect> effects, java.util.SortedMap<String, String> absent) {
    this(resources, effects, absent, Usages.NONE);
  }

  /// The same of what was seen.
  public Meanings with(Usages seen) {
    return new Meanings(resources, effects, absent, seen);
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
