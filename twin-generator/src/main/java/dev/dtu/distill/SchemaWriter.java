package dev.dtu.distill;

import dev.dtu.contract.PatternTest;
import dev.dtu.distill.Keywords.Keyword;
import dev.dtu.document.Nearest;
import dev.dtu.document.Node;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes a schema in the contract's dialect: the words that restrict values, in a fixed order,
/// references by name.
final class SchemaWriter {

  private static final List<String> BESIDE_NULL =
      List.of("$ref", "allOf", "oneOf", "anyOf", "properties", "items");

  private final Library library;
  private final Schemas schemas;
  private final Values values;
  private final Uris uris;
  private final boolean nullableDialect;

  SchemaWriter(Schemas schemas, Library library, boolean nullableDialect) {
    this.schemas = schemas;
    this.library = library;
    this.values = new Values(library);
    this.uris = new Uris(library.top());
    this.nullableDialect = nullableDialect;
  }

  Json write(Spot at) {
    return switch (at.node()) {
      case Node.Fields _ -> fields(at);
      case Node.Leaf(Json.Bool all, int _) -> all;
      case Node.Leaf _, Node.Items _ -> {
        library.flaw(
            at, "expected a schema, found " + at.node().kind(), "taken as a schema of anything");
        yield Obj.EMPTY;
      }
    };
  }

  private Json fields(Spot at) {
    strangers(at);
    var out = Obj.builder();
    reference(at).ifPresent(name -> out.put("$ref", name));
    for (Keyword keyword : Keywords.KEPT) {
      at.at(keyword.name())
          .flatMap(value -> value(keyword, value))
          .ifPresent(value -> put(out, keyword, value));
    }
    Obj plain = uris.told(at, kept(at, out.build()));
    Obj schema = nullOrElse(at, choosing(at, Nullable.exclusive(plain)));
    return at.node().flag("nullable") ? Nullable.orNull(schema) : schema;
  }

  /// The schema without a pattern that its own example does not fit, which would refuse what the service
  /// takes; and with the form of a moment that only the example shows, `/Date(1573755038314)/`.
  private Obj kept(Spot at, Obj schema) {
    Optional<String> example = at.node().text("example");
    Optional<PatternTest> pattern = schema.text("pattern").flatMap(PatternTest::of);
    if (example.filter(text -> text.matches("/Date\\(\\d+([+-]\\d{4})?\\)/")).isPresent()) {
      return schema.has("format") ? schema : schema.with("format", "date-time-ms");
    }
    if (example.isEmpty() || pattern.isEmpty() || pattern.get().matches(example.get())) {
      return schema;
    }
    library.flaw(
        at.at("pattern").orElse(at),
        "expected a pattern that the example '" + example.get() + "' fits, found another",
        "the pattern was left out");
    return schema.without("pattern");
  }

  /// The schema without a discriminator that leads nowhere: one of its words could not be followed, or
  /// alternatives have no names that a word could be, as tools leave it that write schemas in place.
  private Obj choosing(Spot at, Obj schema) {
    Optional<Obj> by = schema.obj("discriminator");
    if (by.isEmpty()) {
      return schema;
    }
    Spot told = at.at("discriminator").orElse(at);
    int declared = told.fields("mapping").size();
    int kept = by.get().obj("mapping").map(Obj::size).orElse(0);
    boolean nameless =
        declared == 0 && List.of("oneOf", "anyOf").stream().anyMatch(w -> bare(at, w));
    if (kept == declared && !nameless) {
      return schema;
    }
    library.flaw(
        told,
        "expected a discriminator that leads to schemas by their names, found one that does not",
        "left out; alternatives are tried one by one");
    return schema.without("discriminator");
  }

  private static boolean bare(Spot at, String word) {
    return at.node().items(word).stream()
        .flatMap(item -> item.text("$ref").stream())
        .anyMatch(ref -> ref.startsWith("#/") && !ref.matches("#/components/schemas/[^/]+"));
  }

  /// What is null alone, and besides something else, is null or that.
  private Obj nullOrElse(Spot at, Obj schema) {
    boolean nothingElse = schema.text("type").filter("null"::equals).isPresent();
    if (!nothingElse || BESIDE_NULL.stream().noneMatch(schema::has)) {
      return schema;
    }
    library.flaw(
        at.at("type").orElse(at),
        "expected 'type' to allow what stands beside it, found null alone",
        "taken as null or what stands beside it");
    return Nullable.orNull(schema.without("type"));
  }

  private static void put(Obj.Builder out, Keyword keyword, Json value) {
    boolean tuple = keyword.name().equals("items") && value instanceof Arr;
    out.put(tuple ? "prefixItems" : keyword.name(), value);
  }

  private Optional<String> reference(Spot at) {
    Optional<Spot> ref = at.at("$ref");
    if (ref.isEmpty()) {
      return Optional.empty();
    }
    if (nullableDialect) {
      List<String> beside = new ArrayList<>(at.node().fields().keySet());
      beside.removeIf(word ->
          !word.equals("nullable")
              && (Keywords.PROSE.contains(word) || !Keywords.ALL.contains(word)));
      if (!beside.isEmpty()) {
        library.flaw(
            ref.get(),
            "expected a reference to stand alone in OpenAPI 3.0, found "
                + String.join(", ", beside)
                + " beside it",
            "both hold");
      }
    }
    Optional<String> text = ref.get().node().text();
    if (text.isEmpty()) {
      library.flaw(
          ref.get(), "expected a reference, found " + ref.get().node().kind(), "it was left out");
    }
    return text.flatMap(target -> schemas.refer(at, target));
  }

  private void strangers(Spot at) {
    for (Spot member : at.fields()) {
      String word = member.name();
      if (Keywords.LOST.contains(word)) {
        library.flaw(
            member, "'" + word + "' is not kept in a contract", "more values fit than should");
      } else if (!Keywords.ALL.contains(word) && !word.startsWith("x-")) {
        library.flaw(
            member,
            "expected a word of JSON Schema, found '"
                + word
                + "'"
                + Nearest.hint(word, Keywords.ALL),
            "it was left out");
      } else if (word.equals("nullable") && !nullableDialect && at.node().flag(word)) {
        library.flaw(member, "'nullable' left OpenAPI with 3.1", "taken as type null");
      }
    }
  }

  private Optional<? extends Json> value(Keyword keyword, Spot at) {
    return switch (keyword.sort()) {
      case SCHEMA -> schemaOrTuple(keyword.name(), at);
      case SCHEMAS -> list(at);
      case NAMED_SCHEMAS -> named(at);
      case DISCRIMINATOR -> discriminator(at);
      case WORD, WORDS, COUNT, FLAG, BOUND, VALUE, VALUES, TYPE -> values.value(keyword, at);
    };
  }

  private Optional<? extends Json> schemaOrTuple(String word, Spot at) {
    if (word.equals("items") && at.node() instanceof Node.Items) {
      library.flaw(at, "expected one schema for all items, found an array", "taken as prefixItems");
      return list(at);
    }
    return Optional.of(write(at));
  }

  private Optional<Arr> list(Spot at) {
    if (!(at.node() instanceof Node.Items items) || items.items().isEmpty()) {
      library.flaw(at, "expected an array of schemas, found " + kind(at), "it was left out");
      return Optional.empty();
    }
    List<Json> written = new ArrayList<>();
    for (int i = 0; i < items.items().size(); i++) {
      written.add(write(at.child(Integer.toString(i), items.items().get(i))));
    }
    return Optional.of(Arr.of(written));
  }

  private static String kind(Spot at) {
    return at.node() instanceof Node.Items ? "an empty one" : at.node().kind();
  }

  private Optional<Obj> named(Spot at) {
    if (!(at.node() instanceof Node.Fields)) {
      library.flaw(
          at, "expected an object of schemas, found " + at.node().kind(), "it was left out");
      return Optional.empty();
    }
    var written = Obj.builder();
    at.fields().forEach(member -> written.put(member.name(), write(member)));
    return Optional.of(written.build()).filter(members -> !members.isEmpty());
  }

  private Optional<Obj> discriminator(Spot at) {
    Optional<String> property = at.node().text("propertyName");
    if (property.isEmpty()) {
      library.flaw(
          at, "expected a discriminator with 'propertyName', found none", "it was left out");
      return Optional.empty();
    }
    var out = Obj.builder().put("propertyName", property.get());
    var mapping = Obj.builder();
    for (Spot entry : at.fields("mapping")) {
      mapped(entry).ifPresent(name -> mapping.put(entry.name(), name));
    }
    Obj mapped = mapping.build();
    return Optional.of((mapped.isEmpty() ? out : out.put("mapping", mapped)).build());
  }

  private Optional<String> mapped(Spot entry) {
    Optional<String> target = entry.node().text();
    if (target.isEmpty()) {
      library.flaw(
          entry, "expected the name of a schema, found " + entry.node().kind(), "it was left out");
      return Optional.empty();
    }
    return schemas.has(target.get()) ? target : schemas.refer(entry, target.get());
  }
}
