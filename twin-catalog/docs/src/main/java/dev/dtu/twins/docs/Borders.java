package dev.dtu.twins.docs;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.Optional;

/// Borders that two cells share: what becomes of one becomes of the other.
///
/// - source: developers.google.com, Docs API, documents/request, UpdateTableCellStyleRequest,
///   2026-09-12
final class Borders {

  private Borders() {}

  /// Gives the neighbours of a cell the borders that they share with it.
  ///
  /// @param mask which of its borders were changed
  static void shared(Grid grid, Grid.Box box, Mask mask) {
    for (int row = box.row(); row < box.row() + box.rows(); row++) {
      share(
          grid,
          box,
          mask,
          new Side("borderRight", "borderLeft", row, box.column() + box.columns()));
      share(grid, box, mask, new Side("borderLeft", "borderRight", row, box.column() - 1));
    }
    for (int column = box.column(); column < box.column() + box.columns(); column++) {
      share(grid, box, mask, new Side("borderBottom", "borderTop", box.row() + box.rows(), column));
      share(grid, box, mask, new Side("borderTop", "borderBottom", box.row() - 1, column));
    }
  }

  /// A side of a cell, and the neighbour there.
  private record Side(String here, String there, int row, int column) {}

  private static void share(Grid grid, Grid.Box box, Mask mask, Side side) {
    if (mask.names(side.here) && grid.has(side.row, side.column)) {
      Grid.Box other = grid.over(side.row, side.column);
      Optional<Json> border = grid.style(box.row(), box.column()).find(side.here);
      Obj style = grid.style(other.row(), other.column());
      grid.style(
          other.row(),
          other.column(),
          border.isPresent() ? style.with(side.there, border.get()) : style.without(side.there));
    }
  }
}
