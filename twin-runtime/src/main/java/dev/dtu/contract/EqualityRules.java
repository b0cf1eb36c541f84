package dev.dtu.contract;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The rules that compare whole values: `enum`, `const`; numbers are compared by value.
final class EqualityRules {

  private EqualityRules() {}

  static void add(Obj node, List<Rule> rules) {
    Arr allowed = node.items("enum");
    if (!allowed.isEmpty()) {
      Set<Json> set = new HashSet<>();
      allowed.forEach(value -> set.add(canonical(value)));
      rules.add((value, walk) ->
          set.contains(canonical(value))
              || walk.complain(
                  "enum",
                  () ->
                      "expected "
                          + Words.shown(allowed.items())
                          + ", found "
                          + Words.shown(value)));
    }
    node.find("const")
        .ifPresent(only -> {
          Json canonical = canonical(only);
          rules.add((value, walk) ->
              canonical.equals(canonical(value))
                  || walk.complain(
                      "const",
                      () -> "expected " + Words.shown(only) + ", found " + Words.shown(value)));
        });
  }

  /// The value with each number in one spelling, so that equal quantities are equal.
  static Json canonical(Json value) {
    if (value instanceof Json.Num num) {
      return canonical(num);
    } else if (value instanceof Arr arr) {
      return Arr.of(arr.items().stream().map(EqualityRules::canonical).toList());
    } else if (value instanceof Obj obj) {
      var all = Obj.builder();
      obj.forEach(member -> all.put(member.key(), canonical(member.value())));
      return all.build();
    }
    return value;
  }

  private static Json canonical(Json.Num num) {
    BigDecimal plain = Quantity.of(num).stripTrailingZeros();
    return plain.signum() == 0 ? Json.of(0) : new Json.Num(plain.toString());
  }
}
