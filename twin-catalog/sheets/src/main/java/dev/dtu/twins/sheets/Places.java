package dev.dtu.twins.sheets;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/// What happens to ranges that things tell by numbers when rows or columns come, go or move: they go
/// along, and what stood on nothing but lines that went is gone with them.
///
/// @param sheet whose lines they are
/// @param columns whether they are columns
/// @param to where a line goes; below 0 when it goes away
record Places(int sheet, boolean columns, IntUnaryOperator to) {

  private static final List<String> BOUNDS =
      List.of("startRowIndex", "endRowIndex", "startColumnIndex", "endColumnIndex");

  /// A thing with its ranges where they are now; empty when one of its own is gone.
  Optional<Obj> moved(Obj thing) {
    if (Told.whole(thing, "sheetId", 0) == sheet) {
      if (BOUNDS.stream().anyMatch(thing::has)) {
        String what = columns ? "Column" : "Row";
        return moved(thing, "start" + what + "Index", "end" + what + "Index");
      }
      if (Told.text(thing, "dimension").equals(columns ? "COLUMNS" : "ROWS")) {
        return moved(thing, "startIndex", "endIndex");
      }
    }
    Obj moved = thing;
    for (Obj.Member member : thing) {
      if (member.value() instanceof Obj inner) {
        Optional<Obj> now = moved(inner);
        if (now.isEmpty()) {
          return Optional.empty();
        }
        moved = moved.with(member.key(), (Json) now.get());
      } else if (member.value() instanceof Arr items) {
        moved = moved.with(member.key(), list(items));
      }
    }
    return Optional.of(moved);
  }

  /// The things of a list that are still there.
  Arr list(Arr items) {
    List<Json> moved = new ArrayList<>();
    for (Json item : items) {
      if (item instanceof Obj thing) {
        moved(thing).ifPresent(moved::add);
      } else {
        moved.add(item);
      }
    }
    return Json.array(moved);
  }

  /// The objects of a list that are still there.
  List<Obj> list(List<Obj> things) {
    List<Obj> moved = new ArrayList<>();
    things.forEach(thing -> moved(thing).ifPresent(moved::add));
    return moved;
  }

  private Optional<Obj> moved(Obj range, String first, String last) {
    int from = Told.whole(range, first, 0);
    Optional<Integer> end = Told.whole(range, last);
    if (end.isEmpty()) {
      int at = to.applyAsInt(from);
      return Optional.of(at <= 0 || !range.has(first) ? range : range.with(first, Json.of(at)));
    }
    int least = Integer.MAX_VALUE;
    int most = -1;
    int left = 0;
    for (int line = from; line < end.get(); line++) {
      int at = to.applyAsInt(line);
      if (at >= 0) {
        left++;
        least = Math.min(least, at);
        most = Math.max(most, at);
      }
    }
    boolean torn = left == end.get() - from && most - least + 1 > left && isMove(from, end.get());
    if (left == 0) {
      return Optional.empty();
    }
    return Optional.of(
        torn ? range : range.with(first, Json.of(least)).with(last, Json.of(most + 1)));
  }

  // Whether lines between went elsewhere, and not just apart to let others in.
  private boolean isMove(int from, int end) {
    for (int line = from + 1; line < end; line++) {
      if (to.applyAsInt(line) < to.applyAsInt(line - 1)) {
        return true;
      }
    }
    return false;
  }
}
