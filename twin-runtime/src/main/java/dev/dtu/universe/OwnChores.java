package dev.dtu.universe;

import dev.dtu.event.Carrying;
import dev.dtu.event.Deliveries;
import dev.dtu.event.Sockets;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Draft;
import dev.dtu.store.Row;
import dev.dtu.store.TableShape;
import dev.dtu.twin.Chore;
import dev.dtu.twin.Tables;
import java.util.List;
import java.util.Optional;

/// What operators can have done at a moment of the universe's clock: edits of rows, each told by
/// `table`, `key`, and `row`, the row's envelope.
public final class OwnChores {

  /// The edits: set a row, merge into one that is there, remove one.
  public static final List<String> NAMES = List.of("put", "merge", "remove");

  private OwnChores() {}

  static Optional<Chore> named(String name) {
    return switch (name) {
      case "put" -> Optional.of(due -> put(due, Obj.EMPTY));
      case "merge" -> Optional.of(OwnChores::merge);
      case Deliveries.CHORE -> Optional.of(Deliveries::send);
      case Deliveries.OVER -> Optional.of(Deliveries::over);
      case Carrying.CHORE -> Optional.of(Carrying::unheard);
      case Sockets.END -> Optional.of(Sockets::end);
      case Sockets.HANG_UP -> Optional.of(Sockets::hangUp);
      case "remove" -> Optional.of(due -> due.draft().remove(table(due), key(due)));
      default -> Optional.empty();
    };
  }

  private static void merge(Chore.Due due) {
    Optional<Row> row = due.draft().find(table(due), key(due));
    row.ifPresent(there -> put(due, there.value()));
  }

  private static void put(Chore.Due due, Obj before) {
    Draft draft = due.draft();
    TableShape table = table(due);
    Obj envelope = due.with().obj("row").orElse(Obj.EMPTY);
    String place =
        draft.find(table, key(due)).map(Row::place).orElseGet(() -> draft.nextPlace(table));
    draft.put(table, new Row(key(due), place, (Obj) merged(before, envelope)));
  }

  /// A JSON merge patch (RFC 7396): null removes, objects merge, all else replaces.
  public static Json merged(Json before, Json patch) {
    if (!(patch instanceof Obj changes)) {
      return patch;
    }
    Obj after = before.asObj().orElse(Obj.EMPTY);
    for (Obj.Member member : changes) {
      after =
          member.value() == Json.Null.NULL
              ? after.without(member.key())
              : after.with(
                  member.key(),
                  merged(after.find(member.key()).orElse(Json.Null.NULL), member.value()));
    }
    return after;
  }

  private static TableShape table(Chore.Due due) {
    return Tables.shape(due.with().text("table").orElseThrow());
  }

  private static String key(Chore.Due due) {
    return due.with().text("key").orElseThrow();
  }
}
