package dev.dtu.laws;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.trial.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A report in figures: what `dtu coverage` prints.
///
/// @param operations in the contract
/// @param meant those with a meaning
/// @param stateful those whose effect a law saw through another operation
/// @param outside those no law saw anything of: id and why
/// @param fit share of replies that satisfy their schema
/// @param deviates replies held to what the service was seen to say, not to its document
/// @param fill share of declared members present in successful replies, the mean over operations
/// @param echo share of members sent that are shown as sent
/// @param broken the cases that do not hold
public record Figures(
    String name,
    int operations,
    int meant,
    int resources,
    long applicable,
    long passed,
    int stateful,
    List<Outside> outside,
    double fit,
    long deviates,
    double fill,
    double echo,
    List<Case> broken) {

  /// An operation outside every law.
  public record Outside(String operation, String why) {}

  private static final int NAMED = 10;

  /// The least share of declared members that must be present.
  public static final double FILL_FLOOR = 0.8;

  public Figures {
    outside = List.copyOf(outside);
    broken = List.copyOf(broken);
  }

  public static Figures of(String name, Report report) {
    List<Outside> outside = new ArrayList<>();
    for (String operation : report.outside()) {
      outside.add(new Outside(operation, report.why(operation)));
    }
    return new Figures(
        name,
        report.subject().contract().lines().size(),
        report.subject().meanings().effects().size(),
        report.resources().size(),
        report.applicable(),
        report.passed(),
        report.stateful().size(),
        outside,
        report.fit(),
        report.tally().total().deviates(),
        report.fill(),
        report.echo(),
        report.broken());
  }

  /// What is below its floor, a line each; empty when nothing is.
  public List<String> shortfalls() {
    List<String> below = new ArrayList<>();
    if (passed < applicable) {
      below.add("laws passed: %d of %d".formatted(passed, applicable));
    }
    if (fit < 1) {
      below.add("fit " + percent(fit) + ", the floor is 100 %");
    }
    if (fill < FILL_FLOOR) {
      below.add("fill " + percent(fill) + ", the floor is " + percent(FILL_FLOOR));
    }
    if (echo < 1) {
      below.add("echo " + percent(echo) + ", the floor is 100 %");
    }
    return below;
  }

  /// The figures for people.
  ///
  /// @param all whether every operation outside the laws is named and told why, not only the first
  public String table(boolean all) {
    var out = new StringBuilder();
    line(out, "twin", name);
    line(out, "operations", "%d, %d with a meaning".formatted(operations, meant));
    line(out, "resources", Integer.toString(resources));
    line(out, "laws", "%d applicable, %d passed".formatted(applicable, passed));
    line(
        out, "stateful", "%d operations, %d outside every law".formatted(stateful, outside.size()));
    line(
        out,
        "fit",
        percent(fit) + (deviates == 0 ? "" : ", " + deviates + " replies held to what was seen"));
    line(out, "fill", percent(fill));
    line(out, "echo", percent(echo));
    if (!broken.isEmpty()) {
      out.append("\nbroken\n");
      broken.forEach(each -> out.append("  ").append(told(each)).append('\n'));
    }
    if (!outside.isEmpty()) {
      out.append("\noutside every law\n");
      outside.stream()
          .limit(all ? outside.size() : NAMED)
          .forEach(
              each -> out.append("  %s: %s%n".formatted(each.operation(), shortened(each.why()))));
      if (!all && outside.size() > NAMED) {
        out.append("  and %d more; --all names them%n".formatted(outside.size() - NAMED));
      }
    }
    return out.toString();
  }

  private static void line(StringBuilder out, String what, String value) {
    out.append("%-12s%s%n".formatted(what, value));
  }

  private static String told(Case each) {
    return each.result() instanceof Case.Result.Broken(String what, long seed)
        ? "%s (seed %d): %s".formatted(each.name(), seed, shortened(what))
        : each.name();
  }

  private static String shortened(String text) {
    String line = text.replace('\n', ' ');
    return line.length() <= 300 ? line : line.substring(0, 300) + "…";
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", Math.floor(share * 1000) / 10);
  }

  /// The figures for programs.
  public Obj toJson() {
    List<Json> away = new ArrayList<>();
    for (Outside each : outside) {
      away.add(Obj.of("operation", Json.of(each.operation()), "why", Json.of(each.why())));
    }
    List<Json> bad = new ArrayList<>();
    for (Case each : broken) {
      bad.add(Obj.of("case", Json.of(each.name()), "what", Json.of(told(each))));
    }
    return Obj.builder()
        .put("twin", name)
        .put("operations", operations)
        .put("meant", meant)
        .put("resources", resources)
        .put("lawsApplicable", applicable)
        .put("lawsPassed", passed)
        .put("stateful", stateful)
        .put("fit", Json.of(fit))
        .put("deviates", Json.of(deviates))
        .put("fill", Json.of(fill))
        .put("echo", Json.of(echo))
        .put("broken", Arr.of(bad))
        .put("outside", Arr.of(away))
        .build();
  }

  /// What replies leave out most, for who wants to raise the fill: operation, share, members.
  public static List<String> thin(Tally tally, int most) {
    List<String> lines = new ArrayList<>();
    tally.counts().entrySet().stream()
        .filter(each -> each.getValue().declared() > 0)
        .sorted(java.util.Comparator.comparingDouble(each -> fill(each.getValue())))
        .limit(most)
        .forEach(each ->
            lines.add(
                "%s %s lacks %s"
                    .formatted(
                        each.getKey(),
                        percent(fill(each.getValue())),
                        tally.absent().get(each.getKey()))));
    return lines;
  }

  private static double fill(Tally.Count count) {
    return (double) count.present() / count.declared();
  }
}
