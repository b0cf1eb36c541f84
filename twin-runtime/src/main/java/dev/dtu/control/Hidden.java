package dev.dtu.control;

import dev.dtu.event.Deliveries;
import dev.dtu.event.Subscriptions;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Rows of the universe's own without what proves to the outside who tells it something: secrets, and
/// the header lines a subscriber asked for.
final class Hidden {

  private static final String HIDDEN = "hidden";
  private static final String SECRET = "secret";
  private static final String MANNER = "manner";
  private static final String HEADERS = "headers";
  private static final List<String> TABLES =
      List.of(Deliveries.TABLE.name(), Subscriptions.TABLE.name());

  /// Header lines that tell nothing.
  private static final List<String> PLAIN = List.of("content-type", "accept", "user-agent");

  private Hidden() {}

  /// A row's envelope as an operator may see it.
  static Obj shown(String table, Obj envelope) {
    Obj hidden = envelope.obj(HIDDEN).orElse(Obj.EMPTY);
    if (!TABLES.contains(table) || hidden.isEmpty()) {
      return envelope;
    }
    Obj shown =
        hidden.text(SECRET).filter(text -> !text.isEmpty()).isPresent()
            ? hidden.with(SECRET, Veil.MASK)
            : hidden;
    Obj manner = hidden.obj(MANNER).orElse(Obj.EMPTY);
    if (!manner.isEmpty()) {
      shown = shown.with(MANNER, manner.with(HEADERS, masked(manner)));
    }
    return envelope.with(HIDDEN, shown);
  }

  private static Json masked(Obj manner) {
    List<Json> lines = new ArrayList<>();
    for (Json each : manner.items(HEADERS)) {
      Obj line = each.asObj().orElse(Obj.EMPTY);
      String name = line.text("name").orElse("").toLowerCase(Locale.ROOT);
      lines.add(PLAIN.contains(name) ? line : line.with("value", Veil.MASK));
    }
    return Json.array(lines);
  }
}
