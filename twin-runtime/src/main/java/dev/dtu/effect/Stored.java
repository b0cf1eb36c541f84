package dev.dtu.effect;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row's envelope, opened; see the room's essay.
///
/// @param within the containers that own it
/// @param linked the containers that only refer to it
/// @param alias the other names it is found by, with their scopes
/// @param called names it was given for good: not made of its members, and kept when they change
/// @param hidden what was sent and is never shown
/// @param cargo where bytes uploaded to it stand; empty when it has none
/// @param whole what was sent when it was no object: a text, a number, a list; it is then what is
///     shown
record Stored(
    Obj item,
    List<String> within,
    List<String> linked,
    List<String> alias,
    List<String> called,
    Obj hidden,
    Obj cargo,
    @Nullable Json whole) {

  Stored {
    within = List.copyOf(within);
    linked = List.copyOf(linked);
    alias = List.copyOf(alias);
    called = List.copyOf(called);
  }

  /// The envelope of a row without bytes.
  Stored(
      Obj item,
      List<String> within,
      List<String> linked,
      List<String> alias,
      Obj hidden,
      @Nullable Json whole) {
    this(item, within, linked, alias, List.of(), hidden, Obj.EMPTY, whole);
  }

  static Obj item(Row row) {
    return row.value().obj("item").orElse(Obj.EMPTY);
  }

  static Obj hidden(Row row) {
    return row.value().obj("hidden").orElse(Obj.EMPTY);
  }

  static Stored of(Row row) {
    Obj value = row.value();
    return new Stored(
        item(row),
        texts(value, "within"),
        texts(value, "linked"),
        texts(value, "alias"),
        texts(value, "called"),
        hidden(row),
        value.obj("cargo").orElse(Obj.EMPTY),
        value.find("whole").orElse(null));
  }

  static List<String> texts(Obj value, String member) {
    List<String> texts = new ArrayList<>();
    for (Json item : value.items(member)) {
      item.asText().ifPresent(texts::add);
    }
    return texts;
  }

  Stored withItem(Obj changed, List<String> names, Obj secret) {
    return new Stored(changed, within, linked, names, called, secret, cargo, null);
  }

  Stored withWhole(@Nullable Json sent) {
    return new Stored(item, within, linked, alias, called, hidden, cargo, sent);
  }

  Stored withLinked(List<String> changed) {
    return new Stored(item, within, changed, alias, called, hidden, cargo, whole);
  }

  Stored withWithin(List<String> changed) {
    return new Stored(item, changed, linked, alias, called, hidden, cargo, whole);
  }

  Stored withCalled(List<String> names) {
    return new Stored(item, within, linked, alias, names, hidden, cargo, whole);
  }

  Stored withCargo(Obj changed) {
    return new Stored(item, within, linked, alias, called, hidden, changed, whole);
  }

  Obj envelope() {
    Obj envelope = Obj.of("item", item);
    envelope = list(envelope, "within", within);
    envelope = list(envelope, "linked", linked);
    envelope = list(envelope, "alias", alias);
    envelope = list(envelope, "called", called);
    envelope = whole == null ? envelope : envelope.with("whole", whole);
    envelope = cargo.isEmpty() ? envelope : envelope.with("cargo", cargo);
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
