package dev.dtu.twins.sheets;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import java.util.Optional;

/// Numbers that go on as those before them: two or more with one step between them, or one date.
final class Series {

  private Series() {}

  /// The cell that follows at a place, counted from the first; none where cells make no series.
  static Optional<Obj> of(List<Obj> cells, int at) {
    boolean numbers =
        cells.stream().allMatch(cell -> Told.obj(cell, Entering.VALUE).has("numberValue"));
    boolean series = numbers && (cells.size() > 1 || Look.isMoment(cells.getFirst()));
    if (!series) {
      return Optional.empty();
    }
    double first = number(cells.getFirst());
    double step = cells.size() > 1 ? number(cells.get(1)) - first : 1;
    for (int i = 2; i < cells.size(); i++) {
      if (Math.abs(number(cells.get(i)) - number(cells.get(i - 1)) - step) > 1e-9) {
        return Optional.empty();
      }
    }
    Obj value = Obj.of("numberValue", Json.of(first + step * at));
    return Optional.of(cells.getFirst().with(Entering.VALUE, (Json) value));
  }

  private static double number(Obj cell) {
    return Told.obj(cell, Entering.VALUE).find("numberValue").orElse(Json.of(0))
            instanceof Json.Num number
        ? number.real()
        : 0;
  }
}
