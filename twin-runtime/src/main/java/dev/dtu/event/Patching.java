package dev.dtu.event;

import dev.dtu.effect.JsonPatch;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Refusal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A JSON Patch (RFC 6902) of a document, all of it or nothing.
///
/// @param from the member of the answer with the steps; empty for the answer itself
/// @param paths what the beginnings of paths stand for in the document; where any are told, no other
///     path may be named
/// @param keeps paths, as the answer tells them, of which nothing is changed or taken away
/// @param within whole numbers that are set at paths: the least and the most
public record Patching(
    String subject,
    String from,
    SortedMap<String, String> paths,
    List<String> keeps,
    SortedMap<String, Patching.Bounds> within)
    implements Deed {

  /// The least and the most that a number may be.
  public record Bounds(long least, long most) {}

  private static final List<String> OPS = List.of("add", "replace", "remove");

  public Patching {
    paths = Collections.unmodifiableSortedMap(new TreeMap<>(paths));
    keeps = List.copyOf(keeps);
    within = Collections.unmodifiableSortedMap(new TreeMap<>(within));
  }

  /// The document with all steps done.
  ///
  /// @throws Hearing.Unfit when one of them cannot be
  Json patched(Json document, Json steps) throws Hearing.Unfit {
    Json now = document;
    for (Json each : steps.asArr().orElseThrow(() -> new Hearing.Unfit("expected steps"))) {
      Obj step = each.asObj().orElse(Obj.EMPTY);
      String path = step.text("path").orElse("");
      String op = step.text("op").orElse("");
      if (!OPS.contains(op) || kept(path) || !fits(path, step)) {
        throw new Hearing.Unfit("expected another step than " + step);
      }
      String place = place(path);
      if (!op.equals("add") && find(now, place).isEmpty()) {
        throw new Hearing.Unfit("expected something at " + path);
      }
      try {
        now = JsonPatch.done(now, Arr.of(step.with("path", place)));
      } catch (Refusal wrong) {
        throw new Hearing.Unfit("expected a step that can be done, found " + step);
      }
    }
    return now;
  }

  private boolean kept(String path) {
    return keeps.stream().anyMatch(one -> path.equals(one) || path.startsWith(one + "/"));
  }

  private boolean fits(String path, Obj step) {
    Bounds bounds = within.get(path);
    if (bounds == null) {
      return true;
    }
    Optional<Long> number =
        step.find("value")
            .flatMap(value -> value instanceof Json.Num num ? num.whole() : Optional.empty());
    return number.filter(one -> one >= bounds.least && one <= bounds.most).isPresent();
  }

  /// Where in the document a path leads.
  private String place(String path) throws Hearing.Unfit {
    if (paths.isEmpty()) {
      return path;
    }
    for (Map.Entry<String, String> each : paths.entrySet()) {
      if (path.equals(each.getKey()) || path.startsWith(each.getKey() + "/")) {
        return each.getValue() + path.substring(each.getKey().length());
      }
    }
    throw new Hearing.Unfit("expected a path below one of " + paths.keySet() + ", found " + path);
  }

  private static Optional<Json> find(Json document, String pointer) {
    List<String> names = new ArrayList<>(List.of(pointer.split("/", -1)));
    Optional<Json> at = Optional.of(document);
    for (String name : names.subList(Math.min(1, names.size()), names.size())) {
      String plain = name.replace("~1", "/").replace("~0", "~");
      at =
          at.flatMap(json ->
              switch (json) {
                case Obj object -> object.find(plain);
                case Arr items
                    when plain.matches("\\d{1,6}") && Integer.parseInt(plain) < items.size() ->
                    Optional.of(items.at(Integer.parseInt(plain)));
                case Arr _, Json.Text _, Json.Num _, Json.Bool _, Json.Null _ -> Optional.empty();
              });
    }
    return at;
  }
}
