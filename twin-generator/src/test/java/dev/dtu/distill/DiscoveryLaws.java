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

/// What holds for any discovery document at all.
class DiscoveryLaws {

  private static final List<String> WORDS =
      List.of(
          "id",
          "path",
          "flatPath",
          "httpMethod",
          "parameters",
          "request",
          "response",
          "scopes",
          "supportsMediaUpload",
          "mediaUpload",
          "supportsMediaDownload",
          "useMediaDownloadService",
          "protocols",
          "simple",
          "resumable",
          "multipart",
          "accept",
          "maxSize",
          "$ref",
          "type",
          "format",
          "properties",
          "items",
          "additionalProperties",
          "annotations",
          "required",
          "repeated",
          "location",
          "default",
          "minimum",
          "enum",
          "enumDeprecated",
          "variant",
          "discriminant",
          "map",
          "type_value",
          "methods",
          "resources",
          "A",
          "B",
          "name");
  private static final List<String> TEXTS =
      List.of(
          "A",
          "B",
          "string",
          "any",
          "object",
          "integer",
          "path",
          "query",
          "GET",
          "POST",
          "get",
          "a/{name}",
          "a/{+name}",
          "b/{aId}",
          "/upload/a",
          "{",
          "{+a}/{+b}",
          "x/{aId}/y/{bId}",
          "",
          "int64",
          "google-duration",
          "true",
          "12",
          "1e999999",
          "s.a",
          "é ü",
          "?q",
          "a:{name}:b");

  @Provide
  Arbitrary<Json> documents() {
    Arbitrary<Obj> method = members(values(), 8);
    Arbitrary<Obj> methods = named(method);
    Arbitrary<Obj> resource =
        Combinators.combine(methods, named(members(values(), 4)))
            .as((own, inner) -> Obj.of("methods", own, "resources", inner));
    Arbitrary<Obj> rest =
        Arbitraries.maps(
                Arbitraries.of("rootUrl", "servicePath", "parameters", "auth", "batchPath", "x"),
                values())
            .ofMaxSize(4)
            .map(DiscoveryLaws::object);
    return Combinators.combine(named(resource), named(members(values(), 5)), rest)
        .as((resources, schemas, other) ->
            Obj.builder()
                .putAll(other)
                .put("discoveryVersion", "v1")
                .put("resources", resources)
                .put("schemas", schemas)
                .build());
  }

  private static <T extends Json> Arbitrary<Obj> named(Arbitrary<T> values) {
    return Arbitraries.maps(Arbitraries.of("A", "B", "a", "é"), values)
        .ofMaxSize(3)
        .map(DiscoveryLaws::object);
  }

  private static Arbitrary<Obj> members(Arbitrary<Json> values, int most) {
    return Arbitraries.maps(Arbitraries.of(WORDS), values)
        .ofMaxSize(most)
        .map(DiscoveryLaws::object);
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
            Arbitraries.of("1", "-1", "0.5").map(Json.Num::new));
    return Arbitraries.recursive(
        () -> leaves,
        inner ->
            Arbitraries.oneOf(
                leaves, inner.list().ofMaxSize(3).map(Arr::of), members(inner, 4).map(a -> a)),
        0,
        3);
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void anything_is_distilled_or_refused_and_nothing_leaves_silently(
      @ForAll("documents") Json document) throws Unreadable {
    Distilled distilled;
    try {
      distilled = Distiller.distill("any.json", document.bytes(), Options.named("any"));
    } catch (Unreadable refused) {
      assertThat(refused).hasMessageStartingWith("any.json");
      return;
    }
    assertThat(distilled.counts().operations().adds()).isTrue();
    assertThat(distilled.counts().schemas().adds()).isTrue();
    var contract = Contract.of(distilled.read("contract.json"), distilled);
    contract.lines().forEach(line -> contract.operation(line.id()));
    contract.furtherRoutes().forEach(route -> contract.operation(route.line()));
    distilled.files().forEach((path, text) -> assertThat(text).as("%s", path).endsWith("\n"));
    if (distilled.flaws().isEmpty()) {
      assertThat(Described.again(distilled)).isEqualTo(Described.facts(distilled));
    }
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void the_same_document_gives_the_same_bytes(@ForAll("documents") Json document)
      throws Unreadable {
    var once = Distiller.distill("any.json", document.bytes(), Options.named("any"));
    var again = Distiller.distill("any.json", document.bytes(), Options.named("any"));
    assertThat(again.files()).isEqualTo(once.files());
  }
}
