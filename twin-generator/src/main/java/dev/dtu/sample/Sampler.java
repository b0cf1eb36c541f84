package dev.dtu.sample;

import dev.dtu.contract.Complaint;
import dev.dtu.contract.Schema;
import dev.dtu.contract.SchemaCheck;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Makes values that fit a schema, for one direction of travel.
///
/// What the other side sets (`readOnly` towards the service) is never there; what is deprecated only
/// where it is required. A value that does not pass [SchemaCheck] is mended by leaving out optional
/// members, else made again with fewer of them.
public final class Sampler {

  /// How many of the optional members are there; of few it is one.
  public enum Optionals {
    ALL,
    SOME,
    FEW,
    NONE
  }

  private static final int DEPTH = 5;

  private final SchemaCheck.Direction direction;
  private final Chance chance;

  public Sampler(SchemaCheck.Direction direction, Chance chance) {
    this.direction = direction;
    this.chance = chance;
  }

  /// A value that fits; empty when none was found.
  public Optional<Json> sample(Schema schema, Optionals optionals) {
    List<Optionals> tries =
        List.of(optionals, optionals, Optionals.SOME, Optionals.NONE, Optionals.NONE);
    for (Optionals each : tries) {
      Json made = value(schema, each, DEPTH, false);
      Optional<Json> fits = mended(made, schema);
      if (fits.isPresent()) {
        return fits;
      }
    }
    return Optional.empty();
  }

  private Optional<Json> mended(Json made, Schema schema) {
    Json at = made;
    for (int i = 0; i < 12; i++) {
      List<Complaint> complaints = SchemaCheck.check(at, schema, direction);
      if (complaints.isEmpty()) {
        return Optional.of(at);
      }
      Json less = at;
      for (Complaint complaint : complaints) {
        less = without(less, steps(complaint.path()), 0);
      }
      if (less.equals(at)) {
        return Optional.empty();
      }
      at = less;
    }
    return Optional.empty();
  }

  private static List<String> steps(String pointer) {
    return pointer.isEmpty()
        ? List.of()
        : List.of(pointer.substring(1).replace("~1", "/").replace("~0", "~").split("/", -1));
  }

  // A member blamed is left out; where the blame is on something missing, what should have it is.
  private static Json without(Json json, List<String> steps, int at) {
    if (at >= steps.size() || !(json instanceof Obj obj)) {
      return json;
    }
    String step = steps.get(at);
    Optional<Json> inner = obj.find(step);
    if (inner.isEmpty()) {
      return json;
    }
    boolean last = at == steps.size() - 1;
    boolean missing =
        at == steps.size() - 2
            && inner.get() instanceof Obj holder
            && !holder.has(steps.get(at + 1));
    if (last || missing || inner.get() instanceof Arr) {
      return obj.without(step);
    }
    return obj.with(step, without(inner.get(), steps, at + 1));
  }

  private Json value(Schema given, Optionals optionals, int depth, boolean chosen) {
    Schema schema = given.resolved();
    Optional<Json> constant = schema.constant();
    if (constant.isPresent()) {
      return constant.get();
    }
    List<Json> enumeration =
        schema.enumeration().stream().filter(each -> each != Json.Null.NULL).toList();
    if (!enumeration.isEmpty()) {
      return chance.pick(enumeration);
    }
    List<Schema> variants = schema.oneOf().isEmpty() ? schema.anyOf() : schema.oneOf();
    Optional<Schema.Discriminator> by = schema.discriminator();
    if (!chosen && depth > -3 && by.isPresent() && !by.get().mapping().isEmpty()) {
      return discriminated(schema, by.get(), optionals, depth);
    }
    if (!variants.isEmpty() && depth > -3) {
      return alternative(schema, variants, optionals, depth);
    }
    return typed(schema, optionals, depth);
  }

  private Json discriminated(
      Schema schema, Schema.Discriminator by, Optionals optionals, int depth) {
    String key = chance.pick(List.copyOf(by.mapping().keySet()));
    String name = String.valueOf(by.mapping().get(key));
    for (Schema variant : schema.variants()) {
      if (variant.name().orElse("").equals(name)) {
        Json made = value(variant, optionals, depth - 1, true);
        return made instanceof Obj obj ? obj.with(by.property(), key) : made;
      }
    }
    Json plain = typed(schema, optionals, depth);
    return plain instanceof Obj obj ? obj.with(by.property(), key) : plain;
  }

  private Json alternative(Schema schema, List<Schema> variants, Optionals optionals, int depth) {
    List<Schema> useful = new ArrayList<>();
    for (Schema variant : variants) {
      Set<String> types = variant.types();
      boolean nothing = types.size() == 1 && types.contains("null");
      if (!nothing && !variant.impossible()) {
        useful.add(variant);
      }
    }
    if (useful.isEmpty()) {
      return Json.Null.NULL;
    }
    Schema picked = chance.pick(useful);
    boolean members = !schema.properties().isEmpty() || !schema.required().isEmpty();
    if (members && picked.types().isEmpty()) {
      // the alternative is no more than the names it requires
      Set<String> needed = new LinkedHashSet<>(schema.required());
      needed.addAll(picked.required());
      return object(schema, needed, optionals, depth);
    }
    Json made = value(picked, optionals, depth - 1, false);
    return made instanceof Obj variant && members
        ? object(schema, schema.required(), optionals, depth).withAll(variant)
        : made;
  }

  private Json typed(Schema schema, Optionals optionals, int depth) {
    Set<String> types = schema.types();
    String type = types.stream().filter(each -> !each.equals("null")).findFirst().orElse("");
    if (type.isEmpty()) {
      type = types.contains("null") ? "null" : schema.properties().isEmpty() ? "string" : "object";
    }
    return switch (type) {
      case "object" -> object(schema, schema.required(), optionals, depth);
      case "array" -> array(schema, optionals, depth);
      case "integer" -> Json.of(Numbers.whole(schema, chance));
      case "number" -> Numbers.real(schema, chance);
      case "boolean" -> Json.of(chance.coin());
      case "null" -> Json.Null.NULL;
      default -> Json.of(Words.of(schema, chance));
    };
  }

  private Obj object(Schema schema, Set<String> required, Optionals optionals, int depth) {
    var made = Obj.builder();
    String only = optionals == Optionals.FEW ? only(schema, required) : "";
    for (Schema.Property property : schema.properties()) {
      boolean needed = required.contains(property.name()) || property.name().equals(only);
      if (!foreign(property) && (needed || chosen(property, optionals, depth))) {
        made.put(property.name(), value(property.schema(), inside(optionals), depth - 1, false));
      }
    }
    Optional<Schema> others = schema.additionalProperties();
    for (String name : required) {
      if (!made.has(name) && schema.property(name).isEmpty()) {
        made.put(
            name,
            others.map(each -> value(each, optionals, depth - 1, false)).orElse(Json.of("some")));
      }
    }
    boolean map = schema.properties().isEmpty() && depth > 0 && optionals != Optionals.NONE;
    if (map && others.isPresent() && required.isEmpty()) {
      String name = "k" + chance.text("abcdefgh", 3);
      made.put(name, value(others.get(), optionals, depth - 1, false));
    }
    return made.build();
  }

  private static Optionals inside(Optionals optionals) {
    return switch (optionals) {
      case ALL, SOME -> Optionals.SOME;
      case FEW, NONE -> Optionals.NONE;
    };
  }

  /// The name of one member that may be left out, or of none.
  private String only(Schema schema, Set<String> required) {
    List<String> names = new ArrayList<>(List.of(""));
    for (Schema.Property property : schema.properties()) {
      if (!required.contains(property.name()) && !foreign(property) && !property.deprecated()) {
        names.add(property.name());
      }
    }
    return chance.pick(names);
  }

  private boolean foreign(Schema.Property property) {
    return direction == SchemaCheck.Direction.REQUEST ? property.readOnly() : property.writeOnly();
  }

  private boolean chosen(Schema.Property property, Optionals optionals, int depth) {
    return switch (optionals) {
      case FEW, NONE -> false;
      case SOME -> depth > 0 && !property.deprecated() && chance.coin();
      case ALL -> depth > 0 && !property.deprecated();
    };
  }

  private Json array(Schema schema, Optionals optionals, int depth) {
    long least = Numbers.bound(schema, "minItems").orElse(0L);
    long most = Numbers.bound(schema, "maxItems").orElse(Long.MAX_VALUE);
    long wanted = depth > 0 && optionals != Optionals.NONE ? chance.between(1, 2) : 0;
    long size = Math.min(Math.max(least, wanted), most);
    Schema items =
        schema
            .items()
            .orElse(Schema.of(Obj.of("type", Json.of("string")), dev.dtu.contract.Schemas.NONE));
    Set<Json> distinct = new LinkedHashSet<>();
    for (int i = 0; i < size * 4 && distinct.size() < size; i++) {
      distinct.add(value(items, optionals, depth - 1, false));
    }
    return Arr.of(List.copyOf(distinct));
  }
}
