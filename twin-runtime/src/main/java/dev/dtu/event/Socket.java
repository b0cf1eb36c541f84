package dev.dtu.event;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Draft;
import dev.dtu.store.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The row of a socket, opened.
///
/// @param hidden its ticket until it is used; what it says, and how it ends, from then on
record Socket(String key, Obj item, Obj hidden) {

  static final String PROMISED = "promised";
  static final String OPEN = "open";
  static final String LEAVING = "leaving";
  static final String CLOSED = "closed";

  /// What those are found by that something can be said by.
  static final String ALIVE = "alive";

  private static final String TICKET = "ticket";
  private static final String FRAME = "frame";

  static Socket of(Row row) {
    return new Socket(
        row.key(),
        row.value().obj("item").orElse(Obj.EMPTY),
        row.value().obj("hidden").orElse(Obj.EMPTY));
  }

  /// One that is promised to who shows the ticket.
  static Socket promised(String key, String twin, String app, String ticket) {
    Obj item = Obj.of("twin", Json.of(twin), "app", Json.of(app)).with("state", PROMISED);
    return new Socket(key, item, Obj.of(TICKET, Json.of(ticket)));
  }

  String twin() {
    return item.text("twin").orElse("");
  }

  String app() {
    return item.text("app").orElse("");
  }

  String state() {
    return item.text("state").orElse("");
  }

  boolean promised() {
    return state().equals(PROMISED);
  }

  /// Whether something can be said by it.
  boolean alive() {
    return state().equals(OPEN) || state().equals(LEAVING);
  }

  /// The moment of something that happened to it.
  Optional<Instant> moment(String member) {
    return item.text(member).map(Instant::parse);
  }

  long count(String member) {
    return item.find(member).flatMap(Json::asWords).map(Long::parseLong).orElse(0L);
  }

  Socket counted(String member) {
    return with(member, Json.of(count(member) + 1));
  }

  Socket with(String member, Json value) {
    return new Socket(key, item.with(member, value), hidden);
  }

  Socket hiding(Obj other) {
    return new Socket(key, item, other);
  }

  Socket in(String state) {
    return with("state", Json.of(state));
  }

  /// What is said by it next.
  Socket saying(String frame) {
    return new Socket(key, item, hidden.with(FRAME, frame)).counted("said");
  }

  String frame() {
    return hidden.text(FRAME).orElse("");
  }

  /// What the open ones of an app are found by.
  static String ofApp(String twin, String app) {
    return ALIVE + "/" + twin + "/" + app;
  }

  void keep(Draft draft) {
    Obj envelope = Obj.of("item", item, "hidden", hidden);
    if (alive()) {
      List<Json> found = List.of(Json.of(ALIVE), Json.of(ofApp(twin(), app())));
      envelope = envelope.with("linked", Json.array(new ArrayList<>(found)));
    }
    Optional<String> ticket = hidden.text(TICKET);
    if (ticket.isPresent()) {
      envelope = envelope.with("alias", Json.array(List.of(Json.of(ticket.get()))));
    }
    String place =
        draft
            .find(Sockets.TABLE, key)
            .map(Row::place)
            .orElseGet(() -> draft.nextPlace(Sockets.TABLE));
    draft.put(Sockets.TABLE, new Row(key, place, envelope));
  }
}
