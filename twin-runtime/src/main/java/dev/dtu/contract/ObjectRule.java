package dev.dtu.contract;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The rules for objects: which members must be there, which may, and what each is.
final class ObjectRule implements Rule {

  /// A member that must be there, in one direction or both.
  private record Required(String name, boolean inRequest, boolean inReply) {}

  /// What members with names of a pattern must be.
  private record ByPattern(PatternTest names, Rule rule) {}

  private final List<Required> required = new ArrayList<>();
  private final Map<String, Rule> members = new HashMap<>();
  private final List<ByPattern> byPattern = new ArrayList<>();
  private final Optional<Rule> names;
  private final Optional<Rule> others;
  private final boolean closed;
  private final Schema whole;

  private ObjectRule(Obj node, Schema whole) {
    Schemas home = whole.home();
    this.whole = whole;
    for (Json item : node.items("required")) {
      item.asText().ifPresent(name -> required.add(required(name, whole)));
    }
    for (Obj.Member member : node.obj("properties").orElse(Obj.EMPTY)) {
      Rule rule = member(member, whole);
      boolean theirs = whole.property(member.key()).filter(Schema.Property::readOnly).isPresent();
      members.put(member.key(), theirs ? unsaid(rule) : rule);
    }
    for (Obj.Member member : node.obj("patternProperties").orElse(Obj.EMPTY)) {
      PatternTest.of(member.key())
          .map(pattern -> new ByPattern(pattern, SchemaRule.inner(member.value(), home)))
          .ifPresent(byPattern::add);
    }
    Json additional = node.find("additionalProperties").orElse(Json.Bool.TRUE);
    this.closed = additional == Json.Bool.FALSE;
    this.others =
        additional instanceof Obj schema && !schema.isEmpty()
            ? Optional.of(SchemaRule.inner(schema, home))
            : Optional.empty();
    this.names = node.find("propertyNames").map(schema -> SchemaRule.inner(schema, home));
  }

  // Clients send null for what the service sets: they say nothing of it.
  private static Rule unsaid(Rule rule) {
    return (value, walk) -> (walk.request() && value == Json.Null.NULL) || rule.holds(value, walk);
  }

  static List<Rule> of(Obj node, Schema whole) {
    var rules = new ArrayList<Rule>();
    Limits.of(node, "minProperties")
        .ifPresent(least -> rules.add(size("minProperties", least, Integer.MAX_VALUE)));
    Limits.of(node, "maxProperties").ifPresent(most -> rules.add(size("maxProperties", 0, most)));
    for (String keyword :
        List.of(
            "required",
            "properties",
            "patternProperties",
            "additionalProperties",
            "propertyNames")) {
      if (node.has(keyword)) {
        rules.add(new ObjectRule(node, whole));
        break;
      }
    }
    return rules;
  }

  // What is said of its other members is said with all declarations of the member in mind: those of
  // other branches, and of the variants a discriminator leads to.
  private static Rule member(Obj.Member member, Schema whole) {
    if (!member.value().asObj().filter(node -> node.has("additionalProperties")).isPresent()) {
      return SchemaRule.inner(member.value(), whole.home());
    }
    List<Json> declarations = new ArrayList<>();
    whole.property(member.key()).ifPresent(own -> declarations.add(own.schema().json()));
    if (whole.discriminator().isPresent()) {
      for (Schema variant : whole.variants()) {
        variant.property(member.key()).ifPresent(each -> declarations.add(each.schema().json()));
      }
    }
    Schema all = Schema.of(Obj.of("allOf", Arr.of(declarations)), whole.home());
    return declarations.size() < 2 && declarations.contains(member.value())
        ? SchemaRule.inner(member.value(), whole.home())
        : SchemaRule.branch(member.value(), all);
  }

  // The declaration may stand in another branch of the same allOf, hence the whole schema.
  private static Required required(String name, Schema whole) {
    Optional<Schema.Property> declared = whole.property(name);
    return new Required(
        name,
        declared.map(property -> !property.readOnly()).orElse(true),
        declared.map(property -> !property.writeOnly()).orElse(true));
  }

  private static Rule size(String keyword, int least, int most) {
    return (value, walk) ->
        !(value instanceof Obj obj)
            || (obj.size() >= least && obj.size() <= most)
            || walk.complain(
                keyword, () -> Limits.words(keyword, least, most, obj.size(), "property"));
  }

  @Override
  public boolean holds(Json value, Walk walk) {
    if (!(value instanceof Obj obj)) {
      return true;
    }
    boolean holds = complete(obj, walk);
    for (int i = 0; i < obj.size() && (holds || !walk.quick()); i++) {
      walk.down(obj.key(i), i);
      holds &= member(obj, i, walk);
      walk.up();
    }
    return holds;
  }

  private boolean complete(Obj obj, Walk walk) {
    boolean complete = true;
    for (Required each : required) {
      if (!obj.has(each.name()) && (walk.request() ? each.inRequest() : each.inReply())) {
        walk.down(each.name(), -1);
        walk.complain("required", () -> "expected a value, found none");
        walk.up();
        complete = false;
      }
    }
    return complete;
  }

  private boolean member(Obj obj, int index, Walk walk) {
    String name = obj.key(index);
    Json value = obj.value(index);
    boolean holds = names.isEmpty() || names.get().holds(Json.of(name), walk);
    boolean known = false;
    Rule rule = members.get(name);
    if (rule != null) {
      known = true;
      holds &= rule.holds(value, walk);
    }
    for (ByPattern each : byPattern) {
      if (each.names().matches(name)) {
        known = true;
        holds &= each.rule().holds(value, walk);
      }
    }
    if (known) {
      return holds;
    }
    if (closed) {
      return tooMany(name, obj, walk) && holds;
    }
    return (others.isEmpty() || other(name, value, obj, walk)) && holds;
  }

  // A map in a base schema likewise: what a branch declares is not one of its other members.
  private boolean other(String name, Json value, Obj obj, Walk walk) {
    return SchemaRule.declares(name, whole)
        || walk.declared(name, obj)
        || others.isEmpty()
        || others.get().holds(value, walk);
  }

  // Documents close a base schema and let others extend it: what any of them declares may stand.
  private boolean tooMany(String name, Obj obj, Walk walk) {
    return SchemaRule.declares(name, whole)
        || walk.declared(name, obj)
        || walk.complain(
            "additionalProperties", () -> "expected no member of this name, found one");
  }
}
