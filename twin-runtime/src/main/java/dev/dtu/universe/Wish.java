package dev.dtu.universe;

import dev.dtu.twin.Seeds;
import java.util.List;
import java.util.Optional;

/// What a person asks for; empty parts are chosen.
///
/// @param fork the universe to copy
/// @param seed what it holds at first, unless it is a fork
/// @param twins names of the twins that live in it; empty is all
public record Wish(
    Optional<String> name,
    Optional<String> fork,
    String seed,
    Optional<Long> dice,
    List<String> twins,
    boolean anyCredential) {

  public static final Wish ANYTHING =
      new Wish(
          Optional.empty(), Optional.empty(), Seeds.DEFAULT, Optional.empty(), List.of(), false);

  public Wish {
    twins = List.copyOf(twins);
  }

  public Wish named(String name) {
    return new Wish(Optional.of(name), fork, seed, dice, twins, anyCredential);
  }

  public Wish forkOf(String universe) {
    return new Wish(name, Optional.of(universe), seed, dice, twins, anyCredential);
  }

  public Wish seeded(String seedName) {
    return new Wish(name, fork, seedName, dice, twins, anyCredential);
  }

  public Wish withDice(long chance) {
    return new Wish(name, fork, seed, Optional.of(chance), twins, anyCredential);
  }

  public Wish takingAnyCredential() {
    return new Wish(name, fork, seed, dice, twins, true);
  }
}
