package dev.dtu.twin;

import dev.dtu.json.Obj;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What makes the rows of one resource rows of another twin's resource too, as a document is a file:
/// it is there as long as the file is, under the same key, and what both show is one fact.
///
/// @param of the other resource, of a twin in the same [Space]
/// @param where what rows of the other are rows of this one: members and their values
/// @param same members that show one fact: the name here → the name there, dotted when nested
/// @param made what the other row shows beside that when it is made here; a text may be `${moment}`
///     or `${first}`
public record Kin(String of, Obj where, SortedMap<String, String> same, Obj made) {

  /// The text in [#made] that stands for the moment of the call.
  public static final String MOMENT = "${moment}";

  /// The text in [#made] that stands for the id of the first row there is on the other side.
  public static final String FIRST = "${first}";

  public Kin {
    same = Collections.unmodifiableSortedMap(new TreeMap<>(same));
  }
}
