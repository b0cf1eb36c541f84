package dev.dtu.laws;

import dev.dtu.contract.OperationLine;
import dev.dtu.effect.Effect;
import dev.dtu.effect.Resource;
import dev.dtu.trial.Subject;
import dev.dtu.trial.Tally;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What the court found, with the figures that follow from it.
///
/// A law is *applicable* to a resource when one of its cases could be held there, and *passed* when
/// none of them was broken.
public record Report(Subject subject, List<Case> cases, Tally tally) {

  public Report {
    cases = List.copyOf(cases);
  }

  public List<Case> broken() {
    return cases.stream().filter(Case::broken).toList();
  }

  /// Laws applicable to resources: one for each pair.
  public long applicable() {
    return pairs(false).size();
  }

  /// Pairs of a law and a resource where no case was broken.
  public long passed() {
    Set<String> pairs = pairs(false);
    pairs.removeAll(pairs(true));
    return pairs.size();
  }

  private Set<String> pairs(boolean brokenOnly) {
    Set<String> pairs = new TreeSet<>();
    for (Case each : cases) {
      if (each.broken() || (each.held() && !brokenOnly)) {
        pairs.add(each.law() + " " + each.resource());
      }
    }
    return pairs;
  }

  /// Operations whose effect a law saw through another operation, or that showed another's.
  public Set<String> stateful() {
    Set<String> seen = new TreeSet<>();
    for (Case each : cases) {
      if (each.result() instanceof Case.Result.Held held) {
        seen.addAll(held.seen());
      }
    }
    return seen;
  }

  /// Operations no law saw anything of.
  public List<String> outside() {
    Set<String> stateful = stateful();
    return subject.contract().lines().stream()
        .map(OperationLine::id)
        .filter(id -> !stateful.contains(id))
        .toList();
  }

  /// Why an operation is outside: what is said of it, and the first thing a law said.
  public String why(String operation) {
    String kind =
        subject
            .effect(operation)
            .map(Effect::kind)
            .map(Enum::name)
            .orElse(subject.meanings().absent().getOrDefault(operation, "no meaning"));
    for (Case each : cases) {
      if (each.operation().equals(operation)) {
        switch (each.result()) {
          case Case.Result.Broken broken -> {
            return kind + ", " + each.law() + ": " + broken.what();
          }
          case Case.Result.Unfit unfit -> {
            return kind + ", " + each.law() + ": " + unfit.why();
          }
          case Case.Result.Held _ -> {}
        }
      }
    }
    return kind;
  }

  public List<Resource> resources() {
    return subject.resources();
  }

  /// Replies that fit, of those with a shape to fit.
  public double fit() {
    Tally.Count all = tally.total();
    return share(all.fits(), all.calls());
  }

  /// Declared members present in successful replies, the mean over operations.
  public double fill() {
    return tally.counts().values().stream()
        .filter(count -> count.declared() > 0)
        .mapToDouble(count -> share(count.present(), count.declared()))
        .average()
        .orElse(1);
  }

  /// Members sent that are shown as sent, of those shown at all.
  public double echo() {
    Tally.Count all = tally.total();
    return share(all.echoed(), all.sent());
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 1 : (double) part / whole;
  }
}
