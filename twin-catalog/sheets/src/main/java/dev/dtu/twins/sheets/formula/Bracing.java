package dev.dtu.twins.sheets.formula;

import java.util.ArrayList;
import java.util.List;

/// Arrays that are put together of values, cells and other arrays.
final class Bracing {

  private Bracing() {}

  static Value.Table table(Evaluation evaluation, Node.Braces braces) {
    List<Value.Table> bands = new ArrayList<>();
    for (List<Node> row : braces.rows()) {
      List<Value.Table> parts = new ArrayList<>();
      for (Node node : row) {
        parts.add(evaluation.table(evaluation.evaluate(node)));
      }
      bands.add(beside(parts));
    }
    return below(bands);
  }

  private static Value.Table beside(List<Value.Table> parts) {
    int height = parts.getFirst().height();
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i).height() != height) {
        throw Failure.value(
            "Function ARRAY_ROW parameter %d has mismatched row size. Expected: %d. Actual: %d."
                .formatted(i + 1, height, parts.get(i).height()));
      }
    }
    List<List<Value>> rows = new ArrayList<>();
    for (int row = 0; row < height; row++) {
      List<Value> values = new ArrayList<>();
      for (Value.Table part : parts) {
        values.addAll(part.rows().get(row));
      }
      rows.add(values);
    }
    return new Value.Table(rows);
  }

  private static Value.Table below(List<Value.Table> bands) {
    int width = bands.getFirst().width();
    List<List<Value>> rows = new ArrayList<>();
    for (Value.Table band : bands) {
      if (band.width() != width) {
        throw Failure.value(
            "In ARRAY_LITERAL, an Array Literal was missing values for one or more rows.");
      }
      rows.addAll(band.rows());
    }
    return new Value.Table(rows);
  }
}
