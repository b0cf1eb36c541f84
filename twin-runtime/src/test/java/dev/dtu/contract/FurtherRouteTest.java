package dev.dtu.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Other ways to an operation, and what a contract says once for all of them.
class FurtherRouteTest {

  private static final Map<String, String> FILES =
      Map.of(
          "contract.json",
          """
          {"format": 1, "name": "store", "servers": [{"path": "/store/v1"}],
           "operations": [["files.create", "POST", "/files", "files"],
                          ["files.get", "GET", "/files/{id}", "files"],
                          ["chat.post", "POST", "/api/chat.post", "chat"]],
           "routes": [["files.get", "GET", "/download/store/v1/files/{id}", "download"],
                      ["files.create", "POST", "/upload/store/v1/files", "upload"],
                      ["files.create", "PUT", "/upload/store/v1/files", "upload"],
                      ["chat.post", "GET", "/api/chat.post", "query"]],
           "parameters": [{"name": "pretty", "in": "query", "schema": {"type": "boolean"}}],
           "errors": ["not_authed", "fatal"],
           "batch": {"method": "POST", "path": "/batch/store/v1", "type": "multipart/mixed"},
           "events": ["message"],
           "schemas": {}}
          """,
          "operations/files.json",
          """
          {"files.create": {
             "body": {"content": {"application/json": {"type": "object"}}}, "replies": {},
             "upload": {"parameter": "uploadType", "kinds": ["media", "resumable"],
                        "types": ["image/*"], "maxBytes": 10}},
           "files.get": {
             "parameters": [{"name": "id", "in": "path", "schema": {"type": "string"}}],
             "replies": {}, "composed": {"name": "files/{id}"}, "common": false,
             "download": {"parameter": "alt", "value": "media"}}}
          """,
          "operations/chat.json",
          """
          {"chat.post": {
             "body": {"content": {"application/x-www-form-urlencoded":
               {"type": "object", "required": ["channel"],
                "properties": {"channel": {"type": "string"}, "limit": {"type": "integer"}}}}},
             "replies": {}, "errors": ["no_text"], "rate": "Tier2"}}
          """,
          "events.json",
          """
          {"message": {"payload": {"type": "object", "required": ["ts"]}, "scopes": ["history"],
                       "channels": ["Events"]}}
          """);

  private final Contract contract = Contract.of(file("contract.json"), FurtherRouteTest::file);

  private static Obj file(String path) {
    try {
      return Json.parse(FILES.getOrDefault(path, "{}")).asObj().orElseThrow();
    } catch (Malformed malformed) {
      throw new AssertionError(malformed);
    }
  }

  private Operation reached(String method, String path) {
    var found = (Router.Match.Found) contract.router().match(method, path);
    return contract.operation(found.operation());
  }

  @Test
  void the_router_leads_to_an_operation_by_each_of_its_routes() {
    assertThat(reached("POST", "/files").traits().reachedBy()).isEmpty();
    for (String method : List.of("POST", "PUT")) {
      Operation upload = reached(method, "/upload/store/v1/files");
      assertThat(upload.id()).isEqualTo("files.create");
      assertThat(upload.method()).isEqualTo("POST");
      assertThat(upload.traits().reachedBy()).contains(FurtherRoute.Use.UPLOAD);
    }
    assertThat(contract.lines()).hasSize(3);
    assertThat(contract.operation("files.create").traits().reachedBy()).isEmpty();
  }

  @Test
  void parameters_of_a_further_route_are_those_of_the_operation() {
    var found = (Router.Match.Found) contract.router().match("GET", "/download/store/v1/files/7");
    assertThat(found.parameters()).isEqualTo(Map.of("id", "7"));
    Operation download = contract.operation(found.operation());
    assertThat(download.route().template()).isEqualTo("/download/store/v1/files/{id}");
    assertThat(download.traits().download()).contains(new Download("alt", "media"));
  }

  @Test
  void an_upload_takes_its_types_beside_the_document() {
    RequestBody body = reached("POST", "/upload/store/v1/files").body().orElseThrow();
    assertThat(body.required()).isFalse();
    assertThat(body.schemaFor("image/png")).isPresent();
    assertThat(body.schemaFor("multipart/related; boundary=x")).isPresent();
    assertThat(body.schemaFor("application/json").orElseThrow().node().text("type"))
        .contains("object");
    assertThat(body.schemaFor("text/plain")).isEmpty();
    Upload upload = contract.operation("files.create").traits().upload().orElseThrow();
    assertThat(upload.maxBytes()).hasValue(10);
    assertThat(upload.kinds()).containsExactly("media", "resumable");
  }

  @Test
  void the_members_of_a_body_are_parameters_where_they_stand_in_the_query() {
    Operation get = reached("GET", "/api/chat.post");
    assertThat(get.body()).isEmpty();
    assertThat(get.parameters())
        .extracting(one -> one.name() + " " + one.place() + " " + one.required())
        .containsExactly("channel QUERY true", "limit QUERY false");
  }

  @Test
  void what_holds_for_all_operations_holds_unless_one_says_otherwise() {
    Traits chat = contract.operation("chat.post").traits();
    assertThat(chat.common()).extracting(Parameter::name).containsExactly("pretty");
    assertThat(chat.errors()).containsExactly("fatal", "no_text", "not_authed");
    assertThat(chat.rate()).contains("Tier2");
    Traits get = contract.operation("files.get").traits();
    assertThat(get.common()).isEmpty();
    assertThat(get.errors()).isEmpty();
    assertThat(get.composed()).isEqualTo(Map.of("name", "files/{id}"));
  }

  @Test
  void batches_and_events_are_told() {
    assertThat(contract.batch()).contains(new Batch("POST", "/batch/store/v1", "multipart/mixed"));
    assertThat(contract.events()).containsExactly("message");
    Event message = contract.event("message").orElseThrow();
    assertThat(message.payload().node().items("required")).hasSize(1);
    assertThat(message.scopes()).containsExactly("history");
    assertThat(message.channels()).containsExactly("Events");
    assertThat(contract.event("nothing")).isEmpty();
  }

  @Test
  void a_route_to_no_operation_is_refused() {
    Obj title = file("contract.json").with("operations", dev.dtu.json.Arr.EMPTY);
    assertThatThrownBy(() -> Contract.of(title, FurtherRouteTest::file))
        .hasMessage(
            "expected [id of an operation, method, path, use] in contract.json, found"
                + " [\"files.get\",\"GET\",\"/download/store/v1/files/{id}\",\"download\"]");
  }
}
