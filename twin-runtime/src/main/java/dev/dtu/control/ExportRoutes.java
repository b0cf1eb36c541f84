package dev.dtu.control;

import dev.dtu.journal.Entry;
import dev.dtu.json.Obj;
import dev.dtu.question.Question;
import dev.dtu.question.Search;
import dev.dtu.store.Blobs;
import dev.dtu.twin.Turn;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Writes journals for other programs, entry by entry, so that none is ever whole in memory.
record ExportRoutes(Universes universes, Blobs blobs) {

  /// What an export takes besides a question.
  private static final List<String> EXPORT = List.of("from", "as");

  private static final List<String> FORMS = List.of("har", "jsonl", "recording");

  /// How many entries are at hand at once.
  private static final int STEP = 16;

  List<Route> routes() {
    return List.of(
        new Route(
            "GET",
            "/universes/{u}/journal/export",
            "all of its entries: ?as=har, jsonl or recording, and a question",
            this::export));
  }

  private Answer export(Ask ask) throws Wrong {
    Universe universe = Control.universe(universes, ask.part("u"));
    Question question = Questions.of(ask, EXPORT);
    String as = UniverseRoutes.oneOf("as", ask.query().find("as").orElse(""), FORMS);
    long oldest = universe.oldest();
    long from = ask.number("from", oldest, 0, Long.MAX_VALUE);
    JournalRoutes.refuseGone(ask, from, oldest);
    var bodies = new HarBodies(blobs);
    var har = new Har(universe, bodies);
    String lines = "application/x-ndjson";
    Flow flow =
        switch (as) {
          case "har" -> new Flow("application/json", out -> archive(har, question, from, out));
          case "jsonl" -> new Flow(lines, out -> lines(universe, question, from, out));
          default -> {
            var played = new Played(universe, bodies);
            yield new Flow(lines, out -> recording(played, question, from, out));
          }
        };
    String end = as.equals("har") ? as : "jsonl";
    return Answer.of(flow)
        .with(
            "content-disposition",
            "attachment; filename=\"%s.%s\"".formatted(universe.name(), end));
  }

  private static void recording(Played played, Question question, long from, OutputStream out)
      throws IOException {
    each(
        played.universe(),
        question,
        from,
        entry -> {
          if (entry instanceof Entry.Called(Turn turn)
              && !(turn.outcome() instanceof Turn.Outcome.Awaits)) {
            Optional<Obj> line = played.line(turn);
            if (line.isPresent()) {
              out.write(line.get().bytes());
              out.write('\n');
            }
          }
        });
  }

  private static void lines(Universe universe, Question question, long from, OutputStream out)
      throws IOException {
    each(
        universe,
        question,
        from,
        entry -> {
          out.write(EntryView.whole(universe, entry).bytes());
          out.write('\n');
        });
  }

  private static void archive(Har har, Question question, long from, OutputStream out)
      throws IOException {
    write(out, Har.head());
    var count = new long[1];
    each(
        har.universe(),
        question,
        from,
        entry -> {
          if (entry instanceof Entry.Called(Turn turn)
              && !(turn.outcome() instanceof Turn.Outcome.Awaits)) {
            write(out, count[0]++ == 0 ? "\n" : ",\n");
            out.write(har.entry(turn).bytes());
          }
        });
    write(out, "\n" + Har.TAIL + "\n");
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Takes one entry.
  @FunctionalInterface
  private interface Writer {
    void write(Entry entry) throws IOException;
  }

  /// Hands over what is asked for, up to the last entry there is at the begin.
  private static void each(Universe universe, Question question, long from, Writer writer)
      throws IOException {
    long last = universe.current().turn();
    OptionalLong next = OptionalLong.of(from);
    while (next.isPresent() && next.getAsLong() <= last) {
      Search found = Search.of(universe, question, next.getAsLong(), STEP);
      for (Entry entry : found.entries()) {
        if (entry.number() <= last) {
          writer.write(entry);
        }
      }
      next = found.next();
    }
  }
}
