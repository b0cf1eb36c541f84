package dev.dtu.twins.jira;

import java.util.ArrayList;
import java.util.List;

/// What is wrong with a query that can be read: what it may not ask at all, and values that nothing
/// has. Mutable, one query's.
final class Findings {

  private final List<String> errors = new ArrayList<>();
  private final List<String> strangers = new ArrayList<>();

  void error(String message) {
    if (!errors.contains(message)) {
      errors.add(message);
    }
  }

  /// Tells of a value that nothing has.
  void stranger(String message) {
    if (!strangers.contains(message)) {
      strangers.add(message);
    }
  }

  List<String> errors() {
    return errors;
  }

  List<String> strangers() {
    return strangers;
  }

  List<String> all() {
    List<String> all = new ArrayList<>(errors);
    all.addAll(strangers);
    return all;
  }
}
