package dev.dtu.distill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.contract.Contract;
import dev.dtu.distill.Distiller.Options;
import dev.dtu.document.Unreadable;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What holds for any document at all.
class DistillerLaws {

  private static final List<String> WORDS =
      List.of(
          "get",
          "post",
          "GET",
          "$ref",
          "parameters",
          "requestBody",
          "responses",
          "content",
          "schema",
          "200",
          "2XX",
          "default",
          "type",
          "properties",
          "items",
          "allOf",
          "oneOf",
          "nullable",
          "enum",
          "required",
          "name",
          "in",
          "operationId",
          "tags",
          "servers",
          "url",
          "security",
          "headers",
          "discriminator",
          "mapping",
          "propertyName",
          "application/json",
          "exclusiveMinimum",
          "minimum",
          "callbacks",
          "A",
          "B",
          "/a/{id}",
          "additionalProperties");
  private static final List<String> TEXTS =
      List.of(
          "#/components/schemas/A",
          "#/components/schemas/B",
          "#/paths/~1a/get",
          "#/",
          "#",
          "A",
          "#/components/schemas/A/properties/B",
          "other.yaml#/A",
          "http://example.com",
          "%zz",
          "",
          "#/components/responses/A",
          "string",
          "object",
          "array",
          "query",
          "path",
          "id",
          "{x}",
          "https://{host}/{v}",
          "é/ü",
          "../up",
          "#/components/parameters/A");

  @Provide
  Arbitrary<Json> documents() {
    Arbitrary<Json> items = values().list().ofMaxSize(3).map(Arr::of);
    Arbitrary<Map<String, Json>> named =
        Arbitraries.maps(Arbitraries.of(WORDS), Arbitraries.oneOf(values(), items)).ofMaxSize(4);
    Arbitrary<Obj> members = named.map(DistillerLaws::object);
    Arbitrary<Obj> paths =
        Arbitraries.maps(Arbitraries.of("/a", "/a/{id}", "/a/{b}", "b", "/c?d", "/{"), members)
            .ofMaxSize(3)
            .map(DistillerLaws::object);
    Arbitrary<Obj> components =
        Arbitraries.maps(
                Arbitraries.of("schemas", "parameters", "responses", "securitySchemes"),
                Arbitraries.maps(Arbitraries.of("A", "B"), values()).map(DistillerLaws::object))
            .map(DistillerLaws::object);
    Arbitrary<String> dialects = Arbitraries.of("3.0.3", "3.1.0", "3.2.0", "2.0");
    return Combinators.combine(dialects, paths, components, members)
        .as((dialect, path, component, rest) ->
            Obj.builder()
                .putAll(rest)
                .put("openapi", dialect)
                .put("paths", path)
                .put("components", component)
                .build());
  }

  private static Obj object(Map<String, ? extends Json> members) {
    var out = Obj.builder();
    members.forEach(out::put);
    return out.build();
  }

  private static Arbitrary<Json> values() {
    Arbitrary<Json> leaves =
        Arbitraries.oneOf(
            Arbitraries.of(TEXTS).map(Json::of),
            Arbitraries.of(Json.Bool.TRUE, Json.Bool.FALSE, Json.Null.NULL),
            Arbitraries.of("1", "-1", "1e999999", "0.5").map(Json.Num::new));
    return Arbitraries.recursive(
        () -> leaves,
        inner ->
            Arbitraries.oneOf(
                leaves,
                inner.list().ofMaxSize(3).map(Arr::of),
                Arbitraries.maps(Arbitraries.of(WORDS), inner)
                    .ofMaxSize(4)
                    .map(DistillerLaws::object)),
        0,
        3);
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void anything_is_distilled_or_refused_and_nothing_leaves_silently(
      @ForAll("documents") Json document) {
    Distilled distilled;
    try {
      distilled = Distiller.distill("any.json", document.bytes(), Options.named("any"));
    } catch (Unreadable refused) {
      assertThat(refused).hasMessageStartingWith("any.json");
      return;
    }
    assertThat(distilled.counts().operations().adds()).isTrue();
    assertThat(distilled.counts().schemas().adds()).isTrue();
    assertThat(distilled.flaws()).noneMatch(flaw -> flaw.what().contains("broke on it"));
    var contract = Contract.of(distilled.read("contract.json"), distilled);
    contract.lines().forEach(line -> contract.operation(line.id()));
    distilled.files().forEach((path, text) -> assertThat(text).as("%s", path).endsWith("\n"));
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void the_same_document_gives_the_same_bytes(@ForAll("documents") Json document)
      throws Unreadable {
    if (document.asObj().flatMap(obj -> obj.text("openapi")).orElse("").startsWith("3")) {
      var once = Distiller.distill("any.json", document.bytes(), Options.named("any"));
      var again = Distiller.distill("any.json", document.bytes(), Options.named("any"));
      assertThat(again.files()).isEqualTo(once.files());
    }
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void any_text_is_distilled_or_refused(@ForAll String text) {
    for (String file : List.of("any.json", "any.yaml", "any")) {
      try {
        Distiller.distill(file, "openapi: 3.0.0\n" + text, Options.named("any"));
      } catch (Unreadable refused) {
        assertThat(refused).hasMessageStartingWith(file);
      }
    }
  }
}
