package dev.dtu.distill;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;

/// How a part is written: what fits in a line stands in one, the rest is indented by one space.
///
/// So a file is little larger than without any space, and a change of one fact is a change of one
/// line.
final class Layout {

  private static final int WIDTH = 100;

  private final StringBuilder out = new StringBuilder();

  private Layout() {}

  static String text(Json part) {
    var layout = new Layout();
    layout.write(part, 0, 0);
    return layout.out.append('\n').toString();
  }

  private void write(Json value, int level, int used) {
    boolean fits = length(value, WIDTH - level - used) >= 0;
    switch (value) {
      case Obj obj when !fits || (level == 0 && !obj.isEmpty()) -> members(obj, level);
      case Arr arr when !fits || (level == 0 && !arr.isEmpty()) -> items(arr, level);
      case Obj _, Arr _, Json.Text _, Json.Num _, Json.Bool _, Json.Null _ -> out.append(value);
    }
  }

  private void members(Obj obj, int level) {
    out.append('{');
    for (int i = 0; i < obj.size(); i++) {
      line(i == 0, level + 1);
      String key = Json.of(obj.key(i)).toString();
      out.append(key).append(": ");
      write(obj.value(i), level + 1, key.length() + 3);
    }
    end('}', level);
  }

  private void items(Arr arr, int level) {
    out.append('[');
    for (int i = 0; i < arr.size(); i++) {
      line(i == 0, level + 1);
      write(arr.at(i), level + 1, 1);
    }
    end(']', level);
  }

  private void line(boolean first, int level) {
    out.append(first ? "\n" : ",\n").repeat(' ', level);
  }

  private void end(char bracket, int level) {
    out.append('\n').repeat(' ', level).append(bracket);
  }

  /// The room left after the value stands in one line; negative when it does not fit.
  private static int length(Json value, int room) {
    int left = room;
    switch (value) {
      case Obj obj -> {
        left -= 1 + Math.max(1, obj.size());
        for (int i = 0; i < obj.size() && left >= 0; i++) {
          left = length(obj.value(i), left - obj.key(i).length() - 3);
        }
      }
      case Arr arr -> {
        left -= 1 + Math.max(1, arr.size());
        for (int i = 0; i < arr.size() && left >= 0; i++) {
          left = length(arr.at(i), left);
        }
      }
      case Json.Text text -> left -= text.value().length() + 2;
      case Json.Num num -> left -= num.lexeme().length();
      case Json.Bool _, Json.Null _ -> left -= 5;
    }
    return left;
  }
}
