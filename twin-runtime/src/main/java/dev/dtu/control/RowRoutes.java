package dev.dtu.control;

import dev.dtu.call.Nearest;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Draft;
import dev.dtu.store.Row;
import dev.dtu.store.Store;
import dev.dtu.store.Table;
import dev.dtu.store.TableShape;
import dev.dtu.twin.Tables;
import dev.dtu.twin.Timers;
import dev.dtu.universe.OwnChores;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;

/// Browses and edits tables; every edit is an Act of the universe's journal.
///
/// A row is shown and sent as its envelope, `{"item": {…}, "within": […]}`.
record RowRoutes(Universes universes) {

  private static final String TABLE = "/universes/{u}/tables/{namespace}/{table}/rows";
  private static final List<String> ENVELOPE =
      List.of("item", "within", "linked", "alias", "hidden");

  List<Route> routes() {
    return List.of(
        new Route("GET", "/universes/{u}/tables", "lists its tables", this::tables),
        new Route("GET", TABLE, "lists rows: ?after=&limit=", this::list),
        new Route("POST", TABLE, "adds a row: {\"key\": …, \"item\": {…}}", this::add),
        new Route("GET", TABLE + "/{key}", "shows a row", this::show),
        new Route("PUT", TABLE + "/{key}", "sets a row: {\"item\": {…}}", this::put),
        new Route("PATCH", TABLE + "/{key}", "merges into a row", this::patch),
        new Route("DELETE", TABLE + "/{key}", "removes a row", this::remove));
  }

  private Answer tables(Ask ask) throws Wrong {
    ask.parameters();
    List<Json> tables = new ArrayList<>();
    for (Table table : Control.seen(universes, ask.part("u")).store().tables()) {
      tables.add(
          Obj.builder()
              .put("name", table.name())
              .put("rows", table.size())
              .put("minted", table.minted())
              .build());
    }
    return Answer.ok(Obj.of("tables", Json.array(tables)));
  }

  private Answer list(Ask ask) throws Wrong {
    ask.parameters("after", "limit");
    long limit = ask.number("limit", 100, 1, 1000);
    Table table = table(Control.seen(universes, ask.part("u")).store(), ask);
    int rank = 0;
    Optional<String> after = ask.query().find("after").filter(key -> !key.isEmpty());
    if (after.isPresent()) {
      OptionalInt found = table.rank(after.get());
      rank = found.orElseThrow(() -> noRow(table, after.get())) + 1;
    }
    List<Json> rows = new ArrayList<>();
    Obj.Builder body = Obj.builder();
    String last = "";
    for (Iterator<Row> each = table.rows(rank); each.hasNext(); ) {
      if (rows.size() == limit) {
        body.put("next", last);
        break;
      }
      Row row = each.next();
      rows.add(Obj.of("key", Json.of(row.key()), "row", Hidden.shown(table.name(), row.value())));
      last = row.key();
    }
    return Answer.ok(Obj.of("rows", Json.array(rows)).withAll(body.build()));
  }

  private Answer show(Ask ask) throws Wrong {
    ask.parameters();
    Table table = table(Control.seen(universes, ask.part("u")).store(), ask);
    String key = ask.part("key");
    Row row = table.find(key).orElseThrow(() -> noRow(table, key));
    return Answer.ok(Hidden.shown(table.name(), row.value()));
  }

  private Answer add(Ask ask) throws Wrong {
    ask.parameters();
    Obj body = ask.object();
    String key =
        body.text("key")
            .filter(text -> !text.isEmpty())
            .orElseThrow(() ->
                new Wrong(400, "the row has no key")
                    .expected("{\"key\": \"…\", \"item\": {…}}")
                    .found(body.keys().isEmpty() ? "no body" : "members " + body.keys())
                    .remedy("say the key: the id, behind its parents' ids joined by '/'"));
    Obj envelope = envelope(body.without("key"));
    edit(
        ask,
        "add",
        key,
        (draft, shape) -> {
          if (draft.find(shape, key).isPresent()) {
            throw new Wrong(409, "table '" + shape.name() + "' has that row already")
                .expected("a key no row has")
                .found(key)
                .remedy("change it by PUT or PATCH");
          }
          draft.put(shape, new Row(key, draft.nextPlace(shape), envelope));
        });
    return Answer.of(201, Obj.of("key", Json.of(key), "row", envelope));
  }

  private Answer put(Ask ask) throws Wrong {
    ask.parameters();
    Obj envelope = envelope(ask.object());
    String key = ask.part("key");
    edit(ask, "put", key, (draft, shape) -> set(draft, shape, key, envelope));
    return Answer.ok(envelope);
  }

  private static void set(Draft draft, TableShape shape, String key, Obj envelope) {
    Optional<Row> before = draft.find(shape, key);
    String place = before.isPresent() ? before.get().place() : draft.nextPlace(shape);
    draft.put(shape, new Row(key, place, envelope));
  }

  private Answer patch(Ask ask) throws Wrong {
    ask.parameters();
    Obj changes = known(ask.object());
    String key = ask.part("key");
    List<Obj> after = new ArrayList<>();
    edit(
        ask,
        "patch",
        key,
        (draft, shape) -> {
          Row row = draft.find(shape, key).orElseThrow(() -> noRow(draft.table(shape), key));
          Obj merged = shaped((Obj) OwnChores.merged(row.value(), changes));
          draft.put(shape, row.withValue(merged));
          after.add(merged);
        });
    return Answer.ok(after.getFirst());
  }

  private Answer remove(Ask ask) throws Wrong {
    ask.parameters();
    String key = ask.part("key");
    edit(
        ask,
        "delete",
        key,
        (draft, shape) -> {
          if (draft.find(shape, key).isEmpty()) {
            throw noRow(draft.table(shape), key);
          }
          draft.remove(shape, key);
        });
    return Answer.nothing();
  }

  /// One change of a row.
  private interface Edit {
    void apply(Draft draft, TableShape shape) throws Wrong;
  }

  private void edit(Ask ask, String verb, String key, Edit edit) throws Wrong {
    Universe universe = universe(ask);
    String name = name(ask);
    checkTable(universe, name);
    TableShape shape =
        universe.store().table(name).map(Table::shape).orElseGet(() -> Tables.shape(name));
    try {
      universe.act(
          ask.by().name(),
          verb + " " + name + " " + key,
          draft -> {
            try {
              edit.apply(draft, shape);
            } catch (Wrong wrong) {
              throw new Stopped(wrong);
            }
          });
    } catch (Stopped stopped) {
      throw stopped.wrong;
    }
  }

  /// Carries a wrong out of an act, which then changes nothing.
  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Wrong wrong;

    Stopped(Wrong wrong) {
      super(wrong.getMessage(), null, false, false);
      this.wrong = wrong;
    }
  }

  private Universe universe(Ask ask) throws Wrong {
    return Control.universe(universes, ask.part("u"));
  }

  private static String name(Ask ask) {
    return ask.part("namespace") + "/" + ask.part("table");
  }

  private static Table table(Store store, Ask ask) throws Wrong {
    String name = name(ask);
    return store.table(name).orElseThrow(() -> noTable(store, name));
  }

  /// A table may be new, its namespace may not: that would be a slip of the pen. What a universe
  /// keeps of itself is changed by its own routes.
  static void checkTable(Universe universe, String name) throws Wrong {
    String namespace = name.split("/", 2)[0];
    var namespaces = new TreeSet<>(universe.twins().keySet());
    for (Table table : universe.store().tables()) {
      namespaces.add(table.name().split("/", 2)[0]);
    }
    namespaces.remove(Timers.OWN);
    if (namespace.equals(Timers.OWN)) {
      throw new Wrong(409, "rows of table '" + name + "' cannot be edited")
          .expected("a table of a twin")
          .found(name)
          .remedy("clock, timers, faults and settings have routes of their own: GET /");
    }
    if (!namespaces.contains(namespace)) {
      throw noTable(universe.store(), name);
    }
  }

  private static Wrong noTable(Store store, String name) {
    List<String> names = store.tables().stream().map(Table::name).toList();
    return new Wrong(404, "there is no table '" + name + "'")
        .expected(names.isEmpty() ? "no table has rows yet" : String.join(", ", names))
        .found(name)
        .remedy("GET /universes/{u}/tables lists them" + Nearest.hint(name, names));
  }

  private static Wrong noRow(Table table, String key) {
    return new Wrong(404, "table '" + table.name() + "' has no row '" + key + "'")
        .expected("the key of a row, percent-encoded")
        .found(key)
        .remedy("list the rows: GET " + TABLE);
  }

  static Obj envelope(Obj body) throws Wrong {
    return shaped(known(body));
  }

  /// An envelope, which may have members that operators do not send.
  private static Obj shaped(Obj body) throws Wrong {
    if (body.obj("item").isEmpty()) {
      throw new Wrong(400, "the row has no item")
          .expected("{\"item\": {…}}, as the service would show it")
          .found(body.find("item").map(Json::kind).orElse("no member 'item'"));
    }
    for (String list : List.of("within", "linked", "alias")) {
      Json value = body.find(list).orElse(Arr.EMPTY);
      if (value.asArr().isEmpty()) {
        throw new Wrong(400, "'" + list + "' is not usable")
            .expected("an array of strings")
            .found(value.kind());
      }
    }
    return body;
  }

  static Obj known(Obj body) throws Wrong {
    for (String member : body.keys()) {
      if (!ENVELOPE.contains(member)) {
        throw new Wrong(400, "a row has no member '" + member + "'")
            .expected(String.join(", ", ENVELOPE))
            .found(member)
            .remedy("put the service's own members inside 'item'" + Nearest.hint(member, ENVELOPE));
      }
    }
    return body;
  }
}
