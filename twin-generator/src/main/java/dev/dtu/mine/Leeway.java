package dev.dtu.mine;

import dev.dtu.usage.Loose;
import dev.dtu.usage.Usage;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What a service lets pass wherever it is sent: null in the place of anything. Operations that no
/// recording shows let it pass too where many were seen to, and hardly a call with one was refused.
/// Mutable, one thread's.
final class Leeway {

  /// So many operations, and groups, have to let it pass.
  private static final int SEVERAL = 3;

  /// For each group that was refused so many have to be answered.
  private static final int TIMES = 5;

  private final Set<String> operations = new TreeSet<>();
  private final Set<String> answered = new TreeSet<>();
  private final Set<String> refused = new TreeSet<>();

  /// Notes which rules a call broke.
  void broke(Set<String> rules, String operation, String group, boolean refuses) {
    if (rules.stream().noneMatch(rule -> rule.endsWith(" " + Loose.NULL))) {
      return;
    }
    if (refuses) {
      refused.add(group);
    } else {
      operations.add(operation);
      answered.add(group);
    }
  }

  /// What holds of all operations; empty when nothing does.
  Optional<Usage> found() {
    boolean several = operations.size() >= SEVERAL && answered.size() >= SEVERAL;
    if (!several || answered.size() < TIMES * refused.size()) {
      return Optional.empty();
    }
    NavigableSet<String> forgiven = new TreeSet<>(Set.of(Loose.ANYWHERE + " " + Loose.NULL));
    return Optional.of(Usage.NONE.with(new Loose(forgiven, new TreeSet<>())));
  }
}
