package dev.dtu.universe;

import dev.dtu.call.Dice;
import dev.dtu.event.Deliveries;
import dev.dtu.event.Parcel;
import dev.dtu.event.Reach;
import dev.dtu.journal.Entry;
import dev.dtu.journal.Journal;
import dev.dtu.ledger.Book;
import dev.dtu.ledger.Handout;
import dev.dtu.store.Change;
import dev.dtu.store.Draft;
import dev.dtu.store.Store;
import dev.dtu.twin.Settings;
import dev.dtu.twin.Tables;
import dev.dtu.twin.Taken;
import dev.dtu.twin.Timers;
import dev.dtu.twin.Turn;
import dev.dtu.twin.Twin;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The course of things in one universe: its store, its time, and the journal of which they are the
/// fold. Mutable; guarded by its universe's lock, under which nothing sleeps or waits.
final class Course implements Sky.Past {

  private final Universe universe;
  private final Frame frame;
  private final Sky sky = new Sky(this);
  private final Ticks ticks;
  private final Book book;
  private final Journal journal;
  private long ticket;
  private Store store;
  private Clock clock;
  private Settings settings;
  private Instant now;
  private boolean closed;
  private boolean stranded;

  /// @param book where it is kept
  /// @param woken as it was left there
  Course(Universe universe, Book book, Book.Woken woken) {
    this.universe = universe;
    this.frame = universe.frame();
    this.ticks = new Ticks(frame.twins(), new Dice(frame.dice()));
    this.book = book;
    this.journal = new Journal(frame.budget(), woken.turn());
    this.store = woken.store();
    this.clock = Clock.of(store);
    this.settings = Settings.of(store);
    universe.crowd().counts(settings.limits());
    this.now = woken.moment();
    wakeLater();
    resend();
    stranded = !universe.wires().missing(store).isEmpty();
  }

  Store store() {
    return store;
  }

  Journal journal() {
    return journal;
  }

  Clock clock() {
    return clock;
  }

  /// What stands for the last entry written; see [Book#await].
  long ticket() {
    return ticket;
  }

  /// The moment up to which all has happened.
  Instant reached() {
    return now;
  }

  /// The moment it is.
  Instant moment() {
    return later(present());
  }

  Turn turn(Asking asking) {
    goOn(present());
    return called(asking, "");
  }

  private Turn called(Asking asking, String resumes) {
    Twin taker = asking.taker();
    Taken taken = sky.take(asking, store, asking.call(frame, this, resumes), settings);
    if (resumes.isEmpty()) { // what was begun goes on
      frame.helpers().room().admit(asking.request(), taken.turn().changes());
    }
    List<String> tokens = Credentials.made(taker, taken.turn().changes());
    var handout = tokens.isEmpty() ? Handout.NOTHING : new Handout(taker.space(), tokens);
    keep(new Entry.Called(taken.turn()), handout, taken.store());
    tokens.forEach(value -> frame.credentials().handOut(value, frame.name(), taker.space()));
    universe.outgoing().held().note(taken.turn(), asking, ticket);
    goOn(now); // what it set to happen at once
    return taken.turn();
  }

  Entry.Act act(String actor, String what, Consumer<Draft> edit) {
    goOn(present());
    return acted(actor, what, edit);
  }

  private Entry.Act acted(String actor, String what, Consumer<Draft> edit) {
    var draft = new Draft(store);
    edit.accept(draft);
    var act = new Entry.Act(journal.last() + 1, now, actor, what, draft.changes());
    Handout handout = Credentials.handed(frame.twins().values(), act.changes());
    keep(act, handout, draft.store());
    frame.credentials().handOut(handout, frame.name());
    goOn(now);
    retime();
    return act;
  }

  /// Makes the state another, and the time that state's; what was still to be told then is left.
  Entry.Act restore(String actor, String what, Store other) {
    now = moment();
    universe.outgoing().anew();
    var draft = new Draft(other);
    Deliveries.leave(draft);
    List<Change> changes = store.differences(draft.store());
    var act = new Entry.Act(journal.last() + 1, now, actor, what, changes);
    keep(act, Handout.NOTHING, store.apply(changes, Tables::shape));
    retime();
    now = present();
    return act;
  }

  private void retime() {
    clock = Clock.of(store);
    settings = Settings.of(store);
    universe.crowd().counts(settings.limits());
    wakeLater(); // by the clock that it may have now
  }

  /// Lets entries happen again as they were recorded, without asking the twins or the outside; what
  /// was still to be told then is left to the universe that recorded it.
  void relive(List<Entry> entries) {
    for (Entry entry : entries) {
      note(entry, Handout.NOTHING, store.apply(entry.changes(), Tables::shape));
      now = later(entry.moment());
    }
    if (Deliveries.open(store)) {
      var draft = new Draft(store);
      Deliveries.leave(draft);
      var left =
          new Entry.Act(journal.last() + 1, now, "file", "leave deliveries", draft.changes());
      note(left, Handout.NOTHING, draft.store());
    }
    retime();
  }

  Entry.Act time(String actor, Move move) {
    goOn(present());
    Instant to = whole(move.target(now));
    if (to.isBefore(now)) {
      throw new IllegalArgumentException(
          "expected a moment from " + now + " on, as time does not go back; found " + to);
    }
    boolean there = goOn(to);
    Clock changed = move.changed(clock).set(now, whole(frame.clock().instant()));
    String stopped = there ? "" : ", stopped after " + Universe.TICKS + " timers";
    return acted(actor, "clock " + move.what() + stopped, changed::keep);
  }

  /// Makes an entry of what came from outside.
  void happened(Entry entry, Store after) {
    keep(entry, Handout.NOTHING, after);
    goOn(now);
  }

  /// Lets what is due by now happen.
  ///
  /// @return the dice of the universe
  Dice goOn() {
    goOn(present());
    return new Dice(frame.dice());
  }

  /// Whether a call still waits for an answer.
  boolean waiting(String question) {
    return universe.outgoing().held().waiting(question).isPresent();
  }

  void resume(String question) {
    universe.outgoing().held().waiting(question).ifPresent(asking -> called(asking, question));
  }

  /// Ends it: nothing more happens by itself, and its journal gives up its room.
  void close() {
    closed = true;
    journal.close();
  }

  /// Lets what is due by now happen.
  void wake() {
    if (!closed) {
      goOn(present());
      wakeLater();
    }
  }

  /// Makes an entry part of what happened, with what it sets in motion.
  private void keep(Entry entry, Handout handout, Store after) {
    note(entry, handout, after);
    Motion motion = Motion.of(entry);
    motion.parcels().forEach(this::send);
    universe.wires().say(motion.said(), ticket);
    if (motion.timers()) {
      wakeLater();
    }
    motion.answered().forEach(this::resume);
  }

  /// Makes an entry part of what happened, once it is written.
  private void note(Entry entry, Handout handout, Store after) {
    ticket = book.write(entry, handout, after);
    Store before = store;
    store = after;
    journal.append(before, entry, book.written());
    universe.tell(entry.number());
  }

  /// Has taken outside what is on its way as far as the store knows, but for what was taken already.
  void resend() {
    Deliveries.under(store).forEach(this::send);
  }

  private void send(Parcel parcel) {
    universe.outgoing().send(parcel, Reach.of(store));
  }

  /// Lets the time go on: what is due by then happens first, each thing at its own moment.
  ///
  /// @return false when more was due than may happen at once; the time then is that of the last
  private boolean goOn(Instant to) {
    if (stranded) {
      stranded = false;
      universe.wires().strand(this);
    }
    for (int i = 0; i < Universe.TICKS; i++) {
      Optional<Timers.Timer> due = Timers.next(store).filter(next -> !next.due().isAfter(to));
      if (due.isEmpty()) {
        now = later(to);
        return true;
      }
      now = later(due.get().due());
      Ticks.Ticked ticked = ticks.tick(store, due.get(), journal.last() + 1, now);
      keep(ticked.entry(), Handout.NOTHING, ticked.store());
      Asking.due(frame, due.get()).ifPresent(asking -> called(asking, ""));
    }
    return false;
  }

  /// Asks to be woken when the next timer falls due, while the clock runs.
  private void wakeLater() {
    if (!closed && clock instanceof Clock.Running(Duration ahead)) {
      Timers.next(store).ifPresent(timer -> frame.alarm().set(universe, timer.due().minus(ahead)));
    }
  }

  /// The store after a turn; empty when it is older than what is kept, or yet to come.
  Optional<Store> at(long turn) {
    return turn == journal.last() ? Optional.of(store) : journal.at(turn);
  }

  @Override
  public long turnAt(Instant moment) {
    return journal.turnAt(moment);
  }

  @Override
  public Store after(long turn) {
    return at(turn).or(journal::root).orElse(store);
  }

  private Instant present() {
    return whole(clock.at(frame.clock().instant()));
  }

  private Instant later(Instant moment) {
    return moment.isAfter(now) ? moment : now;
  }

  private static Instant whole(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS);
  }
}
