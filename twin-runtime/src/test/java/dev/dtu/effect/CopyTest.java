package dev.dtu.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Reply;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import org.junit.jupiter.api.Test;

class CopyTest {

  private final Service service =
      new Service(
          """
          {'make': {'line': ['POST', '/notes'],
            'body': {'content': {'application/json': {'$ref': 'Note'}}},
            'replies': {'200': {'content': {'application/json': {'$ref': 'Note'}}}},
            'effect': {'kind': 'create', 'resource': 'note', 'status': 200}},
           'copy': {'line': ['POST', '/notes/{id}/copy'],
            'body': {'content': {'application/json': {'$ref': 'Note'}}},
            'replies': {'200': {'content': {'application/json': {'$ref': 'Note'}}}},
            'effect': {'kind': 'copy', 'resource': 'note', 'key': ['path:id'],
              'sets': {'title': 'Copy of ${title}'}, 'status': 200}},
           'read': {'line': ['GET', '/notes/{id}'],
            'replies': {'200': {'content': {'application/json': {'$ref': 'Note'}}}, '404': {}},
            'effect': {'kind': 'read', 'resource': 'note', 'key': ['path:id'], 'status': 200}}}
          """,
          """
          {'Note': {'type': 'object', 'properties': {'id': {'type': 'string', 'readOnly': true},
            'title': {'type': 'string'}, 'text': {'type': 'string'},
            'color': {'type': 'string', 'readOnly': true}}}}
          """,
          "[{'name': 'note', 'idMember': 'id', 'idShape': '[a-z]{8}', 'schemas':"
              + " ['schema:Note']}]");

  private Obj sent(String path, String body) {
    Reply reply = service.send("POST", path, body);
    assertThat(reply.status()).isEqualTo(200);
    return (Obj) Json.trusted(reply.body().toString());
  }

  @Test
  void a_copy_is_another_row_that_begins_as_the_first_is() {
    Obj note = sent("/notes", "{'title': 'Plans', 'text': 'dig'}");
    String id = note.text("id").orElseThrow();
    Obj copy = sent("/notes/" + id + "/copy", "{}");
    assertThat(copy.text("id")).isNotEqualTo(note.text("id"));
    assertThat(copy.text("title")).contains("Copy of Plans");
    assertThat(copy.text("text")).contains("dig");
    Reply read = service.send("GET", "/notes/" + copy.text("id").orElseThrow(), "");
    assertThat(Json.trusted(read.body().toString())).isEqualTo(copy);
    assertThat(service.send("GET", "/notes/" + id, "").body().toString()).contains("\"Plans\"");
  }

  @Test
  void what_is_sent_takes_the_place_of_what_was_there() {
    String id = sent("/notes", "{'title': 'Plans', 'text': 'dig'}").text("id").orElseThrow();
    Obj copy = sent("/notes/" + id + "/copy", "{'title': 'Other', 'text': 'fill'}");
    assertThat(copy.text("title")).contains("Other");
    assertThat(copy.text("text")).contains("fill");
  }

  @Test
  void what_is_not_there_is_not_copied() {
    assertThat(service.send("POST", "/notes/nowhere/copy", "{}").status()).isEqualTo(404);
  }
}
