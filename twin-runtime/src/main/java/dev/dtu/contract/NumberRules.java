package dev.dtu.contract;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/// The rules for numbers.
final class NumberRules {

  private static final Json.Num INT_MIN = Json.of(Integer.MIN_VALUE);
  private static final Json.Num INT_MAX = Json.of(Integer.MAX_VALUE);
  private static final Json.Num LONG_MIN = Json.of(Long.MIN_VALUE);
  private static final Json.Num LONG_MAX = Json.of(Long.MAX_VALUE);

  private static final Json.Num ZERO = Json.of(0);
  private static final Json.Num UINT_MAX = Json.of(0xFFFF_FFFFL);
  private static final Json.Num ULONG_MAX = new Json.Num("18446744073709551615");

  private NumberRules() {}

  static List<Rule> of(Obj node) {
    var rules = new ArrayList<Rule>();
    bound(node, "minimum", "at least ", sign -> sign >= 0, rules);
    bound(node, "maximum", "at most ", sign -> sign <= 0, rules);
    bound(node, "exclusiveMinimum", "more than ", sign -> sign > 0, rules);
    bound(node, "exclusiveMaximum", "less than ", sign -> sign < 0, rules);
    if (node.find("multipleOf").orElse(Json.Null.NULL) instanceof Json.Num step) {
      rules.add(rule("multipleOf", "a multiple of " + step, num -> Quantity.isMultiple(num, step)));
    }
    switch (node.text("format").orElse("")) {
      case "int32" -> rules.add(range("a 32-bit integer", INT_MIN, INT_MAX));
      case "int64" -> rules.add(range("a 64-bit integer", LONG_MIN, LONG_MAX));
      case "uint32" -> rules.add(range("an unsigned 32-bit integer", ZERO, UINT_MAX));
      case "uint64" -> rules.add(range("an unsigned 64-bit integer", ZERO, ULONG_MAX));
      default -> {}
    }
    return rules;
  }

  /// One test of a number.
  private interface Test {
    boolean holds(Json.Num num);
  }

  private static Rule rule(String keyword, String expected, Test test) {
    return (value, walk) ->
        !(value instanceof Json.Num num)
            || test.holds(num)
            || walk.complain(keyword, () -> "expected " + expected + ", found " + num);
  }

  private static void bound(
      Obj node, String keyword, String words, IntPredicate within, List<Rule> rules) {
    if (node.find(keyword).orElse(Json.Null.NULL) instanceof Json.Num bound) {
      rules.add(rule(keyword, words + bound, num -> within.test(Quantity.compare(num, bound))));
    }
  }

  private static Rule range(String expected, Json.Num least, Json.Num most) {
    return rule(
        "format",
        expected,
        num -> Quantity.compare(num, least) >= 0 && Quantity.compare(num, most) <= 0);
  }
}
