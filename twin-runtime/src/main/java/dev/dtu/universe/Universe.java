package dev.dtu.universe;

import dev.dtu.call.Call;
import dev.dtu.call.Caller;
import dev.dtu.call.Dice;
import dev.dtu.call.Origin;
import dev.dtu.call.Reply;
import dev.dtu.call.Request;
import dev.dtu.journal.Budget;
import dev.dtu.journal.Entry;
import dev.dtu.journal.Journal;
import dev.dtu.store.Draft;
import dev.dtu.store.Store;
import dev.dtu.twin.AuthForm;
import dev.dtu.twin.Issuer;
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
import java.util.concurrent.locks.ReentrantLock;
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
      Credentials credentials) {}

  private final Frame frame;

  /// How often a turn that may not wait asks for the lock: some ten microseconds, which is less than
  /// a change of threads takes.
  private static final int TRIES = 200;

  private final ReentrantLock lock = new ReentrantLock();
  private final Store begin;
  private Store store;
  private Journal journal;
  private Instant now;

  Universe(Frame frame, Store begin, long turn) {
    this.frame = frame;
    this.begin = begin;
    this.store = begin;
    this.journal = new Journal(frame.budget(), turn);
    this.now = moment(frame.clock().instant());
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
    Optional<Shown> shown = shown(taker, request);
    lock.lock();
    try {
      return turn(taker, shown, origin, request);
    } finally {
      lock.unlock();
    }
  }

  /// Like [#turn], or nothing at once when the universe is busy with something else.
  public Optional<Turn> turnNow(String twin, Origin origin, Request request) {
    Twin taker = twin(twin);
    Optional<Shown> shown = shown(taker, request);
    if (!soon()) {
      return Optional.empty();
    }
    try {
      return Optional.of(turn(taker, shown, origin, request));
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

  private Turn turn(Twin taker, Optional<Shown> shown, Origin origin, Request request) {
    now = later(moment(frame.clock().instant()));
    Caller caller = caller(taker, shown);
    var call = new Call(journal.last() + 1, now, new Dice(frame.dice()), origin, caller, request);
    Taken taken = taker.take(store, call);
    Store before = store;
    store = taken.store();
    journal.append(before, new Entry.Called(taken.turn()));
    if (!taker.issuer().equals(Issuer.NONE)) {
      for (String value : Tokens.made(taken.turn().changes(), taker.space())) {
        frame.credentials().handOut(value, name(), taker.space());
      }
    }
    return taken.turn();
  }

  /// A credential as a request shows it.
  private record Shown(String kind, String value) {}

  private static Optional<Shown> shown(Twin twin, Request request) {
    for (AuthForm form : twin.authForms()) {
      Optional<String> value = form.read(request);
      if (value.isPresent()) {
        return Optional.of(new Shown(form.kind(), value.get()));
      }
    }
    return Optional.empty();
  }

  /// Whom a credential stands for: by the table of those universes were made with, else as a token
  /// that a twin here handed out. One that has ended is nobody's, even where any credential will do.
  private Caller caller(Twin twin, Optional<Shown> shown) {
    if (shown.isEmpty()) {
      return Caller.Nobody.NOBODY;
    }
    String kind = shown.get().kind();
    String value = shown.get().value();
    Optional<String> identity = frame.credentials().identity(name(), twin.space(), value);
    if (identity.isPresent()) {
      return new Caller.Known(identity.get(), kind);
    }
    Optional<Tokens.Token> token = Tokens.find(store, twin.space(), value);
    boolean standing =
        token
            .map(known -> known.use().equals("access") && known.alive(now))
            .orElse(frame.anyCredential());
    return standing
        ? new Caller.Known(token.map(Tokens.Token::subject).orElse(Credentials.ADMIN), kind)
        : new Caller.Unknown(kind);
  }

  /// Does an operator's act as one entry: all of the edit or, when it throws, nothing.
  public Entry.Act act(String actor, String what, Consumer<Draft> edit) {
    lock.lock();
    try {
      now = later(moment(frame.clock().instant()));
      var draft = new Draft(store);
      edit.accept(draft);
      var act = new Entry.Act(journal.last() + 1, now, actor, what, draft.changes());
      Store before = store;
      store = draft.store();
      journal.append(before, act);
      return act;
    } finally {
      lock.unlock();
    }
  }

  /// The store as it is now; an immutable value.
  public Store store() {
    lock.lock();
    try {
      return store;
    } finally {
      lock.unlock();
    }
  }

  /// The store and the number of the entry that made it, taken together.
  public Moment current() {
    lock.lock();
    try {
      return new Moment(store, journal.last());
    } finally {
      lock.unlock();
    }
  }

  /// A store and the number of the entry that made it.
  public record Moment(Store store, long turn) {}

  /// Back to the store it began with; the journal starts anew.
  public void reset() {
    lock.lock();
    try {
      store = begin;
      journal.close();
      journal = new Journal(frame.budget(), 0);
    } finally {
      lock.unlock();
    }
  }

  /// Gives the journal's room to other universes, as nobody finds this one any more.
  void close() {
    lock.lock();
    try {
      journal.close();
    } finally {
      lock.unlock();
    }
  }

  /// Up to `limit` entries from that number on.
  public List<Entry> entries(long from, int limit) {
    lock.lock();
    try {
      return journal.from(from, limit);
    } finally {
      lock.unlock();
    }
  }

  /// The number of the oldest entry still kept.
  public long oldest() {
    lock.lock();
    try {
      return journal.oldest();
    } finally {
      lock.unlock();
    }
  }

  /// What re-executing the kept journal gives, entry by entry; see [Replay].
  public Replay replay() {
    lock.lock();
    try {
      List<Entry> entries = journal.from(journal.oldest(), Integer.MAX_VALUE);
      return Replay.of(frame.twins(), journal.root().orElse(store), entries, store);
    } finally {
      lock.unlock();
    }
  }

  private Instant later(Instant moment) {
    return moment.isAfter(now) ? moment : now;
  }

  private static Instant moment(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS);
  }

  Frame frame() {
    return frame;
  }
}
