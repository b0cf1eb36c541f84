package dev.dtu.twin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Body;
import dev.dtu.call.Call;
import dev.dtu.call.Caller;
import dev.dtu.call.Dice;
import dev.dtu.call.Origin;
import dev.dtu.call.Reply;
import dev.dtu.call.Request;
import dev.dtu.contract.Contract;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What the gates make of uploads, forms and parameters of all operations. The service answers with
/// the body as it was parsed.
class GatesTest {

  private static final String TITLE =
      """
      {"format": 1, "name": "echo",
       "servers": [{"scheme": "https", "host": "echo.example.com", "path": "/echo/v1"}],
       "operations": [["files.create", "POST", "/files", "files"],
                      ["chat.post", "POST", "/api/chat.post", "files"]],
       "routes": [["files.create", "POST", "/upload/echo/v1/files", "upload"],
                  ["files.create", "PUT", "/upload/echo/v1/files", "upload"],
                  ["chat.post", "GET", "/api/chat.post", "query"]],
       "parameters": [{"name": "alt", "in": "query", "schema": {"enum": ["json", "media"]}}],
       "nullIsAbsent": true, "schemas": {}}
      """;
  private static final String OPERATIONS =
      """
      {"files.create": {
         "body": {"content": {"application/json":
           {"type": "object", "properties": {"name": {"type": "string"}}}}},
         "replies": {"200": {}},
         "upload": {"parameter": "uploadType", "kinds": ["media", "multipart", "resumable"],
                    "types": ["image/*", "application/json"]}},
       "chat.post": {
         "body": {"content": {"application/x-www-form-urlencoded":
           {"type": "object", "required": ["channel"], "properties": {
             "channel": {"type": "string"}, "limit": {"type": "integer"},
             "all": {"type": "boolean"}, "types": {"type": ["array", "string"]},
             "ids": {"type": "array", "items": {"type": "integer"}}}}}},
         "replies": {"200": {}}}}
      """;

  private final Twin twin =
      new Twin(
          new TitlePage("echo", List.of(), TitlePage.USUAL_ORDER, List.of()),
          Contract.of(object(TITLE), _ -> object(OPERATIONS)),
          _ -> new Meaning.Does(GatesTest::echo, Meaning.Provenance.BEHAVIOUR),
          (refusal, _) -> Reply.json(400, Json.of(refusal.problem() + " " + refusal.causes())),
          Seed.NOTHING);

  private static Obj object(String text) {
    return Json.trusted(text).asObj().orElseThrow();
  }

  private static Reply echo(Scene scene) {
    return Reply.json(200, scene.body().orElse(Json.of("not parsed")));
  }

  private String answer(String method, String target, String type, String body) {
    Request request = Request.of(method, target);
    if (!body.isEmpty()) {
      request = request.with("content-type", type).with(Body.of(body));
    }
    var here = new Origin("https", "echo.example.com", "");
    var call = new Call(1, Instant.EPOCH, new Dice(1), here, Caller.Nobody.NOBODY, request);
    return twin.take(Store.empty(), call).turn().reply().body().toString();
  }

  private String upload(String method, String kind, String type, String body) {
    return answer(method, "/upload/echo/v1/files?uploadType=" + kind, type, body);
  }

  @Test
  void bytes_that_are_uploaded_are_no_document_whatever_their_type() {
    assertThat(upload("POST", "media", "image/png", "PNG")).isEqualTo("\"not parsed\"");
    assertThat(upload("POST", "media", "application/json", "{no")).isEqualTo("\"not parsed\"");
    assertThat(upload("POST", "multipart", "multipart/related; boundary=x", "--x--"))
        .isEqualTo("\"not parsed\"");
    assertThat(upload("PUT", "resumable", "application/json", "{no")).isEqualTo("\"not parsed\"");
    assertThat(upload("POST", "media", "text/plain", "x")).startsWith("\"unsupported-media");
  }

  @Test
  void a_resumable_upload_begins_with_the_operations_own_document() {
    assertThat(upload("POST", "resumable", "application/json", "{\"name\": \"a\"}"))
        .isEqualTo("{\"name\":\"a\"}");
    assertThat(upload("POST", "resumable", "application/json", "{no")).startsWith("\"malformed");
    assertThat(upload("POST", "resumable", "application/json", "{\"name\": 1}"))
        .startsWith("\"invalid");
  }

  @Test
  void fields_of_a_form_may_stand_in_the_query_where_the_operation_is_asked_so_too() {
    String form = "application/x-www-form-urlencoded";
    assertThat(answer("POST", "/api/chat.post?channel=C1&limit=3", "", ""))
        .isEqualTo("{\"channel\":\"C1\",\"limit\":3}");
    assertThat(answer("POST", "/api/chat.post?channel=C1&limit=3", form, "channel=C2&all=true"))
        .as("those of the form come first")
        .isEqualTo("{\"channel\":\"C2\",\"limit\":3,\"all\":true}");
    assertThat(answer("POST", "/files?name=a", "application/json", "{}")).isEqualTo("{}");
  }

  @Test
  void a_document_that_was_read_before_is_not_read_again() {
    var here = new Origin("https", "echo.example.com", "");
    Request request =
        Request.of("POST", "/files")
            .with("content-type", "application/json")
            .with(Body.of("{\"name\": \"sent\"}"));
    var call = new Call(1, Instant.EPOCH, new Dice(1), here, Caller.Nobody.NOBODY, request);
    Json read = Obj.of("name", Json.of("read"));
    assertThat(twin.take(Store.empty(), call, Optional.of(read)).turn().reply().body())
        .hasToString("{\"name\":\"read\"}");
  }

  @Test
  void the_operations_own_route_takes_no_bytes() {
    assertThat(answer("POST", "/files?uploadType=media", "image/png", "PNG"))
        .startsWith("\"unsupported-media");
    assertThat(answer("POST", "/echo/v1/files", "application/json", "{\"name\": \"a\"}"))
        .isEqualTo("{\"name\":\"a\"}");
  }

  @Test
  void parameters_of_all_operations_are_held_to_their_schema() {
    assertThat(answer("POST", "/files?alt=media", "", "")).isEqualTo("\"not parsed\"");
    assertThat(answer("POST", "/files?alt=xml", "", "")).startsWith("\"invalid").contains("alt");
  }

  @Test
  void a_null_is_no_member_where_the_contract_says_so() {
    assertThat(answer("POST", "/files", "application/json", "{\"name\": null}"))
        .isEqualTo("{\"name\":null}");
    assertThat(answer("POST", "/files", "application/json", "null")).startsWith("\"invalid");
  }

  @Test
  void the_fields_of_a_form_are_read_as_the_schema_wants_them() {
    String form = "application/x-www-form-urlencoded";
    String sent = "channel=7&limit=20&all=True&types=a,b&ids=1&ids=2&more=x";
    assertThat(answer("POST", "/api/chat.post", form, sent))
        .isEqualTo(
            "{\"channel\":\"7\",\"limit\":20,\"all\":true,\"types\":\"a,b\",\"ids\":[1,2],"
                + "\"more\":\"x\"}");
    assertThat(answer("POST", "/api/chat.post", form, "channel=7&limit=many"))
        .startsWith("\"invalid")
        .contains("limit");
    assertThat(answer("POST", "/api/chat.post", form, "limit=1")).startsWith("\"invalid");
  }

  @Test
  void members_of_a_body_are_held_to_their_schema_in_a_query_as_well() {
    assertThat(answer("GET", "/api/chat.post?channel=7&limit=2", "", ""))
        .isEqualTo("\"not parsed\"");
    assertThat(answer("GET", "/api/chat.post?channel=7&limit=many", "", ""))
        .startsWith("\"invalid");
    assertThat(answer("GET", "/api/chat.post?limit=2", "", ""))
        .startsWith("\"missing-parameter")
        .contains("channel");
  }
}
