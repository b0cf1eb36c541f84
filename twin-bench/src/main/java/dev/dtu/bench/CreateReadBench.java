package dev.dtu.bench;

import dev.dtu.bench.load.Report;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Create then read, 1 KB of JSON, against a bare Javalin and a WireMock of one templated stub; and
/// against a server that does nothing, which tells how much any of them could reach.
final class CreateReadBench implements Bench {

  private static final double MICROS_IN_MILLI = 1e3;

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
      Arena.Contestant journalled = arena.add("WireMock with a journal", "wiremock", "journal");
      Arena.Contestant ceiling = arena.add("ceiling", "jetty");
      arena.createAndRead(1);
      List<Figure> figures = new ArrayList<>();
      figures.addAll(of(twin, new Target.Under(10)));
      figures.addAll(of(javalin, Target.None.NONE));
      figures.addAll(of(wiremock, Target.None.NONE));
      figures.addAll(of(journalled, Target.None.NONE));
      figures.addAll(of(ceiling, Target.None.NONE));
      figures.add(figure("twin / bare Javalin", "×", new Target.AtLeast(1), twin.times(javalin)));
      figures.add(figure("twin / WireMock", "×", new Target.AtLeast(3), twin.times(wiremock)));
      figures.add(
          figure(
              "twin / WireMock with a journal",
              "×",
              new Target.AtLeast(3),
              twin.times(journalled)));
      figures.add(figure("ceiling / WireMock", "×", Target.None.NONE, ceiling.times(wiremock)));
      return figures;
    }
  }

  /// Requests a second and latencies; a target is the 99th percentile's.
  private List<Figure> of(Arena.Contestant each, Target target) {
    Target none = Target.None.NONE;
    return List.of(
        figure(each.name(), "req/s", none, each.spread(Report::perSecond)),
        figure(
            each.name() + ", p50",
            "ms",
            none,
            each.spread(report -> report.p50() / MICROS_IN_MILLI)),
        figure(
            each.name() + ", p99",
            "ms",
            target,
            each.spread(report -> report.p99() / MICROS_IN_MILLI)),
        figure(
            each.name() + ", p99.9",
            "ms",
            none,
            each.spread(report -> report.p999() / MICROS_IN_MILLI)),
        figure(each.name() + ", processor time a request", "µs", none, each.cost()));
  }

  private Figure figure(String what, String unit, Target target, Spread spread) {
    return new Figure(name(), what, unit, target, spread);
  }
}
