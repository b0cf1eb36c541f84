package dev.dtu.judge;

import dev.dtu.fidelity.Share;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import java.util.Locale;

/// How a twin stands on a side: shares, with those of the constant and the parrot beside them, in all
/// and by operation. Nothing of what was recorded.
///
/// @param figures what [dev.dtu.fidelity.Figures] tells of one twin, without findings
public record Standing(Obj figures) {

  /// The levels, each held only where the one before is.
  public static final List<String> LEVELS = List.of("status", "shape", "value");

  /// Nothing was scored.
  public static final Standing NONE = new Standing(Obj.EMPTY);

  /// The figures of a twin without what was recorded: no findings.
  static Standing of(Obj told) {
    return new Standing(told.without("findings"));
  }

  /// How many exchanges are scored.
  public long scored() {
    return whole(figures, "scored");
  }

  /// What one of `twin`, `parrot` and `constant` got right of a level.
  public Share share(String who, String level) {
    return share(figures, who, level);
  }

  /// The same of one operation.
  public Share share(String operation, String who, String level) {
    Obj all = figures.obj("operations").orElse(Obj.EMPTY);
    return share(all.obj(operation).orElse(Obj.EMPTY), who, level);
  }

  /// The operations that were recorded, in order.
  public List<String> operations() {
    return figures.obj("operations").orElse(Obj.EMPTY).keys();
  }

  private static Share share(Obj figures, String who, String level) {
    Obj share = figures.obj(who).flatMap(line -> line.obj(level)).orElse(Obj.EMPTY);
    return new Share(whole(share, "right"), whole(share, "of"));
  }

  private static long whole(Obj from, String member) {
    return from.find(member)
        .flatMap(
            each -> each instanceof Json.Num number ? number.whole() : java.util.Optional.empty())
        .orElse(0L);
  }

  /// One figure to compare folders by, from 0 to 1: the mean of what is right of status, shape and
  /// value. It is only ever compared with itself.
  public double mark() {
    double sum = 0;
    for (String level : LEVELS) {
      sum += share("twin", level).part();
    }
    return sum / LEVELS.size();
  }

  /// `status 91.0 %, shape 70.1 %, value 55.0 % of 812`.
  @Override
  public String toString() {
    return scored() == 0 ? "nothing scored" : told("twin");
  }

  /// The same of another who answers.
  public String told(String who) {
    return String.format(
        Locale.ROOT,
        "status %s, shape %s, value %s of %d",
        share(who, "status"),
        share(who, "shape"),
        share(who, "value"),
        scored());
  }
}
