package dev.dtu.effect;

import dev.dtu.grant.Bench;
import dev.dtu.twin.Sieve;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a person wrote in Java of a twin: its table of contents, a [Part] an operation. Immutable.
public final class Repertoire {

  /// A twin that is data alone.
  public static final Repertoire NONE =
      new Repertoire(new TreeMap<>(), Bench.open(), new TreeMap<>(), new TreeMap<>());

  private final SortedMap<String, Role> roles;
  private final Bench<Play> bench;
  private final SortedMap<String, Part> acts;
  private final SortedMap<String, Sieve> sieves;

  /// A part, and what it does itself of what gates do for others.
  ///
  /// @param judges whether it looks at callers and arguments itself
  /// @param finds whether it looks itself for what the call names
  /// @param heeds the members of which it heeds what was seen, as it says all others itself; empty
  ///     where it heeds all
  public record Role(Part part, boolean judges, boolean finds, List<String> heeds) {

    public Role {
      heeds = List.copyOf(heeds);
    }

    public Role(Part part, boolean judges, boolean finds) {
      this(part, judges, finds, List.of());
    }
  }

  /// @param roles nobody else's; no copy is made, as one is begun with each line of a table
  private Repertoire(
      SortedMap<String, Role> roles,
      Bench<Play> bench,
      SortedMap<String, Part> acts,
      SortedMap<String, Sieve> sieves) {
    this.roles = roles;
    this.bench = bench;
    this.acts = acts;
    this.sieves = sieves;
  }

  /// All parts of several together.
  public static Repertoire of(Repertoire... several) {
    SortedMap<String, Role> roles = new TreeMap<>();
    SortedMap<String, Part> acts = new TreeMap<>();
    SortedMap<String, Sieve> sieves = new TreeMap<>();
    Bench<Play> bench = Bench.open();
    for (Repertoire each : several) {
      join(roles, each.roles, "operation");
      join(acts, each.acts, "act");
      join(sieves, each.sieves, "hook");
      bench = one(bench, each.bench);
    }
    return new Repertoire(roles, bench, acts, sieves);
  }

  /// By operation of the contract.
  public SortedMap<String, Role> roles() {
    return Collections.unmodifiableSortedMap(roles);
  }

  /// Who judges what its token service hands out.
  public Bench<Play> bench() {
    return bench;
  }

  /// What people do in the service's own pages, by name.
  public SortedMap<String, Part> acts() {
    return Collections.unmodifiableSortedMap(acts);
  }

  /// What subscribers are told of what they asked for, by the name its data calls it.
  public SortedMap<String, Sieve> sieves() {
    return Collections.unmodifiableSortedMap(sieves);
  }

  /// A copy with one part more; an operation has one.
  public Repertoire on(String operation, Part part) {
    return with(operation, new Role(part, false, false));
  }

  /// A copy with one part more, which says itself what becomes of the thing but for some members: what
  /// was seen of others need not be looked through.
  public Repertoire heeding(String operation, List<String> members, Part part) {
    return with(operation, new Role(part, false, false, members));
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
    SortedMap<String, Role> all = new TreeMap<>(roles);
    put(all, operation, role, "operation");
    return new Repertoire(all, bench, acts, sieves);
  }

  /// A copy with these roles in the place of its own.
  public Repertoire with(SortedMap<String, Role> others) {
    return new Repertoire(new TreeMap<>(others), bench, acts, sieves);
  }

  /// A copy with all parts of another besides.
  public Repertoire and(Repertoire other) {
    return of(this, other);
  }

  /// A copy with one act of people more.
  public Repertoire acting(String act, Part part) {
    SortedMap<String, Part> all = new TreeMap<>(acts);
    put(all, act, part, "act");
    return new Repertoire(roles, bench, all, sieves);
  }

  /// A copy in which hooks that name it are told what passes a sieve.
  public Repertoire sieving(String name, Sieve sieve) {
    SortedMap<String, Sieve> all = new TreeMap<>(sieves);
    put(all, name, sieve, "hook");
    return new Repertoire(roles, bench, acts, all);
  }

  /// A copy whose token service is judged so; a twin has one bench.
  public Repertoire judgedBy(Bench<Play> other) {
    return new Repertoire(roles, one(bench, other), acts, sieves);
  }

  private static Bench<Play> one(Bench<Play> bench, Bench<Play> other) {
    if (bench.isOpen() || other.isOpen()) {
      return bench.isOpen() ? other : bench;
    }
    throw new IllegalArgumentException("expected one bench a twin, found two");
  }

  private static <V> void join(SortedMap<String, V> all, SortedMap<String, V> more, String what) {
    more.forEach((name, each) -> put(all, name, each, what));
  }

  private static <V> void put(SortedMap<String, V> all, String name, V value, String what) {
    if (all.put(name, value) != null) {
      throw new IllegalArgumentException(
          "expected one part an " + what + ", found two of '" + name + "'");
    }
  }

  /// The part of an operation, when it has one.
  Optional<Role> of(String operation) {
    return Optional.ofNullable(roles.get(operation));
  }
}
