package dev.dtu.control;

import dev.dtu.ledger.NotKept;
import dev.dtu.question.Question;
import dev.dtu.question.Watch;
import dev.dtu.question.Watches;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import java.util.List;

/// Tells of journals as they go on.
///
/// @param watches of the streams that are open
record StreamRoutes(Universes universes, Watches watches) {

  /// What a stream takes besides a question.
  private static final List<String> STREAM = List.of("from");

  List<Route> routes() {
    return List.of(
        new Route(
            "GET",
            "/universes/{u}/journal/stream",
            "its entries as they come, as server-sent events: a question",
            this::stream));
  }

  private Answer stream(Ask ask) throws Wrong {
    Universe universe = Control.universe(universes, ask.part("u"));
    Question question = Questions.of(ask, STREAM);
    // begun before it is looked how far the journal is, so that no entry is between
    Watch watch = watches.open(universe).orElseThrow(StreamRoutes::full);
    try {
      long from = from(ask, universe);
      var stream =
          new Stream(universe, question, watch, () -> gone(universe), Stream.HEARTBEAT, from);
      return Answer.of(new Flow("text/event-stream", stream)).with("cache-control", "no-store");
    } catch (Wrong | NotKept none) {
      watch.close();
      throw none;
    }
  }

  private boolean gone(Universe universe) {
    return universes.find(universe.name()).filter(universe::equals).isEmpty();
  }

  /// After the last event that a reader had; else where it asks to begin, else with what comes.
  private static long from(Ask ask, Universe universe) throws Wrong {
    long last = universe.current().turn();
    String seen = ask.headers().find("last-event-id").orElse("");
    if (seen.isEmpty()) {
      long from = ask.number("from", last + 1, 0, Long.MAX_VALUE);
      JournalRoutes.refuseGone(ask, from, universe.oldest());
      return Math.max(from, universe.oldest());
    }
    if (!seen.matches("\\d{1,18}")) {
      throw new Wrong(400, "the header Last-Event-ID is not usable")
          .expected("the id of an event of this stream, the number of an entry")
          .found(seen);
    }
    long had = Long.parseLong(seen);
    return had > last ? universe.oldest() : had + 1; // a journal that is shorter began anew
  }

  private static Wrong full() {
    return new Wrong(503, "as many streams are open as may be")
        .expected("at most " + Stream.LIMIT)
        .found("more")
        .remedy("close one, or read pages: GET /universes/{u}/journal?from=");
  }
}
