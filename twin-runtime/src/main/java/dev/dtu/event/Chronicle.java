package dev.dtu.event;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Draft;
import dev.dtu.store.Row;
import dev.dtu.store.Table;
import dev.dtu.store.TableShape;

/// A log of the service's own, in which every event stands, whether or not anybody subscribed.
///
/// @param resource whose rows its entries are
/// @param entries the member of an event's body that holds them, a list, dotted when nested
/// @param key the member of an entry that names it
public record Chronicle(String resource, String entries, String key) {

  /// The most entries that are kept; the oldest go.
  public static final int KEPT = 10_000;

  /// Keeps what the body of an event says.
  void write(Draft draft, TableShape shape, Json body) {
    Json at = body;
    for (String step : entries.split("\\.")) {
      at = at.asObj().flatMap(each -> each.find(step)).orElse(Json.Null.NULL);
    }
    for (Json each : at.asArr().orElse(dev.dtu.json.Arr.EMPTY)) {
      Obj entry = each.asObj().orElse(Obj.EMPTY);
      String name = entry.text(key).orElse("");
      Table table = draft.table(shape);
      if (name.isEmpty() || draft.find(shape, name).isPresent()) {
        continue;
      }
      if (table.size() >= KEPT) {
        draft.remove(shape, table.at(0).key());
      }
      draft.put(shape, new Row(name, draft.nextPlace(shape), Obj.of("item", entry)));
    }
  }
}
