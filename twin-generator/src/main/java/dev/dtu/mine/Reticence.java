package dev.dtu.mine;

import dev.dtu.contract.Operation;
import dev.dtu.contract.Schema;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.recording.Exchange;
import dev.dtu.usage.Loose;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Members of a document's schemas that answers mostly lack, whatever the operation: what is told of an
/// operation that no recording shows. Mutable, one thread's.
final class Reticence {

  /// So many groups have to show things of a schema.
  private static final int GROUPS = 3;

  /// So many schemas have to lack a member for others to be thought to lack it too.
  private static final int SCHEMAS = 3;

  private static final int DEEPEST = 8;

  private final SortedMap<String, Kept> schemas = new TreeMap<>();

  /// What was seen of one schema.
  private static final class Kept {
    private final Set<String> groups = new TreeSet<>();
    private final SortedMap<String, Set<String>> members = new TreeMap<>();
    private final SortedMap<String, Set<String>> filled = new TreeMap<>();
    private final Set<String> empty = new TreeSet<>();
  }

  /// Notes what an answer shows.
  void watch(Exchange.Answered answered, Operation operation, String group) {
    String type = answered.headers().find("content-type").orElse("application/json");
    operation
        .reply(answered.status())
        .flatMap(shape -> shape.schemaFor(type))
        .ifPresent(
            schema -> answered.body().document().ifPresent(body -> watch(body, schema, group, 0)));
  }

  private void watch(Json value, Schema schema, String group, int depth) {
    if (depth > DEEPEST) {
      return;
    }
    if (value instanceof Arr arr) {
      schema.items().ifPresent(items -> arr.forEach(each -> watch(each, items, group, depth + 1)));
    }
    if (value instanceof Obj obj && schema.variants().isEmpty()) {
      schema.name().ifPresent(name -> note(name, obj, schema, group));
      for (Schema.Property each : schema.properties()) {
        obj.find(each.name()).ifPresent(inner -> watch(inner, each.schema(), group, depth + 1));
      }
    }
  }

  private void note(String name, Obj obj, Schema schema, String group) {
    Kept kept = schemas.computeIfAbsent(name, _ -> new Kept());
    kept.groups.add(group);
    for (Schema.Property each : schema.properties()) {
      Set<String> groups = kept.members.computeIfAbsent(each.name(), _ -> new TreeSet<>());
      if (obj.has(each.name())) {
        groups.add(group);
      }
      obj.find(each.name())
          .flatMap(Json::asArr)
          .ifPresent(list -> {
            if (list.isEmpty()) {
              kept.empty.add(each.name());
            } else {
              kept.filled.computeIfAbsent(each.name(), _ -> new TreeSet<>()).add(group);
            }
          });
    }
  }

  /// Lists that several groups show, and none without an item.
  NavigableSet<String> filled() {
    NavigableSet<String> filled = new TreeSet<>();
    schemas.forEach((name, kept) ->
        kept.filled.forEach((member, groups) -> {
          if (groups.size() >= GROUPS && !kept.empty.contains(member)) {
            filled.add(Loose.member(name, member));
          }
        }));
    return filled;
  }

  /// Members that less than half of the groups show that show things of the schema; of all schemas,
  /// those that all known ones which declare them lack.
  NavigableSet<String> found() {
    NavigableSet<String> found = new TreeSet<>();
    SortedMap<String, Integer> lacking = new TreeMap<>();
    Set<String> shown = new TreeSet<>();
    schemas.forEach((name, kept) -> {
      if (kept.groups.size() >= GROUPS) {
        kept.members.forEach((member, groups) -> {
          if (2 * groups.size() < kept.groups.size()) {
            found.add(name + " " + member);
            lacking.merge(member, 1, Integer::sum);
          } else {
            shown.add(member);
          }
        });
      }
    });
    lacking.forEach((member, count) -> {
      if (count >= SCHEMAS && !shown.contains(member)) {
        found.add(Loose.ANYWHERE + " " + member);
      }
    });
    return found;
  }
}
