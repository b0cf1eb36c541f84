package dev.dtu.fidelity;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// What was found, as one document of JSON for programs, and as a baseline for later runs.
public final class Figures {

  private static final int FINDINGS = 5_000;

  private Figures() {}

  /// @param boards by twin
  public static Obj of(Map<String, Board> boards) {
    Obj.Builder twins = Obj.builder();
    boards.forEach((twin, board) -> twins.put(twin, board(board)));
    return Obj.of("format", Json.of(1), "twins", twins.build());
  }

  private static Obj board(Board board) {
    Obj.Builder operations = Obj.builder();
    board.operations().forEach((operation, tally) -> operations.put(operation, tally(tally)));
    Obj.Builder means = Obj.builder();
    for (Line.Who who : Line.Who.values()) {
      means.put(
          word(who),
          Obj.builder()
              .put("status", mean(board, who, Line::status))
              .put("shape", mean(board, who, Line::shape))
              .put("value", mean(board, who, Line::value))
              .build());
    }
    List<Json> findings = new ArrayList<>();
    board.findings().stream().limit(FINDINGS).forEach(each -> findings.add(finding(each)));
    return tally(board.all())
        .with("meanOverOperations", means.build())
        .with("operations", operations.build())
        .with("findings", Json.array(findings));
  }

  private static Json mean(Board board, Line.Who who, Function<Line, Share> level) {
    return part(board.mean(who, level));
  }

  private static Obj tally(Tally tally) {
    Obj.Builder excluded = Obj.builder();
    tally.excluded().forEach(excluded::put);
    Obj.Builder out =
        Obj.builder()
            .put("seen", tally.seen())
            .put("primed", tally.primed())
            .put("echo", tally.echo())
            .put("excluded", excluded.build())
            .put("scored", tally.scored())
            .put("volatile", share(tally.changeable()));
    for (Line.Who who : Line.Who.values()) {
      out.put(word(who), line(tally.line(who)));
    }
    return out.build();
  }

  private static Obj line(Line line) {
    Obj.Builder recall = Obj.builder();
    line.recall().forEach((status, share) -> recall.put(Integer.toString(status), share(share)));
    return Obj.builder()
        .put("status", share(line.status()))
        .put("shape", share(line.shape()))
        .put("value", share(line.value()))
        .put("empty", share(line.bare()))
        .put("headers", share(line.headers()))
        .put("recall", recall.build())
        .build();
  }

  private static Obj share(Share share) {
    return Obj.builder()
        .put("right", share.right())
        .put("of", share.all())
        .put("part", part(share.part()))
        .put("low", part(share.low()))
        .put("high", part(share.high()))
        .build();
  }

  private static Json part(double value) {
    return Json.of(Math.round(value * 1e6) / 1e6);
  }

  private static Obj finding(Finding finding) {
    Divergence divergence = finding.divergence();
    return Obj.builder()
        .put("count", finding.count())
        .put("operation", finding.operation())
        .put("level", divergence.level().name().toLowerCase(Locale.ROOT))
        .put("rule", divergence.rule())
        .put("path", divergence.path())
        .put("recorded", divergence.expected())
        .put("twin", divergence.found())
        .put("cause", finding.cause())
        .put("session", finding.session())
        .put("exchange", finding.exchange())
        .build();
  }

  static String word(Line.Who who) {
    return who.name().toLowerCase(Locale.ROOT);
  }
}
