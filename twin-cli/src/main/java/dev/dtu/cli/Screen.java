package dev.dtu.cli;

import dev.dtu.generate.Scorecard;
import dev.dtu.generate.Watch;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.judge.Standing;
import java.io.Console;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Shows how a generation goes: on a terminal what it does now, how the twin stands and what it cost,
/// below the lines of what happened; elsewhere the lines alone; or lines of JSON.
final class Screen implements Watch, AutoCloseable {

  private final PrintWriter out;
  private final boolean json;
  private final boolean live;
  private final long begun = System.nanoTime();
  private final Map<String, String> standings = new TreeMap<>();
  private String phase = "";
  private String spent = "";
  private int shown;

  Screen(PrintWriter out, boolean json) {
    this.out = out;
    this.json = json;
    this.live =
        !json && Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }

  @Override
  public synchronized void tell(Event event) {
    if (json) {
      out.println(
          Obj.builder()
              .put("kind", event.kind())
              .put("seconds", seconds())
              .put("text", event.text())
              .put("facts", event.facts())
              .build());
      out.flush();
      return;
    }
    wipe();
    out.printf("%5d s  %s%n", seconds(), event.text());
    note(event);
    draw();
    out.flush();
  }

  private long seconds() {
    return (System.nanoTime() - begun) / 1_000_000_000L;
  }

  private void note(Event event) {
    switch (event.kind()) {
      case "phase" -> phase = event.text();
      case "standing" -> standings.put(event.facts().text("side").orElse(""), event.text());
      case "round" -> {
        for (String side : List.of("training", "validation")) {
          Obj figures = event.facts().obj(side).orElse(Obj.EMPTY);
          standings.put(side, side + ": " + new Standing(figures));
        }
        spent = event.facts().obj("spent").map(Obj::toString).orElse("");
      }
      default -> {}
    }
  }

  /// Takes away what stands below the lines.
  private void wipe() {
    if (live && shown > 0) {
      out.print("\033[" + shown + "A\033[J");
      shown = 0;
    }
  }

  private void draw() {
    if (live) {
      out.println("\033[1m" + phase + "\033[0m");
      standings.values().forEach(line -> out.println("  " + line));
      out.println("  spent: " + (spent.isEmpty() ? "nothing" : spent));
      shown = standings.size() + 2;
    }
  }

  /// Shows the scorecard, when all is done.
  void card(Scorecard card) {
    if (json) {
      out.println(Obj.of("kind", Json.of("scorecard"), "facts", card.told()));
    } else {
      wipe();
      out.print("\n" + card.page());
    }
    out.flush();
  }

  @Override
  public synchronized void close() {
    wipe();
    out.flush();
  }
}
