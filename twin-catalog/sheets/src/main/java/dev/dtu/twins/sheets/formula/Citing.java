package dev.dtu.twins.sheets.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// From references to cells and their values.
final class Citing {

  private Citing() {}

  /// The cells that a reference names.
  static Operand span(Evaluation evaluation, Reference reference) {
    String title =
        reference.prefix().isEmpty()
            ? evaluation.home().sheet()
            : Reference.title(reference.prefix());
    String sheet =
        evaluation
            .cells()
            .sheet(title)
            .orElseThrow(() -> Failure.reference("Unresolved sheet name '" + title + "'."));
    return span(evaluation, reference.area(sheet));
  }

  /// Cells, their bounds within the grid.
  static Operand span(Evaluation evaluation, Area area) {
    Cells cells = evaluation.cells();
    Area within = area.within(cells.rows(area.sheet()), cells.columns(area.sheet()));
    if (within.empty() || within.top() < 0 || within.left() < 0) {
      throw Failure.reference("Reference does not exist.");
    }
    return new Operand.Span(within);
  }

  /// What a name stands for: what LET or LAMBDA bound, else a named range.
  static Operand named(Evaluation evaluation, String name) {
    Optional<Operand> bound = Scope.find(evaluation.scope(), name);
    if (bound.isPresent()) {
      return bound.get();
    }
    String plain = name.substring(name.lastIndexOf('!') + 1);
    Area area =
        evaluation
            .cells()
            .named(plain)
            .orElseThrow(() -> Failure.of(Value.Kind.NAME, "Unknown range name: '" + name + "'."));
    return span(evaluation, area);
  }

  /// The cells from some to others.
  static Operand between(Operand first, Operand last) {
    for (Operand end : List.of(first, last)) {
      if (end instanceof Value.Error error) {
        throw new Failure(error);
      }
    }
    if (first instanceof Operand.Span one && last instanceof Operand.Span other) {
      Area a = one.area();
      Area b = other.area();
      if (a.sheet().equals(b.sheet())) {
        return new Operand.Span(
            new Area(
                a.sheet(),
                Math.min(a.top(), b.top()),
                Math.min(a.left(), b.left()),
                Math.max(a.bottom(), b.bottom()),
                Math.max(a.right(), b.right())));
      }
    }
    throw Failure.unreadable();
  }

  /// The values of cells.
  static Value.Table read(Evaluation evaluation, Operand.Span span) {
    Area area = span.area();
    evaluation.spend((long) span.height() * span.width());
    List<List<Value>> rows = new ArrayList<>();
    for (int row = area.top(); row < area.bottom(); row++) {
      List<Value> values = new ArrayList<>();
      for (int column = area.left(); column < area.right(); column++) {
        values.add(at(evaluation, area.sheet(), row, column));
      }
      rows.add(values);
    }
    return new Value.Table(rows);
  }

  private static Value at(Evaluation evaluation, String sheet, int row, int column) {
    Value value = evaluation.cells().at(sheet, row, column);
    return value instanceof Value.Table table ? Plain.first(table) : value;
  }

  /// The one value of cells: of a column that in the formula's row, of a row that in its column.
  static Value beside(Evaluation evaluation, Operand.Span span) {
    Area area = span.area();
    Area home = evaluation.home();
    boolean inRow = home.top() >= area.top() && home.top() < area.bottom();
    boolean inColumn = home.left() >= area.left() && home.left() < area.right();
    if (span.height() == 1 && span.width() == 1) {
      return at(evaluation, area.sheet(), area.top(), area.left());
    }
    if (span.width() == 1 && inRow) {
      return at(evaluation, area.sheet(), home.top(), area.left());
    }
    if (span.height() == 1 && inColumn) {
      return at(evaluation, area.sheet(), area.top(), home.left());
    }
    throw Failure.value("An array value could not be found.");
  }
}
