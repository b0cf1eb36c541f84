package dev.dtu.universe;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/// Universes as they were at some time, each under its universe's name and one of its own:
/// `checkout@before-refund`. Nothing happens in a snapshot; it can be looked at, compared, forked and
/// gone back to, costs what a fork costs, and goes with its universe. Safe for many threads.
public final class Snapshots {

  /// How many snapshots a universe may have.
  public static final int LIMIT = 100;

  private static final String AT = "@";

  private final Making making;
  private final Archive archive;
  private final ConcurrentSkipListMap<String, Universe> snapshots = new ConcurrentSkipListMap<>();

  Snapshots(Making making, Archive archive) {
    this.making = making;
    this.archive = archive;
  }

  /// Whether this is the name of a snapshot, and no universe's.
  public static boolean names(String name) {
    return name.contains(AT);
  }

  void add(Universe snapshot) {
    snapshots.put(snapshot.name(), snapshot);
  }

  /// Keeps a universe as it is now.
  public synchronized Universe take(Universe universe, String name) throws Universes.Refused {
    Wish.checkName(name);
    String key = universe.name() + AT + name;
    if (snapshots.containsKey(key)) {
      throw new Universes.Refused(
          Universes.Refused.Reason.TAKEN, "a snapshot '" + key + "' exists already");
    }
    if (of(universe.name()).size() >= LIMIT) {
      throw new Universes.Refused(
          Universes.Refused.Reason.FULL,
          "expected at most " + LIMIT + " snapshots of a universe; delete one");
    }
    Universe taken = making.still(universe, key);
    add(taken);
    return taken;
  }

  public Optional<Universe> find(String name) {
    return Optional.ofNullable(snapshots.get(name));
  }

  /// The snapshots of a universe, by name.
  public List<Universe> of(String universe) {
    return List.copyOf(
        snapshots.subMap(universe + AT, universe + (char) (AT.charAt(0) + 1)).values());
  }

  /// All there are.
  List<Universe> all() {
    return List.copyOf(snapshots.values());
  }

  /// How many there are of all universes.
  public int count() {
    return snapshots.size();
  }

  /// Deletes one; false when there was none.
  public boolean delete(String name) {
    Universe gone = snapshots.remove(name);
    if (gone != null) {
      archive.delete(gone);
      gone.memory().close();
    }
    return gone != null;
  }
}
