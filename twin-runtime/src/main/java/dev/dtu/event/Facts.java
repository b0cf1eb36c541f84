package dev.dtu.event;

import dev.dtu.call.Dice;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Mint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// What the words of an event may speak of.
///
/// @param roots facts by name; what is below one is named with dots
/// @param dice what made-up ids are drawn from
record Facts(Roots roots, Dice dice) {

  /// A made-up id of a shape; the same shape gives the same id.
  static final String MINT = "id:";

  /// The turn's own id of a shape: the same in all that is told of the turn, and in the headers of its
  /// reply.
  static final String TURN = "turn:";

  /// Facts by name, which may be made when they are asked for.
  interface Roots {

    Optional<Json> find(String name);

    /// The same ones, of which one is this.
    default Roots with(String name, Json value) {
      Optional<Json> own = Optional.of(value);
      return asked -> asked.equals(name) ? own : find(asked);
    }
  }

  /// The name of a fact, read: what is left of it at each step, and the step itself. Whatever has a
  /// member of all that is left is taken at its word.
  record Name(String whole, List<String> left, List<String> steps) {

    Name {
      left = List.copyOf(left);
      steps = List.copyOf(steps);
    }

    static Name of(String whole) {
      List<String> left = new ArrayList<>();
      List<String> steps = new ArrayList<>();
      int from = 0;
      for (int dot = whole.indexOf('.'); dot >= 0; dot = whole.indexOf('.', from)) {
        left.add(whole.substring(from));
        steps.add(whole.substring(from, dot));
        from = dot + 1;
      }
      left.add(whole.substring(from));
      steps.add(whole.substring(from));
      return new Name(whole, left, steps);
    }
  }

  /// Facts that are there.
  Facts(Obj roots, Dice dice) {
    this(roots::find, dice);
  }

  Optional<Json> find(String name) {
    return find(Name.of(name));
  }

  Optional<Json> find(Name name) {
    if (name.whole.startsWith(MINT)) {
      String shape = name.whole.substring(MINT.length());
      return Optional.of(Json.of(Mint.of(shape).make(dice.at(shape), 0)));
    }
    Optional<Json> found = roots.find(name.whole);
    if (found.isPresent() || name.steps.size() == 1) {
      return found;
    }
    return roots.find(name.steps.getFirst()).flatMap(root -> below(root, name, 1));
  }

  /// Whether facts are what is wanted of them.
  boolean are(SortedMap<String, Json> wanted) {
    return wanted.entrySet().stream()
        .allMatch(one -> find(one.getKey()).filter(one.getValue()::equals).isPresent());
  }

  Facts with(String name, Json value) {
    return new Facts(roots.with(name, value), dice);
  }

  /// The same facts with other made-up ids.
  Facts drawn(Dice other) {
    return new Facts(roots, other);
  }

  /// The value at a dotted path; numbers name the items of a list.
  static Optional<Json> at(Json json, String path) {
    return json instanceof Obj object && path.indexOf('.') < 0
        ? object.find(path)
        : below(json, Name.of(path), 0);
  }

  private static Optional<Json> below(Json json, Name name, int from) {
    Json at = json;
    int last = name.steps.size() - 1;
    for (int i = from; i <= last; i++) {
      Optional<Json> next = Optional.empty();
      if (at instanceof Obj object) {
        Optional<Json> whole = object.find(name.left.get(i));
        if (whole.isPresent()) {
          return whole;
        }
        next = i == last ? whole : object.find(name.steps.get(i));
      } else if (at instanceof Arr items) {
        next = item(items, name.steps.get(i));
      }
      if (next.isEmpty() || i == last) {
        return next;
      }
      at = next.get();
    }
    return Optional.of(at);
  }

  private static Optional<Json> item(Arr items, String step) {
    return step.matches("\\d{1,6}") && Integer.parseInt(step) < items.size()
        ? Optional.of(items.at(Integer.parseInt(step)))
        : Optional.empty();
  }
}
