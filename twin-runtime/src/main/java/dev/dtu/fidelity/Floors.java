package dev.dtu.fidelity;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What scores must not fall below.
public final class Floors {

  /// What a floor can be set for.
  public static final List<String> LEVELS = List.of("status", "shape", "value");

  private static final double ROUNDED = 1e-6;

  private Floors() {}

  /// What is under its minimum, a line each. Where nothing is scored, nothing reaches one.
  ///
  /// @param least from 0 to 1, by level
  public static List<String> under(Map<String, Board> boards, Map<String, Double> least) {
    List<String> fallen = new ArrayList<>();
    boards.forEach((twin, board) ->
        least.forEach((level, part) -> {
          Share share = share(board.all().line(Line.Who.TWIN), level);
          if (share.all() == 0) {
            fallen.add("%s: %s has nothing that is scored".formatted(twin, level));
          } else if (share.part() < part) {
            fallen.add(told(twin, level, part, share.part()));
          }
        }));
    return fallen;
  }

  private static String told(String twin, String level, double expected, double found) {
    return String.format(
        Locale.ROOT, "%s: expected %s of at least %.4f, found %.4f", twin, level, expected, found);
  }

  /// What is worse than it was, a line each.
  ///
  /// @param before a document of [Figures]; empty when there is none
  public static List<String> worse(Map<String, Board> boards, Obj before) {
    List<String> fallen = new ArrayList<>();
    for (Obj.Member known : before.obj("twins").orElse(Obj.EMPTY)) {
      Board board = boards.get(known.key());
      if (board == null) {
        continue;
      }
      Obj line = known.value().asObj().flatMap(twin -> twin.obj("twin")).orElse(Obj.EMPTY);
      for (String level : LEVELS) {
        double was =
            line.obj(level).flatMap(share -> share.find("part")).flatMap(Floors::real).orElse(0.0);
        double now = share(board.all().line(Line.Who.TWIN), level).part();
        if (now < was - ROUNDED) {
          fallen.add(told(known.key(), level, was, now));
        }
      }
    }
    return fallen;
  }

  private static Optional<Double> real(Json value) {
    return value instanceof Json.Num number ? Optional.of(number.real()) : Optional.empty();
  }

  private static Share share(Line line, String level) {
    return switch (level) {
      case "status" -> line.status();
      case "shape" -> line.shape();
      default -> line.value();
    };
  }
}
