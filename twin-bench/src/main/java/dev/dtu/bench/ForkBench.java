package dev.dtu.bench;

import dev.dtu.bench.subject.ForkMain;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.io.IOException;
import java.util.List;

/// Forks of a universe with 100,000 rows, in one process: how long one takes, what 10,000 weigh.
final class ForkBench implements Bench {

  @Override
  public String name() {
    return "fork";
  }

  @Override
  public List<Figure> measure(Settings settings, Progress progress) throws IOException {
    progress.say("forking");
    try (Child child = Child.start("fork", settings.flags(), ForkMain.class, List.of())) {
      double[] medians = new double[settings.rounds()];
      for (int round = 0; round < medians.length; round++) {
        medians[round] = real(child.ask("time"), "micros");
      }
      double mib = real(child.ask("weigh"), "mib");
      return List.of(
          new Figure(
              name(), "fork of 100,000 rows", "µs", new Target.Under(50), Spread.of(medians)),
          new Figure(
              name(),
              "live heap of 10,000 forks, ten writes each",
              "MiB",
              new Target.Under(512),
              Spread.of(mib)));
    }
  }

  private static double real(Obj answer, String member) {
    return answer.find(member).orElseThrow() instanceof Json.Num number
        ? number.real()
        : Double.NaN;
  }
}
