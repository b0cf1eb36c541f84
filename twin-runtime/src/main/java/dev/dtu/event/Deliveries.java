package dev.dtu.event;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Draft;
import dev.dtu.store.Row;
import dev.dtu.store.Store;
import dev.dtu.store.Table;
import dev.dtu.store.TableShape;
import dev.dtu.twin.Chore;
import dev.dtu.twin.Tables;
import dev.dtu.twin.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// What is told to the outside, one row each, from the turn that has it told until it is settled.
///
/// A delivery is `queued` until its timer sends it, `held` while another one has to go first,
/// `sending` until the outside answered, and then `delivered`, `failed`, `refused` (not let out) or
/// queued again; `lost` when a fault struck it, `left` when a fork left it to its parent.
public final class Deliveries {

  public static final TableShape TABLE = Tables.shape(Timers.OWN + "/delivery");

  /// The states, in the order they may be met.
  public static final List<String> STATES =
      List.of("queued", "held", "sending", "delivered", "failed", "refused", "lost", "left");

  /// The chore that sends one.
  public static final String CHORE = "deliver";

  /// The chore that lets a call go on without an answer.
  public static final String OVER = "over";

  /// How many settled deliveries a universe remembers; the oldest go.
  public static final int KEPT = 1_000;

  /// How many may be on their way at once; what is told beyond is refused.
  public static final int WAITING = 1_000;

  /// The most bytes of what is told.
  public static final int BODY_BYTES = 40 * 1024;

  /// How long what is told out of order waits for something to go before it.
  static final Duration HELD = Duration.ofMinutes(1);

  static final String OPEN_TO = "open/";
  static final String AFTER = "after/";
  static final String HELD_FOR = "held/";

  private Deliveries() {}

  static int waiting(Draft draft) {
    return draft.table(TABLE).count(Tables.WITHIN, Sent.OPEN);
  }

  static void due(Draft draft, String key, Instant moment) {
    var timer =
        new Timers.Timer(CHORE + "/" + key, moment, "", CHORE, Obj.of("delivery", Json.of(key)));
    Timers.set(draft, timer);
  }

  /// How many are awaited by calls.
  static int awaited(Draft draft) {
    return draft.table(TABLE).count(Tables.WITHIN, Sent.AWAITED);
  }

  static void overAt(Draft draft, String key, Instant moment) {
    var timer =
        new Timers.Timer(OVER + "/" + key, moment, "", OVER, Obj.of("delivery", Json.of(key)));
    Timers.set(draft, timer);
  }

  static void forget(Draft draft) {
    Table table = draft.table(TABLE);
    Iterator<Row> rows = table.rows(0);
    int over = table.size() - waiting(draft) - KEPT;
    while (over > 0 && rows.hasNext()) {
      Row oldest = rows.next();
      if (settled(oldest)) {
        draft.remove(TABLE, oldest.key());
        over--;
      }
    }
  }

  /// What the chore of that name does.
  public static void send(Chore.Due due) {
    find(due.draft(), due.with().text("delivery").orElse(""))
        .filter(entry -> entry.open() && !entry.state().equals("sending"))
        .ifPresent(entry -> {
          if (entry.bySocket()) {
            Carrying.send(due, entry);
          } else {
            entry.sent(due.moment()).keep(due.draft());
          }
        });
  }

  /// What the chore of that name does: a call waited long enough.
  public static void over(Chore.Due due) {
    over(due.draft(), due.with().text("delivery").orElse(""), due.moment());
  }

  /// Notes that no call waits any more for an answer; who is still asked has not given it.
  public static void over(Draft draft, String key, Instant moment) {
    Optional<Sent> found = find(draft, key).filter(Sent::waitedFor);
    if (found.isEmpty()) {
      return;
    }
    Sent entry = found.get().over();
    Timers.cancel(draft, OVER + "/" + key);
    if (entry.open()) {
      Timers.cancel(draft, CHORE + "/" + key);
      entry = entry.tried(moment, "timeout", "nobody waits any longer").in("failed");
    }
    entry.linked(List.of()).keep(draft);
    prove(draft, entry.hidden().obj("proof").orElse(Obj.EMPTY), false);
    release(draft, key, moment);
  }

  /// What a call waited for and waits for no more, if a changed row tells of that.
  public static Optional<String> answered(Row row) {
    Sent entry = Sent.of(row);
    return entry.waitedFor() ? Optional.empty() : Optional.of(entry.key());
  }

  static Optional<Sent> find(Store store, String key) {
    return store.table(TABLE.name()).flatMap(table -> table.find(key)).map(Sent::of);
  }

  /// Whether something was told, and answered as it should be.
  static boolean delivered(Store store, String key) {
    return find(store, key).filter(entry -> entry.state().equals("delivered")).isPresent();
  }

  /// What a changed row asks to be taken outside; empty when it asks nothing.
  public static Optional<Parcel> parcel(Row row) {
    Sent entry = Sent.of(row);
    boolean goes = entry.state().equals("sending") && !entry.bySocket();
    return goes ? Optional.of(entry.parcel()) : Optional.empty();
  }

  /// What is on its way as far as a store knows: none of it came back.
  public static List<Parcel> under(Store store) {
    List<Parcel> parcels = new ArrayList<>();
    Optional<Table> table = store.table(TABLE.name());
    if (table.isPresent()) {
      table.get().rows(0).forEachRemaining(row -> parcel(row).ifPresent(parcels::add));
    }
    return parcels;
  }

  /// Whether anything is still to be told, or somebody is connected to be told.
  public static boolean open(Store store) {
    return !Sockets.alive(store).isEmpty()
        || store
            .table(TABLE.name())
            .filter(table -> table.count(Tables.WITHIN, Sent.OPEN) > 0)
            .isPresent();
  }

  /// Whether something happens in a store by itself: a timer is set, or an answer is waited for.
  public static boolean waits(Store store) {
    return Timers.next(store).isPresent() || open(store);
  }

  /// Notes what became of a try; false when nobody waits for it any more.
  public static boolean heard(Draft draft, Parcel parcel, Outcome.At heard) {
    Optional<Sent> found =
        find(draft, parcel.delivery())
            .filter(entry -> entry.state().equals("sending"))
            .filter(entry -> entry.attempts() == parcel.attempt());
    found.ifPresent(entry -> tried(draft, entry, heard));
    return found.isPresent();
  }

  /// Settles what was tried, or sets the timer of the next try.
  static void tried(Draft draft, Sent before, Outcome.At heard) {
    Outcome outcome = heard.outcome();
    Instant moment = heard.moment();
    Sent entry = before;
    Manner manner = entry.manner();
    Obj proof = entry.hidden().obj("proof").orElse(Obj.EMPTY);
    Optional<Obj> answer = Asks.are(proof) ? Hearing.document(outcome) : Optional.empty();
    boolean good = manner.succeeds(outcome) && Verification.serves(proof, outcome, answer);
    Optional<Duration> next =
        good ? Optional.empty() : manner.next(outcome, entry.attempts(), heard.dice());
    entry = entry.tried(moment, outcome).because(manner.reason(outcome));
    if (next.isPresent()) {
      Instant again = moment.plus(next.get());
      entry.in("queued").due(again).keep(draft);
      due(draft, entry.key(), again);
      return;
    }
    String end = outcome instanceof Outcome.Refused ? "refused" : good ? "delivered" : "failed";
    Timers.cancel(draft, OVER + "/" + entry.key());
    Sent settled = good && answer.isPresent() ? entry.answered(answer.get()) : entry;
    settled.over().linked(List.of()).in(end).keep(draft);
    Answered.tell(draft, settled, heard, good);
    prove(draft, proof, good);
    release(draft, entry.key(), moment);
  }

  /// Sets what a verified subscriber's row says of it.
  private static void prove(Draft draft, Obj proof, boolean good) {
    Optional<String> table = proof.text("table");
    if (table.isEmpty()) {
      return;
    }
    TableShape shape = Tables.shape(table.get());
    Obj members = proof.obj(good ? "passed" : "failed").orElse(Obj.EMPTY);
    draft
        .find(shape, proof.text("key").orElse(""))
        .ifPresent(row ->
            draft.put(
                shape,
                row.withValue(
                    row.value().with("item", Occasion.Found.item(row).withAll(members)))));
  }

  private static void release(Draft draft, String settled, Instant moment) {
    for (Sent waiting : linked(draft, AFTER + settled)) {
      waiting
          .linked(List.of(OPEN_TO + waiting.item().text("to").orElse("")))
          .in("queued")
          .keep(draft);
      due(draft, waiting.key(), moment);
    }
  }

  /// Leaves what is still to be told to the universe this one is a fork of.
  public static void leave(Draft draft) {
    Sockets.leave(draft);
    if (draft.base().table(TABLE.name()).isEmpty()) {
      return;
    }
    List<Sent> open = new ArrayList<>();
    draft.table(TABLE).rows(0).forEachRemaining(row -> open.add(Sent.of(row)));
    for (Sent entry : open) {
      if (entry.open() || entry.waitedFor()) {
        Timers.cancel(draft, CHORE + "/" + entry.key());
        Timers.cancel(draft, OVER + "/" + entry.key());
        Timers.cancel(draft, Carrying.CHORE + "/" + entry.key());
        entry.over().linked(List.of()).in("left").keep(draft);
      }
    }
  }

  /// Tells something again that is settled, as a delivery of its own with the same id.
  ///
  /// @return the key of the new one
  public static String again(Draft draft, Row row, Instant moment) {
    Sent old = Sent.of(row).over();
    String key = "d" + (draft.mint(TABLE) + 1);
    Obj item =
        old.item()
            .with("attempts", Json.of(0))
            .with("tries", Json.array(List.of()))
            .with("made", moment.toString())
            .with("again", row.key())
            .without("struck")
            .without("socket")
            .without("answer")
            .without("reason")
            .without("due");
    var to = OPEN_TO + item.text("to").orElse("");
    new Sent(key, item, old.hidden(), List.of(to)).in("queued").keep(draft);
    due(draft, key, moment);
    forget(draft);
    return key;
  }

  private static Optional<Sent> find(Draft draft, String key) {
    return draft.find(TABLE, key).map(Sent::of);
  }

  static List<Sent> linked(Draft draft, String name) {
    List<Sent> found = new ArrayList<>();
    draft
        .table(TABLE)
        .where(Tables.WITHIN, name, 0)
        .forEachRemaining(row -> found.add(Sent.of(row)));
    return found;
  }

  /// Whether nothing more happens to a delivery by itself.
  public static boolean settled(Row row) {
    return !Sent.of(row).open();
  }
}
