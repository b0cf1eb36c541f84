package dev.dtu.distill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.contract.Contract;
import dev.dtu.distill.Distiller.Options;
import dev.dtu.effect.Effect;
import dev.dtu.infer.Inference;
import dev.dtu.json.Obj;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Swagger 2.0 is read as the OpenAPI document that says the same.
class SwaggerTwoTest {

  private static final String SHELF =
      """
      swagger: "2.0"
      info: {title: Shelf, version: "1"}
      host: shelf.example
      basePath: /v1
      schemes: [https]
      consumes: [application/json]
      produces: [application/json]
      securityDefinitions:
        basic: {type: basic}
        code: {type: oauth2, flow: accessCode, authorizationUrl: "https://a.example",
          tokenUrl: "https://t.example", scopes: {read: all}}
      security: [{basic: []}]
      parameters:
        limit: {name: limit, in: query, type: integer, maximum: 9}
        given: {name: book, in: body, required: true, schema: {$ref: "#/definitions/Book"}}
      responses:
        none: {description: no, schema: {$ref: "#/definitions/Error"}}
      paths:
        /books:
          get:
            operationId: listBooks
            parameters:
              - $ref: "#/parameters/limit"
              - {name: tag, in: query, type: array, items: {type: string}}
              - {name: by, in: query, type: array, collectionFormat: multi, items: {type: string}}
            responses: {"200": {description: all, schema: {$ref: "#/definitions/Books"}}}
          post:
            operationId: addBook
            parameters: [{$ref: "#/parameters/given"}]
            responses: {"201": {description: made, schema: {$ref: "#/definitions/Book"}}}
        /books/{id}:
          parameters: [{name: id, in: path, required: true, type: string}]
          get:
            operationId: getBook
            responses:
              "200": {description: one, schema: {$ref: "#/definitions/Book"},
                headers: {X-Seen: {type: integer}}}
              "404": {$ref: "#/responses/none"}
        /books/{id}/cover:
          post:
            operationId: addCover
            parameters:
              - {name: id, in: path, required: true, type: string}
              - {name: picture, in: formData, required: true, type: file}
              - {name: title, in: formData, type: string}
            responses: {"204": {description: done}}
        /words:
          post:
            operationId: say
            parameters: [{name: word, in: formData, required: true, type: string}]
            responses: {"204": {description: done}}
      definitions:
        Book:
          required: [title]
          properties:
            id: {type: string, readOnly: true}
            title: {type: string}
            note: {type: string, x-nullable: true}
        Books:
          properties:
            items: {type: array, items: {$ref: "#/definitions/Book"}}
        Error: {type: object, properties: {message: {type: string}}}
        Thing: {type: object, discriminator: kind, properties: {kind: {type: string}}}
      """;

  private static Distilled shelf() throws Exception {
    return Distiller.distill("shelf.yaml", SHELF, Options.named("shelf"));
  }

  private static Contract contract() throws Exception {
    Distilled distilled = shelf();
    return Contract.of(distilled.read("contract.json"), distilled);
  }

  @Test
  void nothing_of_it_is_lost() throws Exception {
    assertThat(shelf().flaws()).isEmpty();
    assertThat(contract().lines()).hasSize(5);
    assertThat(contract().servers().getFirst().hostPattern()).isEqualTo("shelf.example");
    assertThat(contract().schemes().get("basic").httpScheme()).contains("basic");
    assertThat(contract().schemes().get("code").type()).isEqualTo("oauth2");
  }

  @Test
  void a_body_is_a_parameter_and_a_form_several() throws Exception {
    var add = contract().operation("addBook");
    assertThat(add.body().orElseThrow().required()).isTrue();
    assertThat(add.body().orElseThrow().schemaFor("application/json").orElseThrow().name())
        .contains("Book");
    assertThat(contract().operation("addCover").body().orElseThrow().content())
        .containsOnlyKeys("multipart/form-data");
    var form = contract().operation("say").body().orElseThrow().content();
    assertThat(form).containsOnlyKeys("application/x-www-form-urlencoded");
    assertThat(form.firstEntry().getValue().property("word")).isPresent();
  }

  @Test
  void lists_in_a_query_stand_as_their_format_says() throws Exception {
    var list = contract().operation("listBooks");
    assertThat(list.parameters())
        .extracting(parameter -> parameter.name() + " " + parameter.explode())
        .containsExactly("limit true", "tag false", "by true");
  }

  @Test
  void schemas_say_null_objects_and_kinds_in_the_newer_words() throws Exception {
    Obj schemas = shelf().read("schemas/books.json");
    assertThat(schemas.find("Book").orElseThrow().toString())
        .startsWith("{\"type\":\"object\"")
        .contains("\"note\":{\"type\":[\"string\",\"null\"]}");
    assertThat(shelf().read("schemas/unused.json").find("Thing").orElseThrow().toString())
        .contains("\"discriminator\":{\"propertyName\":\"kind\"}");
  }

  @Test
  void replies_and_their_errors_are_found_where_they_stand_now() throws Exception {
    var get = contract().operation("getBook");
    assertThat(get.success().flatMap(reply -> reply.json()).flatMap(s -> s.name()))
        .isEqualTo(Optional.of("Book"));
    assertThat(get.reply(404).flatMap(reply -> reply.json()).flatMap(s -> s.name()))
        .isEqualTo(Optional.of("Error"));
  }

  @Test
  void what_its_operations_mean_is_inferred_as_of_any_other() throws Exception {
    List<Effect> effects = Inference.of(contract()).effects();
    assertThat(effects)
        .extracting(effect -> effect.operation() + " " + effect.kind())
        .contains("listBooks LIST", "addBook CREATE", "getBook READ");
  }
}
