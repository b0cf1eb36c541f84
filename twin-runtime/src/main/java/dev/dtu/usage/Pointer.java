package dev.dtu.usage;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A JSON pointer (RFC 6901). Ordered by its text, which is made when it is first asked for, as what
/// stands in it is: the same few pointers are compared and told with every call.
public final class Pointer implements Comparable<Pointer> {

  public static final Pointer ROOT = new Pointer(List.of());

  private final List<String> steps;
  private final int hash;
  private @Nullable String text;
  private @Nullable Boolean holes;

  public Pointer(List<String> steps) {
    this.steps = List.copyOf(steps);
    this.hash = this.steps.hashCode();
  }

  public List<String> steps() {
    return steps;
  }

  /// @throws IllegalArgumentException when the text is no pointer
  public static Pointer of(String text) {
    if (text.isEmpty()) {
      return ROOT;
    }
    if (text.charAt(0) != '/') {
      throw new IllegalArgumentException(
          "expected a JSON pointer such as /profile/login, found '" + text + "'");
    }
    List<String> steps = new ArrayList<>();
    for (String step : text.substring(1).split("/", -1)) {
      steps.add(step.replace("~1", "/").replace("~0", "~"));
    }
    return new Pointer(steps);
  }

  /// The place with `[]` for each index.
  Pointer folded() {
    return new Pointer(steps.stream().map(step -> step.matches("\\d+") ? "[]" : step).toList());
  }

  /// Whether facts stand in the names of its steps, or any name does.
  boolean open() {
    Boolean known = holes;
    if (known == null) {
      known = steps.stream().anyMatch(step -> step.indexOf('{') >= 0);
      holes = known;
    }
    return known;
  }

  /// Whether one of two places stands in the other, or is it.
  boolean meets(Pointer other) {
    int shared = Math.min(steps.size(), other.steps.size());
    return steps.subList(0, shared).equals(other.steps.subList(0, shared));
  }

  /// Whether the other place is this one, or stands in it.
  public boolean holds(Pointer other) {
    return steps.size() <= other.steps.size() && meets(other);
  }

  public Pointer to(String member) {
    List<String> longer = new ArrayList<>(steps);
    longer.add(member);
    return new Pointer(longer);
  }

  /// The value there.
  public Optional<Json> in(Json whole) {
    Json at = whole;
    for (String step : steps) {
      Optional<Json> next = step(at, step);
      if (next.isEmpty()) {
        return next;
      }
      at = next.get();
    }
    return Optional.of(at);
  }

  private static Optional<Json> step(Json at, String step) {
    return switch (at) {
      case Obj obj -> obj.find(step);
      case Arr arr -> index(arr, step).map(arr::at);
      case Json.Text _, Json.Num _, Json.Bool _, Json.Null _ -> Optional.empty();
    };
  }

  private static Optional<Integer> index(Arr arr, String step) {
    boolean digits = !step.isEmpty() && step.length() < 6;
    for (int i = 0; i < step.length(); i++) {
      digits &= step.charAt(i) >= '0' && step.charAt(i) <= '9';
    }
    return digits && Integer.parseInt(step) < arr.size()
        ? Optional.of(Integer.parseInt(step))
        : Optional.empty();
  }

  /// A copy with the value there, if what it stands in is there.
  public Obj with(Obj whole, Json value) {
    return (Obj) changed(whole, 0, Optional.of(value));
  }

  /// A copy without what is there.
  public Obj without(Obj whole) {
    return (Obj) changed(whole, 0, Optional.empty());
  }

  private Json changed(Json whole, int depth, Optional<Json> value) {
    String step = steps.get(depth);
    boolean last = depth == steps.size() - 1;
    return switch (whole) {
      case Obj obj when last ->
          value.map(is -> obj.with(step, is)).orElseGet(() -> obj.without(step));
      case Obj obj -> {
        Optional<Json> inner = obj.find(step);
        yield inner.isEmpty() ? obj : obj.with(step, changed(inner.get(), depth + 1, value));
      }
      case Arr arr -> {
        Optional<Integer> index = index(arr, step);
        if (index.isEmpty() || (last && value.isEmpty())) {
          yield arr;
        }
        List<Json> items = new ArrayList<>(arr.items());
        Json item = arr.at(index.get());
        items.set(index.get(), last ? value.orElseThrow() : changed(item, depth + 1, value));
        yield Arr.of(items);
      }
      case Json.Text _, Json.Num _, Json.Bool _, Json.Null _ -> whole;
    };
  }

  @Override
  public int compareTo(Pointer other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Pointer that && hash == that.hash && steps.equals(that.steps);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    String known = text;
    if (known == null) {
      known = written();
      text = known;
    }
    return known;
  }

  private String written() {
    var out = new StringBuilder();
    for (String step : steps) {
      out.append('/').append(step.replace("~", "~0").replace("/", "~1"));
    }
    return out.toString();
  }
}
