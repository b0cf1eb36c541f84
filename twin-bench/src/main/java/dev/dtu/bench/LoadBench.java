package dev.dtu.bench;

import dev.dtu.bench.subject.ContractsMain;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.io.IOException;
import java.util.List;

/// Two contracts of the catalog, read from the class path: in a JVM just started, and again.
final class LoadBench implements Bench {

  @Override
  public String name() {
    return "load";
  }

  @Override
  public List<Figure> measure(Settings settings, Progress progress) throws IOException {
    double[] cold = new double[settings.rounds()];
    double[] warm = new double[settings.rounds()];
    progress.say("loading contracts");
    for (int round = 0; round < cold.length; round++) {
      try (Child child =
          Child.start("contracts", settings.flags(), ContractsMain.class, List.of())) {
        Obj answer = child.answer();
        cold[round] = real(answer, "cold");
        warm[round] = real(answer, "warm");
      }
    }
    return List.of(
        figure("okta and jira, cold JVM", Spread.of(cold)),
        figure("okta and jira, warm", Spread.of(warm)));
  }

  private Figure figure(String what, Spread spread) {
    return new Figure(name(), what, "ms", new Target.Under(60), spread);
  }

  private static double real(Obj answer, String member) {
    return answer.find(member).orElseThrow() instanceof Json.Num number
        ? number.real()
        : Double.NaN;
  }
}
