package dev.dtu.twins.sheets.formula;

import java.util.Optional;

/// What becomes of a reference when cells move.
final class Adjusting {

  /// What stands where a reference was whose cells are gone.
  static final String GONE = "#REF!";

  private Adjusting() {}

  /// The first and the last row or column that a reference names; -1 when there is none.
  private record Reach(int low, int high, boolean single) {

    Optional<Reach> without(int start, int end) {
      int count = end - start;
      boolean open = high < 0;
      if (low < 0 && open) {
        return Optional.of(this);
      }
      if (low >= start && low < end && !open && high < end) {
        return Optional.empty();
      }
      int from = low < start ? low : Math.max(start, low - count);
      int to = open || high < start ? high : high < end ? start - 1 : high - count;
      return Optional.of(new Reach(from, to, single));
    }

    Reach with(int start, int count) {
      return new Reach(
          low >= start ? low + count : low, high >= start ? high + count : high, single);
    }

    /// After those from `start` on were carried to where, when they are gone, `to` is.
    Reach carried(int start, int end, int to) {
      int count = end - start;
      if (low >= start && low < end && high >= start && high < end) {
        return new Reach(low - start + to, high - start + to, single);
      }
      return without(start, end).orElse(this).with(to, count);
    }
  }

  static String moved(Reference reference, int rows, int columns) {
    Optional<Corner> first = moved(reference.first(), rows, columns);
    Optional<Corner> last = reference.last().flatMap(end -> moved(end, rows, columns));
    return first.isEmpty() || last.isPresent() == reference.single()
        ? GONE
        : new Reference(reference.prefix(), first.get(), last).toString();
  }

  private static Optional<Corner> moved(Corner corner, int rows, int columns) {
    int row = corner.row() < 0 || corner.fixedRow() ? corner.row() : corner.row() + rows;
    int column =
        corner.column() < 0 || corner.fixedColumn() ? corner.column() : corner.column() + columns;
    boolean left = row < 0 && corner.row() >= 0 || column < 0 && corner.column() >= 0;
    return Optional.of(corner.at(row, column)).filter(each -> !left && each.within());
  }

  static String inserted(Reference reference, Shift shift) {
    if (!touches(reference, shift)) {
      return reference.toString();
    }
    Reach reach = along(reference, shift).with(shift.start(), shift.end() - shift.start());
    return written(reference, shift.axis(), reach);
  }

  static String deleted(Reference reference, Shift shift) {
    if (!touches(reference, shift)) {
      return reference.toString();
    }
    return along(reference, shift)
        .without(shift.start(), shift.end())
        .map(reach -> written(reference, shift.axis(), reach))
        .orElse(GONE);
  }

  static String reordered(Reference reference, Shift shift, int destination) {
    int count = shift.end() - shift.start();
    int to =
        destination > shift.start() ? Math.max(shift.start(), destination - count) : destination;
    Reach reach = along(reference, shift).carried(shift.start(), shift.end(), to);
    return written(reference, shift.axis(), reach);
  }

  static String carried(Reference reference, Area cut, Area there, String home) {
    Area named = reference.area(cut.sheet());
    boolean inside =
        named.top() >= cut.top()
            && named.left() >= cut.left()
            && ends(named.bottom(), cut.bottom())
            && ends(named.right(), cut.right());
    if (!inside) {
      return reference.toString();
    }
    int rows = there.top() - cut.top();
    int columns = there.left() - cut.left();
    boolean same = cut.sheet().equalsIgnoreCase(there.sheet());
    String prefix = Reference.quoted(there.sheet()) + "!";
    String kept = there.sheet().equalsIgnoreCase(home) ? "" : prefix;
    return new Reference(
            same ? reference.prefix() : kept,
            by(reference.first(), rows, columns),
            reference.last().map(end -> by(end, rows, columns)))
        .toString();
  }

  private static boolean ends(int end, int within) {
    return within < 0 || end >= 0 && end <= within;
  }

  private static Corner by(Corner corner, int rows, int columns) {
    return corner.at(
        corner.row() < 0 ? -1 : corner.row() + rows,
        corner.column() < 0 ? -1 : corner.column() + columns);
  }

  private static boolean touches(Reference reference, Shift shift) {
    Area area = reference.area("");
    return shift.axis() == Shift.Axis.ROWS
        ? shift.across(area.left(), area.right())
        : shift.across(area.top(), area.bottom());
  }

  private static Reach along(Reference reference, Shift shift) {
    boolean rows = shift.axis() == Shift.Axis.ROWS;
    Corner first = reference.first();
    Corner last = reference.last().orElse(first);
    int one = rows ? first.row() : first.column();
    int other = rows ? last.row() : last.column();
    return one < 0 || other < 0
        ? new Reach(Math.max(one, other), -1, false)
        : new Reach(Math.min(one, other), Math.max(one, other), reference.single());
  }

  private static String written(Reference reference, Shift.Axis axis, Reach reach) {
    boolean rows = axis == Shift.Axis.ROWS;
    Corner first = reference.first();
    Corner last = reference.last().orElse(first);
    int one = rows ? first.row() : first.column();
    int other = rows ? last.row() : last.column();
    boolean turned = one >= 0 && other >= 0 ? one > other : one < 0;
    Corner begin = at(first, rows, turned ? reach.high() : reach.low());
    Corner end = at(last, rows, turned ? reach.low() : reach.high());
    if (!begin.within() || !end.within()) {
      return GONE;
    }
    return new Reference(reference.prefix(), begin, reference.last().map(each -> end)).toString();
  }

  private static Corner at(Corner corner, boolean rows, int place) {
    return rows ? corner.at(place, corner.column()) : corner.at(corner.row(), place);
  }
}
