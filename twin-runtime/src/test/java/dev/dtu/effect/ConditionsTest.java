package dev.dtu.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Body;
import dev.dtu.call.Reply;
import dev.dtu.call.Request;
import dev.dtu.fidelity.Fit;
import dev.dtu.json.Json;
import dev.dtu.twin.Turn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConditionsTest {

  private final Service service =
      new Service(
          """
          {'make': {'line': ['POST', '/notes'],
            'body': {'content': {'application/json': {'$ref': 'Note'}}},
            'replies': {'200': {'content': {'application/json': {'$ref': 'Note'}}}},
            'effect': {'kind': 'create', 'resource': 'note', 'status': 200}},
           'change': {'line': ['PUT', '/notes/{id}'],
            'parameters': [{'name': 'if-match', 'in': 'header', 'schema': {'type': 'string'}}],
            'body': {'content': {'application/json': {'$ref': 'Note'}}},
            'replies': {'200': {'content': {'application/json': {'$ref': 'Note'}}}},
            'effect': {'kind': 'update', 'resource': 'note', 'key': ['path:id'], 'status': 200}},
           'list': {'line': ['GET', '/notes'],
            'replies': {'200': {'content': {'application/json': {'type': 'array',
              'items': {'$ref': 'Note'}}}}},
            'effect': {'kind': 'list', 'resource': 'note', 'status': 200}},
           'read': {'line': ['GET', '/notes/{id}'],
            'replies': {'200': {'headers': {'Etag': {}, 'Last-Modified': {}},
              'content': {'application/json': {'$ref': 'Note'}}}, '304': {}, '404': {}},
            'effect': {'kind': 'read', 'resource': 'note', 'key': ['path:id'], 'status': 200}}}
          """,
          """
          {'Note': {'type': 'object', 'required': ['updated_at'], 'properties': {
            'id': {'type': 'string', 'readOnly': true}, 'title': {'type': 'string'},
            'updated_at': {'type': 'string', 'format': 'date-time', 'readOnly': true}}}}
          """,
          "[{'name': 'note', 'idMember': 'id', 'idShape': '[a-z]{8}', 'schemas':"
              + " ['schema:Note']}]");

  private String path = "";

  @BeforeEach
  void a_note() {
    Json note = service.json("POST", "/notes", "{'title': 'Plans'}");
    path = "/notes/" + note.asObj().orElseThrow().text("id").orElseThrow();
  }

  private Reply asked(String method, String header, String value, String body) {
    Request request = Request.of(method, path).with(header, value);
    if (!body.isEmpty()) {
      request = request.with("content-type", "application/json").with(Body.of(body));
    }
    Turn turn = service.universe.turn("small", Service.ORIGIN, request);
    assertThat(Fit.complaints(service.twin(), turn)).isEmpty();
    return turn.reply();
  }

  private String tag() {
    return service.send("GET", path, "").headers().find("etag").orElseThrow();
  }

  @Test
  void a_read_tells_a_tag_that_stays_while_what_it_shows_stays() {
    String tag = tag();
    assertThat(tag).matches("\"[0-9a-f]{64}\"").isEqualTo(tag());
    service.json("PUT", path, "{'title': 'Other'}");
    assertThat(tag()).isNotEqualTo(tag);
  }

  @Test
  void who_has_it_already_is_told_so_and_nothing_else() {
    String tag = tag();
    Reply known = asked("GET", "if-none-match", "\"other\", W/" + tag, "");
    assertThat(known.status()).isEqualTo(304);
    assertThat(known.body().length()).isZero();
    assertThat(known.headers().find("etag")).contains(tag);
    service.json("PUT", path, "{'title': 'Other'}");
    assertThat(asked("GET", "if-none-match", tag, "").status()).isEqualTo(200);
  }

  @Test
  void a_moment_is_compared_where_no_tag_is_given() {
    String changed = service.send("GET", path, "").headers().find("last-modified").orElseThrow();
    assertThat(changed).isEqualTo("Sat, 21 Nov 2026 12:00:00 GMT");
    assertThat(asked("GET", "if-modified-since", changed, "").status()).isEqualTo(304);
    String before = "Sat, 21 Nov 2026 11:59:59 GMT";
    assertThat(asked("GET", "if-modified-since", before, "").status()).isEqualTo(200);
    assertThat(asked("GET", "if-modified-since", "lately", "").status()).isEqualTo(200);
  }

  @Test
  void a_write_about_something_else_than_is_there_changes_nothing() {
    String tag = tag();
    service.json("PUT", path, "{'title': 'Mine'}");
    Reply refused = asked("PUT", "if-match", tag, "{\"title\": \"Theirs\"}");
    assertThat(refused.status()).isEqualTo(412);
    assertThat(service.json("GET", path, "").toString()).contains("Mine");
    assertThat(asked("PUT", "if-match", tag(), "{\"title\": \"Theirs\"}").status()).isEqualTo(200);
    assertThat(asked("PUT", "if-match", "*", "{\"title\": \"Any\"}").status()).isEqualTo(200);
  }

  @Test
  void an_operation_whose_contract_says_nothing_of_tags_has_none() {
    assertThat(service.send("GET", "/notes", "").headers().find("etag")).isEmpty();
  }
}
