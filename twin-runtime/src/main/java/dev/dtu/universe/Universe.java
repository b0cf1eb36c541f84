package dev.dtu.universe;

import dev.dtu.call.Origin;
import dev.dtu.call.Reply;
import dev.dtu.call.Request;
import dev.dtu.journal.Entry;
import dev.dtu.ledger.Book;
import dev.dtu.ledger.Transcript;
import dev.dtu.store.Draft;
import dev.dtu.store.Store;
import dev.dtu.twin.Turn;
import dev.dtu.twin.Twin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/// One isolated world of twins: its store, its journal, its chance, its time.
///
/// The single writer of its store. The lock is held only inside the methods here, none of which
/// sleeps or waits for anything outside; what happens under it is its [Course].
public final class Universe {

  /// How many timers may fall due before one entry.
  public static final int TICKS = 100_000;

  private final Frame frame;
  private final Memory memory;
  private final CopyOnWriteArrayList<Listener> listeners = new CopyOnWriteArrayList<>();
  private final Outgoing outgoing = new Outgoing(this);
  private final Wires wires = new Wires(this);
  private final Crowd crowd = new Crowd();

  Universe(Frame frame, Book book, Book.Woken woken) {
    this(frame, book);
    memory.hold(woken);
  }

  /// A universe that was there before this process; it sleeps until it is asked something.
  Universe(Frame frame, Book book) {
    this.frame = frame;
    this.memory = new Memory(this, book);
  }

  /// Where it is kept, whether it is in memory, and what guards it.
  Memory memory() {
    return memory;
  }

  /// Whether it is in memory, and not only in its book.
  public boolean awake() {
    return memory.awake();
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
                "universe '%s' has no twin '%s': it has %s"
                    .formatted(name(), name, String.join(", ", frame.twins().keySet()))));
  }

  public long dice() {
    return frame.dice();
  }

  public boolean anyCredential() {
    return frame.anyCredential();
  }

  /// How it is known, and how long it stays.
  public Terms terms() {
    return frame.kind().terms();
  }

  /// Answers one request: stamps it, lets the twin take it, keeps the turn.
  public Reply answer(String twin, Origin origin, Request request) {
    return turn(twin, origin, request).reply();
  }

  /// Like [#answer], with all that became of it; a call that asks the outside waits for nothing.
  public Turn turn(String twin, Origin origin, Request request) {
    return turn(twin, origin, request, 0);
  }

  /// Like [#turn], of a call that met so many others under way; see [#crowd].
  public Turn turn(String twin, Origin origin, Request request, int beside) {
    Asking asking = asking(twin, origin, request, beside);
    return under(now -> now.turn(asking));
  }

  /// The turn that makes the reply: the same one, or what comes of it when the outside answered or
  /// its service's time is over; that is waited for, no longer than the service does in real time.
  ///
  /// @throws Abandoned when none makes it any more
  public Turn settled(Turn turn) throws InterruptedException {
    return turn.outcome() instanceof Turn.Outcome.Awaits(String question, Duration within)
        ? Held.resumed(this, question, within)
        : turn;
  }

  /// Like [#turn], or nothing at once when the universe is busy with something else, sleeps, or has
  /// to wait for a disk.
  public Optional<Turn> turnNow(String twin, Origin origin, Request request, int beside) {
    Asking asking = asking(twin, origin, request, beside);
    return memory.soon().map(course -> done(course, now -> now.turn(asking)));
  }

  private Asking asking(String twin, Origin origin, Request request, int beside) {
    return Asking.of(twin(twin), origin, request, beside);
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

  /// Makes its state another, as one act. Its time then is the other's too: this, and a reset, are
  /// all that let it go back.
  public Entry.Act restore(String actor, String what, Store other) {
    return under(now -> now.restore(actor, what, other));
  }

  /// Lets what is due by now happen.
  public void wake() {
    if (!memory.gone()) {
      under(now -> {
        now.wake();
        return now;
      });
    }
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

  /// The store it began with.
  public Store begin() {
    return memory.book().begin();
  }

  /// A store, the number of the entry that made it, and where its book has it.
  public record Moment(Store store, long turn, Book.Place place) {}

  /// The store and the number of the entry that made it, taken together.
  public Moment current() {
    return under(now -> new Moment(now.store(), now.journal().last(), memory.book().place()));
  }

  /// The store after a turn; empty when it is older than what is kept, or yet to come.
  public Optional<Store> at(long turn) {
    return moment(turn).map(Moment::store);
  }

  /// Like [#current], as it was after a turn.
  public Optional<Moment> moment(long turn) {
    record Sought(Optional<Store> store, boolean past, Book.Place place) {}
    Sought sought =
        under(now ->
            new Sought(now.at(turn), turn < now.journal().last(), memory.book().place().at(turn)));
    return sought
        .store
        .or(() -> sought.past ? memory.book().at(sought.place) : Optional.empty())
        .map(store -> new Moment(store, turn, sought.place));
  }

  /// Back to the store it began with; the journal starts anew.
  public void reset() {
    memory.reset();
  }

  /// Up to `limit` entries from that number on; those no longer in memory come from the book.
  public List<Entry> entries(long from, int limit) {
    record Known(Optional<List<Entry>> entries, long last) {}
    Known known =
        under(now -> {
          boolean here = from >= now.journal().oldest() || memory.book().oldest() == Long.MAX_VALUE;
          return new Known(
              here ? Optional.of(now.journal().from(from, limit)) : Optional.empty(),
              now.journal().last());
        });
    return known.entries.orElseGet(() -> memory.book().entries(from, limit, known.last));
  }

  /// The number of the oldest entry still kept.
  public long oldest() {
    return under(now -> Math.min(memory.book().oldest(), now.journal().oldest()));
  }

  /// The journal by itself: all of it if the universe is kept, else what is in memory.
  public Transcript transcript() {
    return under(now -> Archive.transcript(frame, memory.book(), now));
  }

  /// Lets entries happen again as they were recorded, without asking the twins.
  void relive(List<Entry> entries) {
    under(now -> {
      now.relive(entries);
      return now;
    });
  }

  /// What re-executing the kept journal gives, entry by entry; see [Replay].
  public Replay replay() {
    return under(now -> {
      List<Entry> entries = now.journal().from(now.journal().oldest(), Integer.MAX_VALUE);
      Store root = now.journal().root().orElse(now.store());
      return Replay.of(frame.twins(), frame.dice(), root, entries, now.store());
    });
  }

  /// Does something under the lock; nothing of it goes outside before it is as durable as promised.
  <T> T under(Function<Course, T> what) {
    return done(memory.enter(), what);
  }

  /// Does something in a course that was entered, and leaves it.
  private <T> T done(Course course, Function<Course, T> what) {
    long before = course.ticket();
    T told;
    long ticket;
    List<Errand> errands;
    try {
      told = what.apply(course);
      ticket = course.ticket();
      errands = outgoing.drained();
    } finally {
      memory.leave();
    }
    if (ticket != before) {
      memory.await(ticket);
    }
    outgoing.go(errands, ticket);
    return told;
  }

  /// Tells a listener of every entry from now on, until it is forgotten.
  public void listen(Listener listener) {
    listeners.add(listener);
  }

  public void forget(Listener listener) {
    listeners.remove(listener);
  }

  void tell(long number) {
    listeners.forEach(listener -> listener.kept(number));
  }

  /// What of it is on its way outside; guarded by its lock.
  Outgoing outgoing() {
    return outgoing;
  }

  /// The sockets that are connected to it.
  public Wires wires() {
    return wires;
  }

  /// Its calls that are under way, where they are counted.
  public Crowd crowd() {
    return crowd;
  }

  Frame frame() {
    return frame;
  }
}
