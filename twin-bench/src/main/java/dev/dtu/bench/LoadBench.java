package dev.dtu.bench;

import dev.dtu.bench.subject.ContractsMain;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Contracts of the catalog, read from the class path: in a JVM just started, and again.
final class LoadBench implements Bench {

  /// The two largest, and all of the catalog.
  private static final List<String> TWO = List.of("okta", "jira");

  private static final List<String> SIX =
      List.of("okta", "jira", "slack", "drive", "docs", "sheets");

  @Override
  public String name() {
    return "load";
  }

  @Override
  public List<Figure> measure(Settings settings, Progress progress) throws IOException {
    List<Figure> figures = new ArrayList<>();
    progress.say("loading contracts");
    figures.addAll(measure(settings, "okta and jira", TWO, new Target.Under(60)));
    figures.addAll(measure(settings, "six contracts", SIX, new Target.Under(100)));
    return figures;
  }

  private List<Figure> measure(Settings settings, String what, List<String> names, Target target)
      throws IOException {
    double[] cold = new double[settings.rounds()];
    double[] warm = new double[settings.rounds()];
    for (int round = 0; round < cold.length; round++) {
      try (Child child = Child.start("contracts", settings.flags(), ContractsMain.class, names)) {
        Obj answer = child.answer();
        cold[round] = real(answer, "cold");
        warm[round] = real(answer, "warm");
      }
    }
    return List.of(
        new Figure(name(), what + ", cold JVM", "ms", target, Spread.of(cold)),
        new Figure(name(), what + ", warm", "ms", target, Spread.of(warm)));
  }

  private static double real(Obj answer, String member) {
    return answer.find(member).orElseThrow() instanceof Json.Num number
        ? number.real()
        : Double.NaN;
  }
}
