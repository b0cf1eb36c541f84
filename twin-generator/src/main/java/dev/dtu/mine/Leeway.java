package dev.dtu.mine;

import dev.dtu.contract.Complaint;
import dev.dtu.usage.Loose;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Kinds of rules of its document that a service does not keep, whatever the operation: null in the
/// place of anything, words that a list has not. Operations that no recording shows let pass what
/// many were seen to, where hardly a call that broke such a rule was refused. Mutable, one
/// thread's.
final class Leeway {

  /// So many operations, and groups, have to let it pass.
  private static final int SEVERAL = 3;

  /// For each group that was refused so many have to be answered; fewer where they sent null.
  private static final int TIMES = 10;

  private static final int NULLS = 5;

  /// Kinds of rules that tell nothing of the others.
  private static final Set<String> APART = Set.of(Loose.NULL, Complaint.MEDIA);

  private final SortedMap<String, Kind> kinds = new TreeMap<>();

  /// What became of calls that broke one kind of rule.
  private static final class Kind {
    private final Set<String> operations = new TreeSet<>();
    private final Set<String> answered = new TreeSet<>();
    private final Set<String> refused = new TreeSet<>();

    private void add(Kind other) {
      operations.addAll(other.operations);
      answered.addAll(other.answered);
      refused.addAll(other.refused);
    }

    private boolean passes(boolean nothing) {
      boolean several = operations.size() >= SEVERAL && answered.size() >= SEVERAL;
      return several && answered.size() >= (nothing ? NULLS : TIMES) * refused.size();
    }
  }

  /// Notes which rules a call broke.
  void broke(Set<String> rules, String operation, String group, boolean refuses) {
    for (String rule : rules) {
      String keyword = rule.substring(rule.lastIndexOf(' ') + 1);
      Kind kind = kinds.computeIfAbsent(keyword, _ -> new Kind());
      if (refuses) {
        kind.refused.add(group);
      } else {
        kind.operations.add(operation);
        kind.answered.add(group);
      }
    }
  }

  /// What holds of all operations.
  ///
  /// @param all whether of any kind of rule, else of nulls alone
  Loose found(boolean all) {
    NavigableSet<String> forgiven = new TreeSet<>();
    kinds.forEach((keyword, kind) -> {
      boolean nothing = keyword.equals(Loose.NULL);
      if ((all || nothing) && kind.passes(nothing)) {
        forgiven.add(Loose.ANYWHERE + " " + keyword);
      }
    });
    if (all && whole()) {
      forgiven.add(Loose.ALL);
    }
    return new Loose(forgiven, new TreeSet<>());
  }

  /// Whether it keeps no rule but what a body is written in: rules of three kinds were broken and let
  /// pass. Null is let pass by services that keep their other rules.
  private boolean whole() {
    var whole = new Kind();
    int broken = 0;
    for (Map.Entry<String, Kind> each : kinds.entrySet()) {
      if (!APART.contains(each.getKey())) {
        whole.add(each.getValue());
        broken += each.getValue().answered.isEmpty() ? 0 : 1;
      }
    }
    return broken >= SEVERAL && whole.passes(false);
  }
}
