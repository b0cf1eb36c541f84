package dev.dtu.event;

import dev.dtu.fault.Selector;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Change;
import dev.dtu.store.Row;
import dev.dtu.twin.Turn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// When a service has something to tell; all that is said must hold.
///
/// @param row the resource whose row changes; empty when any turn of the operations will do
/// @param change what becomes of the row
/// @param container the resource of the row it comes into or leaves
/// @param operations ids, `*` for any part of one; empty is all
/// @param members any one of which must be another than before; empty is whatever changes
/// @param from what members were before
/// @param to what members are now and were not before
/// @param where what members are
public record Occasion(
    String row,
    Occasion.Kind change,
    String container,
    List<String> operations,
    List<String> members,
    SortedMap<String, Json> from,
    SortedMap<String, Json> to,
    SortedMap<String, Json> where) {

  /// Whenever it is.
  static final Occasion EVER =
      new Occasion(
          "",
          Kind.UPDATED,
          "",
          List.of(),
          List.of(),
          new TreeMap<>(),
          new TreeMap<>(),
          new TreeMap<>());

  /// What may become of a row.
  public enum Kind {
    CREATED,
    UPDATED,
    DELETED,
    /// It comes into a container.
    ENTERED,
    /// It leaves a container that is still there.
    LEFT
  }

  public Occasion {
    operations = List.copyOf(operations);
    members = List.copyOf(members);
    from = Collections.unmodifiableSortedMap(new TreeMap<>(from));
    to = Collections.unmodifiableSortedMap(new TreeMap<>(to));
    where = Collections.unmodifiableSortedMap(new TreeMap<>(where));
  }

  /// What happened to one row, or in a turn without a look at any.
  ///
  /// @param container the key of the row it came into or left; empty when none is meant
  record Found(String key, Optional<Row> before, Optional<Row> after, String container) {
    static final Found NOTHING = new Found("", Optional.empty(), Optional.empty(), "");

    /// The row's facts: as they are, or as they were last.
    Obj item() {
      return after.or(() -> before).map(Found::item).orElse(Obj.EMPTY);
    }

    static Obj item(Row row) {
      return row.value().obj("item").orElse(Obj.EMPTY);
    }
  }

  /// The times it was so in a turn.
  ///
  /// @param space where the resource's table stands
  List<Found> in(Turn turn, String space) {
    if (!operations.isEmpty() && !meant(turn.operation())) {
      return List.of();
    }
    if (row.isEmpty()) {
      return List.of(Found.NOTHING);
    }
    List<Found> found = new ArrayList<>();
    String table = space + "/" + row;
    for (Change each : turn.changes()) {
      if (each.table().equals(table)) {
        switch (each) {
          case Change.Put(_, var before, Row after) -> put(before, after, found);
          case Change.Removed(_, Row before) -> {
            if (change == Kind.DELETED) {
              found.add(new Found(before.key(), Optional.of(before), Optional.empty(), ""));
            }
          }
          case Change.Minted _ -> {}
        }
      }
    }
    found.removeIf(each -> !holds(each));
    return found;
  }

  private boolean meant(String operation) {
    for (String glob : operations) {
      if (Selector.matches(glob, operation)) {
        return true;
      }
    }
    return false;
  }

  private void put(Optional<Row> before, Row after, List<Found> found) {
    var plain = new Found(after.key(), before, Optional.of(after), "");
    switch (change) {
      case CREATED -> {
        if (before.isEmpty()) {
          found.add(plain);
        }
      }
      case UPDATED -> {
        if (before.isPresent() && !Found.item(before.get()).equals(Found.item(after))) {
          found.add(plain);
        }
      }
      case DELETED -> {}
      case ENTERED -> moved(before.map(this::containers).orElse(List.of()), after, plain, found);
      case LEFT -> {
        if (before.isPresent()) {
          moved(containers(after), before.get(), plain, found);
        }
      }
    }
  }

  /// The containers that one row has and the others do not name.
  private void moved(List<String> others, Row has, Found plain, List<Found> found) {
    for (String one : containers(has)) {
      if (!others.contains(one)) {
        found.add(new Found(plain.key, plain.before, plain.after, one));
      }
    }
  }

  private List<String> containers(Row of) {
    List<String> keys = new ArrayList<>();
    for (String member : List.of("within", "linked")) {
      for (Json each : of.value().items(member)) {
        each.asText()
            .filter(text -> text.startsWith(container + "/"))
            .ifPresent(text -> keys.add(text.substring(container.length() + 1)));
      }
    }
    return keys;
  }

  private boolean holds(Found found) {
    Obj before = found.before.map(Found::item).orElse(Obj.EMPTY);
    Obj now = found.item();
    return same(from, before)
        && same(to, now)
        && (to.isEmpty() || !same(to, before))
        && same(where, now)
        && (members.isEmpty() || members.stream().anyMatch(one -> differs(one, before, now)));
  }

  private static boolean differs(String member, Obj before, Obj now) {
    return !Facts.at(before, member).equals(Facts.at(now, member));
  }

  static boolean same(SortedMap<String, Json> wanted, Obj item) {
    for (Map.Entry<String, Json> one : wanted.entrySet()) {
      if (!Facts.at(item, one.getKey()).equals(Optional.of(one.getValue()))) {
        return false;
      }
    }
    return true;
  }
}
