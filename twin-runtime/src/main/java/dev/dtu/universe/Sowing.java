package dev.dtu.universe;

import dev.dtu.call.Dice;
import dev.dtu.store.Draft;
import dev.dtu.store.Store;
import dev.dtu.twin.Twin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the twins of a fresh universe have before its first call. It follows from how the universe
/// began, so a space is sown when somebody first asks for it, and is as if it had always been there
/// (`docs/decisions/0041-twins-are-read-when-asked-for.md`).
///
/// @param seed its name
/// @param anyCredential whether anybody is taken for a client
/// @param dice the universe's seed of chance
/// @param moment when it began
record Sowing(String seed, boolean anyCredential, long dice, Instant moment) {

  /// The store in which every space is sown when it is asked for.
  ///
  /// @param begin what is no twin's
  Store later(Store begin, Collection<Twin> twins) {
    SortedMap<String, List<Twin>> spaces = new TreeMap<>();
    twins.forEach(twin -> spaces.computeIfAbsent(twin.space(), _ -> new ArrayList<>()).add(twin));
    Store store = begin;
    for (var space : spaces.entrySet()) {
      store = store.later(space.getKey(), () -> sown(begin, space.getValue()));
    }
    return store;
  }

  private Store sown(Store begin, List<Twin> twins) {
    var draft = new Draft(begin);
    for (Twin twin : twins) {
      twin.seeds().named(seed).plant(draft, new Dice(dice), moment);
    }
    for (Twin twin : twins) {
      twin.issuer().plant(draft, new Dice(dice));
      twin.issuer().open(draft, anyCredential);
    }
    return draft.store();
  }
}
