package dev.dtu.bench;

import dev.dtu.bench.load.Report;
import dev.dtu.bench.subject.LedgerMain;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What keeping universes costs: create then read with and without a ledger, the way back of a long
/// universe, and the first answers of many that sleep.
final class LedgerBench implements Bench {

  @Override
  public String name() {
    return "ledger";
  }

  @Override
  public List<Figure> measure(Settings settings, Progress progress)
      throws IOException, FailedRound {
    List<Figure> figures = new ArrayList<>();
    try (var arena = new Arena(settings, progress)) {
      Arena.Contestant memory = arena.add("in memory", "twin", "20", "0", "1");
      Arena.Contestant process = arena.add("process", "kept", "20", "PROCESS");
      Arena.Contestant power = arena.add("power", "kept", "20", "POWER");
      arena.createAndRead(1);
      for (Arena.Contestant each : List.of(memory, process, power)) {
        figures.add(figure(each.name(), "req/s", Target.None.NONE, each.spread(Report::perSecond)));
        figures.add(
            figure(
                each.name() + ", processor time a request", "µs", Target.None.NONE, each.cost()));
      }
      figures.add(
          figure("process / in memory", "×", new Target.AtLeast(0.8), process.times(memory)));
      figures.add(figure("power / in memory", "×", Target.None.NONE, power.times(memory)));
    }
    figures.addAll(back(settings, progress));
    return figures;
  }

  private List<Figure> back(Settings settings, Progress progress) throws IOException {
    progress.say("writing and recovering");
    try (Child child = Child.start("ledger", settings.flags(), LedgerMain.class, List.of())) {
      child.ask("write");
      double[] seconds = new double[settings.rounds()];
      for (int round = 0; round < seconds.length; round++) {
        seconds[round] = real(child.ask("recover"), "seconds");
      }
      progress.say("making 10,000 universes");
      child.ask("populate");
      Obj woken = child.ask("wake");
      Target none = Target.None.NONE;
      return List.of(
          figure("recovery of 100,000 entries", "s", new Target.Under(2), Spread.of(seconds)),
          figure("opening 10,000 universes", "ms", none, Spread.of(real(woken, "opened"))),
          figure("first answer, median", "ms", none, Spread.of(real(woken, "median"))),
          figure(
              "first answer, slowest of 1,000",
              "ms",
              new Target.Under(20),
              Spread.of(real(woken, "slowest"))),
          figure("live heap of 10,000 passive", "MiB", none, Spread.of(real(woken, "mib"))));
    }
  }

  private static double real(Obj answer, String member) {
    return answer.find(member).orElseThrow() instanceof Json.Num number
        ? number.real()
        : Double.NaN;
  }

  private Figure figure(String what, String unit, Target target, Spread spread) {
    return new Figure(name(), what, unit, target, spread);
  }
}
