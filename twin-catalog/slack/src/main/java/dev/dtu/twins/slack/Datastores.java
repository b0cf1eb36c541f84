package dev.dtu.twins.slack;

import dev.dtu.call.Reply;
import dev.dtu.effect.Notes;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What apps keep in datastores: items, each under its own name in its store.
///
/// Which stores there are is told by the app's manifest, where the twin knows one that tells of any;
/// else any may be.
///
/// - source: docs.slack.dev/reference/methods/apps.datastore.*, 2026-08-31
final class Datastores {

  static final Repertoire PARTS =
      Repertoire.NONE
          .finding("apps.datastore.put", play -> written(play, false))
          .finding("apps.datastore.update", play -> written(play, true))
          .finding("apps.datastore.get", Datastores::get)
          .finding("apps.datastore.delete", Datastores::delete)
          .finding("apps.datastore.query", Datastores::query)
          .finding("apps.datastore.count", Datastores::count)
          .finding("apps.datastore.bulkPut", Datastores::putAll)
          .finding("apps.datastore.bulkGet", Datastores::getAll)
          .finding("apps.datastore.bulkDelete", Datastores::deleteAll);

  private static final int USUAL = 100;
  private static final int MOST = 1000;
  private static final int BULK = 25;

  private Datastores() {}

  /// One store of an app.
  ///
  /// @param key the member by which items are known
  private record Store(Notes items, String name, String key) {

    /// The store that a call names.
    ///
    /// - refuses: `datastore_error`, where the app's manifest tells of others
    static Store of(Play play) {
      String name = play.argument("datastore").orElse("");
      String app = play.argument("app_id").filter(it -> !it.isEmpty()).orElse(Manifests.own(play));
      Obj told = Manifests.find(play, app).flatMap(it -> it.obj("datastores")).orElse(Obj.EMPTY);
      if (name.isBlank() || !told.isEmpty() && !told.has(name)) {
        throw wrong("datastore_config_not_found", "The datastore configuration could not be found");
      }
      String key = told.obj(name).flatMap(it -> it.text("primary_key")).orElse("id");
      return new Store(play.notes("slack-datastore/" + app + "/" + name), name, key);
    }

    String id(Obj item) {
      return item.find(key)
          .flatMap(Json::asWords)
          .filter(it -> !it.isBlank())
          .orElseThrow(
              () -> wrong("missing_primary_key", "The item has no primary key '" + key + "'"));
    }

    Obj item(String id) {
      return items.find(id).orElse(Obj.EMPTY);
    }
  }

  private static Refusal wrong(String code, String what) {
    return Refusal.of("datastore").with("code", code).with("what", what);
  }

  private static Obj document(Play play, String name) {
    return Manifests.document(play, name).orElse(Obj.EMPTY);
  }

  /// Keeps an item whole, or what is told of it over what was kept.
  private static Reply written(Play play, boolean over) {
    Store store = Store.of(play);
    Obj told = document(play, "item");
    String id = store.id(told);
    Obj item = over ? store.item(id).withAll(told) : told;
    store.items.put(id, item);
    return Said.ok(Obj.of("datastore", Json.of(store.name), "item", item));
  }

  private static Reply get(Play play) {
    Store store = Store.of(play);
    Obj item = store.item(play.argument("id").orElse(""));
    return Said.ok(Obj.of("datastore", Json.of(store.name), "item", item));
  }

  private static Reply delete(Play play) {
    Store.of(play).items.remove(play.argument("id").orElse(""));
    return Said.ok();
  }

  private static List<Json> wanted(Play play, Store store) {
    String text = play.argument("expression").orElse("");
    Obj names = document(play, "expression_attributes");
    Obj values = document(play, "expression_values");
    List<Json> all = new ArrayList<>();
    try {
      for (String id : store.items.keys()) {
        Obj item = store.item(id);
        if (Sieve.wants(text, names, values, item)) {
          all.add(item);
        }
      }
    } catch (IllegalArgumentException unread) {
      throw wrong("invalid_expression", String.valueOf(unread.getMessage()));
    }
    return all;
  }

  /// The items that an expression wants, by pages.
  private static Reply query(Play play) {
    Store store = Store.of(play);
    var listed = new Lists.Listed(wanted(play, store), it -> Json.of(store.id((Obj) it)), "item:");
    Obj page = Lists.page(play, "items", listed, new Lists.Size(USUAL, MOST));
    return Said.ok(Obj.of("datastore", Json.of(store.name)).withAll(page));
  }

  private static Reply count(Play play) {
    Store store = Store.of(play);
    int count = wanted(play, store).size();
    return Said.ok(Obj.of("datastore", Json.of(store.name), "count", Messages.number(count)));
  }

  private static List<Json> several(Play play, String name) {
    List<Json> all = Manifests.list(play, name).items();
    if (all.isEmpty() || all.size() > BULK) {
      throw wrong("invalid_arguments", "expected 1 to " + BULK + " of '" + name + "'");
    }
    return all;
  }

  private static Reply putAll(Play play) {
    Store store = Store.of(play);
    for (Json each : several(play, "items")) {
      Obj item = each.asObj().orElse(Obj.EMPTY);
      store.items.put(store.id(item), item);
    }
    return Said.ok(Obj.of("datastore", Json.of(store.name), "failed_items", Arr.EMPTY));
  }

  private static Reply getAll(Play play) {
    Store store = Store.of(play);
    List<Json> items = new ArrayList<>();
    for (Json each : several(play, "ids")) {
      Optional<Obj> item = store.items.find(each.asWords().orElse(""));
      item.ifPresent(items::add);
    }
    return Said.ok(Obj.of("datastore", Json.of(store.name), "items", Json.array(items)));
  }

  private static Reply deleteAll(Play play) {
    Store store = Store.of(play);
    several(play, "ids").forEach(each -> store.items.remove(each.asWords().orElse("")));
    return Said.ok(Obj.of("failed_items", Arr.EMPTY));
  }
}
