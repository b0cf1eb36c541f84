package dev.dtu.bench;

import dev.dtu.bench.load.Order;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A user made in the twin of Okta and read back, against a bare Javalin that keeps the same document.
final class PeopleBench implements Bench {

  private static final String USER =
      Order.KEPT
          + "{\"profile\":{\"login\":\""
          + Order.HOLE
          + "@example.com\",\"email\":\"isaac@example.com\","
          + "\"firstName\":\"Isaac\",\"lastName\":\"Brock\"}}";

  @Override
  public String name() {
    return "people";
  }

  @Override
  public List<Figure> measure(Settings settings, Progress progress)
      throws IOException, FailedRound {
    try (var arena = new Arena(settings, progress, USER)) {
      Arena.Contestant twin = arena.add("twin, a user made and read", "people");
      Arena.Contestant bare = arena.add("bare Javalin, the same", "javalin");
      arena.createAndRead(1);
      List<Figure> figures = new ArrayList<>();
      figures.addAll(twin.figures(name()));
      figures.addAll(bare.figures(name()));
      figures.add(figure("twin / bare Javalin", "×", new Target.AtLeast(0.8), twin.times(bare)));
      return figures;
    }
  }

  private Figure figure(String what, String unit, Target target, Spread spread) {
    return new Figure(name(), what, unit, target, spread);
  }
}
