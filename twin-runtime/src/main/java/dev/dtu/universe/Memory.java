package dev.dtu.universe;

import dev.dtu.ledger.Book;
import dev.dtu.ledger.NotKept;
import dev.dtu.store.Store;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// What a universe has in memory, the book it is kept in, and the lock that guards both.
///
/// A universe sleeps when it is in its book alone: who enters wakes it, which reads files. An entry is
/// written before the store moves, and awaited when the lock is free again.
final class Memory {

  /// How often a turn that may not wait asks for the lock before it lets its core do something else.
  private static final int ASKED = 200;

  /// How long it then waits for the lock, in nanoseconds. A change of threads costs as much as many
  /// a turn, so waiting pays as long as it ends well; each time it does not, the next waits half as
  /// long, as others wait for the thread meanwhile.
  private static final long SHORTEST = 10_000;

  private static final long LONGEST = 1_000_000;

  /// A guess that threads may overwrite for one another.
  private long patience = LONGEST;

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
    for (int i = 0; i < ASKED; i++) {
      if (lock.tryLock()) {
        return awoken();
      }
      Thread.onSpinWait();
    }
    return waited() ? awoken() : Optional.empty();
  }

  private boolean waited() {
    long most = patience;
    try {
      boolean taken = lock.tryLock(most, TimeUnit.NANOSECONDS);
      patience = taken ? LONGEST : Math.max(SHORTEST, most / 2);
      return taken;
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
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
