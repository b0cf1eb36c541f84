package dev.dtu.distill;

import dev.dtu.document.Nearest;
import dev.dtu.document.Node;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Writes the schemas of a discovery document in the contract's dialect.
///
/// Discovery speaks JSON Schema's third draft with words of its own: `any`, references by name, a
/// member that says itself that it is required, numbers and flags in quotes.
final class DiscoverySchemas {

  private static final Set<String> WORDS =
      new TreeSet<>(
          List.of(
              "id",
              "$ref",
              "type",
              "description",
              "title",
              "default",
              "required",
              "format",
              "pattern",
              "minimum",
              "maximum",
              "enum",
              "enumDescriptions",
              "enumDeprecated",
              "repeated",
              "location",
              "properties",
              "additionalProperties",
              "items",
              "annotations",
              "readOnly",
              "deprecated",
              "variant"));

  private final Library library;
  private final DiscoveryValues values;
  private final Map<String, Spot> spots = new TreeMap<>();

  DiscoverySchemas(Library library) {
    this.library = library;
    this.values = new DiscoveryValues(library);
    library.top().fields("schemas").forEach(schema -> spots.put(schema.name(), schema));
  }

  /// All schemas of the document.
  NamedSchemas finish() {
    SortedMap<String, Json> written = new TreeMap<>();
    spots.forEach((name, spot) -> written.put(name, write(spot)));
    Cycles.Telling telling =
        (name, what, consequence) ->
            library.flaw(spots.getOrDefault(name, library.top()), what, consequence);
    new Cycles(written, telling).mend();
    return new NamedSchemas(written, Set.copyOf(spots.keySet()), spots, library.top());
  }

  /// A schema, or the schema of a parameter, that stands at a spot.
  Json write(Spot at) {
    if (!(at.node() instanceof Node.Fields)) {
      library.flaw(
          at, "expected a schema, found " + at.node().kind(), "taken as a schema of anything");
      return Obj.EMPTY;
    }
    strangers(at);
    var out = Obj.builder();
    reference(at).ifPresent(name -> out.put("$ref", name));
    values.plain(at, out);
    at.at("items").ifPresent(items -> out.put("items", write(items)));
    members(at, out);
    at.at("additionalProperties")
        .ifPresent(others -> out.put("additionalProperties", additional(others)));
    variant(at, out);
    return out.build();
  }

  private Json additional(Spot others) {
    return others.node().json() instanceof Json.Bool flag ? flag : write(others);
  }

  private void strangers(Spot at) {
    for (Spot member : at.fields()) {
      if (!WORDS.contains(member.name()) && !member.name().startsWith("x-")) {
        library.flaw(
            member,
            "expected a word of discovery's schemas, found '%s'%s"
                .formatted(member.name(), Nearest.hint(member.name(), WORDS)),
            "it was left out");
      }
    }
  }

  private void members(Spot at, Obj.Builder out) {
    List<Json> required = new ArrayList<>();
    var properties = Obj.builder();
    for (Spot property : at.fields("properties")) {
      properties.put(property.name(), write(property));
      if (property.node().flag("required")) {
        required.add(Json.of(property.name()));
      }
    }
    Obj written = properties.build();
    if (!required.isEmpty()) {
      out.put("required", Arr.of(required));
    }
    if (!written.isEmpty()) {
      out.put("properties", written);
    }
  }

  private void variant(Spot at, Obj.Builder out) {
    Optional<Spot> variant = at.at("variant");
    Optional<String> property = variant.flatMap(spot -> spot.node().text("discriminant"));
    if (variant.isEmpty()) {
      return;
    }
    List<Json> choices = new ArrayList<>();
    var mapping = Obj.builder();
    for (Spot choice : variant.get().items("map")) {
      Optional<String> name = reference(choice);
      name.ifPresent(target -> {
        choices.add(Obj.of("$ref", Json.of(target)));
        choice.node().words("type_value").ifPresent(value -> mapping.put(value, target));
      });
    }
    if (property.isEmpty() || choices.isEmpty()) {
      library.flaw(
          variant.get(),
          "expected a variant with 'discriminant' and 'map', found one without",
          "it was left out");
      return;
    }
    out.put("oneOf", Arr.of(choices));
    var discriminator = Obj.builder().put("propertyName", property.get());
    out.put("discriminator", discriminator.put("mapping", mapping.build()).build());
  }

  /// The schema that a spot refers to; empty when it refers to none, and with a flaw when it has no
  /// such schema.
  Optional<String> reference(Spot at) {
    Optional<Spot> ref = at.at("$ref");
    if (ref.isEmpty()) {
      return Optional.empty();
    }
    String name = ref.get().node().words().orElse("");
    if (!spots.containsKey(name)) {
      library.flaw(
          ref.get(),
          "'%s' leads nowhere: there is no such schema%s"
              .formatted(name, Nearest.hint(name, spots.keySet())),
          "an empty value stands in its place");
      return Optional.empty();
    }
    return Optional.of(name);
  }

  /// The schema of a message, with the members that the method asks for beyond what it says itself.
  Json message(Spot reference, String method) {
    Optional<String> name = reference(reference);
    if (name.isEmpty()) {
      return Obj.EMPTY;
    }
    Obj asked = asked(name.get(), method, new HashMap<>());
    return Obj.of("$ref", Json.of(name.get())).withAll(asked);
  }

  private Obj asked(String name, String method, Map<String, Obj> known) {
    Obj before = known.putIfAbsent(name, Obj.EMPTY);
    if (before != null) {
      return before;
    }
    Spot schema = spots.get(name);
    Obj asked = schema == null ? Obj.EMPTY : asked(schema, method, known);
    known.put(name, asked);
    return asked;
  }

  private Obj asked(Spot at, String method, Map<String, Obj> known) {
    Optional<String> ref = at.node().text("$ref");
    if (ref.isPresent()) {
      return asked(ref.get(), method, known);
    }
    List<Json> required = new ArrayList<>();
    var properties = Obj.builder();
    for (Spot property : at.fields("properties")) {
      if (isAnnotated(property, method)) {
        required.add(Json.of(property.name()));
      }
      Obj inner = asked(property, method, known);
      if (!inner.isEmpty()) {
        properties.put(property.name(), inner);
      }
    }
    var out = Obj.builder();
    for (String word : List.of("items", "additionalProperties")) {
      Obj inner = at.at(word).map(spot -> asked(spot, method, known)).orElse(Obj.EMPTY);
      if (!inner.isEmpty()) {
        out.put(word, inner);
      }
    }
    if (!required.isEmpty()) {
      out.put("required", Arr.of(required));
    }
    Obj members = properties.build();
    return (members.isEmpty() ? out : out.put("properties", members)).build();
  }

  private static boolean isAnnotated(Spot property, String method) {
    return property.at("annotations").stream()
        .flatMap(annotations -> annotations.items("required").stream())
        .anyMatch(id -> id.node().words().filter(method::equals).isPresent());
  }
}
