package dev.dtu.distill;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The words of a schema: those that are kept, in the order they are written, and those that say
/// nothing about values.
final class Keywords {

  enum Sort {
    WORD,
    WORDS,
    COUNT,
    FLAG,
    BOUND,
    VALUE,
    VALUES,
    SCHEMA,
    SCHEMAS,
    NAMED_SCHEMAS,
    TYPE,
    DISCRIMINATOR
  }

  record Keyword(String name, Sort sort) {}

  static final List<Keyword> KEPT =
      List.of(
          new Keyword("type", Sort.TYPE),
          new Keyword("format", Sort.WORD),
          new Keyword("enum", Sort.VALUES),
          new Keyword("const", Sort.VALUE),
          new Keyword("default", Sort.VALUE),
          new Keyword("readOnly", Sort.FLAG),
          new Keyword("writeOnly", Sort.FLAG),
          new Keyword("deprecated", Sort.FLAG),
          new Keyword("minimum", Sort.BOUND),
          new Keyword("maximum", Sort.BOUND),
          new Keyword("exclusiveMinimum", Sort.BOUND),
          new Keyword("exclusiveMaximum", Sort.BOUND),
          new Keyword("multipleOf", Sort.BOUND),
          new Keyword("minLength", Sort.COUNT),
          new Keyword("maxLength", Sort.COUNT),
          new Keyword("pattern", Sort.WORD),
          new Keyword("contentEncoding", Sort.WORD),
          new Keyword("contentMediaType", Sort.WORD),
          new Keyword("minItems", Sort.COUNT),
          new Keyword("maxItems", Sort.COUNT),
          new Keyword("uniqueItems", Sort.FLAG),
          new Keyword("prefixItems", Sort.SCHEMAS),
          new Keyword("items", Sort.SCHEMA),
          new Keyword("minProperties", Sort.COUNT),
          new Keyword("maxProperties", Sort.COUNT),
          new Keyword("required", Sort.WORDS),
          new Keyword("properties", Sort.NAMED_SCHEMAS),
          new Keyword("patternProperties", Sort.NAMED_SCHEMAS),
          new Keyword("propertyNames", Sort.SCHEMA),
          new Keyword("additionalProperties", Sort.SCHEMA),
          new Keyword("allOf", Sort.SCHEMAS),
          new Keyword("oneOf", Sort.SCHEMAS),
          new Keyword("anyOf", Sort.SCHEMAS),
          new Keyword("not", Sort.SCHEMA),
          new Keyword("discriminator", Sort.DISCRIMINATOR));

  /// Words with a meaning for people or tools only.
  static final Set<String> PROSE =
      Set.of(
          "title",
          "description",
          "example",
          "examples",
          "externalDocs",
          "xml",
          "summary",
          "$comment",
          "$schema",
          "$id",
          "$anchor",
          "$defs",
          "definitions",
          "nullable",
          "$ref",
          "$dynamicAnchor");

  /// Words of JSON Schema that restrict values and are not kept.
  static final Set<String> LOST =
      Set.of(
          "if",
          "then",
          "else",
          "contains",
          "minContains",
          "maxContains",
          "dependentRequired",
          "dependentSchemas",
          "dependencies",
          "unevaluatedItems",
          "unevaluatedProperties",
          "contentSchema",
          "$dynamicRef",
          "$recursiveRef");

  static final Set<String> TYPES =
      Set.of("string", "number", "integer", "boolean", "object", "array", "null");

  static final Set<String> ALL = all();

  private Keywords() {}

  private static Set<String> all() {
    Set<String> all = new TreeSet<>(PROSE);
    KEPT.forEach(keyword -> all.add(keyword.name()));
    return all;
  }
}
