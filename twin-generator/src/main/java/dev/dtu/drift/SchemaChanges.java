package dev.dtu.drift;

import dev.dtu.contract.Schema;
import dev.dtu.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Compares schemas place by place. A named schema is told once for what is sent and once for what is
/// answered, wherever it stands. Mutable; one comparison's.
final class SchemaChanges {

  /// Hears of a difference.
  @FunctionalInterface
  interface Telling {
    void add(boolean breaking, String where, String what);
  }

  private static final int DEPTH = 40;

  private final Telling telling;
  private final Set<String> seen = new TreeSet<>();

  SchemaChanges(Telling telling) {
    this.telling = telling;
  }

  /// @param sent whether clients send it; else they are answered with it
  void compare(String where, Schema older, Schema newer, boolean sent) {
    compare(new Place(where, "", sent, 0), older, newer);
  }

  /// A place that both schemas say.
  private record Place(String where, String path, boolean sent, int depth) {
    Place step(String step) {
      String at = path + (path.isEmpty() || step.equals("[]") ? "" : ".") + step;
      return new Place(where, at, sent, depth + 1);
    }

    String told() {
      return path.isEmpty() ? where : where + " " + path;
    }
  }

  private void compare(Place at, Schema older, Schema newer) {
    if (at.depth > DEPTH) {
      return;
    }
    Place place = at;
    Optional<String> before = older.name();
    Optional<String> after = newer.name();
    if (before.isPresent() && after.isPresent()) {
      String way = at.sent ? " sent" : " answered";
      if (!seen.add(before.get() + " " + after.get() + way)) {
        return;
      }
      if (before.equals(after)) {
        place = new Place("schema " + before.get() + way, "", at.sent, at.depth);
      }
    }
    types(place, older, newer);
    words(place, older, newer);
    members(place, older, newer);
    Place below = place;
    if (older.items().isPresent()) {
      newer.items().ifPresent(now -> compare(below.step("[]"), older.items().orElseThrow(), now));
    }
    if (older.additionalProperties().isPresent()) {
      newer
          .additionalProperties()
          .ifPresent(
              now -> compare(below.step("{}"), older.additionalProperties().orElseThrow(), now));
    }
  }

  private void types(Place at, Schema older, Schema newer) {
    Set<String> before = new TreeSet<>(older.types());
    Set<String> after = new TreeSet<>(newer.types());
    if (older.nullable() != newer.nullable() && !before.isEmpty() && !after.isEmpty()) {
      before.remove("null");
      after.remove("null");
      boolean now = newer.nullable();
      telling.add(now != at.sent, at.told(), now ? "may be null" : "may not be null any more");
    }
    if (before.equals(after)) {
      return;
    }
    boolean wider = after.isEmpty() || covers(after, before);
    boolean narrower = before.isEmpty() || covers(before, after);
    boolean breaking = at.sent ? !wider : !narrower;
    if (!(wider && narrower)) {
      telling.add(
          breaking, at.told(), "the type is %s, was %s".formatted(told(after), told(before)));
    }
  }

  private static boolean covers(Set<String> all, Set<String> some) {
    return some.stream()
        .allMatch(type -> all.contains(type) || type.equals("integer") && all.contains("number"));
  }

  private static String told(Set<String> types) {
    return types.isEmpty() ? "any" : String.join(" or ", types);
  }

  private void words(Place at, Schema older, Schema newer) {
    List<Json> before = older.enumeration();
    List<Json> after = newer.enumeration();
    if (before.isEmpty() && after.isEmpty()) {
      return;
    }
    if (before.isEmpty() || after.isEmpty()) {
      boolean closed = before.isEmpty();
      String what =
          closed ? "only these words are left: " + Changes.words(after) : "takes any word";
      telling.add(closed == at.sent, at.told(), what);
      return;
    }
    List<Json> gone = new ArrayList<>(before);
    gone.removeAll(after);
    List<Json> more = new ArrayList<>(after);
    more.removeAll(before);
    gone.remove(Json.Null.NULL);
    more.remove(Json.Null.NULL);
    if (!gone.isEmpty()) {
      telling.add(at.sent, at.told(), "words are gone: " + Changes.words(gone));
    }
    if (!more.isEmpty()) {
      telling.add(!at.sent, at.told(), "words are new: " + Changes.words(more));
    }
  }

  private void members(Place at, Schema older, Schema newer) {
    Map<String, Schema.Property> before = members(older);
    Map<String, Schema.Property> after = members(newer);
    before.forEach((name, member) -> {
      Schema.Property now = after.get(name);
      if (now == null) {
        boolean breaking = !at.sent && member.required();
        telling.add(breaking, at.step(name).told(), "is not declared any more");
        return;
      }
      if (member.required() != now.required()) {
        boolean must = now.required();
        String what =
            at.sent
                ? must ? "must be sent" : "need not be sent any more"
                : must ? "is always there" : "need not be there any more";
        telling.add(must == at.sent, at.step(name).told(), what);
      }
      compare(at.step(name), member.schema(), now.schema());
    });
    after.forEach((name, member) -> {
      if (!before.containsKey(name)) {
        boolean must = at.sent && member.required();
        telling.add(must, at.step(name).told(), must ? "must be sent, and is new" : "is new");
      }
    });
  }

  /// Members that travel this way; those of variants too, where the schema chooses.
  private static Map<String, Schema.Property> members(Schema schema) {
    Map<String, Schema.Property> members = new LinkedHashMap<>();
    schema.properties().forEach(each -> members.put(each.name(), each));
    schema.possibleProperties().forEach(each -> members.putIfAbsent(each.name(), each));
    return members;
  }
}
