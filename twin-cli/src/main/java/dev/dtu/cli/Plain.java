package dev.dtu.cli;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Shows what a server answered to people: objects as lines, lists of objects as tables.
final class Plain {

  private static final int WIDEST = 60;

  private Plain() {}

  static String of(Json json) {
    var out = new StringBuilder();
    switch (json) {
      case Obj object -> object(object, "", out);
      case Arr list -> list(list, "", out);
      case Json other -> out.append(words(other)).append('\n');
    }
    return out.toString();
  }

  private static void object(Obj object, String indent, StringBuilder out) {
    for (Obj.Member member : object) {
      switch (member.value()) {
        case Obj inner when !inner.isEmpty() -> {
          out.append(indent).append(member.key()).append('\n');
          object(inner, indent + "  ", out);
        }
        case Arr list when !list.items().isEmpty() && objects(list) -> {
          out.append(indent).append(member.key()).append('\n');
          list(list, indent + "  ", out);
        }
        case Json value ->
            out.append(indent).append(member.key()).append(": ").append(words(value)).append('\n');
      }
    }
  }

  private static boolean objects(Arr list) {
    return list.items().stream().allMatch(Obj.class::isInstance);
  }

  /// A row an item, a column a member; long values are cut, `--json` has them whole.
  private static void list(Arr list, String indent, StringBuilder out) {
    if (!objects(list)) {
      list.items().forEach(item -> out.append(indent).append(words(item)).append('\n'));
      return;
    }
    Set<String> columns = new LinkedHashSet<>();
    list.items().forEach(item -> columns.addAll(((Obj) item).keys()));
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.copyOf(columns));
    for (Json item : list.items()) {
      List<String> row = new ArrayList<>();
      for (String column : columns) {
        row.add(((Obj) item).find(column).map(Plain::cut).orElse(""));
      }
      rows.add(row);
    }
    int[] widths = new int[columns.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : rows) {
      var line = new StringBuilder(indent);
      for (int i = 0; i < widths.length; i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
  }

  private static String cut(Json value) {
    String words = words(value);
    return words.length() <= WIDEST ? words : words.substring(0, WIDEST - 1) + "…";
  }

  private static String words(Json value) {
    return value.asText().orElseGet(value::toString);
  }

  /// Why the server refused: what is wrong, what was expected and found, what to do.
  static String refusal(Json told) {
    Obj error = told.asObj().flatMap(body -> body.obj("error")).orElse(Obj.EMPTY);
    var text = new StringBuilder(error.text("what").orElse(told.toString()));
    error.text("expected").ifPresent(expected -> text.append("; expected ").append(expected));
    error.text("found").ifPresent(found -> text.append("; found ").append(found));
    error.text("do").ifPresent(remedy -> text.append("; ").append(remedy));
    return text.toString();
  }
}
