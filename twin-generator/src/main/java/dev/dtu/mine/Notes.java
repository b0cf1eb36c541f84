package dev.dtu.mine;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/// What was noted of an operation. Of `read` outcomes that were read later, `apart` were something
/// else than the answer.
final class Notes {
  final List<Sight> item = new ArrayList<>();
  final List<Sight> view = new ArrayList<>();
  final List<Sight> found = new ArrayList<>();
  final List<Sight> answers = new ArrayList<>();
  final NavigableSet<String> forgiven = new TreeSet<>();
  boolean replaces;
  long seen;
  long read;
  long apart;

  /// Whether it makes something else than it answers with.
  boolean apart() {
    return !answers.isEmpty() && 2 * apart > read;
  }
}
