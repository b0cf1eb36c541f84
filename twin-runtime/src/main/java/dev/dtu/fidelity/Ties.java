package dev.dtu.fidelity;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Which items of a recorded list nothing puts in an order but their ids: the whole list stands in the
/// order of ids that say nothing, and these came into being at once. Which of two got the smaller id then is
/// chance, as ids themselves are.
///
/// @param items the recorded list
/// @param told whether all of it stands in the order of its ids
record Ties(Arr items, boolean told) {

  /// What was made at once was made by calls that ran side by side.
  private static final Duration AT_ONCE = Duration.ofSeconds(1);

  static Ties of(Arr items) {
    boolean told = true;
    for (int i = 1; i < items.size() && told; i++) {
      told = ascending(items.at(i - 1), items.at(i));
    }
    return new Ties(items, told);
  }

  private static boolean ascending(Json one, Json other) {
    Optional<String> before = id(one);
    Optional<String> after = id(other);
    return before.isPresent() && after.isPresent() && before.get().compareTo(after.get()) < 0;
  }

  private static Optional<String> id(Json item) {
    return item.asObj().flatMap(obj -> obj.text("id")).filter(Pairs::telling);
  }

  /// Whether an item and the one before it may stand in any order.
  boolean at(int index) {
    if (!told || index == 0) {
      return false;
    }
    Optional<Instant> before = born(items.at(index - 1));
    Optional<Instant> after = born(items.at(index));
    return before.isPresent()
        && after.isPresent()
        && Duration.between(before.get(), after.get()).abs().compareTo(AT_ONCE) <= 0;
  }

  /// When a thing came into being, by the first of its members that tells.
  private static Optional<Instant> born(Json item) {
    Obj obj = item.asObj().orElse(Obj.EMPTY);
    for (Obj.Member member : obj) {
      if (member.key().startsWith("created")) {
        Optional<Instant> at =
            member.value().asText().flatMap(text -> Forms.moment(text, Optional.empty()));
        if (at.isPresent()) {
          return at;
        }
      }
    }
    return Optional.empty();
  }
}
