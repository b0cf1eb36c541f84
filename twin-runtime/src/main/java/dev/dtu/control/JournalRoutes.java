package dev.dtu.control;

import dev.dtu.journal.Entry;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.question.Question;
import dev.dtu.question.Search;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import java.util.ArrayList;
import java.util.List;

/// Reads journals, a page at a time.
record JournalRoutes(Universes universes) {

  /// What a page has besides a question.
  private static final List<String> PAGE = List.of("from", "limit");

  List<Route> routes() {
    return List.of(
        new Route(
            "GET",
            "/universes/{u}/journal",
            "its entries: ?from=&limit=&operation=&status=4xx …",
            this::journal));
  }

  private Answer journal(Ask ask) throws Wrong {
    Universe universe = Control.universe(universes, ask.part("u"));
    Question question = Questions.of(ask, PAGE);
    long oldest = universe.oldest();
    long from = ask.number("from", oldest, 0, Long.MAX_VALUE);
    int limit = (int) ask.number("limit", 100, 1, 1000);
    refuseGone(ask, from, oldest);
    Search search = Search.of(universe, question, from, limit);
    List<Json> page = new ArrayList<>();
    for (Entry entry : search.entries()) {
      page.add(EntryView.of(universe, entry));
    }
    Obj body = Obj.of("oldest", Json.of(oldest)).with("entries", Json.array(page));
    return Answer.ok(
        search.next().isPresent() ? body.with("next", Json.of(search.next().getAsLong())) : body);
  }

  /// Who asks for entries that were given up is not shown others in their place.
  static void refuseGone(Ask ask, long from, long oldest) throws Wrong {
    if (ask.query().find("from").isPresent() && from < oldest && oldest > 1) {
      throw new Wrong(410, "the entries from " + from + " on are no longer kept")
          .expected("a turn from " + oldest + " on, the oldest one kept")
          .found(Long.toString(from))
          .remedy("ask for ?from=" + oldest);
    }
  }
}
