package dev.dtu.effect;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;
import java.util.ArrayList;
import java.util.List;

/// The steps of a JSON Patch (RFC 6902) carried out on an item.
public final class JsonPatch {

  private JsonPatch() {}

  /// True when each step says what it does.
  static boolean is(Arr steps) {
    for (Json step : steps) {
      if (step.asObj().flatMap(each -> each.text("op")).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /// The document with all steps done; a step that cannot be is refused as invalid.
  public static Json done(Json document, Arr steps) {
    Json after = document;
    for (Json step : steps) {
      after = step(after, step.asObj().orElse(Obj.EMPTY));
    }
    return after;
  }

  /// The members that the steps change, with null for those they take away.
  static Obj difference(Obj before, Arr steps) {
    Obj result = done(before, steps).asObj().orElse(Obj.EMPTY);
    var changed = Obj.builder();
    for (Obj.Member member : before) {
      if (!result.has(member.key())) {
        changed.put(member.key(), Json.Null.NULL);
      }
    }
    for (Obj.Member member : result) {
      if (!before.find(member.key()).equals(java.util.Optional.of(member.value()))) {
        changed.put(member.key(), member.value());
      }
    }
    return changed.build();
  }

  private static Json step(Json document, Obj step) {
    List<String> path = path(step.text("path").orElse(""));
    Json value = step.find("value").orElse(Json.Null.NULL);
    return switch (step.text("op").orElse("")) {
      case "add", "replace" -> put(document, path, 0, value, step.text("op").get().equals("add"));
      case "remove" -> remove(document, path, 0);
      case "move" -> {
        List<String> from = path(step.text("from").orElse(""));
        yield put(remove(document, from, 0), path, 0, find(document, from), true);
      }
      case "copy" ->
          put(document, path, 0, find(document, path(step.text("from").orElse(""))), true);
      case "test" -> {
        if (!find(document, path).equals(value)) {
          throw wrong(path, "expected " + value + ", found " + find(document, path));
        }
        yield document;
      }
      default -> throw wrong(path, "expected op add, replace, remove, move, copy or test");
    };
  }

  private static List<String> path(String pointer) {
    List<String> steps = new ArrayList<>();
    if (pointer.startsWith("/")) {
      for (String step : pointer.substring(1).split("/", -1)) {
        steps.add(step.replace("~1", "/").replace("~0", "~"));
      }
    }
    return steps;
  }

  private static Json find(Json document, List<String> path) {
    Json at = document;
    for (String step : path) {
      at =
          switch (at) {
            case Obj obj -> obj.find(step).orElseThrow(() -> wrong(path, "is not there"));
            case Arr arr -> arr.at(index(step, arr.size() - 1, path));
            default -> throw wrong(path, "is not there");
          };
    }
    return at;
  }

  private static Json put(Json at, List<String> path, int depth, Json value, boolean insert) {
    if (depth == path.size()) {
      return value;
    }
    String step = path.get(depth);
    boolean last = depth == path.size() - 1;
    return switch (at) {
      case Obj obj ->
          obj.with(
              step,
              last ? value : put(obj.find(step).orElse(Obj.EMPTY), path, depth + 1, value, insert));
      case Arr arr -> {
        List<Json> items = new ArrayList<>(arr.items());
        int index = step.equals("-") ? items.size() : index(step, items.size(), path);
        if (last && (insert || index == items.size())) {
          items.add(index, value);
        } else if (index < items.size()) {
          items.set(index, put(items.get(index), path, depth + 1, value, insert));
        }
        yield Arr.of(items);
      }
      default -> throw wrong(path, "expected an object or array on the way");
    };
  }

  private static Json remove(Json at, List<String> path, int depth) {
    if (depth == path.size()) {
      return Obj.EMPTY;
    }
    String step = path.get(depth);
    boolean last = depth == path.size() - 1;
    return switch (at) {
      case Obj obj -> {
        Json inner = obj.find(step).orElseThrow(() -> wrong(path, "is not there"));
        yield last ? obj.without(step) : obj.with(step, remove(inner, path, depth + 1));
      }
      case Arr arr -> {
        List<Json> items = new ArrayList<>(arr.items());
        int index = index(step, items.size() - 1, path);
        if (last) {
          items.remove(index);
        } else {
          items.set(index, remove(items.get(index), path, depth + 1));
        }
        yield Arr.of(items);
      }
      default -> throw wrong(path, "is not there");
    };
  }

  private static int index(String step, int most, List<String> path) {
    try {
      int index = Integer.parseInt(step);
      if (index >= 0 && index <= most) {
        return index;
      }
    } catch (NumberFormatException notNumber) {
      // refused below
    }
    throw wrong(path, "expected an index from 0 to " + most + ", found '" + step + "'");
  }

  private static Refusal wrong(List<String> path, String what) {
    return Refusal.of(Problem.INVALID).because(String.join(".", path), what);
  }
}
