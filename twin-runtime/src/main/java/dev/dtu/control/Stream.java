package dev.dtu.control;

import dev.dtu.journal.Entry;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.ledger.NotKept;
import dev.dtu.question.Question;
import dev.dtu.question.Watch;
import dev.dtu.twin.Turn;
import dev.dtu.universe.Universe;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/// A journal as it goes on, as server-sent events: an entry an event, named by its kind; its number
/// is the event's id.
///
/// The journal itself is what is between a universe and its readers: a reader that is slow is told
/// of as many entries later on, and of a `gap` where they are no longer kept by then. Besides there
/// are `reset`, when the journal began anew, and `end`, when there is nothing more to come.
///
/// @param gone whether nobody finds the universe any more
/// @param heartbeat after how long without an event a reader hears that the stream is open
record Stream(
    Universe universe,
    Question question,
    Watch watch,
    BooleanSupplier gone,
    Duration heartbeat,
    long from)
    implements Flow.Writing {

  /// How many streams may be open at once.
  static final int LIMIT = 200;

  /// How many entries are at hand at once for one reader.
  static final int BUFFER = 16;

  /// The heartbeat of the control port; less than a connection may be silent.
  static final Duration HEARTBEAT = Duration.ofSeconds(10);

  private static final String DELETED = "the universe is deleted";

  @Override
  public void to(OutputStream out) throws IOException {
    try (watch) {
      write(out, ": entries from " + from + " on\n\n");
      long next = goOn(out, from);
      while (true) {
        switch (watch.await(heartbeat)) {
          case MORE -> next = gone.getAsBoolean() ? next : goOn(out, next);
          case NOTHING -> write(out, ":\n\n");
          case OVER -> {
            end(out, "the server closes");
            return;
          }
        }
        if (gone.getAsBoolean()) {
          end(out, DELETED);
          return;
        }
      }
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    } catch (NotKept unreadable) {
      end(out, gone.getAsBoolean() ? DELETED : "the universe cannot be read");
    }
  }

  /// Tells of all there is by now.
  ///
  /// @return the number of the entry that comes next
  private long goOn(OutputStream out, long from) throws IOException {
    long next = from;
    while (true) {
      List<Entry> some = universe.entries(next, BUFFER);
      if (watch.begunAnew()) {
        if (gone.getAsBoolean()) {
          return next;
        }
        next = universe.oldest(); // what was read may be of both journals
        event(out, "reset", Obj.of("next", Json.of(next)));
      } else if (some.isEmpty()) {
        return next;
      } else {
        next = tell(out, next, some);
      }
    }
  }

  private long tell(OutputStream out, long from, List<Entry> some) throws IOException {
    long next = from;
    for (Entry entry : some) {
      if (entry.number() > next) {
        event(out, "gap", Obj.of("from", Json.of(next), "to", Json.of(entry.number() - 1)));
      }
      next = entry.number() + 1;
      if (question.takes(universe, entry)) {
        String data = EntryView.of(universe, entry).toString();
        write(
            out, "id: " + entry.number() + "\nevent: " + kind(entry) + "\ndata: " + data + "\n\n");
      }
    }
    return next;
  }

  private static String kind(Entry entry) {
    return switch (entry) {
      case Entry.Called(Turn _) -> "turn";
      case Entry.Act _ -> "act";
      case Entry.Tick _ -> "tick";
      case Entry.Heard _ -> "heard";
      case Entry.Frame _ -> "frame";
    };
  }

  private static void end(OutputStream out, String why) throws IOException {
    event(out, "end", Obj.of("why", Json.of(why)));
  }

  private static void event(OutputStream out, String name, Obj data) throws IOException {
    write(out, "event: " + name + "\ndata: " + data + "\n\n");
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
