package dev.dtu.bench;

import dev.dtu.bench.load.Report;
import dev.dtu.json.Json;
import java.io.IOException;
import java.util.List;

/// One million calls that create, read and delete and keep 10,000 rows: does memory stay bounded?
final class SoakBench implements Bench {

  private static final long CALLS = 1_000_000;
  private static final int ROWS = 10_000;
  private static final double MIB = 1 << 20;

  @Override
  public String name() {
    return "soak";
  }

  @Override
  public List<Figure> measure(Settings settings, Progress progress)
      throws IOException, FailedRound {
    try (var arena = new Arena(settings, progress)) {
      Arena.Contestant twin = arena.add("twin", "twin", "20", "0", "1");
      progress.say("one million calls");
      Report report = arena.run(twin, twin.createRead(1).churning(CALLS, ROWS));
      double steady = twin.child().status("VmRSS");
      double peak = twin.child().status("VmHWM");
      Json live = twin.child().ask("measure").find("live").orElseThrow();
      return List.of(
          figure("a million calls", "req/s", Target.None.NONE, report.perSecond()),
          figure("live heap after", "MiB", new Target.Under(256), real(live) / MIB),
          figure("resident after", "MiB", new Target.Under(512), steady),
          figure("resident, highest", "MiB", new Target.Under(512), peak));
    }
  }

  private static double real(Json json) {
    return json instanceof Json.Num number ? number.real() : Double.NaN;
  }

  private Figure figure(String what, String unit, Target target, double value) {
    return new Figure(name(), what, unit, target, Spread.of(value));
  }
}
