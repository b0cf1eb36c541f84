package dev.dtu.grant;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Rows that are clients too, though they tell of it in members of their own.
///
/// @param resource whose rows they are
/// @param where what such a row shows: members, dotted when nested, each with its value
/// @param members where a row has what RFC 7591 has a member for, dotted when nested
public record Registry(
    String resource, SortedMap<String, String> where, SortedMap<String, String> members) {

  public Registry {
    where = Collections.unmodifiableSortedMap(new TreeMap<>(where));
    members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
  }

  /// What a row tells of a client, with the members of RFC 7591; empty when it is none.
  Optional<Obj> client(Obj row, String id) {
    for (Map.Entry<String, String> each : where.entrySet()) {
      Optional<String> found = find(row, each.getKey()).flatMap(Json::asWords);
      if (found.filter(each.getValue()::equals).isEmpty()) {
        return Optional.empty();
      }
    }
    Obj told = Obj.of("client_id", Json.of(id));
    for (Map.Entry<String, String> each : members.entrySet()) {
      Optional<Json> found = find(row, each.getValue()).filter(value -> value != Json.Null.NULL);
      told = found.isPresent() ? told.with(each.getKey(), found.get()) : told;
    }
    return Optional.of(told);
  }

  private static Optional<Json> find(Obj item, String dotted) {
    int dot = dotted.indexOf('.');
    return dot < 0
        ? item.find(dotted)
        : item.obj(dotted.substring(0, dot)).flatMap(in -> find(in, dotted.substring(dot + 1)));
  }
}
