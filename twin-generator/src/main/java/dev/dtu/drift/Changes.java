package dev.dtu.drift;

import dev.dtu.contract.Contract;
import dev.dtu.contract.Operation;
import dev.dtu.contract.OperationLine;
import dev.dtu.contract.Parameter;
import dev.dtu.contract.ReplyShape;
import dev.dtu.contract.RequestBody;
import dev.dtu.contract.Schema;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The differences between two contracts, as a client of the older one meets them.
///
/// What clients send may be asked less and taken more; what they are answered may show more members
/// and say less in each. So it breaks: an operation or a status of success that is gone, a parameter
/// or member that must be sent, a type or a word that is not taken any more; a member of a reply that
/// was always there and need not be, a type or a word there that nobody knew. The rules are those of
/// oasdiff where it calls a change an error, and words added to replies, which it warns of.
public final class Changes {

  private final SortedMap<String, Change> found = new TreeMap<>();
  private final SchemaChanges schemas = new SchemaChanges(this::add);

  private Changes() {}

  /// All differences, breaking ones first, then by place.
  public static List<Change> between(Contract older, Contract newer) {
    var changes = new Changes();
    SortedMap<String, OperationLine> before = lines(older);
    SortedMap<String, OperationLine> after = lines(newer);
    before.forEach((route, line) -> {
      OperationLine now = after.get(route);
      if (now == null) {
        changes.add(true, route, "the operation is gone");
      } else {
        changes.operation(route, older.operation(line.id()), newer.operation(now.id()));
      }
    });
    after.forEach((route, _) -> {
      if (!before.containsKey(route)) {
        changes.add(false, route, "the operation is new");
      }
    });
    return changes.found.values().stream()
        .sorted(java.util.Comparator.comparing((Change each) -> !each.breaking()))
        .toList();
  }

  /// The document of a comparison: `{breaking, changes: [{breaking, where, what}]}`.
  public static Obj toJson(List<Change> changes) {
    return Obj.builder()
        .put("breaking", changes.stream().filter(Change::breaking).count())
        .put("changes", Arr.of(changes.stream().map(Change::toJson).toList()))
        .build();
  }

  private void add(boolean breaking, String where, String what) {
    found.putIfAbsent(where + "\0" + what, new Change(breaking, where, what));
  }

  /// Operations by method and path, whatever their parameters are called.
  private static SortedMap<String, OperationLine> lines(Contract contract) {
    SortedMap<String, OperationLine> lines = new TreeMap<>();
    for (OperationLine line : contract.lines()) {
      lines.putIfAbsent(line.method() + " " + line.path().replaceAll("\\{[^}]*}", "{}"), line);
    }
    return lines;
  }

  private void operation(String route, Operation older, Operation newer) {
    if (!older.id().equals(newer.id())) {
      add(false, route, "the operation is called %s, was %s".formatted(newer.id(), older.id()));
    }
    if (newer.deprecated() && !older.deprecated()) {
      add(false, route, "the operation is deprecated");
    }
    if (open(older) && !open(newer)) {
      add(true, route, "it asks for a credential");
    }
    parameters(route, older, newer);
    body(route, older.body(), newer.body());
    replies(route, older, newer);
  }

  private static boolean open(Operation operation) {
    return operation.security().isEmpty()
        || operation.security().stream().anyMatch(need -> need.schemes().isEmpty());
  }

  private void parameters(String route, Operation older, Operation newer) {
    for (Parameter parameter : newer.parameters()) {
      String where = route + " " + parameter.place().word() + " " + parameter.name();
      Optional<Parameter> before = older.parameter(parameter.place(), parameter.name());
      if (parameter.place() == Parameter.Place.PATH) {
        before.ifPresent(it -> schemas.compare(where, it.schema(), parameter.schema(), true));
      } else if (before.isEmpty()) {
        String must = parameter.required() ? "must be sent, and is new" : "may be sent, and is new";
        add(parameter.required(), where, must);
      } else {
        if (parameter.required() != before.get().required()) {
          String must = parameter.required() ? "must be sent" : "need not be sent any more";
          add(parameter.required(), where, must);
        }
        schemas.compare(where, before.get().schema(), parameter.schema(), true);
      }
    }
    for (Parameter parameter : older.parameters()) {
      boolean path = parameter.place() == Parameter.Place.PATH;
      if (!path && newer.parameter(parameter.place(), parameter.name()).isEmpty()) {
        String where = route + " " + parameter.place().word() + " " + parameter.name();
        add(false, where, "is not declared any more");
      }
    }
  }

  private void body(String route, Optional<RequestBody> older, Optional<RequestBody> newer) {
    String where = route + " request";
    if (newer.isEmpty()) {
      older.ifPresent(_ -> add(false, where, "no body is taken any more"));
      return;
    }
    boolean required = newer.get().required();
    if (required && !older.map(RequestBody::required).orElse(false)) {
      add(true, where, "a body must be sent");
    }
    older.ifPresent(before -> {
      types(where, before.content(), newer.get().content());
      before
          .content()
          .forEach((type, schema) -> {
            Schema now = newer.get().content().get(type);
            if (now != null) {
              schemas.compare(where, schema, now, true);
            }
          });
    });
  }

  private void types(String where, Map<String, Schema> older, Map<String, Schema> newer) {
    SortedSet<String> gone = new TreeSet<>(older.keySet());
    gone.removeAll(newer.keySet());
    gone.forEach(type -> add(true, where, "the media type " + type + " is gone"));
    SortedSet<String> more = new TreeSet<>(newer.keySet());
    more.removeAll(older.keySet());
    more.forEach(type -> add(false, where, "the media type " + type + " is new"));
  }

  private void replies(String route, Operation older, Operation newer) {
    older
        .replies()
        .forEach((status, shape) -> {
          String where = route + " reply " + status;
          ReplyShape now = newer.replies().get(status);
          if (now == null) {
            boolean success = status.startsWith("2");
            add(success, where, "the status is gone");
            return;
          }
          types(where, shape.content(), now.content());
          shape
              .content()
              .forEach((type, schema) -> {
                Schema after = now.content().get(type);
                if (after != null) {
                  schemas.compare(where, schema, after, false);
                }
              });
        });
    newer.replies().keySet().stream()
        .filter(status -> !older.replies().containsKey(status))
        .forEach(status -> add(false, route + " reply " + status, "the status is new"));
  }

  /// Words of an enumeration, for a person.
  static String words(List<Json> words) {
    return String.join(", ", words.stream().map(it -> it.asWords().orElse(it.toString())).toList());
  }
}
