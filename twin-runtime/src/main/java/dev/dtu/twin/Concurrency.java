package dev.dtu.twin;

import dev.dtu.call.Call;
import dev.dtu.fault.Selector;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How many calls a service has under way at once, where a universe has real limits.
///
/// What is under way is no part of a store: each call says how many it met ([Call#beside]), so that a
/// replay refuses what was refused.
///
/// @param areas the first one that an operation is in counts its calls; those of one are not counted
///     in another
public record Concurrency(List<Concurrency.Area> areas) {

  static final Concurrency NONE = new Concurrency(List.of());

  public Concurrency {
    areas = List.copyOf(areas);
  }

  /// Operations whose calls are counted together.
  ///
  /// @param operations ids, `*` for any part of one
  /// @param calls how many may be under way
  /// @param again when who is refused is told to come again
  public record Area(String name, List<String> operations, int calls, Duration again) {
    public Area {
      operations = List.copyOf(operations);
      if (calls < 1 || again.isNegative() || again.isZero()) {
        throw new IllegalArgumentException(
            "expected a call or more, and some time, found " + calls + " and " + again);
      }
    }
  }

  /// Where calls of an operation are counted, if anywhere.
  public Optional<Area> area(String operation) {
    for (Area area : areas) {
      if (area.operations.stream().anyMatch(glob -> Selector.matches(glob, operation))) {
        return Optional.of(area);
      }
    }
    return Optional.empty();
  }

  /// Refuses a call that met as many as there may be.
  void count(Scene scene) {
    int beside = scene.call().beside();
    Optional<Area> full = area(scene.operation().id()).filter(area -> beside >= area.calls);
    if (full.isPresent()) {
      long again = full.get().again.toSeconds();
      throw Refusal.of(Problem.CONCURRENCY_LIMITED)
          .with("limit", Integer.toString(full.get().calls))
          .with("retry", Long.toString(again))
          .with("reset", Long.toString(scene.moment().getEpochSecond() + again));
    }
  }
}
