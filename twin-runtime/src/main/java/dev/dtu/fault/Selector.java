package dev.dtu.fault;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Which calls a rule is for; what is left out is any.
///
/// @param twin its name
/// @param operation ids of operations, `*` for any part of one; empty is all
/// @param event names of what the service tells of them, `*` for any part of one; empty is all
/// @param caller whom the credential stands for
/// @param arguments parameters of path or query, or members of the body, with their values
public record Selector(
    Optional<String> twin,
    List<String> operation,
    List<String> event,
    Optional<String> caller,
    SortedMap<String, String> arguments) {

  public static final Selector ALL =
      new Selector(Optional.empty(), List.of(), List.of(), Optional.empty(), new TreeMap<>());

  public Selector {
    operation = List.copyOf(operation);
    event = List.copyOf(event);
    arguments = Collections.unmodifiableSortedMap(new TreeMap<>(arguments));
  }

  /// A copy for one twin only.
  public Selector of(String name) {
    return new Selector(Optional.of(name), operation, event, caller, arguments);
  }

  boolean takes(Arrival arrival) {
    return twin.filter(name -> !name.equals(arrival.twin())).isEmpty()
        && (operation.isEmpty()
            || operation.stream().anyMatch(glob -> matches(glob, arrival.operation())))
        && (event.isEmpty() || event.stream().anyMatch(glob -> matches(glob, arrival.event())))
        && caller.filter(name -> !name.equals(arrival.caller())).isEmpty()
        && arguments.entrySet().stream()
            .allMatch(one -> arrival.argument(one.getKey()).contains(one.getValue()));
  }

  /// Whether a name is what the glob says; `*` stands for any part of it.
  public static boolean matches(String glob, String name) {
    int first = glob.indexOf('*');
    if (first < 0) {
      return glob.equals(name);
    }
    int last = glob.lastIndexOf('*');
    int at = first;
    int end = name.length() - (glob.length() - last - 1);
    if (at > end
        || !name.startsWith(glob.substring(0, first))
        || !name.startsWith(glob.substring(last + 1), end)) {
      return false;
    }
    for (int from = first + 1; from <= last; ) {
      int next = glob.indexOf('*', from);
      int found = name.indexOf(glob.substring(from, next), at);
      at = found + next - from;
      if (found < 0 || at > end) {
        return false;
      }
      from = next + 1;
    }
    return true;
  }
}
