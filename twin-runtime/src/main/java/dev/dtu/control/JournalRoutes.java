package dev.dtu.control;

import dev.dtu.journal.Entry;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import java.util.ArrayList;
import java.util.List;

/// Reads journals, a page at a time.
record JournalRoutes(Universes universes) {

  List<Route> routes() {
    return List.of(
        new Route("GET", "/universes/{u}/journal", "its entries: ?from=&limit=", this::journal));
  }

  private Answer journal(Ask ask) throws Wrong {
    ask.parameters("from", "limit");
    Universe universe = Control.universe(universes, ask.part("u"));
    long oldest = universe.oldest();
    long from = ask.number("from", oldest, 0, Long.MAX_VALUE);
    int limit = (int) ask.number("limit", 100, 1, 1000);
    List<Entry> entries = universe.entries(from, limit + 1);
    long first = entries.isEmpty() ? oldest : entries.getFirst().number();
    boolean asked = ask.query().find("from").isPresent();
    if (asked && from < first && first > 1) {
      throw new Wrong(410, "the entries from " + from + " on are no longer kept")
          .expected("a turn from " + first + " on, the oldest one kept")
          .found(Long.toString(from))
          .remedy("ask for ?from=" + first);
    }
    List<Json> page = new ArrayList<>();
    for (Entry entry : entries.subList(0, Math.min(limit, entries.size()))) {
      page.add(EntryView.of(universe, entry));
    }
    Obj body = Obj.of("oldest", Json.of(oldest)).with("entries", Json.array(page));
    return Answer.ok(
        entries.size() > limit ? body.with("next", Json.of(entries.get(limit).number())) : body);
  }
}
