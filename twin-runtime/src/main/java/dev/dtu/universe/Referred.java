package dev.dtu.universe;

import dev.dtu.journal.Entry;
import dev.dtu.ledger.Bodies;
import dev.dtu.ledger.Book;
import dev.dtu.store.Store;
import dev.dtu.store.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The bodies of files that any universe, or snapshot of one, refers to or could refer to again: by its
/// rows, by those it began with, and by every entry that is kept, as it can be taken back to each.
///
/// Nobody is woken for it. A table that many universes share is looked at once. Mutable; one thread's.
public final class Referred {

  private static final int PAGE = 1_000;

  private final Universes universes;
  private final Bodies bodies = new Bodies();
  private final Set<Table> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  public Referred(Universes universes) {
    this.universes = universes;
  }

  /// Their hashes; empty when something that was kept cannot be read, as nobody knows then what it
  /// refers to. [dev.dtu.ledger.NotKept] when a file fails now.
  ///
  /// What is uploaded while this goes on may be missing.
  public Optional<Set<String>> bodies() {
    if (universes.archive.ledger().filter(ledger -> !ledger.cuts().isEmpty()).isPresent()) {
      return Optional.empty();
    }
    // a fork may be made, and its parent deleted, while others are looked at
    Set<Universe> done = Collections.newSetFromMap(new IdentityHashMap<>());
    for (List<Universe> next = all(); !done.containsAll(next); next = all()) {
      for (Universe each : next) {
        if (done.add(each)) {
          look(each);
        }
      }
    }
    return Optional.of(bodies.hashes());
  }

  private List<Universe> all() {
    List<Universe> all = new ArrayList<>(universes.all());
    all.addAll(universes.snapshots().all());
    return all;
  }

  private void look(Universe universe) {
    Book book = universe.memory().book();
    look(book.begin());
    if (book.oldest() == Long.MAX_VALUE) {
      looked(universe);
    } else {
      long next = book.oldest();
      List<Entry> page = book.entries(next, PAGE, Long.MAX_VALUE);
      while (!page.isEmpty()) {
        page.forEach(bodies::add);
        next = page.getLast().number() + 1;
        page = book.entries(next, PAGE, Long.MAX_VALUE);
      }
    }
  }

  /// A universe that is in memory alone: what leaves its journal meanwhile is in the rows before it.
  private void looked(Universe universe) {
    long next = universe.oldest();
    List<Entry> page = universe.entries(next, PAGE);
    while (!page.isEmpty()) {
      page.forEach(bodies::add);
      next = page.getLast().number() + 1;
      page = universe.entries(next, PAGE);
    }
    List<Store> now =
        universe.under(
            course -> List.of(course.journal().root().orElse(course.store()), course.store()));
    now.forEach(this::look);
  }

  private void look(Store store) {
    for (Table table : store.tablesAsked()) {
      if (seen.add(table)) {
        bodies.add(table);
      }
    }
  }
}
