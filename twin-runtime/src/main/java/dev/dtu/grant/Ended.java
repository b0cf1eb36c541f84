package dev.dtu.grant;

import dev.dtu.store.Draft;
import dev.dtu.store.Row;
import dev.dtu.store.Table;
import dev.dtu.store.TableShape;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Drops rows that ended a while ago, a few with each new one, so that a table is never gone through
/// as a whole and yet does not grow for ever.
final class Ended {

  /// How many rows are looked at for each new one.
  static final int LOOKED_AT = 16;

  /// How long what has ended is still told from what never was.
  static final Duration KEPT = Duration.ofHours(1);

  private Ended() {}

  /// @param count how many rows the table had made before, which tells where to look this time
  static void drop(Draft draft, TableShape shape, Instant moment, long count) {
    Table table = draft.table(shape);
    int size = table.size();
    List<String> ended = new ArrayList<>();
    for (int i = 0; i < Math.min(LOOKED_AT, size); i++) {
      Row row = table.at((int) ((count * LOOKED_AT + i) % size));
      if (ended(row, moment)) {
        ended.add(row.key());
      }
    }
    ended.forEach(key -> draft.remove(shape, key));
  }

  private static boolean ended(Row row, Instant moment) {
    return row.value()
        .obj("item")
        .flatMap(item -> item.text("expires"))
        .filter(end -> Instant.parse(end).plus(KEPT).isBefore(moment))
        .isPresent();
  }
}
