package dev.dtu.contract;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// The rules for arrays.
final class ArrayRules {

  private ArrayRules() {}

  static List<Rule> of(Obj node, Schemas home) {
    var rules = new ArrayList<Rule>();
    Limits.of(node, "minItems")
        .ifPresent(least -> rules.add(size("minItems", least, Integer.MAX_VALUE)));
    Limits.of(node, "maxItems").ifPresent(most -> rules.add(size("maxItems", 0, most)));
    if (node.flag("uniqueItems")) {
      rules.add(ArrayRules::unique);
    }
    if (node.has("items") || node.has("prefixItems")) {
      rules.add(items(node, home));
    }
    return rules;
  }

  private static Rule size(String keyword, int least, int most) {
    return (value, walk) ->
        !(value instanceof Arr arr)
            || (arr.size() >= least && arr.size() <= most)
            || walk.complain(keyword, () -> Limits.words(keyword, least, most, arr.size(), "item"));
  }

  private static boolean unique(Json value, Walk walk) {
    if (!(value instanceof Arr arr)) {
      return true;
    }
    var seen = new HashSet<Json>();
    for (int i = 0; i < arr.size(); i++) {
      if (!seen.add(EqualityRules.canonical(arr.at(i)))) {
        int at = i;
        return walk.complain(
            "uniqueItems",
            () -> "expected each item once, found " + Words.shown(arr.at(at)) + " twice");
      }
    }
    return true;
  }

  // `items` as an array is the older spelling of `prefixItems`.
  private static Rule items(Obj node, Schemas home) {
    Json items = node.find("items").orElse(Json.Bool.TRUE);
    var first = new ArrayList<Rule>();
    for (Json schema : items instanceof Arr tuple ? tuple : node.items("prefixItems")) {
      first.add(SchemaRule.inner(schema, home));
    }
    Rule rest = SchemaRule.inner(items instanceof Arr ? Json.Bool.TRUE : items, home);
    return (value, walk) -> !(value instanceof Arr arr) || items(arr, first, rest, walk);
  }

  private static boolean items(Arr arr, List<Rule> first, Rule rest, Walk walk) {
    boolean all = true;
    for (int i = 0; i < arr.size(); i++) {
      walk.down(i);
      all &= (i < first.size() ? first.get(i) : rest).holds(arr.at(i), walk);
      walk.up();
      if (!all && walk.quick()) {
        return false;
      }
    }
    return all;
  }
}
