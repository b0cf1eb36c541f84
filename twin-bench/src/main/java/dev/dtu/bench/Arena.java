package dev.dtu.bench;

import dev.dtu.bench.load.LoadMain;
import dev.dtu.bench.load.Order;
import dev.dtu.bench.load.Report;
import dev.dtu.bench.subject.SubjectMain;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// One load and the subjects it is aimed at, turn about.
///
/// Mutable; one thread's.
final class Arena implements AutoCloseable {

  /// A twin takes any well-formed credential in the universes made here; the baselines read none.
  private static final String HEADER = "Authorization: Bearer bench-0123456789abcdefghij";

  /// By number and not by time: a slow or a crowded machine compiles no faster.
  private static final long WARM_UP_REQUESTS = 150_000;

  /// The warm-up is run in parts, and what a part left behind is cleared away: a subject keeps what
  /// it is sent, and this much fits into the heap that the launcher gives.
  private static final int WARM_UP_PARTS = 5;

  /// A subject, its process, where it takes documents, and what each round saw of it.
  record Contestant(
      String name, Child child, int port, String path, List<Report> reports, List<Double> costs) {

    double[] each(ToDoubleFunction<Report> what) {
      return reports.stream().mapToDouble(what).toArray();
    }

    Spread spread(ToDoubleFunction<Report> what) {
      return Spread.of(each(what));
    }

    /// Processor time of the server a request, in microseconds, round by round.
    Spread cost() {
      return Spread.of(costs.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /// How many times as many requests a second as the other, round by round.
    Spread times(Contestant other) {
      return Spread.ofRatios(each(Report::perSecond), other.each(Report::perSecond));
    }

    /// How much it did, and what that cost it.
    ///
    /// @param bench whose figures these are
    List<Figure> figures(String bench) {
      return List.of(
          new Figure(bench, name, "req/s", Target.None.NONE, spread(Report::perSecond)),
          new Figure(bench, name + ", processor time a request", "µs", Target.None.NONE, cost()));
    }

    Order createRead(double seconds) {
      return Order.createRead(port, path, HEADER, seconds);
    }
  }

  private final Settings settings;
  private final Progress progress;
  private final String talk;
  private final Child load;
  private final List<Contestant> contestants = new ArrayList<>();

  Arena(Settings settings, Progress progress) throws IOException {
    this(settings, progress, "");
  }

  /// @param talk what is said in place of documents, see [Order]
  Arena(Settings settings, Progress progress, String talk) throws IOException {
    this.settings = settings;
    this.progress = progress;
    this.talk = talk;
    this.load = Child.start("load", Settings.LOAD_FLAGS, LoadMain.class, List.of());
  }

  /// Starts a subject.
  ///
  /// @param arguments see [SubjectMain]
  Contestant add(String name, String... arguments) throws IOException {
    progress.say("starting " + name);
    Child child = Child.start(name, settings.flags(), SubjectMain.class, Arrays.asList(arguments));
    Obj ready = child.answer();
    int port = Integer.parseInt(ready.find("port").flatMap(Json::asWords).orElseThrow());
    var contestant =
        new Contestant(
            name,
            child,
            port,
            ready.text("path").orElseThrow(),
            new ArrayList<>(),
            new ArrayList<>());
    contestants.add(contestant);
    return contestant;
  }

  /// Warms each up, then runs all rounds; who goes first changes from round to round.
  void createAndRead(int worlds) throws IOException, FailedRound {
    for (Contestant contestant : contestants) {
      progress.say("warming up " + contestant.name());
      for (int part = 0; part < WARM_UP_PARTS; part++) {
        one(contestant, contestant.createRead(0).until(WARM_UP_REQUESTS / WARM_UP_PARTS), worlds);
      }
      contestant.costs().clear();
    }
    int n = contestants.size();
    for (int round = 0; round < settings.rounds(); round++) {
      for (int i = 0; i < n; i++) {
        Contestant contestant = contestants.get((round + i) % n);
        Report report = one(contestant, contestant.createRead(settings.seconds()), worlds);
        contestant.reports().add(report);
        progress.say(
            "round %d of %d: %s %.0f requests/s, p99 %.2f ms"
                .formatted(
                    round + 1,
                    settings.rounds(),
                    contestant.name(),
                    report.perSecond(),
                    report.p99() / 1e3));
      }
    }
  }

  private Report one(Contestant contestant, Order order, int worlds)
      throws IOException, FailedRound {
    contestant.child().ask("clear");
    Order said = order.saying(talk);
    return run(contestant, contestant.path().contains("{u}") ? said.over(worlds) : said);
  }

  /// Runs one order against a subject.
  Report run(Contestant contestant, Order order) throws IOException, FailedRound {
    double before = contestant.child().processorMicros();
    Report report = Report.of(load.ask(order.json().toString()));
    double micros = contestant.child().processorMicros() - before;
    if (report.errors() > 0 || report.requests() == 0) {
      throw new FailedRound(
          "%s: %d of %d replies were wrong; the first: %s"
              .formatted(
                  contestant.name(), report.errors(), report.requests(), report.firstError()));
    }
    contestant.costs().add(micros / report.requests());
    return report;
  }

  @Override
  public void close() {
    load.close();
    contestants.forEach(contestant -> contestant.child().close());
  }
}
