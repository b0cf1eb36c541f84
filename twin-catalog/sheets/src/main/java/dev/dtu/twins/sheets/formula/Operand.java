package dev.dtu.twins.sheets.formula;

import java.util.List;
import java.util.Optional;

/// What a part of a formula comes to, before it is a value: a reference stays one, since some
/// functions ask where it points to.
sealed interface Operand permits Value, Operand.Span, Operand.Closure, Operand.Later {

  /// Cells of a sheet, its bounds within the grid.
  record Span(Area area) implements Operand {
    int height() {
      return area.bottom() - area.top();
    }

    int width() {
      return area.right() - area.left();
    }
  }

  /// A LAMBDA with the names it can see.
  record Closure(List<String> names, Node body, Optional<Scope> scope) implements Operand {
    public Closure {
      names = List.copyOf(names);
    }
  }

  /// An argument that is not evaluated until its function asks for it.
  record Later(Node node) implements Operand {}
}
