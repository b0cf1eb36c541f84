package dev.dtu.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.contract.Contract;
import dev.dtu.distill.Distilled;
import dev.dtu.distill.Distiller;
import dev.dtu.fidelity.Candidate;
import dev.dtu.fidelity.Drift;
import dev.dtu.fidelity.DriftFinder;
import dev.dtu.infer.Inference;
import dev.dtu.load.TwinLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where recordings do not fit a document, and that the lines told mend it.
class DriftTest {

  private static final String DOCUMENT =
      """
      openapi: 3.1.0
      info: {title: Shop, version: "1"}
      servers: [{url: "https://shop.example"}]
      paths:
        /carts:
          post:
            operationId: createCart
            requestBody: {content: {application/json: {schema: {type: object,\
             properties: {name: {type: string}}}}}}
            responses: {"201": {description: "",\
             content: {application/json: {schema: {$ref: "#/components/schemas/Cart"}}}}}
        /carts/{cartId}:
          get:
            operationId: getCart
            parameters: [{name: cartId, in: path, required: true, schema: {type: string}}]
            responses: {"200": {description: "",\
             content: {application/json: {schema: {$ref: "#/components/schemas/Cart"}}}}}
      components:
        schemas:
          Base: {type: object, required: [id], properties: {id: {type: string}, size: {type: integer}}}
          Cart:
            allOf:
              - {$ref: "#/components/schemas/Base"}
              - type: object
                required: [name]
                properties:
                  name: {type: string}
                  state: {type: string, enum: [OPEN, CLOSED]}
                  owner: {$ref: "#/components/schemas/Owner"}
                  lines: {type: array, items: {type: object, properties: {sku: {type: string}}}}
          Owner: {type: object, properties: {id: {type: string}}}
      """;

  private static final String RECORDED =
      """
      {"service":"shop","cassette":"buy","request":{"method":"POST",\
       "url":"https://shop.example/carts?dry=1","headers":{"content-type":"application/json"},\
        "body":{"name":"a","colour":"red"}},"response":{"status":201,"headers":\
        {"content-type":"application/json"},"body":{"id":"1","name":"a","state":"LOST","size":null,\
        "lines":[{"sku":"x","price":1}]}}}
      {"service":"shop","cassette":"buy","request":{"method":"GET",\
       "url":"https://shop.example/carts/1","headers":{},"body":null},"response":{"status":200,\
        "headers":{"content-type":"application/json"},"body":{"id":"1","owner":{"id":"o",\
        "title":"secret of somebody"},"extra":{"deep":[1]}}}}
      {"service":"shop","cassette":"buy","request":{"method":"GET",\
       "url":"https://shop.example/carts/2","headers":{},"body":null},"response":{"status":404,\
        "headers":{"content-type":"application/json"},"body":{"error":"secret of somebody"}}}
      {"service":"shop","cassette":"buy","template":"/carts/{cartId}/pay",\
       "request":{"method":"POST","url":"https://shop.example/carts/1/pay","headers":\
        {"content-type":"application/json"},"body":{"coins":3}},"response":{"status":200,"headers":\
        {"content-type":"application/json"},"body":{"paid":true}}}
      """;

  /// The same shop by an older address, and something that only looks like it.
  private static final String ELSEWHERE =
      """
      {"service":"shop","cassette":"buy","request":{"method":"POST",\
       "url":"https://shop.example/api/2/carts","headers":{"content-type":"application/json"},\
        "body":{"name":"a"}},"response":{"status":201,"headers":\
        {"content-type":"application/json"},"body":{"id":"1","name":"a"}}}
      {"service":"shop","cassette":"buy","request":{"method":"GET",\
       "url":"https://shop.example/api/2/carts/1","headers":{},"body":null},"response":{"status":200,\
        "headers":{"content-type":"application/json"},"body":{"id":"1","name":"a"}}}
      {"service":"shop","cassette":"buy","request":{"method":"GET",\
       "url":"https://shop.example/old/carts/1","headers":{},"body":null},"response":{"status":200,\
        "headers":{"content-type":"application/json"},"body":{"number":1,"what":"another thing"}}}
      {"service":"shop","cassette":"buy","request":{"method":"GET",\
       "url":"https://shop.example/old/carts/2","headers":{},"body":null},"response":{"status":200,\
        "headers":{"content-type":"application/json"},"body":{"number":2,"what":"another thing"}}}
      """;

  @TempDir Path folder;

  private List<Drift> found(Distiller.Options options) throws Exception {
    return found(RECORDED, options);
  }

  private List<Drift> found(String recordings, Distiller.Options options) throws Exception {
    Path document = Files.writeString(folder.resolve("shop.yaml"), DOCUMENT);
    Path recorded = Files.writeString(folder.resolve("buy.jsonl"), recordings);
    Distilled distilled = Distiller.distill(document, options);
    Contract contract = Contract.of(distilled.read("contract.json"), distilled);
    var meanings = Inference.of(contract);
    var candidate = new Candidate(TwinLoader.plain("shop", contract, meanings), meanings);
    return new DriftFinder("shop", List.of(candidate)).in(List.of(recorded));
  }

  @Test
  void a_slash_too_many_makes_no_other_operation() throws Exception {
    String slashed =
        """
        {"service":"shop","cassette":"buy","request":{"method":"GET",\
         "url":"https://shop.example//carts/1/","headers":{},"body":null},"response":{"status":200,\
          "headers":{"content-type":"application/json"},"body":{"id":"1","name":"a"}}}
        """;
    assertThat(found(slashed, Distiller.Options.named("shop"))).isEmpty();
  }

  @Test
  void what_does_not_fit_is_told_with_its_place_and_no_value() throws Exception {
    List<Drift> found = found(Distiller.Options.named("shop"));
    assertThat(found)
        .extracting(Drift::line)
        .containsExactly(
            "POST /carts/{cartId}/pay: an operation the contract does not know (1)",
            "getCart reply 404: an undeclared status (1)",
            "createCart query dry: an undeclared parameter (1)",
            "createCart reply 201 lines[].price: an undeclared member (1)",
            "createCart request colour: an undeclared member (1)",
            "getCart reply 200 extra: an undeclared member (1)",
            "getCart reply 200 owner.title: an undeclared member (1)",
            "createCart reply 201 size: an undeclared type, null (1)",
            "getCart reply 200 name: required, not there (1)",
            "createCart reply 201 state: an undeclared word, LOST (1)");
    assertThat(found.toString()).doesNotContain("secret of somebody");
    assertThat(found).allMatch(each -> each.examples().getFirst().startsWith("buy "));
  }

  @Test
  void the_overlay_that_is_told_mends_all_of_it() throws Exception {
    List<Drift> found = found(Distiller.Options.named("shop"));
    String text = OverlayText.of("Shop", "recordings of shop/tests, 2026-11-21", found);
    assertThat(text).doesNotContain("secret of somebody");
    Path overlay = Files.writeString(folder.resolve("overlay.yaml"), text);
    Distiller.Options mended = Distiller.Options.named("shop").withOverlay(overlay);
    assertThat(found(mended)).as(text).isEmpty();
  }

  @Test
  void a_beginning_that_stands_for_another_is_told_and_mended() throws Exception {
    List<Drift> found = found(ELSEWHERE, Distiller.Options.named("shop"));
    assertThat(found)
        .extracting(Drift::line)
        .containsExactly(
            "/api/2: stands for nothing (2)",
            "GET /old/carts/{cartId}: an operation the contract does not know (2)");
    String text = OverlayText.of("Shop", "recordings of shop/tests, 2026-11-21", found);
    assertThat(text).contains("x-also:\n  - {path: \"/api/2\", as: \"\", source:");
    Path overlay = Files.writeString(folder.resolve("overlay.yaml"), text);
    Distiller.Options mended = Distiller.Options.named("shop").withOverlay(overlay);
    assertThat(found(ELSEWHERE, mended)).as(text).isEmpty();
  }

  @Test
  void the_overlay_reads_like_one_a_person_wrote() throws Exception {
    String text =
        OverlayText.of(
            "Shop", "recordings of shop/tests, 2026-11-21", found(Distiller.Options.named("shop")));
    assertThat(text)
        .startsWith(
            "openapi: 3.1.0\n"
                + "info: {title: \"Shop, as recordings show it\", version: \"1\"}\n"
                + "paths:\n"
                + "  \"/carts/{cartId}/pay\":\n"
                + "    post:\n"
                + "      x-source: \"recordings of shop/tests, 2026-11-21\"\n")
        .contains(
            "  - {schema: Owner, members: {title: {type: string}},"
                + " source: \"recordings of shop/tests, 2026-11-21\"}\n",
            "{schema: Base, at: size, types: [\"null\"],",
            "{schema: Cart, at: state, words: [LOST],",
            "{operation: createCart, body: true, members: {colour: {type: string}},");
  }
}
