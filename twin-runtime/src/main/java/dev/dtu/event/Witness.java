package dev.dtu.event;

import dev.dtu.json.Json;
import dev.dtu.store.Draft;
import dev.dtu.store.Row;
import dev.dtu.twin.Tables;
import java.util.Collections;
import java.util.Iterator;
import java.util.SortedMap;
import java.util.TreeMap;

/// Who has to be where something happens for it to be told: an app hears of the rooms it is in.
///
/// @param by the resource of those who may see it
/// @param where what members of such a row are
/// @param in the container it has to be in, resource and key, with facts in it: `room/${room.id}`
public record Witness(String by, SortedMap<String, Json> where, String in) {

  public Witness {
    where = Collections.unmodifiableSortedMap(new TreeMap<>(where));
  }

  /// Whether one is there.
  boolean there(House house, Draft draft, Facts facts) {
    String container = Wording.fill(Json.of(in), facts).flatMap(Json::asText).orElse("");
    Iterator<Row> rows = draft.table(house.table(by)).where(Tables.WITHIN, container, 0);
    while (rows.hasNext()) {
      if (Occasion.same(where, Occasion.Found.item(rows.next()))) {
        return true;
      }
    }
    return false;
  }
}
