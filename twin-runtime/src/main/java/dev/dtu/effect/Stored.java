package dev.dtu.effect;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Row;
import java.util.ArrayList;
import java.util.List;

/// A row's envelope, opened; see the room's essay.
///
/// @param within the containers that own it
/// @param linked the containers that only refer to it
/// @param alias the other names it is found by, with their scopes
/// @param hidden what was sent and is never shown
record Stored(Obj item, List<String> within, List<String> linked, List<String> alias, Obj hidden) {

  Stored {
    within = List.copyOf(within);
    linked = List.copyOf(linked);
    alias = List.copyOf(alias);
  }

  static Obj item(Row row) {
    return row.value().obj("item").orElse(Obj.EMPTY);
  }

  static Stored of(Row row) {
    Obj value = row.value();
    return new Stored(
        item(row),
        texts(value, "within"),
        texts(value, "linked"),
        texts(value, "alias"),
        value.obj("hidden").orElse(Obj.EMPTY));
  }

  static List<String> texts(Obj value, String member) {
    List<String> texts = new ArrayList<>();
    for (Json item : value.items(member)) {
      item.asText().ifPresent(texts::add);
    }
    return texts;
  }

  Stored withItem(Obj changed, List<String> names, Obj secret) {
    return new Stored(changed, within, linked, names, secret);
  }

  Stored withLinked(List<String> changed) {
    return new Stored(item, within, changed, alias, hidden);
  }

  Stored withWithin(List<String> changed) {
    return new Stored(item, changed, linked, alias, hidden);
  }

  Obj envelope() {
    Obj envelope = Obj.of("item", item);
    envelope = list(envelope, "within", within);
    envelope = list(envelope, "linked", linked);
    envelope = list(envelope, "alias", alias);
    return hidden.isEmpty() ? envelope : envelope.with("hidden", hidden);
  }

  private static Obj list(Obj envelope, String name, List<String> texts) {
    if (texts.isEmpty()) {
      return envelope;
    }
    List<Json> items = new ArrayList<>(texts.size());
    for (String text : texts) {
      items.add(Json.of(text));
    }
    return envelope.with(name, Arr.of(items));
  }
}
