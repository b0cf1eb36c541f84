package dev.dtu.bench;

import dev.dtu.bench.load.Order;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A message of 1 KB posted to the twin of a chat, against a bare Javalin that keeps messages; and a
/// channel of 100,000 messages shown, against one of 100.
final class ChatBench implements Bench {

  private static final String MESSAGE =
      "{\"channel\":\"general\",\"text\":\"" + Order.HOLE + " " + "word ".repeat(180) + "\"}";

  @Override
  public String name() {
    return "chat";
  }

  @Override
  public List<Figure> measure(Settings settings, Progress progress)
      throws IOException, FailedRound {
    List<Figure> figures = new ArrayList<>();
    try (var arena = new Arena(settings, progress, MESSAGE)) {
      Arena.Contestant twin = arena.add("twin, chat.postMessage", "chat");
      Arena.Contestant bare = arena.add("bare Javalin, the same", "javalin-chat");
      arena.createAndRead(1);
      figures.addAll(twin.figures(name()));
      figures.addAll(bare.figures(name()));
      figures.add(
          figure("twin / bare Javalin, posting", "×", new Target.AtLeast(0.8), twin.times(bare)));
    }
    try (var arena = new Arena(settings, progress, Order.AGAIN)) {
      Arena.Contestant few = arena.add("history of 100 messages", "history", "100");
      Arena.Contestant many = arena.add("history of 100,000 messages", "history", "100000");
      arena.createAndRead(1);
      figures.addAll(few.figures(name()));
      figures.addAll(many.figures(name()));
      figures.add(figure("history, 100,000 / 100", "×", new Target.AtLeast(0.9), many.times(few)));
    }
    return figures;
  }

  private Figure figure(String what, String unit, Target target, Spread spread) {
    return new Figure(name(), what, unit, target, spread);
  }
}
