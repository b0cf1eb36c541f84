package dev.dtu.bench;

import dev.dtu.bench.load.Scenarios;
import dev.dtu.bench.subject.ScenarioMain;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.io.IOException;
import java.util.List;

/// What a software factory does all day: scenarios of ten calls, each in a fresh fork and checked.
final class ScenarioBench implements Bench {

  private static final int CONNECTIONS = 4;

  @Override
  public String name() {
    return "scenarios";
  }

  @Override
  public List<Figure> measure(Settings settings, Progress progress) throws IOException {
    progress.say("scenarios of ten calls in fresh forks");
    try (Child child = Child.start("scenarios", settings.flags(), ScenarioMain.class, List.of())) {
      Obj told = child.answer();
      var scenarios =
          new Scenarios(
              number(told, "data"),
              number(told, "control"),
              told.text("token").orElseThrow(),
              told.text("path").orElseThrow());
      scenarios.perSecond(CONNECTIONS, 2 * settings.seconds()); // warms up
      double[] rounds = new double[settings.rounds()];
      for (int round = 0; round < rounds.length; round++) {
        rounds[round] = scenarios.perSecond(CONNECTIONS, settings.seconds());
      }
      return List.of(
          new Figure(
              name(),
              "scenarios of ten calls, forked, verified, deleted",
              "/s",
              new Target.AtLeast(300),
              Spread.of(rounds)));
    }
  }

  private static int number(Obj told, String member) {
    return told.find(member)
        .filter(Json.Num.class::isInstance)
        .map(Json.Num.class::cast)
        .flatMap(Json.Num::whole)
        .orElseThrow()
        .intValue();
  }
}
