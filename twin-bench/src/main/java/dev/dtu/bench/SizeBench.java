package dev.dtu.bench;

import dev.dtu.bench.load.Report;
import java.io.IOException;
import java.util.List;

/// A twin of 1,500 operations with 100,000 rows against one of 20 with 100.
final class SizeBench implements Bench {

  @Override
  public String name() {
    return "size";
  }

  @Override
  public List<Figure> measure(Settings settings, Progress progress)
      throws IOException, FailedRound {
    try (var arena = new Arena(settings, progress)) {
      Arena.Contestant small = arena.add("20 operations, 100 rows", "twin", "20", "100", "1");
      Arena.Contestant large =
          arena.add("1,500 operations, 100,000 rows", "twin", "1500", "100000", "1");
      arena.createAndRead(1);
      return List.of(
          figure(small.name(), "req/s", Target.None.NONE, small.spread(Report::perSecond)),
          figure(large.name(), "req/s", Target.None.NONE, large.spread(Report::perSecond)),
          figure("large / small", "×", new Target.AtLeast(0.9), large.times(small)));
    }
  }

  private Figure figure(String what, String unit, Target target, Spread spread) {
    return new Figure(name(), what, unit, target, spread);
  }
}
