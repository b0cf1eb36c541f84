package dev.dtu.twin;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Draft;
import dev.dtu.store.Row;
import dev.dtu.store.Store;
import dev.dtu.store.TableShape;
import java.util.List;

/// What an operator switched on in a universe; kept as a row of its store.
///
/// @param headerFaults whether requests may bring faults of their own
/// @param limits whether the services' rate limits hold
public record Settings(boolean headerFaults, boolean limits) {

  /// Everything as the services do by themselves.
  public static final Settings USUAL = new Settings(false, false);

  static final TableShape TABLE = Tables.shape(Timers.OWN + "/setting");
  private static final String KEY = "settings";
  private static final String HEADER_FAULTS = "header-faults";

  /// Their names.
  public static final List<String> MEMBERS = List.of(HEADER_FAULTS, RateLimits.SWITCH);

  /// A copy with what an object says of them.
  public Settings with(Obj changes) {
    return new Settings(
        changes.has(HEADER_FAULTS) ? changes.flag(HEADER_FAULTS) : headerFaults,
        changes.has(RateLimits.SWITCH) ? changes.flag(RateLimits.SWITCH) : limits);
  }

  /// As operators see them.
  public Obj show() {
    return Obj.of(HEADER_FAULTS, Json.of(headerFaults), RateLimits.SWITCH, Json.of(limits));
  }

  public void keep(Draft draft) {
    draft.put(TABLE, new Row(KEY, KEY, Obj.of("item", show())));
  }

  public static Settings of(Store store) {
    return store
        .table(TABLE.name())
        .flatMap(table -> table.find(KEY))
        .flatMap(row -> row.value().obj("item"))
        .map(USUAL::with)
        .orElse(USUAL);
  }
}
