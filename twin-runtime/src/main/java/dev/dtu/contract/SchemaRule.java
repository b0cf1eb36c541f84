package dev.dtu.contract;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A schema made ready for checking: what kinds of value it allows, then the rules for the kind at
/// hand, then those for any value. Made once a schema; references are followed when a value is there
/// to be checked, so that circles do no harm.
final class SchemaRule implements Rule {

  private static final Rule ANYTHING = (_, _) -> true;
  private static final Rule NOTHING =
      (value, walk) -> walk.complain("false", () -> "expected nothing, found " + Words.a(value));
  private static final Rule[] NONE = {};

  private final Set<String> types;
  private final Kinds kinds;
  private final boolean acceptsNull;
  private final Schema whole;
  private final boolean tracked;
  private final Rule[] any;
  private final Rule[] text;
  private final Rule[] number;
  private final Rule[] array;
  private final Rule[] object;

  private SchemaRule(Obj node, Schema whole, boolean named) {
    Schemas home = whole.home();
    this.types = SchemaTypes.asserted(node);
    this.kinds = Kinds.of(types);
    this.acceptsNull = node.flag("nullable") || (types.size() > 1 && types.contains("null"));
    this.whole = whole;
    this.tracked = named || composes(node);
    this.any = array(general(node, whole));
    this.text = array(TextRules.of(node));
    this.number = array(NumberRules.of(node));
    this.array = array(ArrayRules.of(node, home));
    this.object = array(ObjectRule.of(node, whole));
  }

  static Rule of(Schema schema) {
    boolean named = schema.reference().isEmpty() && schema.name().isPresent();
    return of(schema.json(), schema, named);
  }

  /// The rule of a schema that stands inside another.
  static Rule inner(Json node, Schemas home) {
    return of(node, Schema.of(node, home), false);
  }

  /// The rule of one of the declarations of a member.
  ///
  /// @param all what all of them declare together
  static Rule branch(Json node, Schema all) {
    return of(node, all, false);
  }

  /// @param whole the schema whose `allOf` this is a branch of, or itself
  private static Rule of(Json json, Schema whole, boolean named) {
    if (!(json instanceof Obj node)) {
      return json == Json.Bool.FALSE ? NOTHING : ANYTHING;
    }
    if (node.isEmpty()) {
      return ANYTHING;
    }
    return node.size() == 1 && node.text("$ref").isPresent()
        ? reference(node.text("$ref").get(), whole.home())
        : new SchemaRule(node, whole, named);
  }

  static Rule reference(String to, Schemas home) {
    String name = Schema.lastStep(to);
    return (value, walk) -> {
      Schema target = home.find(name).orElse(null);
      if (target == null) {
        return true;
      }
      Rule rule = target.rule();
      if (rule instanceof SchemaRule) {
        return rule.holds(value, walk);
      }
      // a reference to a reference, perhaps back to here
      if (!walk.enter(rule, value)) {
        return true;
      }
      boolean holds = rule.holds(value, walk);
      walk.leave();
      return holds;
    };
  }

  private static List<Rule> general(Obj node, Schema whole) {
    Schemas home = whole.home();
    var rules = new ArrayList<Rule>();
    EqualityRules.add(node, rules);
    node.text("$ref").ifPresent(to -> rules.add(reference(to, home)));
    for (Json branch : node.items("allOf")) {
      rules.add(of(branch, whole, false));
    }
    ChoiceRule.add(node, home, rules);
    node.find("not")
        .map(schema -> inner(schema, home))
        .ifPresent(refused ->
            rules.add((value, walk) ->
                !walk.probe(refused, value)
                    || walk.complain(
                        "not", () -> "expected another value, found " + Words.a(value))));
    return rules;
  }

  private static boolean composes(Obj node) {
    return node.has("allOf") || node.has("oneOf") || node.has("anyOf") || node.has("$ref");
  }

  /// True when the schema, or a variant its discriminator leads to, declares the member.
  boolean declares(String member) {
    return declares(member, whole);
  }

  static boolean declares(String member, Schema schema) {
    if (schema.property(member).isPresent()) {
      return true;
    }
    return schema.discriminator().isPresent()
        && schema.possibleProperties().stream().anyMatch(p -> p.name().equals(member));
  }

  private static Rule[] array(List<Rule> rules) {
    return rules.isEmpty() ? NONE : rules.toArray(NONE);
  }

  @Override
  public boolean holds(Json value, Walk walk) {
    if (!walk.step() || (acceptsNull && value == Json.Null.NULL)) {
      return true;
    }
    if (!kinds.hold(value, Quantity::isWhole)) {
      return walk.complain(
          "type", () -> "expected " + Words.types(types) + ", found " + found(value));
    }
    if (!tracked) {
      return rulesHold(value, walk);
    }
    if (!walk.enter(this, value)) {
      return true;
    }
    boolean holds = rulesHold(value, walk);
    walk.leave();
    return holds;
  }

  private boolean rulesHold(Json value, Walk walk) {
    boolean holds = all(own(value), value, walk);
    return (holds || !walk.quick()) && all(any, value, walk) && holds;
  }

  private Rule[] own(Json value) {
    if (value instanceof Json.Text) {
      return text;
    } else if (value instanceof Obj) {
      return object;
    } else if (value instanceof Arr) {
      return array;
    }
    return value instanceof Json.Num ? number : NONE;
  }

  private static boolean all(Rule[] rules, Json value, Walk walk) {
    boolean all = true;
    for (Rule rule : rules) {
      if (!rule.holds(value, walk)) {
        all = false;
        if (walk.quick()) {
          return false;
        }
      }
    }
    return all;
  }

  private String found(Json value) {
    return value instanceof Json.Num num && types.contains("integer")
        ? "the number " + num.lexeme()
        : Words.a(value);
  }
}
