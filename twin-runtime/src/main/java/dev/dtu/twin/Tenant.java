package dev.dtu.twin;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Draft;
import dev.dtu.store.Row;
import dev.dtu.store.TableShape;

/// What kind of tenant a universe began as: the name of its seed, kept as a row of its store unless it
/// is the default.
public final class Tenant {

  private static final TableShape TABLE = Tables.shape(Timers.OWN + "/setting");
  private static final String KEY = "seed";

  private Tenant() {}

  public static void keep(Draft draft, String seed) {
    if (!seed.equals(Seeds.DEFAULT)) {
      draft.put(TABLE, new Row(KEY, KEY, Obj.of("item", Obj.of("name", Json.of(seed)))));
    }
  }

  /// The name of its seed.
  public static String of(Draft draft) {
    return draft
        .find(TABLE, KEY)
        .flatMap(row -> row.value().obj("item"))
        .flatMap(item -> item.text("name"))
        .orElse(Seeds.DEFAULT);
  }
}
