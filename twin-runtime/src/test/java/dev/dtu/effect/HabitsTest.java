package dev.dtu.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Obj;
import org.junit.jupiter.api.Test;

/// What things are unless somebody says otherwise.
class HabitsTest {

  private final Service service =
      new Service(
          """
          {'make': {'line': ['POST', '/jobs'],
            'body': {'content': {'application/json': {'$ref': 'Job'}}},
            'replies': {'201': {'content': {'application/json': {'$ref': 'Job'}}}},
            'effect': {'kind': 'create', 'resource': 'job', 'status': 201}},
           'replace': {'line': ['PUT', '/jobs/{id}'],
            'body': {'content': {'application/json': {'$ref': 'Job'}}},
            'replies': {'200': {'content': {'application/json': {'$ref': 'Job'}}}},
            'effect': {'kind': 'replace', 'resource': 'job', 'key': ['path:id'], 'status': 200}},
           'pause': {'line': ['POST', '/jobs/{id}/pause'],
            'replies': {'200': {'content': {'application/json': {'$ref': 'Job'}}}},
            'effect': {'kind': 'act', 'resource': 'job', 'key': ['path:id'],
              'sets': {'status': 'PAUSED', 'note': '${body}'}, 'status': 200}},
           'read': {'line': ['GET', '/jobs/{id}'],
            'replies': {'200': {'content': {'application/json': {'$ref': 'Job'}}}},
            'effect': {'kind': 'read', 'resource': 'job', 'key': ['path:id'], 'status': 200}}}
          """,
          """
          {'Job': {'type': 'object', 'properties': {'id': {'type': 'string', 'readOnly': true},
            'name': {'type': 'string'}, 'note': {'type': 'string'},
            'status': {'type': 'string', 'enum': ['RUNNING', 'PAUSED']}}}}
          """,
          "[{'name': 'job', 'idMember': 'id', 'idShape': '[a-z]{8}', 'schemas': ['schema:Job']}]");

  private Obj replaced(String body) {
    Obj made =
        (Obj) service.json("POST", "/jobs", "{'name': 'A', 'note': 'n', 'status': 'RUNNING'}");
    String own = "/jobs/" + made.text("id").orElseThrow();
    service.json("POST", own + "/pause", "");
    Obj said = (Obj) service.json("PUT", own, body);
    assertThat(service.json("GET", own, "")).isEqualTo(said);
    return said;
  }

  @Test
  void who_replaces_a_thing_and_does_not_speak_of_its_state_does_not_end_it() {
    Obj said = replaced("{'name': 'B'}");
    assertThat(said.text("name")).contains("B");
    assertThat(said.text("status")).contains("PAUSED");
    assertThat(said.has("note")).as("is no state: an action takes it from its caller").isFalse();
  }

  @Test
  void who_speaks_of_it_moves_it() {
    assertThat(replaced("{'name': 'B', 'status': 'RUNNING'}").text("status")).contains("RUNNING");
  }
}
