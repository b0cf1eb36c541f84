package dev.dtu.universe;

import dev.dtu.event.Deliveries;
import dev.dtu.store.Draft;
import dev.dtu.store.Store;
import dev.dtu.twin.Seeds;
import dev.dtu.twin.Twin;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a person asks for; empty parts are chosen.
///
/// @param fork the universe to copy
/// @param seed what it holds at first, unless it is a fork
/// @param twins names of the twins that live in it; empty is all
/// @param clock what it takes for the time; else real time, or what its parent does
/// @param stay how it is to be known, and how long it stays
public record Wish(
    Optional<String> name,
    Optional<Branch> fork,
    String seed,
    Optional<Long> dice,
    List<String> twins,
    boolean anyCredential,
    Optional<Clock> clock,
    Stay stay) {

  /// Where a fork leaves its parent.
  ///
  /// @param turn the parent's last entry that the fork has too; empty is the newest
  public record Branch(String universe, Optional<Long> turn) {}

  public static final Wish ANYTHING =
      new Wish(
          Optional.empty(),
          Optional.empty(),
          Seeds.DEFAULT,
          Optional.empty(),
          List.of(),
          false,
          Optional.empty(),
          Stay.AS_LONG_AS_WANTED);

  public Wish {
    twins = List.copyOf(twins);
  }

  public Wish named(String name) {
    return new Wish(Optional.of(name), fork, seed, dice, twins, anyCredential, clock, stay);
  }

  public Wish forkOf(String universe) {
    var branch = Optional.of(new Branch(universe, Optional.empty()));
    return new Wish(name, branch, seed, dice, twins, anyCredential, clock, stay);
  }

  /// A copy of a universe as it was after a turn.
  public Wish forkOf(String universe, long turn) {
    var branch = Optional.of(new Branch(universe, Optional.of(turn)));
    return new Wish(name, branch, seed, dice, twins, anyCredential, clock, stay);
  }

  /// With these twins.
  Wish of(List<String> names) {
    return new Wish(name, fork, seed, dice, names, anyCredential, clock, stay);
  }

  public Wish seeded(String seedName) {
    return new Wish(name, fork, seedName, dice, twins, anyCredential, clock, stay);
  }

  public Wish withDice(long chance) {
    return new Wish(name, fork, seed, Optional.of(chance), twins, anyCredential, clock, stay);
  }

  public Wish takingAnyCredential() {
    return new Wish(name, fork, seed, dice, twins, true, clock, stay);
  }

  public Wish withClock(Clock own) {
    return new Wish(name, fork, seed, dice, twins, anyCredential, Optional.of(own), stay);
  }

  public Wish staying(Stay agreed) {
    return new Wish(name, fork, seed, dice, twins, anyCredential, clock, agreed);
  }

  /// Refuses a name that cannot be part of a host name.
  void checkName() throws Universes.Refused {
    checkName(name.orElse("u"));
  }

  static void checkName(String name) throws Universes.Refused {
    if (!name.matches("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")) {
      throw new Universes.Refused(
          Universes.Refused.Reason.BAD_NAME,
          "expected a name of 1 to 63 characters a-z, 0-9 and '-', as it becomes part of a host"
              + " name; found '"
              + name
              + "'");
    }
  }

  /// The twins that were asked for, of those there are.
  SortedMap<String, Twin> chosen(SortedMap<String, Twin> among, String where)
      throws Universes.Refused {
    if (twins.isEmpty()) {
      return among;
    }
    SortedMap<String, Twin> chosen = new TreeMap<>();
    for (String twinName : twins) {
      Twin twin = among.get(twinName);
      if (twin == null) {
        throw new Universes.Refused(
            Universes.Refused.Reason.NO_SUCH_TWIN,
            where + " has no twin '" + twinName + "'; it has " + String.join(", ", among.keySet()));
      }
      chosen.put(twinName, twin);
    }
    return chosen;
  }

  /// The store of a fork: what is still to be told is left to its parent, and it may take other
  /// credentials or have another clock.
  Store opened(Universe parent, Store store) {
    boolean same = anyCredential == parent.anyCredential();
    var draft = new Draft(store);
    Deliveries.leave(draft);
    clock.ifPresent(own -> own.keep(draft));
    for (Twin twin : same ? List.<Twin>of() : parent.twins().values()) {
      twin.issuer().open(draft, anyCredential);
    }
    return draft.store();
  }
}
