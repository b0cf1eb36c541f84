package dev.dtu.universe;

import dev.dtu.call.Call;
import dev.dtu.call.Caller;
import dev.dtu.call.Dice;
import dev.dtu.call.Origin;
import dev.dtu.call.Reply;
import dev.dtu.call.Request;
import dev.dtu.journal.Budget;
import dev.dtu.journal.Entry;
import dev.dtu.ledger.Book;
import dev.dtu.ledger.Handout;
import dev.dtu.ledger.Transcript;
import dev.dtu.store.Draft;
import dev.dtu.store.Store;
import dev.dtu.twin.Issuer;
import dev.dtu.twin.Tables;
import dev.dtu.twin.Taken;
import dev.dtu.twin.Tokens;
import dev.dtu.twin.Turn;
import dev.dtu.twin.Twin;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;

/// One isolated world of twins: its store, its journal, its chance, its time.
///
/// The single writer of its store. The lock is held only inside the methods here, none of which
/// sleeps or waits for anything outside.
public final class Universe {

  /// What a universe is made of; see [Universes#create].
  ///
  /// @param dice the seed of chance: ids, drawn values
  /// @param anyCredential whether any well-formed credential is the admin's
  /// @param budget how much of the journal is kept in memory
  record Frame(
      String name,
      SortedMap<String, Twin> twins,
      long dice,
      boolean anyCredential,
      Budget budget,
      InstantSource clock,
      Credentials credentials,
      Rota rota) {}

  private final Frame frame;

  private final Memory memory;

  Universe(Frame frame, Book book, Book.Woken woken) {
    this.frame = frame;
    this.memory = new Memory(this, book);
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
    Written<Turn> written;
    memory.enter();
    try {
      written = turn(taker, shown, origin, request);
    } finally {
      memory.leave();
    }
    memory.await(written.ticket);
    return written.what;
  }

  /// What was written, and what to await before anybody is told.
  private record Written<T>(T what, long ticket) {}

  /// Like [#turn], or nothing at once when the universe is busy with something else, sleeps, or has
  /// to wait for a disk.
  public Optional<Turn> turnNow(String twin, Origin origin, Request request) {
    Twin taker = twin(twin);
    Optional<Shown> shown = Shown.of(taker, request);
    if (!memory.soon()) {
      return Optional.empty();
    }
    try {
      return Optional.of(turn(taker, shown, origin, request).what);
    } finally {
      memory.leave();
    }
  }

  private Written<Turn> turn(Twin taker, Optional<Shown> shown, Origin origin, Request request) {
    memory.now = later(moment(frame.clock().instant()));
    Caller caller =
        shown.isEmpty()
            ? Caller.Nobody.NOBODY
            : shown.get().caller(frame, taker.space(), memory.store, memory.now);
    var call =
        new Call(
            memory.journal.last() + 1, memory.now, new Dice(frame.dice()), origin, caller, request);
    Taken taken = taker.take(memory.store, call);
    List<String> tokens =
        taker.issuer().equals(Issuer.NONE)
            ? List.of()
            : Tokens.made(taken.turn().changes(), taker.space());
    var handout = tokens.isEmpty() ? Handout.NOTHING : new Handout(taker.space(), tokens);
    long ticket = memory.keep(new Entry.Called(taken.turn()), handout, taken.store());
    for (String value : tokens) {
      frame.credentials().handOut(value, name(), taker.space());
    }
    return new Written<>(taken.turn(), ticket);
  }

  /// Does an operator's act as one entry: all of the edit or, when it throws, nothing.
  public Entry.Act act(String actor, String what, Consumer<Draft> edit) {
    Written<Entry.Act> written;
    memory.enter();
    try {
      memory.now = later(moment(frame.clock().instant()));
      var draft = new Draft(memory.store);
      edit.accept(draft);
      var act = new Entry.Act(memory.journal.last() + 1, memory.now, actor, what, draft.changes());
      written = new Written<>(act, memory.keep(act, Handout.NOTHING, draft.store()));
    } finally {
      memory.leave();
    }
    memory.await(written.ticket);
    return written.what;
  }

  /// The store as it is now; an immutable value.
  public Store store() {
    memory.enter();
    try {
      return memory.store;
    } finally {
      memory.leave();
    }
  }

  /// The store it began with.
  public Store begin() {
    return memory.book().begin();
  }

  /// The store and the number of the entry that made it, taken together.
  public Moment current() {
    memory.enter();
    try {
      return new Moment(memory.store, memory.journal.last(), memory.now, memory.book().place());
    } finally {
      memory.leave();
    }
  }

  /// A store, the number of the entry that made it and when, and where its book has it.
  public record Moment(Store store, long turn, Instant then, Book.Place place) {}

  /// Back to the store it began with; the journal starts anew.
  public void reset() {
    memory.reset();
  }

  /// Up to `limit` entries from that number on; those no longer in memory come from the book.
  public List<Entry> entries(long from, int limit) {
    long last;
    memory.enter();
    try {
      if (from >= memory.journal.oldest() || memory.book().oldest() == Long.MAX_VALUE) {
        return memory.journal.from(from, limit);
      }
      last = memory.journal.last();
    } finally {
      memory.leave();
    }
    return memory.book().entries(from, limit, last);
  }

  /// The number of the oldest entry still kept.
  public long oldest() {
    memory.enter();
    try {
      return Math.min(memory.book().oldest(), memory.journal.oldest());
    } finally {
      memory.leave();
    }
  }

  /// What re-executing the kept journal gives, entry by entry; see [Replay].
  public Replay replay() {
    memory.enter();
    try {
      List<Entry> entries = memory.journal.from(memory.journal.oldest(), Integer.MAX_VALUE);
      return Replay.of(
          frame.twins(), memory.journal.root().orElse(memory.store), entries, memory.store);
    } finally {
      memory.leave();
    }
  }

  /// The journal by itself: all of it if the universe is kept, else what is in memory.
  public Transcript transcript() {
    memory.enter();
    try {
      return memory.transcript(Archive.facts(frame));
    } finally {
      memory.leave();
    }
  }

  /// Lets entries happen again as they were recorded, without asking the twins.
  void relive(List<Entry> entries) {
    long ticket = 0;
    memory.enter();
    try {
      for (Entry entry : entries) {
        Store after = memory.store.apply(entry.changes(), Tables::shape);
        ticket = memory.keep(entry, Handout.NOTHING, after);
        memory.now = entry.moment();
      }
    } finally {
      memory.leave();
    }
    memory.await(ticket);
  }

  private Instant later(Instant moment) {
    return moment.isAfter(memory.now) ? moment : memory.now;
  }

  private static Instant moment(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS);
  }

  Frame frame() {
    return frame;
  }
}
