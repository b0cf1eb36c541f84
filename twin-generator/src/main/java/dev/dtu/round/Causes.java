package dev.dtu.round;

import dev.dtu.fidelity.Board;
import dev.dtu.fidelity.Divergence;
import dev.dtu.fidelity.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What diverges, by likely cause, the cause that costs most answers first: a page for whoever mends it.
public final class Causes {

  private static final int GROUPS = 40;
  private static final int EACH = 12;

  private Causes() {}

  /// What of a cause was found.
  private record Cause(String told, List<Finding> findings) {
    long cost() {
      return findings.stream().mapToLong(Finding::count).sum();
    }
  }

  /// The page.
  public static String page(Board board) {
    List<Cause> causes = new ArrayList<>(of(board));
    causes.sort(Comparator.comparingLong(Cause::cost).reversed().thenComparing(Cause::told));
    var out = new StringBuilder("# Where the twin answers otherwise\n\n");
    out.append("%d exchanges of the training recordings are scored.%n".formatted(scored(board)));
    if (causes.isEmpty()) {
      return out.append("\nNowhere.\n").toString();
    }
    out.append("A status that is wrong hides what is wrong in shape, shape hides value.\n");
    causes.stream().limit(GROUPS).forEach(cause -> tell(cause, out));
    if (causes.size() > GROUPS) {
      out.append("\nAnd ").append(causes.size() - GROUPS).append(" causes that cost less.\n");
    }
    return out.toString();
  }

  private static long scored(Board board) {
    return board.all().scored();
  }

  /// By level, rule and cause; what follows from another call is one with what that call does wrong.
  private static List<Cause> of(Board board) {
    Map<String, Cause> causes = new LinkedHashMap<>();
    for (Finding finding : board.findings()) {
      Divergence divergence = finding.divergence();
      String level = divergence.level().name().toLowerCase(Locale.ROOT);
      String told = level + ": " + finding.cause();
      causes.computeIfAbsent(told, _ -> new Cause(told, new ArrayList<>())).findings.add(finding);
    }
    return List.copyOf(causes.values());
  }

  private static void tell(Cause cause, StringBuilder out) {
    out.append("\n## %s (%d times)%n%n".formatted(cause.told(), cause.cost()));
    for (Finding each : cause.findings.stream().limit(EACH).toList()) {
      Divergence what = each.divergence();
      out.append(
          """
          - %d × `%s` %s %s
            - recorded: `%s`
            - twin: `%s`
            - first in %s, exchange %d
          """
              .formatted(
                  each.count(),
                  each.operation(),
                  what.rule(),
                  what.path().isEmpty() ? "" : "`" + what.path() + "`",
                  what.expected(),
                  what.found(),
                  each.session(),
                  each.exchange()));
    }
    if (cause.findings.size() > EACH) {
      out.append("- and ").append(cause.findings.size() - EACH).append(" more of the kind\n");
    }
  }
}
