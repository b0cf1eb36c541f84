package dev.dtu.contract;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A schema of the contract. References are followed and `allOf` is merged when a question needs it,
/// so a reader sees one schema where the document has a heap of them.
///
/// What the schema itself says wins over what it takes from `allOf`, later branches over earlier
/// ones. Circles end where they close. A reference that leads nowhere allows everything.
///
/// Immutable to its users and safe for any number of threads; answers that cost are remembered.
public final class Schema {

  /// A declared member of an object.
  ///
  /// @param readOnly the service sets it, clients do not send it
  /// @param writeOnly clients send it, the service does not tell it
  public record Property(
      String name,
      Schema schema,
      boolean required,
      boolean readOnly,
      boolean writeOnly,
      boolean deprecated) {}

  /// The member whose value tells which variant an object is.
  ///
  /// @param mapping names of schemas by value; a value that is not there is itself a schema's name
  public record Discriminator(String property, SequencedMap<String, String> mapping) {
    public Discriminator {
      mapping = Ordered.copy(mapping);
    }
  }

  private final String ownName;
  private final Json node;
  private final Schemas home;
  private final Map<String, List<Schema>> branches = new ConcurrentHashMap<>(4);
  // Each of these may be computed twice in a race, to the same content.
  private volatile @Nullable Schema resolved;
  private volatile @Nullable List<Schema> layers;
  private volatile @Nullable SequencedMap<String, Property> properties;
  private volatile @Nullable Set<String> types;
  private volatile @Nullable Rule rule;

  private Schema(String ownName, Json node, Schemas home) {
    this.ownName = ownName;
    this.node = node;
    this.home = home;
  }

  /// A schema as it stands in a document; what is neither an object nor a boolean allows everything.
  public static Schema of(Json node, Schemas home) {
    return new Schema("", node, home);
  }

  static Schema named(String name, Json node, Schemas home) {
    return new Schema(name, node, home);
  }

  /// Its name, when it is a named schema or a reference to one.
  public Optional<String> name() {
    return ownName.isEmpty() ? reference() : Optional.of(ownName);
  }

  /// What the document says here, unmerged; empty for `true` and `false`.
  public Obj node() {
    return node.asObj().orElse(Obj.EMPTY);
  }

  /// True when nothing fits: the schema `false`.
  public boolean impossible() {
    return resolved().node == Json.Bool.FALSE;
  }

  Schemas home() {
    return home;
  }

  Json json() {
    return node;
  }

  Optional<String> reference() {
    return node().text("$ref").map(Schema::lastStep);
  }

  static String lastStep(String reference) {
    return reference.substring(reference.lastIndexOf('/') + 1);
  }

  /// This schema without a reference at its top; members that stand beside the reference are merged
  /// into what it leads to.
  public Schema resolved() {
    Schema known = resolved;
    if (known == null) {
      known = SchemaMerge.resolve(this);
      resolved = known;
    }
    return known;
  }

  /// The schemas it is made of: those of `allOf`, then itself, without references.
  private List<Schema> layers() {
    List<Schema> known = layers;
    if (known == null) {
      known = SchemaMerge.layers(this);
      layers = known;
    }
    return known;
  }

  /// The value of a keyword, its own or taken from `allOf`; of bounds the narrowest, of enumerations
  /// what is in all.
  public Optional<Json> keyword(String keyword) {
    return SchemaLayers.keyword(layers(), keyword);
  }

  /// True when the schemas it is made of contradict each other, so that nothing fits it.
  public boolean contradictory() {
    return impossible() || SchemaLayers.contradictory(layers());
  }

  private boolean flag(String keyword) {
    return keyword(keyword).filter(Json.Bool.TRUE::equals).isPresent();
  }

  /// The schemas of a keyword that holds one or several.
  private List<Schema> branches(String keyword) {
    List<Schema> known = branches.get(keyword);
    if (known != null) {
      return known;
    }
    List<Schema> made = new ArrayList<>();
    Json told = keyword(keyword).orElse(Arr.EMPTY);
    if (told instanceof Arr several) {
      several.forEach(item -> made.add(of(item, home)));
    } else {
      made.add(of(told, home));
    }
    List<Schema> before = branches.putIfAbsent(keyword, List.copyOf(made));
    return before == null ? List.copyOf(made) : before;
  }

  /// The kinds of value allowed, in the words of JSON Schema; empty means any. Where no `type` is
  /// declared they are told by the enumeration, by `properties` or `items`, or by the alternatives.
  public Set<String> types() {
    Set<String> known = types;
    if (known == null) {
      known = Collections.unmodifiableSet(SchemaTypes.of(this, layers()));
      types = known;
    }
    return known;
  }

  /// True when null is allowed and said to be.
  public boolean nullable() {
    return SchemaTypes.nullable(this);
  }

  /// True when a value of that kind may fit; an `integer` also where `number` is allowed.
  public boolean allows(String type) {
    Set<String> types = types();
    return types.isEmpty()
        || types.contains(type)
        || (type.equals("integer") && types.contains("number"));
  }

  /// The declared members, those of `allOf` first, each in declared order; variants not included.
  public List<Property> properties() {
    return List.copyOf(propertyMap().values());
  }

  public Optional<Property> property(String name) {
    return Optional.ofNullable(propertyMap().get(name));
  }

  /// The declared members and those of all variants (`oneOf`, `anyOf`, discriminator), which are
  /// never required.
  public List<Property> possibleProperties() {
    return SchemaMerge.possibleProperties(this);
  }

  /// True when a member of that name must not be there: its schema is `false`.
  public boolean refuses(String member) {
    for (Schema layer : layers()) {
      Optional<Json> declared = layer.node().obj("properties").flatMap(all -> all.find(member));
      if (declared.filter(Json.Bool.FALSE::equals).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private SequencedMap<String, Property> propertyMap() {
    SequencedMap<String, Property> known = properties;
    if (known == null) {
      known = SchemaMerge.properties(layers());
      properties = known;
    }
    return known;
  }

  /// The names that `required` lists, whether or not they are declared.
  public Set<String> required() {
    return SchemaMerge.required(layers());
  }

  /// True when members that are not declared may stand in the object.
  public boolean open() {
    return keyword("additionalProperties").filter(Json.Bool.FALSE::equals).isEmpty();
  }

  /// The schema of members that are not declared, when one is given.
  public Optional<Schema> additionalProperties() {
    return branches("additionalProperties").stream()
        .filter(schema -> schema.node instanceof Obj)
        .findFirst();
  }

  /// The schema of an array's items.
  public Optional<Schema> items() {
    return branches("items").stream().findFirst();
  }

  public List<Schema> oneOf() {
    return branches("oneOf");
  }

  public List<Schema> anyOf() {
    return branches("anyOf");
  }

  /// The branches of its own `allOf`.
  public List<Schema> allOf() {
    return resolved().node().items("allOf").items().stream()
        .map(branch -> of(branch, home))
        .toList();
  }

  /// The alternatives: of `oneOf`, of `anyOf`, and those only the discriminator's mapping names.
  public List<Schema> variants() {
    return SchemaMerge.variants(this);
  }

  public Optional<Discriminator> discriminator() {
    return keyword("discriminator").flatMap(Json::asObj).flatMap(Schema::discriminator);
  }

  static Optional<Discriminator> discriminator(Obj node) {
    var mapping = new LinkedHashMap<String, String>();
    for (Obj.Member member : node.obj("mapping").orElse(Obj.EMPTY)) {
      member.value().asText().ifPresent(to -> mapping.put(member.key(), lastStep(to)));
    }
    return node.text("propertyName").map(property -> new Discriminator(property, mapping));
  }

  /// The values of `enum`; empty when it is not there.
  public List<Json> enumeration() {
    return keyword("enum").flatMap(Json::asArr).orElse(Arr.EMPTY).items();
  }

  /// The value of `const`.
  public Optional<Json> constant() {
    return keyword("const");
  }

  public Optional<Json> defaultValue() {
    return keyword("default");
  }

  public Optional<String> format() {
    return keyword("format").flatMap(Json::asText);
  }

  public Optional<String> pattern() {
    return keyword("pattern").flatMap(Json::asText);
  }

  public boolean readOnly() {
    return flag("readOnly");
  }

  public boolean writeOnly() {
    return flag("writeOnly");
  }

  public boolean deprecated() {
    return flag("deprecated");
  }

  /// This schema made ready for checking.
  Rule rule() {
    Rule known = rule;
    if (known == null) {
      known = SchemaRule.of(this);
      rule = known;
    }
    return known;
  }

  @Override
  public String toString() {
    return name().orElseGet(node::toString);
  }
}
