package dev.dtu.contract;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.Set;
import java.util.function.Predicate;

/// The kinds of value a schema allows, as bits: asked of every value of every call.
///
/// @param bits one for each kind named; none when every kind is allowed
public record Kinds(int bits) {

  private static final int OBJECT = 1;
  private static final int ARRAY = 2;
  private static final int TEXT = 4;
  private static final int NUMBER = 8;
  private static final int INTEGER = 16;
  private static final int BOOLEAN = 32;
  private static final int NULL = 64;
  private static final int NAMELESS = 128;

  /// @param types in the words of JSON Schema; empty allows every kind, a word that is none of them
  ///     allows none
  public static Kinds of(Set<String> types) {
    int bits = 0;
    for (String type : types) {
      bits |= bit(type);
    }
    return new Kinds(bits);
  }

  private static int bit(String type) {
    return switch (type) {
      case "object" -> OBJECT;
      case "array" -> ARRAY;
      case "string" -> TEXT;
      case "number" -> NUMBER;
      case "integer" -> INTEGER;
      case "boolean" -> BOOLEAN;
      case "null" -> NULL;
      default -> NAMELESS;
    };
  }

  /// Whether objects are allowed.
  public boolean objects() {
    return bits == 0 || (bits & OBJECT) != 0;
  }

  /// Whether the value is of a kind allowed.
  ///
  /// @param whole tells whole numbers, where only these are allowed
  public boolean hold(Json value, Predicate<Json.Num> whole) {
    return bits == 0 || (bits & bit(value, whole)) != 0;
  }

  private int bit(Json value, Predicate<Json.Num> whole) {
    if (value instanceof Json.Text) {
      return TEXT;
    } else if (value instanceof Obj) {
      return OBJECT;
    } else if (value instanceof Arr) {
      return ARRAY;
    } else if (value instanceof Json.Num num) {
      return (bits & NUMBER) == 0 && whole.test(num) ? INTEGER : NUMBER;
    }
    return value instanceof Json.Bool ? BOOLEAN : NULL;
  }
}
