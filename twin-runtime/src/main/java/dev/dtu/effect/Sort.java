package dev.dtu.effect;

import java.util.SortedMap;
import java.util.TreeMap;

/// How a list may be put in order: a sentence of data.
///
/// @param by the parameter that names members of the item; empty when none does
/// @param order the parameter that says which way; empty when none does
/// @param members words the parameter takes that are not the names of what they mean: word → dotted
///     member
/// @param usual the order when none is asked for, in the words of `by`: `name`, `updated_at desc`;
///     `-` is the newest first, nothing the oldest
public record Sort(String by, String order, SortedMap<String, String> members, String usual) {

  /// No way to put a list in order.
  public static final Sort NONE = new Sort("", "", new TreeMap<>(), "");

  public Sort {
    members = Sorted.copy(members);
  }

  /// Whether there is no way. Asked of every list that is called; `equals` would have the JVM make
  /// classes for it.
  boolean none() {
    return by.isEmpty() && order.isEmpty() && members.isEmpty() && usual.isEmpty();
  }
}
