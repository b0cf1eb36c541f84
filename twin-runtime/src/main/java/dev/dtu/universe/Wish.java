package dev.dtu.universe;

import dev.dtu.twin.Seeds;
import java.util.List;
import java.util.Optional;

/// What a person asks for; empty parts are chosen.
///
/// @param fork the universe to copy
/// @param seed what it holds at first, unless it is a fork
/// @param twins names of the twins that live in it; empty is all
/// @param clock what it takes for the time; else real time, or what its parent does
public record Wish(
    Optional<String> name,
    Optional<Branch> fork,
    String seed,
    Optional<Long> dice,
    List<String> twins,
    boolean anyCredential,
    Optional<Clock> clock) {

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
          Optional.empty());

  public Wish {
    twins = List.copyOf(twins);
  }

  public Wish named(String name) {
    return new Wish(Optional.of(name), fork, seed, dice, twins, anyCredential, clock);
  }

  public Wish forkOf(String universe) {
    var branch = Optional.of(new Branch(universe, Optional.empty()));
    return new Wish(name, branch, seed, dice, twins, anyCredential, clock);
  }

  /// A copy of a universe as it was after a turn.
  public Wish forkOf(String universe, long turn) {
    var branch = Optional.of(new Branch(universe, Optional.of(turn)));
    return new Wish(name, branch, seed, dice, twins, anyCredential, clock);
  }

  public Wish seeded(String seedName) {
    return new Wish(name, fork, seedName, dice, twins, anyCredential, clock);
  }

  public Wish withDice(long chance) {
    return new Wish(name, fork, seed, Optional.of(chance), twins, anyCredential, clock);
  }

  public Wish takingAnyCredential() {
    return new Wish(name, fork, seed, dice, twins, true, clock);
  }

  public Wish withClock(Clock own) {
    return new Wish(name, fork, seed, dice, twins, anyCredential, Optional.of(own));
  }
}
