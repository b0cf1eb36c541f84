package dev.dtu.call;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// The decoded pairs of a query string or form, in order, repeats kept.
public record Query(List<Query.Pair> pairs) {

  /// One name and its value; a name without `=` has an empty value.
  public record Pair(String name, String value) {}

  public static final Query NONE = new Query(List.of());

  public Query {
    pairs = List.copyOf(pairs);
  }

  /// Reads `a=1&b=2`; a broken percent-escape stays as it was written.
  public static Query parse(String raw) {
    if (raw.isEmpty()) {
      return NONE;
    }
    List<Pair> pairs = new ArrayList<>();
    for (String part : raw.split("&", -1)) {
      if (!part.isEmpty()) {
        int equals = part.indexOf('=');
        String name = equals < 0 ? part : part.substring(0, equals);
        String value = equals < 0 ? "" : part.substring(equals + 1);
        pairs.add(new Pair(Percent.decodeForm(name), Percent.decodeForm(value)));
      }
    }
    return new Query(pairs);
  }

  /// The first value of that name.
  public Optional<String> find(String name) {
    for (Pair pair : pairs) {
      if (pair.name.equals(name)) {
        return Optional.of(pair.value);
      }
    }
    return Optional.empty();
  }

  /// All values of that name, in order.
  public List<String> all(String name) {
    List<String> found = new ArrayList<>();
    for (Pair pair : pairs) {
      if (pair.name.equals(name)) {
        found.add(pair.value);
      }
    }
    return found;
  }

  /// The names, each once, in order of first appearance.
  public List<String> names() {
    var names = new LinkedHashSet<String>();
    for (Pair pair : pairs) {
      names.add(pair.name);
    }
    return List.copyOf(names);
  }

  /// A copy where the name has this one value, where it stood or last.
  public Query with(String name, String value) {
    List<Pair> changed = new ArrayList<>();
    boolean put = false;
    for (Pair pair : pairs) {
      if (!pair.name.equals(name)) {
        changed.add(pair);
      } else if (!put) {
        changed.add(new Pair(name, value));
        put = true;
      }
    }
    if (!put) {
      changed.add(new Pair(name, value));
    }
    return new Query(changed);
  }

  /// A copy without the name; itself when it is not there.
  public Query without(String name) {
    return find(name).isEmpty()
        ? this
        : new Query(pairs.stream().filter(pair -> !pair.name.equals(name)).toList());
  }

  /// The encoded form, without a question mark.
  @Override
  public String toString() {
    var text = new StringBuilder();
    for (Pair pair : pairs) {
      text.append(text.isEmpty() ? "" : "&")
          .append(Percent.encode(pair.name))
          .append('=')
          .append(Percent.encode(pair.value));
    }
    return text.toString();
  }
}
