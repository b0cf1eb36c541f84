package dev.dtu.twin;

import dev.dtu.call.Call;
import dev.dtu.fault.Selector;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Row;
import dev.dtu.store.TableShape;
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

  /// Refuses a call that met as many as there may be; the first one in the time after which to come again
  /// is noted.
  ///
  /// @param counters where counts are kept that stay when their call is refused
  void count(Scene scene, TableShape counters) {
    int beside = scene.call().beside();
    Optional<Area> full = area(scene.operation().id()).filter(area -> beside >= area.calls);
    if (full.isEmpty()) {
      return;
    }
    long now = scene.moment().getEpochSecond();
    long again = full.get().again.toSeconds();
    String key = "concurrent/" + full.get().name + "/" + now / Math.max(1, again);
    if (scene.draft().find(counters, key).isEmpty()) {
      Obj item = Obj.of("level", Json.of(RateLimits.CROWDED), "calls", Json.of(full.get().calls));
      scene.draft().put(counters, new Row(key, key, Obj.of("item", item)));
    }
    throw Refusal.of(Problem.CONCURRENCY_LIMITED)
        .with("limit", Integer.toString(full.get().calls))
        .with("retry", Long.toString(again))
        .with("reset", Long.toString(now + again));
  }
}
