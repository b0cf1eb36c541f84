package dev.dtu.question;

import dev.dtu.contract.Operation;
import dev.dtu.twin.RateLimits;
import dev.dtu.twin.Turn;
import dev.dtu.twin.Twin;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Counts calls as services count them where a universe has real limits, whether it has or not.
/// Mutable; one thread's.
final class Rates {

  private record Window(Instant begun, int used) {}

  private final Map<String, Window> windows = new HashMap<>();

  /// Counts a call; what is found is that it was one too many.
  Optional<Finding> count(Twin twin, Operation operation, Turn turn) {
    Optional<RateLimits.Counter> counter =
        twin.climate().limits().counter(operation, turn.call().caller());
    if (counter.isEmpty() || turn.outcome() instanceof Turn.Outcome.Lost) {
      return Optional.empty();
    }
    RateLimits.Bucket bucket = counter.get().bucket();
    Instant now = turn.call().moment();
    Window window =
        windows.merge(
            twin.name() + "/" + counter.get().key(),
            new Window(now, 1),
            (known, fresh) ->
                now.isBefore(known.begun.plus(bucket.within()))
                    ? new Window(known.begun, known.used + 1)
                    : fresh);
    return window.used <= bucket.calls()
        ? Optional.empty()
        : Optional.of(
            Findings.loose(
                "rate-limited",
                bucket.name(),
                "with real limits %d calls are taken within %s"
                    .formatted(bucket.calls(), bucket.within())));
  }
}
