package dev.dtu.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContractTest {

  private static final Map<String, String> FILES =
      Map.of(
          "contract.json",
          """
          {"format": 1, "name": "okta", "title": "Okta Admin Management", "version": "2026.06.3",
           "servers": [{"scheme": "https", "host": "{yourOktaDomain}", "path": ""}],
           "schemes": {"apiToken": {"type": "apiKey", "in": "header", "name": "Authorization"},
                       "bearer": {"type": "http", "scheme": "Bearer"}},
           "security": [{"apiToken": []}],
           "operations": [["listGroups", "GET", "/api/v1/groups", "group"],
                          ["listUsers", "GET", "/api/v1/users", "user"],
                          ["getUser", "GET", "/api/v1/users/{id}", "user"],
                          ["lostUser", "GET", "/api/v1/lost", "user"]],
           "schemas": {"User": "user", "Error": "shared", "Group": "group"}}
          """,
          "operations/user.json",
          """
          {"listUsers": {
             "parameters": [
               {"name": "limit", "in": "query", "schema": {"type": "integer", "maximum": 200}},
               {"name": "X-Trace", "in": "header", "required": true, "schema": {}},
               {"name": "filter", "in": "query",
                "content": {"application/json": {"$ref": "User"}}}],
             "body": {"required": true, "content": {"application/json": {"$ref": "User"}}},
             "replies": {
               "200": {"headers": {"Link": {"type": "string"}},
                       "content": {"application/json": {"type": "array", "items": {"$ref": "User"}}}},
               "4xx": {"content": {"application/problem+json": {"$ref": "Error"}}},
               "default": {}},
             "security": [{"oauth2": ["okta.users.read"]}, {}],
             "deprecated": true,
             "paging": {"style": "cursor", "cursor": "after", "limit": "limit", "link": true}},
           "getUser": {"parameters": [{"name": "id", "in": "path", "schema": {"type": "string"}}],
                       "replies": {"default": {"content": {"*/*": {"$ref": "User"}}}}}}
          """,
          "schemas/user.json",
          "{\"User\": {\"type\": \"object\", \"properties\": {\"e\": {\"$ref\": \"Error\"}}}}",
          "schemas/shared.json",
          "{\"Error\": {\"type\": \"object\", \"readOnly\": true}}");

  private final List<String> reads = new ArrayList<>();
  private final Contract contract = Contract.of(file("contract.json"), this::read);

  private Obj read(String path) {
    reads.add(path);
    return file(path);
  }

  private static Obj obj(String text) {
    return Json.trusted(text.replace('\'', '"')).asObj().orElseThrow();
  }

  private static Obj file(String path) {
    return Json.trusted(FILES.get(path)).asObj().orElseThrow();
  }

  @Test
  void the_title_page_tells_the_operations_without_reading_a_part() {
    assertThat(contract.name()).isEqualTo("okta");
    assertThat(contract.title()).isEqualTo("Okta Admin Management");
    assertThat(contract.version()).isEqualTo("2026.06.3");
    assertThat(contract.servers())
        .containsExactly(
            new Server("https", "{yourOktaDomain}", "", new java.util.LinkedHashMap<>()));
    assertThat(contract.schemes().sequencedKeySet()).containsExactly("apiToken", "bearer");
    assertThat(contract.schemes().get("apiToken").place()).contains(Parameter.Place.HEADER);
    assertThat(contract.schemes().get("bearer").httpScheme()).contains("bearer");
    assertThat(contract.lines())
        .first()
        .isEqualTo(new OperationLine("listGroups", "GET", "/api/v1/groups", "group"));
    assertThat(contract.router().match("GET", "/api/v1/users/7"))
        .isEqualTo(new Router.Match.Found(contract.lines().get(2), Map.of("id", "7")));
    assertThat(contract.schemas().names()).containsExactly("User", "Error", "Group");
    assertThat(reads).isEmpty();
  }

  @Test
  void a_family_is_read_once_when_first_asked_for() {
    assertThat(contract.operation("listUsers")).isSameAs(contract.operation("listUsers"));
    contract.operation("getUser");
    assertThat(reads).containsExactly("operations/user.json");

    Schema users = contract.operation("listUsers").success().orElseThrow().json().orElseThrow();
    SchemaCheck.check(Json.trusted("[]"), users, SchemaCheck.Direction.REPLY);
    assertThat(reads).containsExactly("operations/user.json");
    SchemaCheck.check(Json.trusted("[{\"e\":{}}]"), users, SchemaCheck.Direction.REPLY);
    SchemaCheck.check(Json.trusted("[{\"e\":{}}]"), users, SchemaCheck.Direction.REPLY);
    assertThat(reads)
        .containsExactly("operations/user.json", "schemas/user.json", "schemas/shared.json");
  }

  @Test
  void a_success_that_shows_something_is_meant_before_one_that_only_has_a_lower_number() {
    String shown = "{'content': {'application/json': {'type': 'object'}}}";
    assertThat(success("'200': {}, '201': " + shown)).contains(201);
    assertThat(success("'200': " + shown + ", '201': " + shown)).contains(200);
    assertThat(success("'200': {}, '204': {}")).contains(200);
    assertThat(success("'204': {}, '206': " + shown)).contains(204);
  }

  private static java.util.Optional<Integer> success(String replies) {
    Obj operations = obj("{'op': {'replies': {" + replies + "}}}");
    Obj page = obj("{'format': 1, 'name': 'x', 'operations': [['op', 'GET', '/x', 'f']]}");
    return Contract.of(page, _ -> operations).operation("op").successStatus();
  }

  @Test
  void an_operation_tells_what_it_takes_and_answers() {
    Operation list = contract.operation("listUsers");
    assertThat(list.deprecated()).isTrue();
    assertThat(list.parameters()).hasSize(3);
    assertThat(list.parameter(Parameter.Place.QUERY, "limit"))
        .get()
        .matches(p -> p.style().equals("form") && p.explode() && !p.required());
    assertThat(list.parameter(Parameter.Place.HEADER, "x-trace"))
        .get()
        .matches(Parameter::required);
    assertThat(list.parameter(Parameter.Place.QUERY, "filter").orElseThrow().mediaType())
        .contains("application/json");
    assertThat(list.body().orElseThrow().schemaFor("application/json; charset=utf-8"))
        .get()
        .hasToString("User");
    assertThat(list.body().orElseThrow().schemaFor("text/plain")).isEmpty();
    assertThat(list.successStatus()).contains(200);
    assertThat(list.reply(404).orElseThrow().json()).get().hasToString("Error");
    assertThat(list.reply(500)).contains(ReplyShape.EMPTY);
    assertThat(list.security()).hasSize(2).last().matches(SecurityNeed::open);
    assertThat(list.paging().orElseThrow().style()).isEqualTo(Paging.Style.CURSOR);
    assertThat(list.paging().orElseThrow().link()).isTrue();

    Operation one = contract.operation("getUser");
    assertThat(one.security()).isEqualTo(contract.security());
    assertThat(one.servers()).isEqualTo(contract.servers());
    assertThat(one.success().orElseThrow().schemaFor("image/png")).get().hasToString("User");
    assertThat(one.parameters().getFirst().required()).isTrue();
  }

  @Test
  void what_is_not_there_is_said() {
    assertThat(contract.find("dropUsers")).isEmpty();
    assertThatThrownBy(() -> contract.operation("dropUsers"))
        .hasMessage("expected an operation of okta, found 'dropUsers'");
    assertThatThrownBy(() -> contract.operation("lostUser"))
        .hasMessage(
            "expected 'lostUser' in operations/user.json, found nothing: distil the document"
                + " again");
    assertThatThrownBy(() -> Contract.of(Obj.of("format", Json.of(2)), _ -> Obj.EMPTY))
        .hasMessage("expected a contract of format 1, found format 2: distil the document again");
  }
}
