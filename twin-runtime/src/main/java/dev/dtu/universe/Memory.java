package dev.dtu.universe;

import dev.dtu.journal.Entry;
import dev.dtu.journal.Journal;
import dev.dtu.json.Obj;
import dev.dtu.ledger.Book;
import dev.dtu.ledger.Handout;
import dev.dtu.ledger.NotKept;
import dev.dtu.ledger.Transcript;
import dev.dtu.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/// What a universe has in memory, the book it is kept in, and the lock that guards both.
///
/// A universe sleeps when it is in its book alone: who enters wakes it, which reads files. An entry is
/// written before the store moves, and awaited when the lock is free again.
final class Memory {

  /// How often a turn that may not wait asks for the lock: some ten microseconds, which is less than
  /// a change of threads takes.
  private static final int TRIES = 200;

  private final ReentrantLock lock = new ReentrantLock();
  private final Universe universe;
  private final Book book;
  private volatile boolean awake;
  private volatile boolean stirred;

  /// The newest store, the latest entries and the moment of the last one; for who has entered.
  Store store = Store.empty();

  Journal journal;
  Instant now = Instant.EPOCH;

  Memory(Universe universe, Book book) {
    this.universe = universe;
    this.book = book;
    this.journal = new Journal(universe.frame().budget(), 0);
  }

  Book book() {
    return book;
  }

  boolean awake() {
    return awake;
  }

  /// Whether anybody entered since this was asked last.
  boolean stirred() {
    boolean was = stirred;
    stirred = false;
    return was;
  }

  void hold(Book.Woken woken) {
    store = woken.store();
    journal = new Journal(universe.frame().budget(), woken.turn());
    now = woken.moment();
    awake = true;
    universe.frame().rota().woke(universe);
  }

  /// Takes the lock; the universe is awake then.
  void enter() {
    lock.lock();
    stirred = true;
    try {
      if (!awake) {
        hold(book.wake());
      }
    } catch (NotKept unreadable) {
      lock.unlock();
      throw unreadable;
    }
  }

  void leave() {
    lock.unlock();
  }

  /// Takes the lock if it is free or comes free within about the time most turns take, if the
  /// universe is awake, and if what is done there need not be awaited.
  boolean soon() {
    if (book.waits()) {
      return false;
    }
    for (int i = 0; i < TRIES; i++) {
      if (lock.tryLock()) {
        return awoken();
      }
      Thread.onSpinWait();
    }
    return lock.tryLock() && awoken();
  }

  private boolean awoken() {
    stirred = true;
    if (!awake) {
      lock.unlock();
    }
    return awake;
  }

  /// Writes an entry to the book and, if that went well, lets it happen; tells what to await.
  long keep(Entry entry, Handout handout, Store after) {
    long ticket = book.write(entry, handout, after);
    Store before = store;
    store = after;
    journal.append(before, entry);
    return ticket;
  }

  /// Waits until what a ticket stands for is as durable as promised; what never will be is taken
  /// back. Not under the lock.
  void await(long ticket) {
    try {
      book.await(ticket);
    } catch (NotKept lost) {
      lock.lock();
      try {
        if (book.retreat()) {
          forget();
          universe.frame().rota().gone(universe);
        }
      } finally {
        lock.unlock();
      }
      throw lost;
    }
  }

  /// The journal by itself; for who has entered.
  Transcript transcript(Obj facts) {
    long first = Math.min(book.oldest(), journal.oldest());
    boolean here = first == journal.oldest();
    Store begin = here ? journal.root().orElse(store) : book.begin();
    List<Entry> entries =
        here
            ? journal.from(first, Integer.MAX_VALUE)
            : book.entries(first, Integer.MAX_VALUE, journal.last());
    Instant moment = entries.isEmpty() ? now : entries.getFirst().moment();
    return new Transcript(universe.name(), facts, begin, first - 1, moment, entries);
  }

  void reset() {
    enter();
    try {
      Store begin = book.begin();
      book.reset();
      store = begin;
      journal.close();
      journal = new Journal(universe.frame().budget(), 0);
    } finally {
      leave();
    }
  }

  /// Leaves for the book, unless somebody is there or the book keeps nothing.
  boolean rest() {
    if (!lock.tryLock()) {
      return false;
    }
    try {
      if (awake && book.rest(store)) {
        forget();
      }
      return !awake;
    } finally {
      lock.unlock();
    }
  }

  private void forget() {
    awake = false;
    journal.close();
    journal = new Journal(universe.frame().budget(), 0);
    store = Store.empty();
  }

  /// Gives the journal's room to other universes, as nobody finds this one any more.
  void close() {
    lock.lock();
    try {
      universe.frame().rota().gone(universe);
      journal.close();
    } finally {
      lock.unlock();
    }
  }
}
