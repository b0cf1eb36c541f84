package dev.dtu.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import org.junit.jupiter.api.Test;

class RelatedTest {

  private final Service service =
      new Service(
          """
          {'makeProject': {'line': ['POST', '/projects'],
            'body': {'content': {'application/json': {'$ref': 'Project'}}},
            'replies': {'200': {'content': {'application/json': {'$ref': 'Project'}}}},
            'effect': {'kind': 'create', 'resource': 'project', 'status': 200}},
           'make': {'line': ['POST', '/tasks'],
            'body': {'content': {'application/json': {'$ref': 'Task'}}},
            'replies': {'200': {'content': {'application/json': {'$ref': 'Task'}}}},
            'effect': {'kind': 'create', 'resource': 'task', 'status': 200}},
           'change': {'line': ['PUT', '/tasks/{id}'],
            'body': {'content': {'application/json': {'$ref': 'Task'}}},
            'replies': {'200': {'content': {'application/json': {'$ref': 'Task'}}}},
            'effect': {'kind': 'update', 'resource': 'task', 'key': ['path:id'], 'status': 200}}}
          """,
          """
          {'Project': {'type': 'object', 'properties': {'id': {'type': 'string', 'readOnly': true},
             'key': {'type': 'string'}, 'name': {'type': 'string'},
             'lead': {'type': 'object', 'properties': {'name': {'type': 'string'}}}}},
           'Brief': {'type': 'object', 'properties': {'id': {'type': 'string'},
             'key': {'type': 'string'}, 'name': {'type': 'string'}}},
           'Task': {'type': 'object', 'properties': {'id': {'type': 'string', 'readOnly': true},
             'project': {'$ref': 'Brief'}, 'fields': {'type': 'object'},
             'projects': {'type': 'array', 'items': {'$ref': 'Brief'}}}}}
          """,
          "[{'name': 'project', 'idMember': 'id', 'idShape': '[a-z]{8}', 'aliases': ['key'],"
              + " 'schemas': ['schema:Project']}, {'name': 'task', 'idMember': 'id', 'idShape':"
              + " '[a-z]{8}', 'schemas': ['schema:Task']}]");

  @Test
  void an_id_fits_both_places_of_a_path_that_names_two_rows_of_one_kind() {
    var people =
        new Service(
            """
            {'make': {'line': ['POST', '/people'],
              'body': {'content': {'application/json': {'$ref': 'Person'}}},
              'replies': {'200': {'content': {'application/json': {'$ref': 'Person'}}}},
              'effect': {'kind': 'create', 'resource': 'person', 'status': 200}},
             'befriend': {'line': ['PUT', '/people/{one}/friends/{other}'],
              'parameters': [
                {'name': 'one', 'in': 'path', 'required': true, 'schema': {'type': 'integer'}},
                {'name': 'other', 'in': 'path', 'required': true, 'schema': {'type': 'string'}}],
              'replies': {'204': {}},
              'effect': {'kind': 'link', 'resource': 'person', 'key': ['path:one'], 'within':
                [{'resource': 'person', 'key': ['path:other']}], 'status': 204}}}
            """,
            "{'Person': {'type': 'object', 'properties': {'id': {'type': 'string'}}}}",
            "[{'name': 'person', 'idMember': 'id', 'idShape': '[a-z]{8}', 'schemas':"
                + " ['schema:Person']}]");
    String one = obj(people.json("POST", "/people", "{}")).text("id").orElseThrow();
    String other = obj(people.json("POST", "/people", "{}")).text("id").orElseThrow();
    assertThat(one).matches("[0-9]+");
    assertThat(people.send("PUT", "/people/" + one + "/friends/" + other, "").status())
        .isEqualTo(204);
  }

  private Obj made(String key, String name) {
    String body = "{'key': '%s', 'name': '%s', 'lead': {'name': 'Ada'}}".formatted(key, name);
    return obj(service.json("POST", "/projects", body));
  }

  private static Obj obj(Json value) {
    return value.asObj().orElseThrow();
  }

  @Test
  void an_object_that_names_a_row_shows_its_facts() {
    Obj moon = made("MOON", "To the moon");
    Obj task = obj(service.json("POST", "/tasks", "{'project': {'key': 'MOON'}}"));
    assertThat(task.obj("project")).contains(moon.without("lead"));
    String id = moon.text("id").orElseThrow();
    Obj other =
        obj(service.json("POST", "/tasks", "{'projects': [{'id': '" + id + "'}, {'id': 'x'}]}"));
    assertThat(other.items("projects").at(0)).isEqualTo(moon.without("lead"));
    assertThat(obj(other.items("projects").at(1)).text("id")).contains("x");
  }

  @Test
  void where_the_contract_leaves_a_shape_open_it_shows_what_is_no_object() {
    Obj moon = made("MOON", "To the moon");
    Obj task = obj(service.json("POST", "/tasks", "{'fields': {'project': {'key': 'MOON'}}}"));
    Obj project = task.obj("fields").flatMap(fields -> fields.obj("project")).orElseThrow();
    assertThat(project).isEqualTo(Obj.of("key", Json.of("MOON")).withAll(moon.without("lead")));
  }

  @Test
  void what_is_changed_to_another_row_shows_nothing_of_the_first() {
    made("MOON", "To the moon");
    Obj mars = made("MARS", "And on");
    Obj task = obj(service.json("POST", "/tasks", "{'project': {'key': 'MOON'}}"));
    String path = "/tasks/" + task.text("id").orElseThrow();
    Obj moved = obj(service.json("PUT", path, "{'project': {'key': 'MARS'}}"));
    assertThat(moved.obj("project")).contains(mars.without("lead"));
  }

  @Test
  void what_was_sent_beside_the_name_is_kept() {
    made("MOON", "To the moon");
    Obj task = obj(service.json("POST", "/tasks", "{'project': {'key': 'MOON', 'name': 'Mine'}}"));
    assertThat(obj(task.obj("project").orElseThrow()).text("name")).contains("Mine");
  }
}
