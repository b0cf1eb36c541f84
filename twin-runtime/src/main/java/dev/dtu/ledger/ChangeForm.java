package dev.dtu.ledger;

import dev.dtu.json.Obj;
import dev.dtu.store.Change;
import dev.dtu.store.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How changed rows are written.
final class ChangeForm {

  private static final int PUT = 1;
  private static final int REMOVED = 2;
  private static final int MINTED = 3;

  private ChangeForm() {}

  static void write(List<Change> changes, RecordOut out) {
    out.number(changes.size());
    for (Change change : changes) {
      switch (change) {
        case Change.Put(String table, Optional<Row> before, Row after) -> {
          out.number(PUT);
          out.text(table);
          row(after, out);
          out.flag(before.isPresent());
          before.ifPresent(row -> row(row, out));
        }
        case Change.Removed(String table, Row before) -> {
          out.number(REMOVED);
          out.text(table);
          row(before, out);
        }
        case Change.Minted(String table, long count) -> {
          out.number(MINTED);
          out.text(table);
          out.number(count);
        }
      }
    }
  }

  private static void row(Row row, RecordOut out) {
    out.text(row.key());
    out.text(row.place());
    out.json(row.value());
  }

  static List<Change> read(RecordIn in) throws Damaged {
    return read(in, false);
  }

  /// As much of the changes as applying them needs: rows as they are after, keys of those that went.
  static List<Change> readAfter(RecordIn in) throws Damaged {
    return read(in, true);
  }

  private static List<Change> read(RecordIn in, boolean after) throws Damaged {
    int size = in.count();
    List<Change> changes = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      int kind = (int) in.number();
      String table = in.text();
      changes.add(
          switch (kind) {
            case PUT -> new Change.Put(table, Optional.empty(), row(in, false));
            case REMOVED -> new Change.Removed(table, row(in, after));
            case MINTED -> new Change.Minted(table, in.number());
            default -> throw new Damaged("a record holds a change of kind " + kind);
          });
      if (kind == PUT && in.flag()) {
        Row before = row(in, after);
        if (!after) {
          changes.set(
              i, new Change.Put(table, Optional.of(before), ((Change.Put) changes.get(i)).after()));
        }
      }
    }
    return changes;
  }

  private static Row row(RecordIn in, boolean bare) throws Damaged {
    String key = in.text();
    String place = in.text();
    if (bare) {
      in.skipBytes();
      return new Row(key, place, Obj.EMPTY);
    }
    return new Row(key, place, in.object());
  }
}
