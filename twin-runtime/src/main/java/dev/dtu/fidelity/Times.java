package dev.dtu.fidelity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// What moments have to do with one another: equal where they were, not later where they were not,
/// near the call where they were. Mutable; one enactment's.
final class Times {

  /// So near to its call is a moment that the call made.
  static final Duration NEAR = Duration.ofMinutes(2);

  /// So far apart are two moments that are surely not the same; answers tell theirs in whole seconds.
  private static final Duration SURE = Duration.ofSeconds(5);

  private record Told(Instant recorded, Instant other, Place place) {}

  private record Before(Instant recorded, Instant other) {}

  private final Map<String, Before> remembered = new HashMap<>();
  private final List<Told> told = new ArrayList<>();

  /// Another one that knows the same so far.
  Times copy() {
    var copy = new Times();
    copy.remembered.putAll(remembered);
    return copy;
  }

  /// Notes that one moment stands where the other stood.
  void add(Instant recorded, Instant other, Place place) {
    told.add(new Told(recorded, other, place));
  }

  /// Tells which of the moments noted since the last time stand wrongly to others.
  ///
  /// @param recorded when the call was recorded
  /// @param other when it was answered now
  void settle(Optional<Instant> recorded, Optional<Instant> other, Consumer<Divergence> wrong) {
    if (recorded.isPresent() && other.isPresent()) {
      told.forEach(each -> near(each, recorded.get(), other.get(), wrong));
    }
    told.forEach(each -> again(each, wrong));
    List<Told> order = new ArrayList<>(told);
    order.sort(Comparator.comparing(Told::recorded));
    for (int i = 1; i < order.size(); i++) {
      Told before = order.get(i - 1);
      Told after = order.get(i);
      boolean same = before.recorded.equals(after.recorded);
      if (same ? !before.other.equals(after.other) : before.other.isAfter(after.other)) {
        String expected = (same ? "equal to " : "not before ") + before.place;
        wrong.accept(divergence("moments' order", after, expected));
      }
    }
    told.clear();
  }

  private static void near(Told each, Instant recorded, Instant other, Consumer<Divergence> wrong) {
    Duration then = Duration.between(each.recorded, recorded);
    Duration now = Duration.between(each.other, other);
    boolean close = then.abs().compareTo(NEAR) <= 0;
    if (close && now.abs().compareTo(NEAR) > 0) {
      wrong.accept(divergence("moment near the call", each, "near " + other));
    } else if (!close && then.isPositive() && now.negated().compareTo(NEAR) > 0) {
      wrong.accept(divergence("moment before the call", each, "before " + other));
    }
  }

  /// The same member of the same thing, shown before.
  private void again(Told each, Consumer<Divergence> wrong) {
    if (each.place.owner().isEmpty()) {
      return;
    }
    String key = each.place.owner() + each.place;
    Before before = remembered.put(key, new Before(each.recorded, each.other));
    if (before == null) {
      return;
    }
    int then = each.recorded.compareTo(before.recorded);
    int now = each.other.compareTo(before.other);
    boolean later = each.recorded.isAfter(before.recorded.plus(SURE));
    if (then == 0 ? now != 0 : then > 0 && (later ? now <= 0 : now < 0)) {
      String expected = (then == 0 ? "still " : later ? "after " : "not before ") + before.other;
      wrong.accept(divergence("moment shown before", each, expected));
    }
  }

  private static Divergence divergence(String rule, Told told, String expected) {
    return new Divergence(
        Divergence.Level.VALUE, rule, told.place.toString(), expected, told.other.toString());
  }
}
