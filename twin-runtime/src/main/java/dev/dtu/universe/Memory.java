package dev.dtu.universe;

import dev.dtu.ledger.Book;
import dev.dtu.ledger.NotKept;
import dev.dtu.store.Store;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// What a universe has in memory, the book it is kept in, and the lock that guards both.
///
/// A universe sleeps when it is in its book alone: who enters wakes it, which reads files. An entry is
/// written before the store moves, and awaited when the lock is free again.
final class Memory {

  /// How often a turn that may not wait asks for the lock: a few microseconds at the least, some two
  /// hundred at the most. A change of threads costs as much as a turn or two, so asking pays as long
  /// as it ends well; each time it does not, the next asks half as often.
  private static final int FEWEST = 200;

  private static final int MOST = 4_000;

  /// A guess that threads may overwrite for one another.
  private int tries = MOST;

  private final ReentrantLock lock = new ReentrantLock();
  private final Universe universe;
  private final Book book;
  private volatile boolean awake;
  private volatile boolean stirred;
  private volatile boolean gone;

  /// What happens in it; none while it sleeps. Guarded by the lock.
  private Optional<Course> course = Optional.empty();

  Memory(Universe universe, Book book) {
    this.universe = universe;
    this.book = book;
  }

  Book book() {
    return book;
  }

  boolean awake() {
    return awake;
  }

  /// Whether nobody finds the universe any more.
  boolean gone() {
    return gone;
  }

  /// Whether anybody entered since this was asked last.
  boolean stirred() {
    boolean was = stirred;
    stirred = false;
    return was;
  }

  Course hold(Book.Woken woken) {
    var begun = new Course(universe, book, woken);
    course = Optional.of(begun);
    awake = true;
    universe.frame().rota().woke(universe);
    return begun;
  }

  /// Takes the lock; the universe is awake then.
  Course enter() {
    lock.lock();
    stirred = true;
    try {
      return course.isPresent() ? course.get() : hold(book.wake());
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
  Optional<Course> soon() {
    if (book.waits()) {
      return Optional.empty();
    }
    int most = tries;
    for (int i = 1; i <= most; i++) {
      if (lock.tryLock()) {
        if (i > 1) {
          tries = MOST;
        }
        return awoken();
      }
      Thread.onSpinWait();
    }
    tries = Math.max(FEWEST, most / 2);
    return lock.tryLock() ? awoken() : Optional.empty();
  }

  private Optional<Course> awoken() {
    stirred = true;
    if (course.isEmpty()) {
      lock.unlock();
    }
    return course;
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
          universe.outgoing().anew();
          universe.frame().rota().gone(universe);
          universe.tell(0); // who heard of what is taken back looks again
        }
      } finally {
        lock.unlock();
      }
      throw lost;
    }
  }

  /// Takes the universe back to its begin.
  void reset() {
    Course before = enter();
    try {
      Store begin = book.begin();
      book.reset();
      before.close();
      universe.outgoing().anew();
      course = Optional.of(new Course(universe, book, new Book.Woken(begin, 0, Instant.EPOCH)));
      universe.tell(0);
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
      if (course.isPresent() && book.rest(course.get().store())) {
        forget();
      }
      return !awake;
    } finally {
      lock.unlock();
    }
  }

  private void forget() {
    awake = false;
    course.ifPresent(Course::close);
    course = Optional.empty();
  }

  /// Gives the journal's room to other universes, as nobody finds this one any more.
  void close() {
    lock.lock();
    try {
      gone = true;
      universe.frame().rota().gone(universe);
      course.ifPresent(Course::close);
      universe.outgoing().anew();
    } finally {
      lock.unlock();
    }
  }
}
