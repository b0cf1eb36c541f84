package dev.dtu.control;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Change;
import dev.dtu.store.Row;
import dev.dtu.store.Store;
import dev.dtu.twin.Tokens;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import java.util.ArrayList;
import java.util.List;

/// Compares states: the hash of one, the difference of two.
record StateRoutes(Universes universes) {

  List<Route> routes() {
    return List.of(
        new Route("GET", "/universes/{u}/hash", "the hash of its state", this::hash),
        new Route(
            "GET",
            "/universes/{u}/diff/{other}",
            "what another, or another turn, has changed: ?turn=&other-turn=",
            this::diff));
  }

  private Answer hash(Ask ask) throws Wrong {
    ask.parameters();
    Universe.Moment now = Control.seen(universes, ask.part("u")).current();
    return Answer.ok(Obj.builder().put("turn", now.turn()).put("hash", now.store().hash()).build());
  }

  private Answer diff(Ask ask) throws Wrong {
    ask.parameters("turn", "other-turn");
    Store one = store(Control.seen(universes, ask.part("u")), ask, "turn");
    Store other = store(Control.seen(universes, ask.part("other")), ask, "other-turn");
    List<Json> changes = new ArrayList<>();
    for (Change change : one.differences(other)) {
      changes.add(show(change, true));
    }
    return Answer.ok(Obj.of("changes", Json.array(changes)));
  }

  private static Store store(Universe universe, Ask ask, String parameter) throws Wrong {
    if (ask.query().find(parameter).filter(text -> !text.isEmpty()).isEmpty()) {
      return universe.store();
    }
    long turn = ask.number(parameter, 0, 0, Long.MAX_VALUE);
    return at(universe, turn).store();
  }

  /// A universe as it was after a turn.
  static Universe.Moment at(Universe universe, long turn) throws Wrong {
    return universe
        .moment(turn)
        .orElseThrow(() ->
            new Wrong(410, "there is no such turn of '" + universe.name() + "'")
                .expected(
                    "a turn from %d to %d"
                        .formatted(universe.oldest() - 1, universe.current().turn()))
                .found(Long.toString(turn))
                .remedy("choose a turn that is kept"));
  }

  /// A change as table, key and kind; with `full` also the row before and after.
  static Obj show(Change change, boolean full) {
    Obj.Builder out = Obj.builder().put("table", change.table());
    switch (change) {
      case Change.Put(_, var before, var after) -> {
        out.put("key", key(change, after)).put("kind", before.isEmpty() ? "added" : "changed");
        if (full) {
          before.ifPresent(row -> out.put("before", Hidden.shown(change.table(), row.value())));
          out.put("after", Hidden.shown(change.table(), after.value()));
          before.ifPresent(
              row -> out.put("fields", Json.array(fields(row.value(), after.value()))));
        }
      }
      case Change.Removed(_, var before) -> {
        out.put("key", key(change, before)).put("kind", "removed");
        if (full) {
          out.put("before", Hidden.shown(change.table(), before.value()));
        }
      }
      case Change.Minted(_, long count) -> out.put("kind", "minted").put("count", count);
    }
    return out.build();
  }

  /// A row's key; of a token, which is its own key, only how it begins.
  private static String key(Change change, Row row) {
    String key = row.key();
    return Tokens.secret(change.table())
        ? key.substring(0, Math.min(4, key.length())) + Veil.MASK
        : key;
  }

  private static List<Json> fields(Obj before, Obj after) {
    List<Json> paths = new ArrayList<>();
    differ("", before, after, paths);
    return paths;
  }

  private static void differ(String path, Json before, Json after, List<Json> paths) {
    if (before instanceof Obj one && after instanceof Obj other) {
      for (Obj.Member member : one) {
        String inner = path.isEmpty() ? member.key() : path + "." + member.key();
        if (!other.has(member.key())) {
          paths.add(Json.of(inner));
        } else {
          differ(inner, member.value(), other.find(member.key()).orElseThrow(), paths);
        }
      }
      for (Obj.Member member : other) {
        if (!one.has(member.key())) {
          paths.add(Json.of(path.isEmpty() ? member.key() : path + "." + member.key()));
        }
      }
    } else if (before instanceof Arr one && after instanceof Arr other) {
      items(path, one, other, paths);
    } else if (!before.equals(after)) {
      paths.add(Json.of(path));
    }
  }

  private static void items(String path, Arr before, Arr after, List<Json> paths) {
    for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
      String inner = path + "[" + i + "]";
      if (i >= before.size() || i >= after.size()) {
        paths.add(Json.of(inner));
      } else {
        differ(inner, before.at(i), after.at(i), paths);
      }
    }
  }
}
