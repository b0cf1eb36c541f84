package dev.dtu.universe;

import dev.dtu.event.Patience;
import dev.dtu.twin.Turn;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The calls of one universe that wait for the outside, by the question they asked. They live no
/// longer than the process: a call whose client is gone with it did nothing but ask.
///
/// Guarded by its universe's lock, but for the waiting itself, which holds nothing.
final class Held {

  /// How many that went on are kept for who has yet to look.
  private static final int KEPT = 2 * Patience.LIMIT;

  private final Map<String, Waiting> waiting = new LinkedHashMap<>();

  /// A turn that makes a reply, and what is to be awaited before it goes out.
  private record Resumed(Turn turn, long ticket) {}

  private record Waiting(Asking asking, CompletableFuture<Resumed> resumed) {}

  /// Keeps a call that asked the outside, and lets who waits have the turn that makes the reply.
  ///
  /// @param ticket what is to be awaited before the reply goes out
  void note(Turn turn, Asking asking, long ticket) {
    if (turn.outcome() instanceof Turn.Outcome.Awaits(String question, var _)) {
      hold(question, asking);
    }
    Waiting call = waiting.get(turn.call().resumes());
    if (call != null) {
      call.resumed.complete(new Resumed(turn, ticket));
    }
  }

  private void hold(String question, Asking asking) {
    Iterator<Waiting> oldest = waiting.values().iterator();
    while (waiting.size() >= KEPT && oldest.hasNext()) {
      if (oldest.next().resumed.isDone()) {
        oldest.remove();
      }
    }
    waiting.put(question, new Waiting(asking, new CompletableFuture<>()));
  }

  /// The call that waits for an answer, if any still does.
  Optional<Asking> waiting(String question) {
    return Optional.ofNullable(waiting.get(question))
        .filter(each -> !each.resumed.isDone())
        .map(Waiting::asking);
  }

  /// Lets who waits know that no turn makes the reply any more.
  void drop() {
    waiting.values().forEach(each -> each.resumed.cancel(false));
    waiting.clear();
  }

  /// The turn that makes the reply to one that asked, waited for by its service's time and no longer
  /// in real time, whatever the universe's clock does. Not under the lock.
  static Turn resumed(Universe universe, String question, Duration within)
      throws InterruptedException {
    Held held = universe.outgoing().held();
    CompletableFuture<Resumed> reply =
        universe.under(_ -> {
          Waiting call = held.waiting.get(question);
          return call == null ? CompletableFuture.failedFuture(abandoned()) : call.resumed;
        });
    try {
      Resumed resumed = within(universe, question, reply, within);
      universe.memory().await(resumed.ticket);
      return resumed.turn;
    } catch (ExecutionException | CancellationException dropped) {
      throw abandoned();
    } finally {
      universe.under(_ ->
          held.waiting
              .entrySet()
              .removeIf(
                  each -> each.getKey().equals(question) && each.getValue().resumed.isDone()));
    }
  }

  private static Resumed within(
      Universe universe, String question, CompletableFuture<Resumed> reply, Duration within)
      throws InterruptedException, ExecutionException {
    try {
      return reply.get(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      universe.under(now -> {
        new Outside(now).over(question);
        return now;
      });
      return reply.get();
    }
  }

  private static Abandoned abandoned() {
    return new Abandoned("the universe was reset, taken back or deleted while the call waited");
  }
}
