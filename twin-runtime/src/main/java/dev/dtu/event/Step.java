package dev.dtu.event;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// One thing that an answer may do.
///
/// @param each the member with a list for whose items it is; empty for the answer as a whole
/// @param where what members of it are
/// @param has a member that it has, whatever it is; empty when none is needed
/// @param deed what it does then
public record Step(String each, SortedMap<String, Json> where, String has, Deed deed) {

  public Step {
    where = Collections.unmodifiableSortedMap(new TreeMap<>(where));
  }

  /// Whether an answer, or an item of one, asks for it.
  boolean fits(Json found) {
    return found instanceof Obj said
        && Occasion.same(where, said)
        && (has.isEmpty()
            || Facts.at(said, has).filter(each -> !each.equals(Json.Null.NULL)).isPresent());
  }
}
