package dev.dtu.mine;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.usage.Line;
import dev.dtu.usage.Pointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What things of several kinds have in common where each has a value of its own: that there is one. A
/// kind that nobody was seen to make has one too.
final class Siblings {

  private Siblings() {}

  /// What stands there for a kind that nobody was seen to make; empty where not all kinds have it, or
  /// not all have something alike.
  ///
  /// @param kinds sights by the word that tells their kind
  static Optional<Json> shown(Pointer at, Map<Optional<Json>, List<Integer>> kinds, Sights sights) {
    List<Json> values = new ArrayList<>();
    for (Map.Entry<Optional<Json>, List<Integer>> each : kinds.entrySet()) {
      boolean word = each.getKey().filter(Json.Text.class::isInstance).isPresent();
      for (int i : each.getValue()) {
        Optional<Json> value = at.in(sights.clues(i).sight().shown()).filter(_ -> word);
        if (value.isEmpty()) {
          return Optional.empty();
        }
        values.add(value.get());
      }
    }
    Json first = values.getFirst();
    boolean alike = values.stream().allMatch(each -> each.kind().equals(first.kind()));
    return alike ? Optional.ofNullable(any(first)) : Optional.empty();
  }

  private static @Nullable Json any(Json value) {
    return switch (value) {
      case Json.Text _ -> Line.DRAWN;
      case Json.Num _ -> Line.NUMBER;
      case Obj _ -> Obj.EMPTY;
      case Arr _, Json.Bool _, Json.Null _ -> null;
    };
  }
}
