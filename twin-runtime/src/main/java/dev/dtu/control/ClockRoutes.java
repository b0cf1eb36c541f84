package dev.dtu.control;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Row;
import dev.dtu.store.Table;
import dev.dtu.twin.Timers;
import dev.dtu.universe.Move;
import dev.dtu.universe.OwnChores;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// Shows and moves clocks; sets and shows timers.
record ClockRoutes(Universes universes) {

  private static final String CLOCK = "/universes/{u}/clock";
  private static final String TIMERS = "/universes/{u}/timers";
  private static final List<String> TIMER =
      List.of("name", "at", "in", "does", "table", "key", "row");

  List<Route> routes() {
    return List.of(
        new Route("GET", CLOCK, "shows its clock", this::show),
        new Route(
            "POST",
            CLOCK,
            "moves its clock: {\"advance\": \"PT1H\"}, 'set', 'freeze', 'run'",
            this::move),
        new Route("GET", TIMERS, "lists what is to happen: ?after=&limit=", this::timers),
        new Route(
            "POST",
            TIMERS,
            "edits a row later: {\"in\": \"PT1H\", \"does\": \"merge\", \"table\": …}",
            this::set),
        new Route("DELETE", TIMERS + "/{name}", "takes a timer back", this::cancel));
  }

  private Answer show(Ask ask) throws Wrong {
    ask.parameters();
    return Answer.ok(Times.show(universe(ask).time()));
  }

  private Answer move(Ask ask) throws Wrong {
    ask.parameters();
    Universe universe = universe(ask);
    try {
      for (Move move : Times.moves(ask.object(Times.MOVES))) {
        universe.time(ask.by().name(), move);
      }
    } catch (IllegalArgumentException outOfBounds) {
      throw Times.outOfBounds(outOfBounds);
    }
    return Answer.ok(Times.show(universe.time()));
  }

  private Answer timers(Ask ask) throws Wrong {
    ask.parameters("after", "limit");
    long limit = ask.number("limit", 100, 1, 1000);
    Optional<Table> table = universe(ask).store().table(Timers.TABLE);
    String after = ask.query().find("after").orElse("");
    int rank =
        table.filter(_ -> !after.isEmpty()).map(each -> each.rank(after).orElse(-1) + 1).orElse(0);
    List<Json> shown = new ArrayList<>();
    Obj.Builder body = Obj.builder();
    if (table.isPresent()) {
      for (Iterator<Row> rows = table.get().rows(rank); rows.hasNext(); ) {
        Row row = rows.next();
        shown.add(
            Obj.of("name", Json.of(row.key())).withAll(row.value().obj("item").orElseThrow()));
        if (shown.size() == limit) {
          if (rows.hasNext()) {
            body.put("next", row.key());
          }
          break;
        }
      }
    }
    return Answer.ok(Obj.of("timers", Json.array(shown)).withAll(body.build()));
  }

  private Answer set(Ask ask) throws Wrong {
    ask.parameters();
    Universe universe = universe(ask);
    Obj body = ask.object(TIMER);
    String does = body.text("does").orElse("");
    if (!OwnChores.NAMES.contains(does)) {
      throw new Wrong(400, "'does' is not usable")
          .expected(String.join(", ", OwnChores.NAMES))
          .found(does);
    }
    RowRoutes.checkTable(universe, text(body, "table"));
    Obj with = Obj.of("table", Json.of(text(body, "table")), "key", Json.of(text(body, "key")));
    if (!does.equals("remove")) {
      Obj row = body.obj("row").orElse(Obj.EMPTY);
      with = with.with("row", does.equals("put") ? RowRoutes.envelope(row) : RowRoutes.known(row));
    }
    Instant now = universe.time().moment();
    if (body.has("at") == body.has("in")) {
      throw new Wrong(400, "it is not plain when")
          .expected("'at', a moment, or 'in', a duration")
          .found(body.has("at") ? "both" : "neither");
    }
    Instant due = body.has("at") ? Times.moment(body, "at") : Times.later(now, body, "in");
    String name = body.text("name").orElse(does + " " + text(body, "table") + " " + due);
    var timer = new Timers.Timer(name, due, "", does, with);
    universe.act(ask.by().name(), "timer " + name, draft -> Timers.set(draft, timer));
    return Answer.of(201, Obj.of("name", Json.of(name), "due", Json.of(due.toString())));
  }

  private static String text(Obj body, String member) throws Wrong {
    return body.text(member)
        .filter(text -> !text.isEmpty())
        .orElseThrow(() ->
            new Wrong(400, "'" + member + "' is not usable")
                .expected("a text")
                .found(body.find(member).map(Json::kind).orElse("none")));
  }

  private Answer cancel(Ask ask) throws Wrong {
    ask.parameters();
    Universe universe = universe(ask);
    String name = ask.part("name");
    if (Timers.find(universe.store(), name).isEmpty()) {
      throw new Wrong(404, "there is no timer '" + name + "'")
          .expected("the name of a timer")
          .found(name)
          .remedy("GET " + TIMERS + " lists them");
    }
    universe.act(ask.by().name(), "cancel " + name, draft -> Timers.cancel(draft, name));
    return Answer.nothing();
  }

  private Universe universe(Ask ask) throws Wrong {
    return Control.universe(universes, ask.part("u"));
  }
}
