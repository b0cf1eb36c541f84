package dev.dtu.universe;

import dev.dtu.event.Reach;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Draft;
import dev.dtu.store.Row;
import dev.dtu.store.Store;
import dev.dtu.store.TableShape;
import dev.dtu.twin.Tables;
import dev.dtu.twin.Timers;
import java.util.List;

/// The hosts outside that programs in a universe may call by the proxy; kept as a row of its store.
///
/// @param hosts entries as [Reach] has them
public record Exits(List<String> hosts) {

  /// Nothing gets out where nobody said anything.
  public static final Exits NONE = new Exits(List.of());

  private static final TableShape TABLE = Tables.shape(Timers.OWN + "/exits");
  private static final String KEY = "exits";

  public Exits {
    hosts = List.copyOf(hosts);
  }

  public void keep(Draft draft) {
    Json list = Json.array(hosts.stream().<Json>map(Json::of).toList());
    draft.put(TABLE, new Row(KEY, KEY, Obj.of("item", Obj.of("hosts", list))));
  }

  public static Exits of(Store store) {
    return store
        .table(TABLE.name())
        .flatMap(table -> table.find(KEY))
        .flatMap(row -> row.value().obj("item"))
        .map(item -> item.items("hosts"))
        .map(Arr::items)
        .map(items -> new Exits(items.stream().flatMap(each -> each.asText().stream()).toList()))
        .orElse(NONE);
  }

  /// Whether a program may call a host.
  ///
  /// @param host a name, or an address; one of version 6 in brackets
  public boolean lead(String host, int port) {
    return new Reach(hosts).refusal("https://" + host + ":" + port).isEmpty();
  }
}
