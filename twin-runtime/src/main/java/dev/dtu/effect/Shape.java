package dev.dtu.effect;

import dev.dtu.contract.Kinds;
import dev.dtu.contract.Schema;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A schema made ready for the two things replies need of it: bringing a stored value into it, and
/// making a value for it.
///
/// What costs is worked out once, on first use: a race does so twice, to the same content. Members
/// and items are shapes of their own, reached through here, so a schema that contains itself is no
/// problem until a value is made of it; [Synthesis] stops there.
final class Shape {

  /// A declared member.
  record Slot(
      String name,
      Shape shape,
      boolean required,
      boolean readOnly,
      boolean writeOnly,
      boolean deprecated) {}

  private static final List<String> CONSTRAINTS =
      List.of(
          "enum",
          "const",
          "pattern",
          "format",
          "minimum",
          "maximum",
          "exclusiveMinimum",
          "exclusiveMaximum",
          "multipleOf",
          "minLength",
          "maxLength",
          "not");

  private final Schema schema;
  private volatile @Nullable Facts facts;

  // Merged slots by variant: a race makes them twice, to the same content.
  private final Map<Shape, Map<String, Slot>> merged = new ConcurrentHashMap<>(2);

  /// What is known of the schema after the first look.
  private record Facts(
      Map<String, Slot> slots,
      Set<String> types,
      Kinds kinds,
      boolean nullable,
      boolean open,
      boolean constrained,
      long minItems,
      long maxItems,
      @Nullable Shape items,
      @Nullable Shape additional,
      List<Shape> variants,
      Optional<Schema.Discriminator> discriminator,
      Set<String> required,
      long most,
      boolean torn) {}

  Shape(Schema schema) {
    this.schema = schema;
  }

  Schema schema() {
    return schema;
  }

  private Facts facts() {
    Facts known = facts;
    if (known == null) {
      known = look();
      facts = known;
    }
    return known;
  }

  private Facts look() {
    Map<String, Slot> slots = new LinkedHashMap<>();
    for (Schema.Property p : schema.properties()) {
      slots.put(
          p.name(),
          new Slot(
              p.name(),
              new Shape(p.schema()),
              p.required(),
              p.readOnly() || p.schema().readOnly(),
              p.writeOnly() || p.schema().writeOnly(),
              p.deprecated() || p.schema().deprecated()));
    }
    boolean constrained = false;
    for (String keyword : CONSTRAINTS) {
      constrained |= schema.keyword(keyword).isPresent();
    }
    List<Shape> variants = new ArrayList<>();
    schema.variants().forEach(variant -> variants.add(new Shape(variant)));
    return new Facts(
        slots,
        schema.types(),
        Kinds.of(schema.types()),
        schema.nullable(),
        schema.open(),
        constrained,
        Synthesis.number(this, "minItems", 0),
        Synthesis.number(this, "maxItems", Long.MAX_VALUE),
        schema.items().map(Shape::new).orElse(null),
        schema.additionalProperties().map(Shape::new).orElse(null),
        variants,
        schema.discriminator(),
        schema.required(),
        Room.most(schema),
        schema.contradictory());
  }

  boolean nullable() {
    return facts().nullable() || (facts().types().isEmpty() && facts().variants().isEmpty());
  }

  Optional<Slot> slot(String member) {
    return Optional.ofNullable(facts().slots().get(member));
  }

  Set<String> required() {
    return facts().required();
  }

  /// True when nothing fits.
  boolean torn() {
    return facts().torn();
  }

  /// How many members an object may have.
  long most() {
    return facts().most();
  }

  Optional<Shape> items() {
    return Optional.ofNullable(facts().items());
  }

  List<Shape> variants() {
    return facts().variants();
  }

  Optional<Schema.Discriminator> discriminator() {
    return facts().discriminator();
  }

  boolean open() {
    return facts().open();
  }

  /// Whether a scalar has more to fulfil than its type.
  boolean constrained() {
    return facts().constrained();
  }

  /// Whether it is any text whatever and nothing else.
  boolean anyText() {
    return is("string")
        && facts().types().size() == 1
        && !constrained()
        && variants().isEmpty()
        && !torn();
  }

  /// How many items an array must have.
  long minItems() {
    return facts().minItems();
  }

  /// How many items an array may have.
  long maxItems() {
    return facts().maxItems();
  }

  Optional<Shape> additional() {
    return Optional.ofNullable(facts().additional());
  }

  /// Whether a value of that kind may stand here.
  boolean allows(String type) {
    Set<String> types = facts().types();
    return types.isEmpty()
        || types.contains(type)
        || (type.equals("integer") && types.contains("number"));
  }

  /// Whether the value is of a kind that may stand here.
  boolean takes(Json value) {
    return facts().kinds().hold(value, Json.Num::isWhole);
  }

  /// Whether an object may stand here.
  boolean takesObjects() {
    return facts().kinds().objects();
  }

  /// Whether the schema says it is of that kind.
  boolean is(String type) {
    return facts().types().contains(type);
  }

  /// The declared members, those of the variant the value is of included.
  Map<String, Slot> slots(Obj value) {
    return slots(value, 0);
  }

  private Map<String, Slot> slots(Obj value, int depth) {
    if (facts().variants().isEmpty() || depth > 2) {
      return facts().slots();
    }
    Shape variant = Variants.choose(this, value);
    return variant.facts().variants().isEmpty()
        ? merged.computeIfAbsent(variant, each -> merged(each.facts().slots()))
        : merged(variant.slots(value, depth + 1));
  }

  private Map<String, Slot> merged(Map<String, Slot> variant) {
    Map<String, Slot> all = new LinkedHashMap<>(facts().slots());
    variant.forEach((name, slot) -> {
      Slot own = all.get(name);
      if (own == null || Variants.narrower(own, slot)) {
        all.put(name, slot);
      }
    });
    return all;
  }

  /// The value brought into the schema: what fits stays, what does not is turned or made anew from
  /// the draw, which should depend on nothing but the row and the place in it.
  Json fit(Json value, Synthesis draw) {
    return Fitting.of(this, value, draw);
  }
}
