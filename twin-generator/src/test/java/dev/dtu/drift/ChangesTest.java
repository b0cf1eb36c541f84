package dev.dtu.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.contract.Contract;
import dev.dtu.distill.Distilled;
import dev.dtu.distill.Distiller;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What of a new version breaks its clients, in the words that are told.
class ChangesTest {

  private static final String OLDER =
      """
      openapi: 3.1.0
      info: {title: Shop, version: "1"}
      paths:
        /carts:
          get:
            operationId: listCarts
            parameters:
              - {name: state, in: query, schema: {type: string, enum: [open, closed]}}
              - {name: limit, in: query, schema: {type: integer}}
              - {name: old, in: query, schema: {type: string}}
            responses:
              "200": {description: "", content: {application/json: {schema: {type: array, items: \
               {$ref: "#/components/schemas/Cart"}}}}}
              "404": {description: ""}
          post:
            operationId: createCart
            requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/NewCart"}}}}
            responses: {"200": {description: ""}, "201": {description: ""}}
        /carts/{cartId}:
          delete:
            operationId: deleteCart
            parameters: [{name: cartId, in: path, required: true, schema: {type: string}}]
            responses: {"204": {description: ""}}
      components:
        schemas:
          Cart:
            type: object
            required: [id, state]
            properties:
              id: {type: string}
              state: {type: string, enum: [open, closed]}
              size: {type: integer}
              note: {type: string}
              gone: {type: string}
          NewCart:
            type: object
            properties: {name: {type: string}, size: {type: number}, colour: {type: string,\
             enum: [red, blue]}}
      """;

  private static final String NEWER =
      """
      openapi: 3.1.0
      info: {title: Shop, version: "2"}
      paths:
        /carts:
          get:
            operationId: listCarts
            parameters:
              - {name: state, in: query, required: true, schema: {type: string, enum: [open, lost]}}
              - {name: limit, in: query, schema: {type: [integer, string]}}
              - {name: shop, in: query, required: true, schema: {type: string}}
            responses:
              "200": {description: "", content: {application/json: {schema: {type: array, items: \
               {$ref: "#/components/schemas/Cart"}}}}}
          post:
            operationId: createCart
            requestBody: {required: true,\
             content: {application/json: {schema: {$ref: "#/components/schemas/NewCart"}}}}
            responses: {"201": {description: ""}, "409": {description: ""}}
        /carts/{id}:
          get:
            operationId: getCart
            parameters: [{name: id, in: path, required: true, schema: {type: string}}]
            responses: {"200": {description: ""}}
      components:
        schemas:
          Cart:
            type: object
            required: [id]
            properties:
              id: {type: integer}
              state: {type: string, enum: [open, closed, lost]}
              size: {type: number}
              note: {type: [string, "null"]}
              more: {type: string}
          NewCart:
            type: object
            required: [name]
            properties: {name: {type: string}, size: {type: integer}, colour: {type: string,\
             enum: [red]}}
      """;

  private static Contract contract(String text) throws Exception {
    Distilled distilled = Distiller.distill("shop.yaml", text, Distiller.Options.named("shop"));
    return Contract.of(distilled.read("contract.json"), distilled);
  }

  private static List<String> between(String older, String newer) throws Exception {
    return Changes.between(contract(older), contract(newer)).stream()
        .map(Change::toString)
        .toList();
  }

  @Test
  void each_difference_is_told_as_breaking_or_not() throws Exception {
    assertThat(between(OLDER, NEWER))
        .containsExactly(
            "breaking      DELETE /carts/{}: the operation is gone",
            "breaking      GET /carts query shop: must be sent, and is new",
            "breaking      GET /carts query state: must be sent",
            "breaking      GET /carts query state: words are gone: closed",
            "breaking      POST /carts reply 200: the status is gone",
            "breaking      POST /carts request: a body must be sent",
            "breaking      schema Cart answered id: the type is integer, was string",
            "breaking      schema Cart answered note: may be null",
            "breaking      schema Cart answered size: the type is number, was integer",
            "breaking      schema Cart answered state: need not be there any more",
            "breaking      schema Cart answered state: words are new: lost",
            "breaking      schema NewCart sent colour: words are gone: blue",
            "breaking      schema NewCart sent name: must be sent",
            "breaking      schema NewCart sent size: the type is integer, was number",
            "not breaking  GET /carts query limit: the type is integer or string, was integer",
            "not breaking  GET /carts query old: is not declared any more",
            "not breaking  GET /carts query state: words are new: lost",
            "not breaking  GET /carts reply 404: the status is gone",
            "not breaking  GET /carts/{}: the operation is new",
            "not breaking  POST /carts reply 409: the status is new",
            "not breaking  schema Cart answered gone: is not declared any more",
            "not breaking  schema Cart answered more: is new");
  }

  @Test
  void a_contract_does_not_differ_from_itself() throws Exception {
    assertThat(between(OLDER, OLDER)).isEmpty();
  }

  @Test
  void what_breaks_one_way_may_not_break_the_other() throws Exception {
    assertThat(between(NEWER, OLDER))
        .contains(
            "not breaking  schema NewCart sent name: need not be sent any more",
            "not breaking  schema Cart answered size: the type is integer, was number",
            "not breaking  schema Cart answered state: is always there");
  }
}
