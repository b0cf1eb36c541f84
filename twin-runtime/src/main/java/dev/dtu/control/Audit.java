package dev.dtu.control;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// What operators did, or tried to, with what came of it: all that is not only looking. What is done
/// in a universe stands in its journal besides. Ends with the process. Safe for many threads.
public final class Audit {

  /// So many are remembered, the latest.
  static final int LIMIT = 1000;

  /// @param number counts from 1
  /// @param moment real time, not a universe's
  private record Line(
      long number, Instant moment, Operator by, String method, String path, int status) {

    Obj show() {
      return Obj.builder()
          .put("number", number)
          .put("moment", moment.toString())
          .put("actor", by.name())
          .put("role", by.role().toString())
          .put("method", method)
          .put("path", path)
          .put("status", status)
          .build();
    }
  }

  private final InstantSource clock;
  private final Deque<Line> lines = new ArrayDeque<>();
  private long last;

  public Audit(InstantSource clock) {
    this.clock = clock;
  }

  /// Takes note of an ask.
  public synchronized void note(Operator by, String method, String path, int status) {
    if (lines.size() >= LIMIT) {
      lines.removeFirst();
    }
    Instant moment = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    lines.addLast(new Line(++last, moment, by, method, path, status));
  }

  /// The latest first.
  ///
  /// @param actor whose; of all when it is empty
  /// @param before older than this number
  synchronized List<Json> page(String actor, long before, int limit) {
    List<Json> page = new ArrayList<>();
    var backwards = lines.descendingIterator();
    while (backwards.hasNext() && page.size() < limit) {
      Line line = backwards.next();
      if (line.number < before && (actor.isEmpty() || line.by.name().equals(actor))) {
        page.add(line.show());
      }
    }
    return page;
  }
}
