package dev.dtu.twin;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Draft;
import dev.dtu.store.Row;
import dev.dtu.store.Store;
import dev.dtu.store.Table;
import dev.dtu.store.TableShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Messages that services sent to people: they go nowhere, and stay in the universe to be read. The
/// latest [#MOST] of them; those of a turn that was refused were never sent.
public final class Outbox {

  /// How many a universe keeps.
  public static final int MOST = 1_000;

  private static final TableShape TABLE = Tables.shape(Timers.OWN + "/outbox");

  private Outbox() {}

  /// Puts a message in.
  ///
  /// @param message `kind`, `to` and `message`
  public static void put(Scene scene, Obj message) {
    Draft draft = scene.draft();
    Table kept = draft.table(TABLE);
    if (kept.size() >= MOST) {
      draft.remove(TABLE, kept.at(0).key());
    }
    String key = "m" + (draft.mint(TABLE) + 1);
    Obj item =
        Obj.of("twin", Json.of(scene.twin().name()))
            .with("sent", scene.moment().toString())
            .withAll(message);
    draft.put(TABLE, new Row(key, draft.nextPlace(TABLE), Obj.of("item", item)));
  }

  /// All messages, the oldest first: `{"id", "twin", "sent", "kind", "to", "message"}`.
  public static List<Obj> in(Store store) {
    Optional<Table> table = store.table(TABLE.name());
    List<Obj> messages = new ArrayList<>();
    if (table.isPresent()) {
      table
          .get()
          .rows(0)
          .forEachRemaining(row ->
              messages.add(
                  Obj.of("id", Json.of(row.key()))
                      .withAll(row.value().obj("item").orElse(Obj.EMPTY))));
    }
    return messages;
  }
}
