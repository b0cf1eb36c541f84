package dev.dtu.universe;

import dev.dtu.call.Origin;
import dev.dtu.call.Reply;
import dev.dtu.call.Request;
import dev.dtu.event.Outcome;
import dev.dtu.journal.Budget;
import dev.dtu.journal.Entry;
import dev.dtu.store.Draft;
import dev.dtu.store.Store;
import dev.dtu.twin.Turn;
import dev.dtu.twin.Twin;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/// One isolated world of twins: its store, its journal, its chance, its time.
///
/// The single writer of its store. The lock is held only inside the methods here, none of which
/// sleeps or waits for anything outside; what happens under it is its [Course].
public final class Universe {

  /// What a universe is made of; see [Universes#create].
  ///
  /// @param dice the seed of chance: ids, drawn values
  /// @param anyCredential whether any well-formed credential is the admin's
  /// @param budget how much of the journal is kept in memory
  /// @param clock the real time
  /// @param alarm what wakes it when a timer falls due
  /// @param courier what takes outside what its twins tell
  record Frame(
      String name,
      SortedMap<String, Twin> twins,
      long dice,
      boolean anyCredential,
      Budget budget,
      InstantSource clock,
      Credentials credentials,
      Alarm alarm,
      Courier courier) {}

  /// How often a turn that may not wait asks for the lock: some ten microseconds, which is less than
  /// a change of threads takes.
  private static final int TRIES = 200;

  /// How many timers may fall due before one entry.
  public static final int TICKS = 100_000;

  private final Frame frame;
  private final ReentrantLock lock = new ReentrantLock();
  private final Store begin;
  private Course course;

  Universe(Frame frame, Store begin, long turn) {
    this.frame = frame;
    this.begin = begin;
    this.course = new Course(this, begin, turn);
  }

  public String name() {
    return frame.name();
  }

  /// The twins that live here, by name.
  public SortedMap<String, Twin> twins() {
    return frame.twins();
  }

  public Twin twin(String name) {
    return Optional.ofNullable(frame.twins().get(name))
        .orElseThrow(() ->
            new NoSuchElementException(
                "universe '"
                    + name()
                    + "' has no twin '"
                    + name
                    + "': it has "
                    + String.join(", ", frame.twins().keySet())));
  }

  public long dice() {
    return frame.dice();
  }

  public boolean anyCredential() {
    return frame.anyCredential();
  }

  /// Answers one request: stamps it, lets the twin take it, keeps the turn.
  public Reply answer(String twin, Origin origin, Request request) {
    return turn(twin, origin, request).reply();
  }

  /// Like [#answer], with all that became of it.
  public Turn turn(String twin, Origin origin, Request request) {
    Twin taker = twin(twin);
    Optional<Shown> shown = Shown.of(taker, request);
    lock.lock();
    try {
      return course.turn(taker, shown, origin, request);
    } finally {
      lock.unlock();
    }
  }

  /// Like [#turn], or nothing at once when the universe is busy with something else.
  public Optional<Turn> turnNow(String twin, Origin origin, Request request) {
    Twin taker = twin(twin);
    Optional<Shown> shown = Shown.of(taker, request);
    if (!soon()) {
      return Optional.empty();
    }
    try {
      return Optional.of(course.turn(taker, shown, origin, request));
    } finally {
      lock.unlock();
    }
  }

  /// Takes the lock if it is free or comes free within about the time most turns take.
  private boolean soon() {
    for (int i = 0; i < TRIES; i++) {
      if (lock.tryLock()) {
        return true;
      }
      Thread.onSpinWait();
    }
    return lock.tryLock();
  }

  /// Does an operator's act as one entry: all of the edit or, when it throws, nothing.
  public Entry.Act act(String actor, String what, Consumer<Draft> edit) {
    return under(now -> now.act(actor, what, edit));
  }

  /// Moves or changes the clock as one act. What falls due on the way happens first, at most
  /// [#TICKS] timers; when more are due the clock stands where the last one left it.
  ///
  /// @throws IllegalArgumentException when it would go back; time never does
  public Entry.Act time(String actor, Move move) {
    return under(now -> now.time(actor, move));
  }

  /// Lets what is due by now happen.
  public void wake() {
    under(now -> {
      now.wake();
      return now;
    });
  }

  /// Notes what the outside answered, unless it was asked before a reset.
  void heard(Errand errand, Outcome outcome) {
    under(now -> {
      if (errand.of(now)) {
        now.heard(errand.parcel(), outcome);
      }
      return now;
    });
  }

  /// Hands over again what is on its way as far as the store knows.
  void resend() {
    under(now -> {
      now.resend();
      return now;
    });
  }

  /// A clock and the moment it shows.
  public record Time(Clock clock, Instant moment) {}

  public Time time() {
    return under(now -> new Time(now.clock(), now.moment()));
  }

  /// The store as it is now; an immutable value.
  public Store store() {
    return under(Course::store);
  }

  /// A store and the number of the entry that made it.
  public record Moment(Store store, long turn) {}

  /// The store and the number of the entry that made it, taken together.
  public Moment current() {
    return under(now -> new Moment(now.store(), now.journal().last()));
  }

  /// The store after a turn; empty when it is older than what is kept, or yet to come.
  public Optional<Store> at(long turn) {
    return under(now -> now.at(turn));
  }

  /// Back to the store it began with; the journal starts anew.
  public void reset() {
    under(now -> {
      now.close();
      course = new Course(this, begin, 0);
      return course;
    });
  }

  /// Gives the journal's room to other universes, as nobody finds this one any more.
  void close() {
    under(now -> {
      now.close();
      return now;
    });
  }

  /// Up to `limit` entries from that number on.
  public List<Entry> entries(long from, int limit) {
    return under(now -> now.journal().from(from, limit));
  }

  /// The number of the oldest entry still kept.
  public long oldest() {
    return under(now -> now.journal().oldest());
  }

  /// What re-executing the kept journal gives, entry by entry; see [Replay].
  public Replay replay() {
    return under(now -> {
      List<Entry> entries = now.journal().from(now.journal().oldest(), Integer.MAX_VALUE);
      Store root = now.journal().root().orElse(now.store());
      return Replay.of(frame.twins(), frame.dice(), root, entries, now.store());
    });
  }

  private <T> T under(Function<Course, T> what) {
    lock.lock();
    try {
      return what.apply(course);
    } finally {
      lock.unlock();
    }
  }

  Frame frame() {
    return frame;
  }
}
