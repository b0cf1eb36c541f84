package dev.dtu.effect;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Draft;
import dev.dtu.store.Row;
import dev.dtu.store.Table;
import dev.dtu.store.TableShape;
import dev.dtu.twin.Kin;
import dev.dtu.twin.Moments;
import dev.dtu.twin.Tables;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A resource made ready whose rows are rows of another twin's resource too; see [Kin].
///
/// The other's row tells whether there is one and what both show, so that nobody has to tell this
/// twin when the other makes, renames or deletes it. A row of its own keeps the rest, and is made
/// when there is something to keep: a file made by the other twin is a document before anybody opens
/// it.
final class Kinship {

  private static final Obj UNSEEN = Obj.of("item", Obj.EMPTY, "bare", Json.of(true));

  private final Kin kin;
  private final TableShape own;
  private final TableShape there;
  private final Moments.Form form;

  /// @param own the table here
  /// @param there the name of the table there
  /// @param form how moments are written there
  Kinship(Kin kin, TableShape own, String there, Moments.Form form) {
    this.kin = kin;
    this.own = own;
    this.there = Tables.shape(there);
    this.form = form;
  }

  /// Whether a key is taken, here or there.
  boolean taken(Draft draft, String key) {
    return draft.find(own, key).isPresent() || draft.find(there, key).isPresent();
  }

  /// The row of a key as both twins know it; empty when the other has none of this kind.
  Optional<Row> find(Draft draft, String key) {
    return draft.find(there, key).filter(this::is).map(row -> joined(draft, row));
  }

  /// All rows of this kind, in the other's order.
  List<Row> all(Draft draft) {
    List<Row> rows = new ArrayList<>();
    draft
        .table(there)
        .rows(0)
        .forEachRemaining(row -> {
          if (is(row)) {
            rows.add(joined(draft, row));
          }
        });
    return rows;
  }

  private boolean is(Row row) {
    Obj item = Stored.item(row);
    for (Obj.Member member : kin.where()) {
      if (!Members.find(item, member.key()).equals(Optional.of(member.value()))) {
        return false;
      }
    }
    return true;
  }

  private Row joined(Draft draft, Row other) {
    Obj envelope = draft.find(own, other.key()).map(Row::value).orElse(UNSEEN);
    Obj item = envelope.obj("item").orElse(Obj.EMPTY);
    for (Map.Entry<String, String> fact : kin.same().entrySet()) {
      Optional<Json> value = Members.find(Stored.item(other), fact.getValue());
      item = value.isPresent() ? Members.with(item, fact.getKey(), value.get()) : item;
    }
    return new Row(other.key(), other.place(), envelope.with("item", item));
  }

  /// Keeps a row here, and there what both show.
  void keep(Draft draft, Row row, Instant moment) {
    String place = draft.find(own, row.key()).map(Row::place).orElseGet(() -> draft.nextPlace(own));
    draft.put(own, new Row(row.key(), place, row.value()));
    Optional<Row> known = draft.find(there, row.key());
    Row other = known.orElseGet(() -> born(draft, row.key(), moment));
    Obj before = Stored.item(other);
    Obj after = before;
    for (Map.Entry<String, String> fact : kin.same().entrySet()) {
      Optional<Json> value = Members.find(Stored.item(row), fact.getKey());
      after = value.isPresent() ? Members.with(after, fact.getValue(), value.get()) : after;
    }
    if (known.isEmpty() || !after.equals(before)) {
      Obj stamped = known.isEmpty() ? after : Stamps.moved(after, Obj.EMPTY, moment, form);
      draft.put(there, other.withValue(other.value().with("item", stamped)));
    }
  }

  /// The other's row with what it shows when it is made here; its twin makes the rest.
  private Row born(Draft draft, String key, Instant moment) {
    String place = draft.nextPlace(there);
    Obj item = kin.where();
    Table table = draft.table(there);
    for (Obj.Member member : kin.made()) {
      item = item.with(member.key(), filled(member.value(), table, moment));
    }
    return new Row(key, place, UNSEEN.with("item", item));
  }

  private Json filled(Json template, Table table, Instant moment) {
    if (template instanceof Arr items) {
      return Arr.of(items.items().stream().map(each -> filled(each, table, moment)).toList());
    }
    return switch (template.asText().orElse("")) {
      case Kin.MOMENT -> Json.of(form.text(moment));
      case Kin.FIRST -> Json.of(table.size() == 0 ? "" : Shelf.lastPart(table.at(0).key()));
      default -> template;
    };
  }

  /// Takes a row away here and there.
  void remove(Draft draft, String key) {
    draft.remove(own, key);
    draft.remove(there, key);
  }
}
