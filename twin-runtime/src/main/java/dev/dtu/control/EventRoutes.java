package dev.dtu.control;

import dev.dtu.call.Nearest;
import dev.dtu.event.Deliveries;
import dev.dtu.event.Events;
import dev.dtu.event.Reach;
import dev.dtu.event.Subscriptions;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Row;
import dev.dtu.store.Table;
import dev.dtu.store.TableShape;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// Shows what twins tell the outside and what became of it, and sets who hears of it.
record EventRoutes(Universes universes) {

  private static final String EVENTS = "/universes/{u}/events";
  private static final String DELIVERIES = "/universes/{u}/deliveries";
  private static final String SUBSCRIPTIONS = "/universes/{u}/subscriptions";
  private static final String DELIVERY = DELIVERIES + "/{delivery}";
  private static final String REACH = "/universes/{u}/reach";
  private static final List<String> SUBSCRIPTION =
      List.of("twin", "url", "events", "secret", "headers");
  private static final int MOST = 1_000;

  List<Route> routes() {
    return List.of(
        new Route("GET", EVENTS, "lists what its twins may tell", this::events),
        new Route(
            "GET", DELIVERIES, "lists what they told: ?state=&twin=&event=&after=", this::list),
        new Route("GET", DELIVERY, "shows one, and each try", this::show),
        new Route("POST", DELIVERY + "/redeliver", "tells it once more", this::again),
        new Route("GET", SUBSCRIPTIONS, "lists who hears by an operator's word", this::hearers),
        new Route(
            "POST",
            SUBSCRIPTIONS,
            "lets somebody hear: {\"twin\": …, \"url\": …, \"events\": […], \"secret\": …}",
            this::subscribe),
        new Route("DELETE", SUBSCRIPTIONS + "/{subscription}", "ends a subscription", this::end),
        new Route("GET", REACH, "shows where it may send to", this::reach),
        new Route("PUT", REACH, "sets it: {\"hosts\": [\"loopback\", …]}", this::allow));
  }

  private Answer events(Ask ask) throws Wrong {
    ask.parameters();
    List<Json> shown = new ArrayList<>();
    for (Twin twin : universe(ask).twins().values()) {
      List<Json> names = twin.climate().herald().events().stream().<Json>map(Json::of).toList();
      if (!names.isEmpty()) {
        shown.add(Obj.of("twin", Json.of(twin.name()), "events", Json.array(names)));
      }
    }
    return Answer.ok(Obj.of("twins", Json.array(shown)));
  }

  private Answer list(Ask ask) throws Wrong {
    ask.parameters("state", "twin", "event", "after", "limit");
    long limit = ask.number("limit", 100, 1, MOST);
    Optional<String> state = ask.query().find("state");
    if (state.isPresent() && !Deliveries.STATES.contains(state.get())) {
      throw new Wrong(400, "there is no state '" + state.get() + "'")
          .expected(String.join(", ", Deliveries.STATES))
          .found(state.get())
          .remedy("use a known one" + Nearest.hint(state.get(), Deliveries.STATES));
    }
    Table table = universe(ask).store().table(Deliveries.TABLE);
    String after = ask.query().find("after").orElse("");
    int rank = after.isEmpty() ? 0 : table.rank(after).orElse(-1) + 1;
    List<Json> shown = new ArrayList<>();
    Obj.Builder next = Obj.builder();
    for (Iterator<Row> rows = table.rows(rank); rows.hasNext(); ) {
      Row row = rows.next();
      if (fits(row, "state", state)
          && fits(row, "twin", ask.query().find("twin"))
          && fits(row, "event", ask.query().find("event"))) {
        shown.add(shown(row, false));
      }
      if (shown.size() == limit) {
        if (rows.hasNext()) {
          next.put("next", row.key());
        }
        break;
      }
    }
    return Answer.ok(Obj.of("deliveries", Json.array(shown)).withAll(next.build()));
  }

  private static boolean fits(Row row, String member, Optional<String> wanted) {
    return wanted.isEmpty() || item(row).text(member).equals(wanted);
  }

  private static Obj item(Row row) {
    return row.value().obj("item").orElse(Obj.EMPTY);
  }

  private static Obj shown(Row row, boolean whole) {
    Obj item = item(row);
    return Obj.of("delivery", Json.of(row.key()))
        .withAll(whole ? item : item.without("body").without("tries"));
  }

  private Answer show(Ask ask) throws Wrong {
    ask.parameters();
    return Answer.ok(shown(delivery(ask), true));
  }

  private Answer again(Ask ask) throws Wrong {
    ask.parameters();
    Universe universe = universe(ask);
    Row row = delivery(ask);
    if (!Deliveries.settled(row)) {
      throw new Wrong(409, "delivery '" + row.key() + "' is not settled yet")
          .expected("one that is delivered, failed, refused, lost or left")
          .found(item(row).text("state").orElse(""))
          .remedy("wait for it, or move the clock to its next try: POST /universes/{u}/clock");
    }
    var moment = universe.time().moment();
    String[] key = {""};
    universe.act(
        ask.by().name(),
        "redeliver " + row.key(),
        draft -> key[0] = Deliveries.again(draft, row, moment));
    return Answer.of(201, Obj.of("delivery", Json.of(key[0]), "again", Json.of(row.key())));
  }

  private Answer hearers(Ask ask) throws Wrong {
    ask.parameters();
    List<Json> shown = new ArrayList<>();
    universe(ask)
        .store()
        .table(Subscriptions.TABLE)
        .rows(0)
        .forEachRemaining(row -> shown.add(item(row)));
    return Answer.ok(Obj.of("subscriptions", Json.array(shown)));
  }

  private Answer subscribe(Ask ask) throws Wrong {
    ask.parameters();
    Universe universe = universe(ask);
    Obj body = ask.object(SUBSCRIPTION);
    Events events = events(universe, body.text("twin").orElse(""));
    Obj told = new Hearing(body).subscription(events.events());
    int there = universe.store().table(Subscriptions.TABLE).size();
    if (there >= Subscriptions.LIMIT) {
      throw new Wrong(409, "the universe has as many subscriptions as it may have")
          .expected("at most " + Subscriptions.LIMIT)
          .found(Integer.toString(there))
          .remedy("end one: DELETE " + SUBSCRIPTIONS + "/{subscription}");
    }
    Universe.Time time = universe.time();
    String[] key = {""};
    universe.act(
        ask.by().name(),
        "subscribe " + told.text("twin").orElse(""),
        draft -> key[0] = Subscriptions.add(draft, told, events, time.moment()));
    Obj shown = item(universe.store().table(Subscriptions.TABLE).find(key[0]).orElseThrow());
    Optional<String> refusal = Reach.of(universe.store()).refusal(told.text("url").orElse(""));
    return Answer.of(201, refusal.map(why -> shown.with("refused", why)).orElse(shown));
  }

  private static Events events(Universe universe, String name) throws Wrong {
    List<String> known = new ArrayList<>();
    for (Twin twin : universe.twins().values()) {
      if (twin.climate().herald() instanceof Events events) {
        if (twin.name().equals(name)) {
          return events;
        }
        known.add(twin.name());
      }
    }
    throw new Wrong(400, "no twin '" + name + "' here tells anything")
        .expected(known.isEmpty() ? "there is none" : String.join(", ", known))
        .found(name)
        .remedy("GET " + EVENTS + " lists what twins tell" + Nearest.hint(name, known));
  }

  private Answer end(Ask ask) throws Wrong {
    ask.parameters();
    Row row = row(ask, Subscriptions.TABLE, ask.part("subscription"), SUBSCRIPTIONS);
    universe(ask)
        .act(
            ask.by().name(),
            "end subscription " + row.key(),
            draft -> draft.remove(Subscriptions.TABLE, row.key()));
    return Answer.nothing();
  }

  private Answer reach(Ask ask) throws Wrong {
    ask.parameters();
    return Answer.ok(Reach.of(universe(ask).store()).show());
  }

  private Answer allow(Ask ask) throws Wrong {
    ask.parameters();
    Universe universe = universe(ask);
    Reach reach = new Hearing(ask.object(List.of("hosts"))).reach();
    universe.act(ask.by().name(), "reach " + String.join(", ", reach.hosts()), reach::keep);
    return Answer.ok(reach.show());
  }

  private Row delivery(Ask ask) throws Wrong {
    return row(ask, Deliveries.TABLE, ask.part("delivery"), DELIVERIES);
  }

  private Row row(Ask ask, TableShape shape, String name, String list) throws Wrong {
    return universe(ask)
        .store()
        .table(shape)
        .find(name)
        .orElseThrow(() ->
            new Wrong(404, "there is no '" + name + "' here")
                .expected("a name that GET " + list + " lists")
                .found(name));
  }

  private Universe universe(Ask ask) throws Wrong {
    return Control.universe(universes, ask.part("u"));
  }
}
