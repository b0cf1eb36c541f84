package dev.dtu.twins.okta;

import dev.dtu.effect.Play;
import dev.dtu.effect.Rows;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Policies and rules in the order in which they are asked: from 1, without gaps, and what the service
/// made itself comes last.
///
/// - source: dossier of recorded traffic of okta/terraform-provider-okta, policies, 2026-08-31
final class Priorities {

  /// Where a rule that is asked last stands, whatever others there are.
  private static final long LAST = 99;

  private Priorities() {}

  static boolean active(Thing thing) {
    return thing.text("status").orElse("ACTIVE").equals("ACTIVE");
  }

  static long of(Thing thing) {
    return thing
        .find("priority")
        .flatMap(Json::asWords)
        .filter(word -> word.matches("-?\\d{1,9}"))
        .map(Long::parseLong)
        .orElse(LAST);
  }

  static List<Thing> inOrder(List<Thing> things) {
    List<Thing> sorted = new ArrayList<>(things);
    sorted.sort(
        Comparator.comparing((Thing each) -> each.item().flag("system"))
            .thenComparingLong(Priorities::of));
    return sorted;
  }

  /// Puts a row where it wants to be, and counts all of them anew.
  ///
  /// @param wanted from 1; after all others when it is none of theirs
  /// @return the row as it is then
  static Thing placed(Rows rows, List<Thing> all, Thing moved, long wanted) {
    List<Thing> others = new ArrayList<>();
    for (Thing each : inOrder(all)) {
      if (!each.id().equals(moved.id()) && !each.item().flag("system")) {
        others.add(each);
      }
    }
    int at = (int) Math.max(0, Math.min(wanted - 1, others.size()));
    others.add(at, moved);
    Thing placed = moved;
    for (int i = 0; i < others.size(); i++) {
      Thing each = others.get(i);
      boolean own = each.id().equals(moved.id());
      if (own || of(each) != i + 1) {
        Thing kept = rows.keep(each.with("priority", Json.of(i + 1L)));
        placed = own ? kept : placed;
      }
    }
    return placed;
  }

  /// Puts a row where it wants to be, counting from 0; only those that stand in its way move back, and it
  /// stands in their way itself where it stood before. Who moves was changed.
  ///
  /// - source: recorded traffic of okta/terraform-provider-okta, PUT
  ///   /api/v1/policies/{policyId}/rules/{ruleId} of several rules, 2026-11-22
  ///
  /// @param moved the row, with the priority it had; one below 0 for a new one
  /// @param wanted after all others when it is [Long#MAX_VALUE]
  /// @return the row as it is then
  static Thing spaced(Play play, List<Thing> all, Thing moved, long wanted) {
    Rows rows = play.rows("policy-rule");
    List<Thing> there = new ArrayList<>();
    for (Thing each : all) {
      if (!each.item().flag("system")) {
        there.add(each.id().equals(moved.id()) ? moved : each);
      }
    }
    there = inOrder(there);
    long own = wanted == Long.MAX_VALUE ? after(there) : wanted;
    long taken = own;
    for (Thing each : there) {
      if (of(each) >= own && of(each) <= taken) {
        taken++;
        if (!each.id().equals(moved.id())) {
          Thing back = each.with("priority", Json.of(taken));
          rows.keep(back.with("lastUpdated", Users.second(play)));
        }
      }
    }
    return rows.keep(moved.with("priority", Json.of(own)));
  }

  private static long after(List<Thing> others) {
    return others.isEmpty() ? 0 : of(others.getLast()) + 1;
  }

  /// Closes the gap that a row leaves.
  static void closed(Rows rows, List<Thing> left) {
    long next = 1;
    for (Thing each : inOrder(left)) {
      boolean fixed = each.item().flag("system") && of(each) >= LAST;
      if (!fixed && of(each) != next) {
        rows.keep(each.with("priority", Json.of(next)));
      }
      next++;
    }
  }
}
