package dev.dtu.effect;

import dev.dtu.grant.Bench;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a person wrote in Java of a twin: its table of contents, a [Part] an operation.
///
/// @param roles by operation of the contract
/// @param bench who judges what its token service hands out
/// @param acts what people do in the service's own pages, by name
public record Repertoire(
    SortedMap<String, Role> roles, Bench<Play> bench, SortedMap<String, Part> acts) {

  /// A twin that is data alone.
  public static final Repertoire NONE =
      new Repertoire(new TreeMap<>(), Bench.open(), new TreeMap<>());

  /// A part, and what it does itself of what gates do for others.
  ///
  /// @param judges whether it looks at callers and arguments itself
  /// @param finds whether it looks itself for what the call names
  public record Role(Part part, boolean judges, boolean finds) {}

  public Repertoire {
    roles = Collections.unmodifiableSortedMap(new TreeMap<>(roles));
    acts = Collections.unmodifiableSortedMap(new TreeMap<>(acts));
  }

  /// A copy with one part more; an operation has one.
  public Repertoire on(String operation, Part part) {
    return with(operation, new Role(part, false, false));
  }

  /// A copy with one part more, which looks itself for what the call names.
  public Repertoire finding(String operation, Part part) {
    return with(operation, new Role(part, false, true));
  }

  /// A copy with one part more, which looks at callers, arguments and what the call names itself.
  public Repertoire judging(String operation, Part part) {
    return with(operation, new Role(part, true, true));
  }

  private Repertoire with(String operation, Role role) {
    return new Repertoire(joined(roles, one(operation, role), "operation"), bench, acts);
  }

  /// A copy with one act of people more.
  public Repertoire acting(String act, Part part) {
    return new Repertoire(roles, bench, joined(acts, one(act, part), "act"));
  }

  private static <V> SortedMap<String, V> one(String name, V value) {
    SortedMap<String, V> one = new TreeMap<>();
    one.put(name, value);
    return one;
  }

  /// A copy whose token service is judged so; a twin has one bench.
  public Repertoire judgedBy(Bench<Play> other) {
    if (!bench.isOpen()) {
      throw new IllegalArgumentException("expected one bench a twin, found two");
    }
    return new Repertoire(roles, other, acts);
  }

  /// A copy with all parts of another besides.
  public Repertoire and(Repertoire other) {
    Repertoire both = other.bench.isOpen() ? this : judgedBy(other.bench);
    return new Repertoire(
        joined(roles, other.roles, "operation"), both.bench, joined(acts, other.acts, "act"));
  }

  private static <V> SortedMap<String, V> joined(
      SortedMap<String, V> these, SortedMap<String, V> those, String what) {
    if (those.isEmpty()) {
      return these;
    }
    SortedMap<String, V> all = new TreeMap<>(these);
    those.forEach((name, each) -> {
      if (all.put(name, each) != null) {
        throw new IllegalArgumentException(
            "expected one part an " + what + ", found two of '" + name + "'");
      }
    });
    return all;
  }

  /// The part of an operation, when it has one.
  Optional<Role> of(String operation) {
    return Optional.ofNullable(roles.get(operation));
  }
}
