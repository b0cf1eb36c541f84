package dev.dtu.distill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dtu.contract.Contract;
import dev.dtu.contract.OperationLine;
import dev.dtu.document.Unreadable;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an overlay adds to documents and corrects in them.
class OverlayTest {

  private static final String DOCUMENT =
      """
      openapi: 3.0.3
      info: {title: Shop, version: "1"}
      servers: [{url: "https://shop.example/v3"}]
      security: [{token: []}]
      paths:
        /carts:
          get:
            operationId: listCarts
            responses: {"200": {$ref: "#/components/responses/Cart"}}
      components:
        responses:
          Cart:
            description: ""
            content: {application/json: {schema: {$ref: "#/components/schemas/Cart"}}}
        securitySchemes: {token: {type: http, scheme: bearer}}
        schemas:
          Cart: {type: object, properties: {id: {type: string}}}
      """;

  @TempDir Path folder;

  private Distilled distilled(String overlay) throws Exception {
    Path document = Files.writeString(folder.resolve("shop.yaml"), DOCUMENT);
    Path file = Files.writeString(folder.resolve("overlay.yaml"), overlay);
    return Distiller.distill(document, Distiller.Options.named("shop").withOverlay(file));
  }

  private static Contract contract(Distilled distilled) {
    return Contract.of(distilled.read("contract.json"), distilled);
  }

  @Test
  void an_overlay_adds_where_the_documents_are_silent_and_holds_where_they_differ()
      throws Exception {
    Distilled distilled =
        distilled(
            """
            openapi: 3.0.3
            info: {title: ours, version: "1"}
            paths:
              /carts:
                get:
                  operationId: allCarts
                  x-source: "https://shop.example/docs, 2026-11-21"
                  responses: {"200": {$ref: "#/components/responses/Cart"}}
                post:
                  operationId: createCart
                  x-source: "https://shop.example/docs, 2026-11-21"
                  responses: {"201": {description: ""}}
            components:
              responses:
                Cart:
                  description: ""
                  content: {application/json: {schema: {$ref: "#/components/schemas/Cart"}}}
              schemas:
                Cart:
                  x-source: "seen in a recording, 2026-11-21"
                  type: object
                  properties: {id: {type: integer}}
            """);
    Contract contract = contract(distilled);
    assertThat(contract.lines())
        .extracting(OperationLine::id)
        .containsExactly("allCarts", "createCart");
    assertThat(contract.title()).isEqualTo("Shop");
    assertThat(contract.operation("createCart").security()).isEqualTo(contract.security());
    assertThat(contract.operation("createCart").servers()).isEqualTo(contract.servers());
    assertThat(distilled.read("schemas/carts.json").toString()).contains("integer");
    assertThat(distilled.counts().operations()).isEqualTo(new Counts.Tally(3, 2, 1));
    assertThat(distilled.counts().schemas()).isEqualTo(new Counts.Tally(2, 1, 1));
    assertThat(distilled.flaws())
        .extracting(flaw -> flaw.file() + ": " + flaw.consequence())
        .containsExactly("overlay.yaml: this one holds", "overlay.yaml: this one holds");
    assertThat(distilled.sources()).extracting(Source::file).contains("overlay.yaml");
  }

  @Test
  void an_overlay_may_refer_to_schemas_of_the_documents() throws Exception {
    Distilled distilled =
        distilled(
            """
            openapi: 3.0.3
            info: {title: ours, version: "1"}
            paths:
              /carts/{id}:
                parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                get:
                  operationId: getCart
                  x-source: "https://shop.example/docs, 2026-11-21"
                  responses:
                    "200":
                      description: ""
                      content: {application/json: {schema: {$ref: "#/components/schemas/Cart"}}}
                    "404":
                      description: ""
                      content: {application/json: {schema: {$ref: "#/components/schemas/Nothing"}}}
            """);
    Contract contract = contract(distilled);
    assertThat(contract.operation("getCart").reply(200).orElseThrow().json().orElseThrow().name())
        .contains("Cart");
    assertThat(distilled.flaws()).hasSize(2).allMatch(flaw -> flaw.what().contains("Nothing"));
    assertThat(distilled.counts().schemas().adds()).isTrue();
  }

  @Test
  void what_has_no_dated_source_is_left_out() throws Exception {
    Distilled distilled =
        distilled(
            """
            openapi: 3.0.3
            info: {title: ours, version: "1"}
            x-also:
              - {path: /v2, as: /v3}
            paths:
              /carts/{id}:
                parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                get:
                  operationId: getCart
                  x-source: "somewhere"
                  responses: {"200": {description: ""}}
            components: {schemas: {Cart: {type: string}}}
            """);
    assertThat(contract(distilled).lines())
        .extracting(OperationLine::id)
        .containsExactly("listCarts");
    assertThat(distilled.read("contract.json").has("also")).isFalse();
    assertThat(distilled.flaws())
        .hasSize(3)
        .allMatch(flaw -> flaw.consequence().equals("it was left out"));
    assertThat(distilled.counts().operations().adds()).isTrue();
  }

  @Test
  void a_beginning_of_paths_may_stand_for_another() throws Exception {
    Contract contract =
        contract(
            distilled(
                """
                openapi: 3.0.3
                info: {title: ours, version: "1"}
                x-also:
                  - {path: "/ex/{site}", as: "", source: "docs, 2026-11-21"}
                  - {path: /v2, as: /v3, source: "docs, 2026-11-21"}
                paths: {}
                """));
    assertThat(contract.also().getFirst().meant("/ex/one/carts")).contains("/carts");
    assertThat(contract.also().getFirst().meant("/ex")).isEmpty();
    assertThat(contract.also().getLast().meant("/v2/carts/1")).contains("/v3/carts/1");
    assertThat(contract.also().getLast().meant("/v2")).contains("/v3");
    assertThat(contract.also().getLast().meant("/v20/carts")).isEmpty();
  }

  @Test
  void an_overlay_that_is_not_there_is_told() throws Exception {
    Path document = Files.writeString(folder.resolve("shop.yaml"), DOCUMENT);
    var options = Distiller.Options.named("shop").withOverlay(folder.resolve("none.yaml"));
    assertThatThrownBy(() -> Distiller.distill(document, options))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining("expected an overlay, found no file at");
  }

  @Test
  void an_amendment_without_a_source_or_a_place_is_told_and_left_out() throws Exception {
    Distilled distilled =
        distilled(
            """
            openapi: 3.0.3
            info: {title: ours, version: "1"}
            paths: {}
            x-amend:
              - {schema: Cart, members: {size: {type: integer}}}
              - {schema: Cart, at: colour.shade, types: ["null"], source: "seen, 2026-11-21"}
              - {schema: Cart, operation: listCarts, optional: [id], source: "seen, 2026-11-21"}
              - {operation: listCarts, reply: "404", types: ["null"], source: "seen, 2026-11-21"}
              - {schema: Cart, at: id, types: ["null"], source: "seen, 2026-11-21"}
            """);
    assertThat(distilled.flaws().stream().filter(flaw -> flaw.toString().contains("x-amend")))
        .hasSize(4);
    assertThat(contract(distilled).schemas().find("Cart").orElseThrow().node().toString())
        .isEqualTo(
            "{\"type\":\"object\",\"properties\":{\"id\":{\"type\":[\"string\",\"null\"]}}}");
  }
}
