package dev.dtu.store;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.Arrays;

/// One row of a [Table].
///
/// `key` names it and is unique in its table: for a nested resource the ids from the outermost
/// parent on, joined by `/`. `place` is where it stands in the service's own order, unique too;
/// rows are listed by it in the order of [String#compareTo].
public record Row(String key, String place, Obj value) {

  /// The most bytes of a row's value; what can be larger is a table of its own, or a blob.
  public static final int LIMIT_BYTES = 64 * 1024;

  /// Why a row was not taken: a defect of the twin, which should have refused before.
  public static final class TooLarge extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    TooLarge(String table, String key, int bytes) {
      super(
          "expected a row of at most %d bytes, found %d in '%s' of table '%s'; "
                  .formatted(LIMIT_BYTES, bytes, key, table)
              + "keep what grows in a table of its own, or in a blob");
    }
  }

  public Row withValue(Obj changed) {
    return new Row(key, place, changed);
  }

  /// True when the rows have the same bytes; equality alone does not see the order of members.
  @SuppressWarnings("ReferenceEquality") // the same object needs no writing
  boolean sameAs(Row other) {
    return value == other.value
        ? key.equals(other.key) && place.equals(other.place)
        : equals(other) && Arrays.equals(value.bytes(), other.value.bytes());
  }

  /// Refuses a value over the limit; most rows are far below and need not be written for it.
  void checkSize(String table) {
    if (bound(value) > LIMIT_BYTES) {
      int bytes = value.bytes().length;
      if (bytes > LIMIT_BYTES) {
        throw new TooLarge(table, key, bytes);
      }
    }
  }

  /// A number of bytes the written form cannot exceed: a character takes six at most.
  private static long bound(Json json) {
    if (json instanceof Json.Text text) {
      return 6L * text.value().length() + 3;
    } else if (json instanceof Json.Num num) {
      return num.lexeme().length() + 1L;
    }
    long sum = 3;
    if (json instanceof Obj obj) {
      for (int i = 0; i < obj.size(); i++) {
        sum += 6L * obj.key(i).length() + 4 + bound(obj.value(i));
      }
    } else if (json instanceof Arr arr) {
      for (Json item : arr) {
        sum += bound(item);
      }
    } else {
      sum += 3; // true, false or null
    }
    return sum;
  }
}
