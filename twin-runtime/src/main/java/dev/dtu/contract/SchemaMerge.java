package dev.dtu.contract;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// Makes one schema of those a document has in several places.
final class SchemaMerge {

  private static final int LAYERS = 500;

  private SchemaMerge() {}

  /// The schema with no reference at its top.
  static Schema resolve(Schema start) {
    Schema at = start;
    var seen = new HashSet<String>();
    Obj beside = Obj.EMPTY;
    for (Optional<String> to = at.reference(); to.isPresent(); to = at.reference()) {
      beside = merged(at.node().without("$ref"), beside);
      Optional<Schema> next = start.home().find(to.get());
      if (next.isEmpty() || !seen.add(to.get())) {
        return Schema.of(beside, start.home());
      }
      at = next.get();
    }
    if (beside.isEmpty() || !(at.json() instanceof Obj target)) {
      return at;
    }
    return Schema.named(at.name().orElse(""), merged(target, beside), start.home());
  }

  /// The members of both; `above` wins, but members, required names and branches are joined.
  private static Obj merged(Obj below, Obj above) {
    if (below.isEmpty() || above.isEmpty()) {
      return below.isEmpty() ? above : below;
    }
    var all = Obj.builder().putAll(below);
    for (Obj.Member member : above) {
      Json value = member.value();
      all.put(
          member.key(),
          switch (member.key()) {
            case "properties" ->
                below.obj("properties").orElse(Obj.EMPTY).withAll(value.asObj().orElse(Obj.EMPTY));
            case "required", "allOf" -> joined(below.items(member.key()), value);
            default -> value;
          });
    }
    return all.build();
  }

  private static Arr joined(Arr first, Json second) {
    var items = new ArrayList<>(first.items());
    items.addAll(second.asArr().orElse(Arr.EMPTY).items());
    return Arr.of(items);
  }

  /// The branches of `allOf`, all the way down, then the schema itself; each once.
  static List<Schema> layers(Schema schema) {
    var layers = new ArrayList<Schema>();
    collect(schema, new IdentityHashMap<>(), layers);
    return List.copyOf(layers);
  }

  private static void collect(
      Schema schema, IdentityHashMap<Json, Schema> seen, List<Schema> layers) {
    Schema target = schema.resolved();
    if (seen.size() >= LAYERS || seen.put(target.json(), target) != null) {
      return;
    }
    for (Json branch : target.node().items("allOf")) {
      collect(Schema.of(branch, schema.home()), seen, layers);
    }
    layers.add(target);
  }

  static Set<String> required(List<Schema> layers) {
    var required = new LinkedHashSet<String>();
    for (Schema layer : layers) {
      layer.node().items("required").forEach(name -> name.asText().ifPresent(required::add));
    }
    return required;
  }

  /// The members declared; one that is declared twice must fit both declarations, one that is declared
  /// `false` is none.
  static SequencedMap<String, Schema.Property> properties(List<Schema> layers) {
    var schemas = new LinkedHashMap<String, Schema>();
    for (Schema layer : layers) {
      for (Obj.Member member : layer.node().obj("properties").orElse(Obj.EMPTY)) {
        Schema schema = Schema.of(member.value(), layer.home());
        schemas.merge(member.key(), schema, SchemaMerge::both);
      }
    }
    Set<String> required = required(layers);
    var properties = new LinkedHashMap<String, Schema.Property>();
    schemas.values().removeIf(Schema::impossible);
    schemas.forEach((name, schema) ->
        properties.put(
            name,
            new Schema.Property(
                name,
                schema,
                required.contains(name),
                schema.readOnly(),
                schema.writeOnly(),
                schema.deprecated())));
    return Ordered.copy(properties);
  }

  private static Schema both(Schema first, Schema second) {
    if (second.json().equals(first.json()) || second.json().equals(Obj.EMPTY)) {
      return first;
    }
    Json one = within(first.json(), second.json());
    Json other = within(second.json(), first.json());
    return Schema.of(Obj.of("allOf", Arr.of(one, other)), first.home());
  }

  /// A declaration whose members must also be what another, that does not name them, says of others.
  private static Json within(Json own, Json other) {
    Obj others = other.asObj().flatMap(node -> node.obj("additionalProperties")).orElse(Obj.EMPTY);
    Obj properties = own.asObj().flatMap(node -> node.obj("properties")).orElse(Obj.EMPTY);
    Obj named = other.asObj().flatMap(node -> node.obj("properties")).orElse(Obj.EMPTY);
    if (others.isEmpty() || properties.isEmpty()) {
      return own;
    }
    var narrowed = Obj.builder();
    for (Obj.Member member : properties) {
      Json both = Obj.of("allOf", Arr.of(member.value(), others));
      narrowed.put(member.key(), named.has(member.key()) ? member.value() : both);
    }
    return ((Obj) own).with("properties", narrowed.build());
  }

  static List<Schema> variants(Schema schema) {
    var variants = new LinkedHashMap<String, Schema>();
    for (List<Schema> branch : List.of(schema.oneOf(), schema.anyOf())) {
      branch.forEach(each -> variants.put(each.name().orElse("#" + variants.size()), each));
    }
    schema
        .discriminator()
        .ifPresent(by -> {
          for (String name : by.mapping().values()) {
            schema.home().find(name).ifPresent(each -> variants.putIfAbsent(name, each));
          }
        });
    return List.copyOf(variants.values());
  }

  static List<Schema.Property> possibleProperties(Schema schema) {
    var all = new LinkedHashMap<String, Schema.Property>();
    schema.properties().forEach(property -> all.put(property.name(), property));
    for (Schema variant : schema.variants()) {
      for (Schema.Property p : variant.properties()) {
        all.putIfAbsent(
            p.name(),
            new Schema.Property(
                p.name(), p.schema(), false, p.readOnly(), p.writeOnly(), p.deprecated()));
      }
    }
    return List.copyOf(all.values());
  }
}
