package dev.dtu.event;

import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import dev.dtu.store.Change;
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

/// The sockets that software opens to hear what a service tells, one row each.
///
/// A socket is `promised` to who shows a ticket, `open` from when that came until it is `closed`;
/// `leaving` while the service has told that it ends. What is said by it is seen in how its row, and
/// the rows of deliveries, change; who is connected is known to the process alone.
public final class Sockets {

  public static final TableShape TABLE = Tables.shape(Timers.OWN + "/socket");

  /// The states, in the order they are met.
  public static final List<String> STATES =
      List.of(Socket.PROMISED, Socket.OPEN, Socket.LEAVING, Socket.CLOSED);

  /// How many sockets a universe may have open at once, and how many promised; the oldest promises go.
  public static final int LIMIT = 1_000;

  /// How many rows of closed sockets are remembered when another one is promised; the oldest go.
  public static final int KEPT = 100;

  /// The chore that tells that a socket ends.
  public static final String END = "end-socket";

  /// The chore that closes one.
  public static final String HANG_UP = "hang-up";

  private Sockets() {}

  /// Keeps the promise of a socket to who shows a ticket.
  static void promise(Draft draft, Socket promised, Instant until) {
    forget(draft);
    promised.with("until", Json.of(until.toString())).keep(draft);
  }

  private static void forget(Draft draft) {
    Table table = draft.table(TABLE);
    if (table.size() - table.count(Tables.WITHIN, Socket.ALIVE) < KEPT) {
      return;
    }
    List<String> closed = new ArrayList<>();
    List<String> promised = new ArrayList<>();
    for (Iterator<Row> rows = table.rows(0); rows.hasNext(); ) {
      Socket each = Socket.of(rows.next());
      if (!each.alive()) {
        (each.promised() ? promised : closed).add(each.key());
      }
    }
    oldest(closed, KEPT).forEach(key -> draft.remove(TABLE, key));
    oldest(promised, LIMIT - 1).forEach(key -> draft.remove(TABLE, key));
  }

  private static List<String> oldest(List<String> all, int kept) {
    return all.subList(0, Math.max(0, all.size() - kept));
  }

  /// The socket that a ticket is good for at a moment.
  static Optional<Socket> promised(Store store, String twin, String ticket, Instant moment) {
    Optional<Table> table = store.table(TABLE.name());
    if (table.isEmpty() || ticket.isEmpty()) {
      return Optional.empty();
    }
    Iterator<Row> rows = table.get().where(Tables.ALIAS, ticket, 0);
    return rows.hasNext()
        ? Optional.of(Socket.of(rows.next()))
            .filter(socket -> socket.promised() && socket.twin().equals(twin))
            .filter(socket -> socket.moment("until").filter(moment::isBefore).isPresent())
        : Optional.empty();
  }

  /// The tickets that changes made.
  public static List<String> tickets(List<Change> changes) {
    List<String> tickets = new ArrayList<>();
    for (Change change : changes) {
      if (change instanceof Change.Put(String table, var _, Row row)
          && table.equals(TABLE.name())) {
        row.value().items("alias").forEach(each -> each.asText().ifPresent(tickets::add));
      }
    }
    return tickets;
  }

  /// Those by which something can be said.
  public static List<String> alive(Store store) {
    List<String> keys = new ArrayList<>();
    store
        .table(TABLE.name())
        .ifPresent(table ->
            table
                .where(Tables.WITHIN, Socket.ALIVE, 0)
                .forEachRemaining(row -> keys.add(row.key())));
    return keys;
  }

  static List<Socket> alive(Draft draft, String found) {
    List<Socket> all = new ArrayList<>();
    draft
        .table(TABLE)
        .where(Tables.WITHIN, found, 0)
        .forEachRemaining(row -> all.add(Socket.of(row)));
    return all;
  }

  static Optional<Socket> find(Draft draft, String key) {
    return draft.find(TABLE, key).map(Socket::of);
  }

  /// The apps of a twin that are told of its events by sockets now.
  static List<String> apps(Store store, String twin, Instant moment, Duration lingers) {
    List<String> apps = new ArrayList<>();
    Optional<Table> table = store.table(TABLE.name());
    if (table.isEmpty()) {
      return apps;
    }
    for (Iterator<Row> rows = table.get().rows(0); rows.hasNext(); ) {
      Socket each = Socket.of(rows.next());
      boolean there =
          each.alive()
              || each.moment("closed")
                  .map(at -> at.plus(lingers))
                  .filter(moment::isBefore)
                  .isPresent();
      if (there && each.twin().equals(twin) && !apps.contains(each.app())) {
        apps.add(each.app());
      }
    }
    return apps;
  }

  /// Notes a document that came by a socket.
  ///
  /// @return what it did: `acknowledged` or `strange`; nothing when the socket is none any more
  public static Optional<String> heard(Draft draft, String key, String text, Chore.Due now) {
    Optional<Socket> found = find(draft, key).filter(Socket::alive);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Socket socket = found.get();
    Optional<Sent> told = Carrying.named(draft, socket, document(text));
    if (told.isEmpty()) {
      socket.counted("strange").keep(draft);
      return Optional.of("strange");
    }
    socket.counted("acknowledged").keep(draft);
    Carrying.acknowledged(told.get(), socket, document(text), now);
    return Optional.of("acknowledged");
  }

  private static Obj document(String text) {
    try {
      return Json.parse(text).asObj().orElse(Obj.EMPTY);
    } catch (Malformed notJson) {
      return Obj.EMPTY;
    }
  }

  /// Notes that a socket is closed, whoever did it; what it was told and did not acknowledge is told
  /// again as any other failure.
  ///
  /// @return false when it was closed before
  public static boolean close(Draft draft, String key, String why, Chore.Due now) {
    Optional<Socket> found = find(draft, key).filter(Socket::alive);
    found.ifPresent(socket -> {
      Timers.cancel(draft, END + "/" + key);
      Timers.cancel(draft, HANG_UP + "/" + key);
      closed(socket, why, now.moment()).keep(draft);
      Carrying.dropped(draft, key, now);
    });
    return found.isPresent();
  }

  static Socket closed(Socket socket, String why, Instant moment) {
    return socket
        .in(Socket.CLOSED)
        .with("closed", Json.of(moment.toString()))
        .with("why", Json.of(why));
  }

  /// The reasons for which a service may end an open socket; none when it is not open.
  public static List<String> reasons(Row row) {
    Socket socket = Socket.of(row);
    return socket.alive() ? socket.hidden().obj("ending").orElse(Obj.EMPTY).keys() : List.of();
  }

  /// Tells by a socket that it ends; what follows is as its service has it.
  public static void end(Draft draft, String key, String reason, Instant moment) {
    Optional<Socket> found = find(draft, key).filter(Socket::alive);
    Optional<Obj> ending =
        found.flatMap(socket -> socket.hidden().obj("ending")).flatMap(all -> all.obj(reason));
    if (ending.isEmpty()) {
      return;
    }
    Obj end = ending.get();
    found
        .get()
        .in(Socket.LEAVING)
        .with("reason", Json.of(reason))
        .saying(end.find("frame").orElse(Obj.EMPTY).toString())
        .keep(draft);
    Timers.cancel(draft, END + "/" + key);
    String then = end.text("then").orElse("");
    Instant at = moment.plus(Duration.parse(end.text("after").orElse("PT0S")));
    Obj with = Obj.of("socket", Json.of(key), "reason", Json.of(then.isEmpty() ? reason : then));
    String chore = then.isEmpty() ? HANG_UP : END;
    Timers.set(draft, new Timers.Timer(chore + "/" + key, at, "", chore, with));
  }

  /// What the chore of that name does.
  public static void end(Chore.Due due) {
    end(due.draft(), key(due), due.with().text("reason").orElse(""), due.moment());
  }

  /// What the chore of that name does.
  public static void hangUp(Chore.Due due) {
    close(due.draft(), key(due), "service: " + due.with().text("reason").orElse(""), due);
  }

  private static String key(Chore.Due due) {
    return due.with().text("socket").orElse("");
  }

  /// Takes all sockets away: they belong to another universe, or to another past.
  static void leave(Draft draft) {
    if (draft.base().table(TABLE.name()).isEmpty()) {
      return;
    }
    List<Row> all = new ArrayList<>();
    draft.table(TABLE).rows(0).forEachRemaining(all::add);
    for (Row row : all) {
      Timers.cancel(draft, END + "/" + row.key());
      Timers.cancel(draft, HANG_UP + "/" + row.key());
      draft.remove(TABLE, row.key());
    }
  }

  /// What a changed row has said by a socket; nothing when it has nothing said.
  public static List<Utterance> said(Change change) {
    if (!(change instanceof Change.Put(String table, var before, Row row))) {
      return List.of();
    }
    if (table.equals(Deliveries.TABLE.name())) {
      return Carrying.said(before.map(Sent::of), Sent.of(row)).stream().toList();
    }
    return table.equals(TABLE.name()) ? said(before.map(Socket::of), Socket.of(row)) : List.of();
  }

  private static List<Utterance> said(Optional<Socket> before, Socket now) {
    List<Utterance> said = new ArrayList<>();
    if (now.count("said") > before.map(socket -> socket.count("said")).orElse(0L)) {
      said.add(new Utterance.Frame(now.key(), now.frame()));
    }
    if (now.state().equals(Socket.CLOSED)
        && !before.map(Socket::state).equals(Optional.of(Socket.CLOSED))) {
      said.add(new Utterance.Bye(now.key(), now.item().text("why").orElse("")));
    }
    return said;
  }
}
