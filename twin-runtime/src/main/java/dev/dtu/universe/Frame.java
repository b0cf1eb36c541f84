package dev.dtu.universe;

import dev.dtu.journal.Budget;
import dev.dtu.twin.Twin;
import java.time.InstantSource;
import java.util.SortedMap;

/// What a universe is made of; see [Universes#create].
///
/// @param budget how much of the journal is kept in memory
/// @param clock the real time
/// @param helpers who acts for it in the real world
record Frame(
    String name,
    SortedMap<String, Twin> twins,
    Kind kind,
    Budget budget,
    InstantSource clock,
    Credentials credentials,
    Helpers helpers,
    Rota rota) {

  /// What stays with a universe as long as it is there.
  ///
  /// @param dice the seed of chance: ids, drawn values
  /// @param anyCredential whether any well-formed credential is the admin's
  record Kind(long dice, boolean anyCredential, Terms terms) {}

  long dice() {
    return kind.dice;
  }

  Alarm alarm() {
    return helpers.alarm();
  }

  boolean anyCredential() {
    return kind.anyCredential;
  }
}
