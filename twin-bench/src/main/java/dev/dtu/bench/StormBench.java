package dev.dtu.bench;

import dev.dtu.bench.load.StormMain;
import dev.dtu.bench.subject.SubjectMain;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Full load in bad weather for so long: does what a server holds stay level?
///
/// Compared are half of the time and the end, each after the universe was deleted and made anew: its
/// rows (of creations whose answer was lost there are more and more) and its journal are not what a
/// server may not keep.
final class StormBench implements Bench {

  private static final double MIB = 1 << 20;

  /// With the usual `--seconds 4` ten minutes.
  private static final int LONGER = 150;

  /// After the load has gone, connections of it are still being closed.
  private static final long CALM_SECONDS = 3;

  @Override
  public String name() {
    return "storm";
  }

  @Override
  public List<Figure> measure(Settings settings, Progress progress)
      throws IOException, FailedRound, InterruptedException {
    long seconds = Math.max(10, Math.round(settings.seconds() * LONGER));
    List<String> twin = List.of("storm", "20");
    try (Child server = Child.start("storm", settings.flags(), SubjectMain.class, twin)) {
      Obj where = server.answer();
      String url =
          "http://127.0.0.1:" + where.find("port").orElseThrow() + where.text("path").orElseThrow();
      progress.say("a storm of " + seconds / 2 + " s to fill what may be filled");
      blow(url, seconds / 2);
      Level before = Level.of(server);
      progress.say("a storm of " + seconds / 2 + " s");
      Obj told = blow(url, seconds / 2);
      Level after = Level.of(server);
      double answered = number(told, "answered");
      double suffered = number(told, "suffered");
      if (suffered == 0) {
        throw new FailedRound("expected weather, found none that struck");
      }
      return List.of(
          figure("calls answered in the second half", "", Target.None.NONE, answered),
          figure("calls that broke in it", "", Target.None.NONE, suffered),
          figure("live heap at half time", "MiB", Target.None.NONE, before.live),
          figure(
              "live heap, end / half time", "×", new Target.Under(1.1), after.live / before.live),
          figure(
              "threads, more than at half time",
              "",
              new Target.Under(5),
              after.threads - before.threads),
          figure(
              "open files, more than at half time",
              "",
              new Target.Under(5),
              after.files - before.files));
    }
  }

  /// What a server holds when it is calm.
  private record Level(double live, double threads, double files) {
    static Level of(Child server) throws IOException, InterruptedException {
      TimeUnit.SECONDS.sleep(CALM_SECONDS);
      Obj measured = server.ask("clear");
      return new Level(
          number(measured, "live") / MIB, number(measured, "threads"), number(measured, "files"));
    }
  }

  private static Obj blow(String url, long seconds) throws IOException {
    List<String> arguments = List.of(url, Long.toString(seconds));
    try (Child load = Child.start("load", Settings.LOAD_FLAGS, StormMain.class, arguments)) {
      return load.answer();
    }
  }

  private static double number(Obj answer, String member) {
    return answer.find(member).orElseThrow() instanceof Json.Num number
        ? number.real()
        : Double.NaN;
  }

  private Figure figure(String what, String unit, Target target, double value) {
    return new Figure(name(), what, unit, target, Spread.of(value));
  }
}
