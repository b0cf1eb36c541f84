package dev.dtu.bench;

import dev.dtu.bench.load.Report;
import java.io.IOException;
import java.util.List;

/// One server with a thousand universes, all of them asked in turn, against one with one.
final class ManyBench implements Bench {

  private static final int WORLDS = 1000;

  @Override
  public String name() {
    return "many";
  }

  @Override
  public List<Figure> measure(Settings settings, Progress progress)
      throws IOException, FailedRound {
    try (var arena = new Arena(settings, progress)) {
      Arena.Contestant one = arena.add("1 universe", "twin", "20", "100", "1");
      Arena.Contestant many =
          arena.add("1,000 universes", "twin", "20", "100", Integer.toString(WORLDS));
      arena.createAndRead(WORLDS);
      return List.of(
          figure(one.name(), "req/s", Target.None.NONE, one.spread(Report::perSecond)),
          figure(many.name(), "req/s", Target.None.NONE, many.spread(Report::perSecond)),
          figure("1,000 universes / 1", "×", new Target.AtLeast(0.9), many.times(one)));
    }
  }

  private Figure figure(String what, String unit, Target target, Spread spread) {
    return new Figure(name(), what, unit, target, spread);
  }
}
