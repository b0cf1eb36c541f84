package dev.dtu.bench;

import dev.dtu.bench.load.Report;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Create then read, 1 KB of JSON, against a bare Javalin and a WireMock of one templated stub.
final class CreateReadBench implements Bench {

  private static final double MILLIS = 1e3;

  @Override
  public String name() {
    return "create-read";
  }

  @Override
  public List<Figure> measure(Settings settings, Progress progress)
      throws IOException, FailedRound {
    try (var arena = new Arena(settings, progress)) {
      Arena.Contestant twin = arena.add("twin", "twin", "20", "0", "1");
      Arena.Contestant javalin = arena.add("bare Javalin", "javalin");
      Arena.Contestant wiremock = arena.add("WireMock, one stub", "wiremock");
      arena.createAndRead(1);
      List<Figure> figures = new ArrayList<>();
      for (Arena.Contestant each : List.of(twin, javalin, wiremock)) {
        figures.add(
            figure(each.name(), "req/s", Target.None.NONE, each.spread(Report::perSecond)));
        figures.add(
            figure(
                each.name() + ", p50",
                "ms",
                Target.None.NONE,
                each.spread(report -> report.p50() / MILLIS)));
        figures.add(
            figure(
                each.name() + ", p99",
                "ms",
                each == twin ? new Target.Under(10) : Target.None.NONE,
                each.spread(report -> report.p99() / MILLIS)));
        figures.add(
            figure(
                each.name() + ", p99.9",
                "ms",
                Target.None.NONE,
                each.spread(report -> report.p999() / MILLIS)));
      }
      figures.add(figure("twin / bare Javalin", "×", new Target.AtLeast(1), twin.times(javalin)));
      figures.add(figure("twin / WireMock", "×", new Target.AtLeast(3), twin.times(wiremock)));
      return figures;
    }
  }

  private Figure figure(String what, String unit, Target target, Spread spread) {
    return new Figure(name(), what, unit, target, spread);
  }
}
