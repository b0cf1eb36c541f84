package dev.dtu.control;

import dev.dtu.call.Dice;
import dev.dtu.call.Nearest;
import dev.dtu.event.Sockets;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Row;
import dev.dtu.twin.Chore;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Shows the sockets that software opened into a universe, and ends them.
record SocketRoutes(Universes universes) {

  private static final String SOCKETS = "/universes/{u}/sockets";
  private static final String SOCKET = SOCKETS + "/{socket}";

  List<Route> routes() {
    return List.of(
        new Route("GET", SOCKETS, "lists the sockets that software opened", this::list),
        new Route(
            "POST",
            SOCKET + "/end",
            "has the service tell that it ends one: {\"reason\": …}",
            this::end),
        new Route("DELETE", SOCKET, "cuts one, with nothing told", this::cut));
  }

  private Answer list(Ask ask) throws Wrong {
    ask.parameters();
    List<Json> shown = new ArrayList<>();
    universe(ask)
        .store()
        .table(Sockets.TABLE)
        .rows(0)
        .forEachRemaining(row -> shown.add(shown(row)));
    return Answer.ok(Obj.of("sockets", Json.array(shown)));
  }

  private static Obj shown(Row row) {
    Obj item = row.value().obj("item").orElse(Obj.EMPTY);
    return Obj.of("socket", Json.of(row.key())).withAll(item.without("said"));
  }

  private Answer end(Ask ask) throws Wrong {
    ask.parameters();
    Universe universe = universe(ask);
    String reason = ask.object(List.of("reason")).text("reason").orElse("");
    Row row = open(ask);
    List<String> known = Sockets.reasons(row);
    if (!known.contains(reason)) {
      throw new Wrong(400, "the service ends no socket for '" + reason + "'")
          .expected("a member 'reason', one of " + String.join(", ", known))
          .found(reason)
          .remedy("use a known one" + Nearest.hint(reason, known));
    }
    Instant moment = universe.time().moment();
    universe.act(
        ask.by().name(),
        "end socket " + row.key() + ": " + reason,
        draft -> Sockets.end(draft, row.key(), reason, moment));
    return Answer.ok(shown(row(ask)));
  }

  private Answer cut(Ask ask) throws Wrong {
    ask.parameters();
    Universe universe = universe(ask);
    Row row = open(ask);
    Universe.Moment now = universe.current();
    Instant moment = universe.time().moment();
    Dice dice = new Dice(universe.dice()).at(now.turn() + 1);
    universe.act(
        ask.by().name(),
        "cut socket " + row.key(),
        draft ->
            Sockets.close(
                draft, row.key(), "operator", new Chore.Due(draft, moment, dice, Obj.EMPTY)));
    return Answer.nothing();
  }

  /// The row of a socket that is open.
  private Row open(Ask ask) throws Wrong {
    Row row = row(ask);
    if (!Sockets.alive(universe(ask).store()).contains(row.key())) {
      throw new Wrong(409, "socket '" + row.key() + "' is not open")
          .expected("one that is open or leaving")
          .found(row.value().obj("item").flatMap(item -> item.text("state")).orElse(""))
          .remedy("GET " + SOCKETS + " shows which are");
    }
    return row;
  }

  private Row row(Ask ask) throws Wrong {
    String name = ask.part("socket");
    return universe(ask)
        .store()
        .table(Sockets.TABLE)
        .find(name)
        .orElseThrow(() ->
            new Wrong(404, "there is no '" + name + "' here")
                .expected("a name that GET " + SOCKETS + " lists")
                .found(name));
  }

  private Universe universe(Ask ask) throws Wrong {
    return Control.universe(universes, ask.part("u"));
  }
}
