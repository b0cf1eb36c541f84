package dev.dtu.event;

import dev.dtu.store.Change;
import dev.dtu.store.Late;
import dev.dtu.twin.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a service may tell, in the order it is told; those that a turn may be about are found by the
/// resources it touched, without a look at the others.
public final class Kinds {

  private final List<Later> all;
  private final SortedMap<String, List<Integer>> byRow = new TreeMap<>();

  /// A kind that is read when something happens that it may be about.
  ///
  /// @param name of the event
  /// @param row the resource it is about; empty when it is about operations alone
  public record Later(String name, String row, Late<EventKind> kind) {

    /// One that is read.
    public static Later of(EventKind kind) {
      return new Later(kind.name(), kind.on().row(), Late.here(kind));
    }
  }

  public Kinds(List<Later> all) {
    this.all = List.copyOf(all);
    for (int i = 0; i < all.size(); i++) {
      byRow.computeIfAbsent(all.get(i).row(), _ -> new ArrayList<>()).add(i);
    }
  }

  /// All of them, read.
  public List<EventKind> all() {
    return all.stream().map(each -> each.kind().get()).toList();
  }

  /// Their names, each once.
  public List<String> names() {
    return all.stream().map(Later::name).distinct().toList();
  }

  /// Those that a turn may be about: one that was refused about what it cost alone.
  ///
  /// @param space where the resources' tables stand
  List<EventKind> about(Turn turn, String space) {
    var marked = new boolean[all.size()];
    if (turn.outcome() == Turn.Outcome.Done.DONE) {
      mark(marked, ""); // of operations alone
    }
    for (Change each : turn.changes()) {
      String table = each.table();
      if (table.length() > space.length()
          && table.startsWith(space)
          && table.charAt(space.length()) == '/') {
        mark(marked, table.substring(space.length() + 1));
      }
    }
    List<EventKind> found = new ArrayList<>();
    for (int i = 0; i < marked.length; i++) {
      if (marked[i]) {
        found.add(all.get(i).kind().get());
      }
    }
    return found;
  }

  private void mark(boolean[] marked, String row) {
    for (int i : byRow.getOrDefault(row, List.of())) {
      marked[i] = true;
    }
  }
}
