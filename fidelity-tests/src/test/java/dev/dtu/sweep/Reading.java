package dev.dtu.sweep;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A document as a library's own types have it.
///
/// A member the types have no place for is told in another form (a list as words, a document as
/// text), then left out: what a library cannot say it cannot send.
final class Reading {

  /// A library's own way to read a document.
  interface Reader {
    Object read(String json, Type type) throws Exception;

    /// The path of the member the reader complained of; empty when it names none.
    List<String> blamed(Exception complaint);
  }

  private static final int TRIES = 40;

  private Reading() {}

  static Object of(Json document, Type type, Reader reader) throws Exception {
    Json at = document;
    Set<List<String>> changed = new HashSet<>();
    for (int i = 0; ; i++) {
      try {
        return reader.read(at.toString(), type);
      } catch (Exception complaint) {
        List<String> told = reader.blamed(complaint);
        List<String> path = told.isEmpty() ? quoted(at, String.valueOf(complaint), "") : told;
        Json less = at(at, path, 0, changed.add(path));
        if (i == TRIES || path.isEmpty() || less.equals(at)) {
          throw complaint;
        }
        at = less;
      }
    }
  }

  /// The path of a text that the complaint quotes.
  private static List<String> quoted(Json value, String complaint, String key) {
    return switch (value) {
      case Obj members -> {
        for (Obj.Member member : members) {
          List<String> path = quoted(member.value(), complaint, member.key());
          if (!path.isEmpty()) {
            yield key.isEmpty() ? path : joined(key, path);
          }
        }
        yield List.of();
      }
      case Json.Text text ->
          complaint.contains("\"" + text.value() + "\"") ? List.of(key) : List.of();
      case Arr items ->
          items.items().stream()
                  .map(item -> quoted(item, complaint, key))
                  .anyMatch(path -> !path.isEmpty())
              ? List.of(key)
              : List.of();
      default -> List.of();
    };
  }

  private static List<String> joined(String first, List<String> rest) {
    List<String> path = new ArrayList<>(List.of(first));
    path.addAll(rest);
    return path;
  }

  private static Json at(Json value, List<String> path, int depth, boolean other) {
    if (depth == path.size()) {
      return value;
    }
    String step = path.get(depth);
    boolean last = depth == path.size() - 1;
    return switch (value) {
      case Obj members when members.has(step) -> {
        Json inner = members.find(step).orElseThrow();
        Optional<Json> changed =
            last && other ? otherwise(inner) : Optional.of(at(inner, path, depth + 1, other));
        yield last && !other || changed.isEmpty()
            ? members.without(step)
            : members.with(step, changed.get());
      }
      case Arr items -> {
        List<Json> changed = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
          boolean here = Integer.toString(i).equals(step);
          if (!here) {
            changed.add(items.at(i));
          } else if (!last) {
            changed.add(at(items.at(i), path, depth + 1, other));
          } else if (other) {
            otherwise(items.at(i)).ifPresent(changed::add);
          }
        }
        yield Arr.of(changed);
      }
      default -> value;
    };
  }

  private static Optional<Json> otherwise(Json value) {
    return switch (value) {
      case Json.Text text -> {
        try {
          yield Optional.of(Json.parse(text.value()));
        } catch (Malformed words) {
          yield Optional.of(
              Json.array(List.of(text.value().split(",")).stream().map(Json::of).toList()));
        }
      }
      case Arr items ->
          Optional.of(
              Json.of(
                  String.join(
                      ",",
                      items.items().stream().map(each -> each.asWords().orElse("")).toList())));
      case Obj document -> Optional.of(Json.of(document.toString()));
      case Json.Num number -> Optional.of(Json.of(number.lexeme()));
      case Json.Bool bool -> Optional.of(Json.of(bool.toString()));
      case Json.Null _ -> Optional.empty();
    };
  }
}
