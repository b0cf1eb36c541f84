package dev.dtu.effect;

import dev.dtu.call.Origin;
import dev.dtu.call.Reply;
import dev.dtu.call.Request;
import dev.dtu.contract.Contract;
import dev.dtu.contract.SchemaCheck;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.TitlePage;
import dev.dtu.twin.Turn;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import dev.dtu.universe.Wish;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// A small service with something of every kind, and a universe where it lives.
final class Shop {

  static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  static final Origin ORIGIN = new Origin("http", "shop.localhost", "/u/x");

  final Universe universe;
  Instant now = NOON;

  Shop(long dice, Manners manners) {
    try {
      InstantSource clock = () -> now;
      universe =
          new Universes(Map.of("shop", twin(manners)), 7, clock)
              .create(Wish.ANYTHING.named("x").withDice(dice));
    } catch (Universes.Refused refused) {
      throw new AssertionError(refused);
    }
  }

  Shop() {
    this(1, Manners.NONE);
  }

  static Contract contract() {
    Obj page = obj(CONTRACT);
    return Contract.of(
        page, path -> path.startsWith("operations/") ? obj(OPERATIONS) : obj(SCHEMAS));
  }

  static Twin twin(Manners manners) {
    var title = new TitlePage("shop", List.of(), TitlePage.USUAL_ORDER, List.of());
    return Effects.twin(title, contract(), Meanings.fromJson(obj(MEANINGS)), manners);
  }

  static Obj obj(String text) {
    return (Obj) Json.trusted(text);
  }

  /// Sends a request; every reply must fit the contract and no turn may be a defect.
  Reply send(String method, String target, String body) {
    return send(method, target, body, "application/json");
  }

  Reply send(String method, String target, String body, String type) {
    Request request = Request.of(method, target);
    if (!body.isEmpty()) {
      request = request.with("content-type", type).with(dev.dtu.call.Body.of(body));
    }
    Turn turn = universe.turn("shop", ORIGIN, request);
    if (turn.outcome() instanceof Turn.Outcome.Defect defect) {
      throw new AssertionError(method + " " + target + ": " + defect);
    }
    Reply reply = turn.reply();
    if (reply.body().length() > 0 && !turn.operation().isEmpty()) {
      contract()
          .operation(turn.operation())
          .reply(reply.status())
          .flatMap(shape -> shape.json())
          .ifPresent(schema -> {
            var complaints = SchemaCheck.check(json(reply), schema, SchemaCheck.Direction.REPLY);
            if (!complaints.isEmpty()) {
              throw new AssertionError(method + " " + target + ": " + complaints + json(reply));
            }
          });
    }
    return reply;
  }

  Obj call(String method, String target, String body) {
    Reply reply = send(method, target, body);
    if (reply.status() >= 300) {
      throw new AssertionError(method + " " + target + ": " + reply.status() + reply.body());
    }
    return reply.body().length() == 0 ? Obj.EMPTY : (Obj) json(reply);
  }

  static Json json(Reply reply) {
    return Json.trusted(reply.body().toString());
  }

  private static final String CONTRACT =
      """
      {"format": 1, "name": "shop", "title": "Shop", "version": "1", "dialect": "openapi 3.1.0",
       "operations": [
        ["listUsers", "GET", "/users", "all"], ["createUser", "POST", "/users", "all"],
        ["getUser", "GET", "/users/{userId}", "all"],
        ["patchUser", "PATCH", "/users/{userId}", "all"],
        ["replaceUser", "PUT", "/users/{userId}", "all"],
        ["deleteUser", "DELETE", "/users/{userId}", "all"],
        ["suspendUser", "POST", "/users/{userId}/suspend", "all"],
        ["listOrders", "GET", "/users/{userId}/orders", "all"],
        ["createOrder", "POST", "/users/{userId}/orders", "all"],
        ["getOrder", "GET", "/users/{userId}/orders/{orderId}", "all"],
        ["allOrders", "GET", "/orders", "all"],
        ["findOrder", "GET", "/orders/{orderId}", "all"],
        ["createTag", "PUT", "/tags/{name}", "all"], ["listTags", "GET", "/tags", "all"],
        ["deleteTag", "DELETE", "/tags/{name}", "all"],
        ["tagUser", "PUT", "/tags/{name}/users/{userId}", "all"],
        ["untagUser", "DELETE", "/tags/{name}/users/{userId}", "all"],
        ["listTagged", "GET", "/tags/{name}/users", "all"],
        ["listUserTags", "GET", "/users/{userId}/tags", "all"],
        ["getSettings", "GET", "/users/{userId}/settings", "all"],
        ["patchSettings", "PATCH", "/users/{userId}/settings", "all"],
        ["listRegions", "GET", "/regions", "all"], ["getRegion", "GET", "/regions/{regionId}", "all"],
        ["rate", "GET", "/rate", "all"]],
       "schemas": {"User": "all", "Order": "all", "Tag": "all", "Error": "all", "Region": "all",
        "Settings": "all"}}
      """;

  private static final String OPERATIONS =
      """
      {"listUsers": {"parameters": [
         {"name": "limit", "in": "query", "schema": {"type": "integer", "minimum": 1, "maximum": 5}},
         {"name": "after", "in": "query", "schema": {"type": "string"}},
         {"name": "status", "in": "query", "schema": {"type": "string"}}],
        "replies": {"200": {"headers": {"Link": {"type": "string"}}, "content": {
          "application/json": {"type": "array", "items": {"$ref": "User"}}}},
          "400": {"content": {"application/json": {"$ref": "Error"}}}},
        "paging": {"style": "cursor", "cursor": "after", "limit": "limit", "link": true}},
       "createUser": {"parameters": [], "body": {"required": true, "content": {
          "application/json": {"$ref": "User"}}},
        "replies": {"201": {"content": {"application/json": {"$ref": "User"}}},
          "400": {"content": {"application/json": {"$ref": "Error"}}},
          "409": {"content": {"application/json": {"$ref": "Error"}}}}},
       "getUser": {"parameters": [], "replies": {
          "200": {"content": {"application/json": {"$ref": "User"}}},
          "404": {"content": {"application/json": {"$ref": "Error"}}}}},
       "patchUser": {"parameters": [], "body": {"content": {
          "application/json": {"type": "object"},
          "application/json-patch+json": {"type": "array"}}},
        "replies": {"200": {"content": {"application/json": {"$ref": "User"}}}}},
       "replaceUser": {"parameters": [], "body": {"content": {
          "application/json": {"$ref": "User"}}},
        "replies": {"200": {"content": {"application/json": {"$ref": "User"}}}}},
       "deleteUser": {"parameters": [], "replies": {"204": {}}},
       "suspendUser": {"parameters": [], "replies": {
          "200": {"content": {"application/json": {"$ref": "User"}}}}},
       "listOrders": {"parameters": [
         {"name": "page", "in": "query", "schema": {"type": "integer"}},
         {"name": "per_page", "in": "query", "schema": {"type": "integer", "default": 2}}],
        "replies": {"200": {"content": {"application/json": {"type": "object",
          "required": ["orders", "total", "has_more"], "properties": {
          "orders": {"type": "array", "items": {"$ref": "Order"}}, "total": {"type": "integer"},
          "has_more": {"type": "boolean"},
          "next": {"type": ["string", "null"], "format": "uri"}}}}}},
        "paging": {"style": "page", "page": "page", "limit": "per_page", "items": "orders"}},
       "createOrder": {"parameters": [], "body": {"content": {"application/json": {
          "type": "object", "properties": {"order": {"$ref": "Order"}}}}},
        "replies": {"201": {"content": {"application/json": {"type": "object",
          "required": ["order", "ok"], "properties": {"ok": {"type": "boolean"},
          "order": {"$ref": "Order"}}}}}}},
       "getOrder": {"parameters": [], "replies": {
          "200": {"content": {"application/json": {"$ref": "Order"}}}}},
       "allOrders": {"parameters": [], "replies": {
          "200": {"content": {"application/json": {"type": "array", "items": {"$ref": "Order"}}}}}},
       "findOrder": {"parameters": [], "replies": {
          "200": {"content": {"application/json": {"$ref": "Order"}}}}},
       "createTag": {"parameters": [], "body": {"content": {
          "application/json": {"$ref": "Tag"}}},
        "replies": {"200": {"content": {"application/json": {"$ref": "Tag"}}}}},
       "listTags": {"parameters": [], "replies": {"200": {"content": {
          "application/json": {"type": "array", "items": {"$ref": "Tag"}}}}}},
       "deleteTag": {"parameters": [], "replies": {"204": {}}},
       "tagUser": {"parameters": [], "replies": {"204": {}}},
       "untagUser": {"parameters": [], "replies": {"204": {}}},
       "listTagged": {"parameters": [], "replies": {"200": {"content": {
          "application/json": {"type": "array", "items": {"$ref": "User"}}}}}},
       "listUserTags": {"parameters": [], "replies": {"200": {"content": {
          "application/json": {"type": "array", "items": {"$ref": "Tag"}}}}}},
       "getSettings": {"parameters": [], "replies": {
          "200": {"content": {"application/json": {"$ref": "Settings"}}}}},
       "patchSettings": {"parameters": [], "body": {"content": {
          "application/json": {"$ref": "Settings"}}},
        "replies": {"200": {"content": {"application/json": {"$ref": "Settings"}}}}},
       "listRegions": {"parameters": [], "replies": {"200": {"content": {
          "application/json": {"type": "array", "items": {"$ref": "Region"}}}}}},
       "getRegion": {"parameters": [], "replies": {
          "200": {"content": {"application/json": {"$ref": "Region"}}}}},
       "rate": {"parameters": [], "replies": {"200": {"content": {"application/json": {
          "type": "object", "required": ["limit"], "properties": {
          "limit": {"type": "integer", "minimum": 10}, "token": {"type": "string"}}}}}}}}
      """;

  private static final String SCHEMAS =
      """
      {"User": {"type": "object", "required": ["id", "email", "status"], "properties": {
         "id": {"type": "string", "readOnly": true},
         "email": {"type": "string", "format": "email"},
         "status": {"type": "string", "enum": ["SUSPENDED", "ACTIVE"], "readOnly": true},
         "created": {"type": "string", "format": "date-time", "readOnly": true},
         "lastUpdated": {"type": "string", "format": "date-time", "readOnly": true},
         "nickname": {"type": "string", "minLength": 3},
         "logins": {"type": "integer", "readOnly": true},
         "code": {"type": "string", "pattern": "^[A-Z]{3}-\\\\d{4}$"},
         "password": {"type": "string", "writeOnly": true},
         "profile": {"type": "object", "properties": {"city": {"type": "string"},
            "zip": {"type": "string"}}},
         "manager": {"$ref": "User"},
         "old": {"type": "string", "deprecated": true},
         "_links": {"type": "object", "readOnly": true, "properties": {"self": {"type": "object",
            "properties": {"href": {"type": "string", "format": "uri"}}}}}}},
       "Order": {"type": "object", "required": ["id"], "properties": {
         "id": {"type": "integer", "readOnly": true}, "item": {"type": "string"},
         "user": {"type": "string"},
         "amount": {"type": "number", "minimum": 1, "multipleOf": 0.5}}},
       "Tag": {"type": "object", "required": ["name"], "properties": {
         "name": {"type": "string"}, "color": {"type": "string"}}},
       "Region": {"type": "object", "required": ["id", "title"], "properties": {
         "id": {"type": "string"}, "title": {"type": "string"}}},
       "Settings": {"type": "object", "properties": {"theme": {"type": "string",
         "enum": ["light", "dark"]}, "volume": {"type": "integer", "default": 5},
         "motto": {"type": "string"}}},
       "Error": {"type": "object", "required": ["code", "message", "errorId"], "properties": {
         "code": {"type": "string"}, "message": {"type": "string"},
         "errorId": {"type": "string"}, "status": {"type": "integer"},
         "errors": {"type": "array", "items": {"type": "object", "required": ["field"],
           "properties": {"field": {"type": "string"}, "message": {"type": "string"}}}}}}}
      """;

  static final String MEANINGS =
      """
      {"resources": [
        {"name": "user", "idMember": "id", "idShape": "u[a-z0-9]{6}", "aliases": ["email"],
         "schemas": ["schema:User"]},
        {"name": "order", "scopes": [{"parameter": "userId", "resource": "user",
         "member": "user"}], "idMember": "id", "idShape": "#{100}", "schemas": ["schema:Order"]},
        {"name": "tag", "idMember": "name", "schemas": ["schema:Tag"]},
        {"name": "settings", "scopes": [{"parameter": "userId", "resource": "user"}],
         "singleton": true, "schemas": ["schema:Settings"]},
        {"name": "region", "idMember": "id", "idShape": "r[0-9]{4}", "schemas": ["schema:Region"]}],
       "effects": [
        {"operation": "listUsers", "kind": "list", "resource": "user",
         "filters": {"status": "status"}, "status": 200},
        {"operation": "createUser", "kind": "create", "resource": "user", "status": 201},
        {"operation": "getUser", "kind": "read", "resource": "user", "key": ["path:userId"]},
        {"operation": "patchUser", "kind": "update", "resource": "user", "key": ["path:userId"]},
        {"operation": "replaceUser", "kind": "replace", "resource": "user", "key": ["path:userId"]},
        {"operation": "deleteUser", "kind": "delete", "resource": "user", "key": ["path:userId"],
         "status": 204},
        {"operation": "suspendUser", "kind": "act", "resource": "user", "key": ["path:userId"],
         "sets": {"status": "SUSPENDED"}},
        {"operation": "listOrders", "kind": "list", "resource": "order", "key": ["path:userId"],
         "itemsMember": "orders"},
        {"operation": "createOrder", "kind": "create", "resource": "order", "key": ["path:userId"],
         "requestMember": "order", "replyMember": "order", "status": 201},
        {"operation": "getOrder", "kind": "read", "resource": "order",
         "key": ["path:userId", "path:orderId"]},
        {"operation": "allOrders", "kind": "list", "resource": "order", "key": ["any:userId"]},
        {"operation": "findOrder", "kind": "read", "resource": "order",
         "key": ["any:userId", "path:orderId"]},
        {"operation": "createTag", "kind": "put", "resource": "tag", "key": ["path:name"]},
        {"operation": "listTags", "kind": "list", "resource": "tag"},
        {"operation": "deleteTag", "kind": "delete", "resource": "tag", "key": ["path:name"],
         "status": 204},
        {"operation": "listUserTags", "kind": "list", "resource": "tag",
         "within": [{"resource": "user", "key": ["path:userId"]}], "status": 200},
        {"operation": "tagUser", "kind": "link", "resource": "user", "key": ["path:userId"],
         "within": [{"resource": "tag", "key": ["path:name"]}], "status": 204},
        {"operation": "untagUser", "kind": "unlink", "resource": "user", "key": ["path:userId"],
         "within": [{"resource": "tag", "key": ["path:name"]}], "status": 204},
        {"operation": "listTagged", "kind": "list", "resource": "user",
         "within": [{"resource": "tag", "key": ["path:name"]}]},
        {"operation": "getSettings", "kind": "read", "resource": "settings",
         "key": ["path:userId"]},
        {"operation": "patchSettings", "kind": "update", "resource": "settings",
         "key": ["path:userId"]},
        {"operation": "listRegions", "kind": "list", "resource": "region"},
        {"operation": "getRegion", "kind": "read", "resource": "region", "key": ["path:regionId"]},
        {"operation": "rate", "kind": "answer"}]}
      """;
}
