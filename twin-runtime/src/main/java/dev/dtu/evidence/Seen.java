package dev.dtu.evidence;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A place of a document, and all places below it.
///
/// @param types how often each type stood there, in the words of [dev.dtu.json.Json#kind]
/// @param members of an object, by name
/// @param items what stood in arrays, all of them as one; empty where none ever held anything
/// @param any what stood under names that are folded: ids, and those the contract leaves open
/// @param words the constants seen there, in order; empty where they are none or too many
/// @param form how ids there look, `00u[0-9A-Za-z]{17}`; empty where they are none
/// @param echo empty where it says nothing
public record Seen(
    SortedMap<String, Integer> types,
    SortedMap<String, Seen> members,
    Optional<Seen> items,
    Optional<Seen> any,
    List<String> words,
    Optional<String> form,
    Optional<Echo> echo) {

  /// From so many observations on, what was there nearly always counts as required.
  public static final int ENOUGH = 20;

  private static final int HUNDRED = 100;
  private static final int NEARLY = 99;

  public Seen {
    types = Collections.unmodifiableSortedMap(new TreeMap<>(types));
    members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
    words = List.copyOf(words);
  }

  /// Whether it is at least 99 of 100.
  static boolean nearlyAll(int times, int of) {
    return of > 0 && (long) times * HUNDRED >= (long) of * NEARLY;
  }

  /// How often something stood there.
  public int times() {
    int all = 0;
    for (int each : types.values()) {
      all += each;
    }
    return all;
  }

  /// How often an object stood there: so often its members could have been there.
  public int objects() {
    return types.getOrDefault("object", 0);
  }

  /// The place of a member; that of folded names where it has none of its own.
  public Optional<Seen> member(String name) {
    Seen own = members.get(name);
    return own == null ? any : Optional.of(own);
  }

  /// Whether a member was nearly always there, seen often enough.
  public boolean requires(String member) {
    Seen own = members.get(member);
    return own != null && objects() >= ENOUGH && nearlyAll(own.times(), objects());
  }

  /// How often what a path leads to was there.
  ///
  /// @param path from here: `items[].owner.id`
  Shown at(String path) {
    int dot = path.indexOf('.');
    String step = dot < 0 ? path : path.substring(0, dot);
    String rest = dot < 0 ? "" : path.substring(dot + 1);
    String name = step;
    while (name.endsWith("[]")) {
      name = name.substring(0, name.length() - 2);
    }
    Optional<Seen> place = name.isEmpty() ? Optional.of(this) : member(name);
    int of = name.isEmpty() ? times() : objects();
    for (int i = name.length(); i < step.length() && place.isPresent(); i += 2) {
      of = place.get().types.getOrDefault("array", 0);
      place = place.get().items;
      if (place.isEmpty()) {
        return Shown.UNTOLD; // an array that was always empty says nothing of its items
      }
    }
    if (place.isEmpty()) {
      return rest.isEmpty() && !step.endsWith("[]") ? new Shown(0, of, Optional.empty()) : untold();
    }
    Seen there = place.get();
    return rest.isEmpty() ? new Shown(there.times(), of, there.echo) : there.at(rest);
  }

  private static Shown untold() {
    return Shown.UNTOLD;
  }
}
