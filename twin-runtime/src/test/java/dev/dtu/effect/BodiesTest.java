package dev.dtu.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class BodiesTest {

  private final Service service =
      new Service(
          """
          {'putNote': {'line': ['PUT', '/notes/{key}'],
             'effect': {'kind': 'put', 'resource': 'note', 'key': ['path:key']},
             'body': {'content': {'application/json': {}, 'text/plain': {'type': 'string'}}},
             'replies': {'204': {}}},
           'getNote': {'line': ['GET', '/notes/{key}'],
             'effect': {'kind': 'read', 'resource': 'note', 'key': ['path:key']},
             'replies': {'200': {'content': {'application/json': {}}}}},
           'listNotes': {'line': ['GET', '/notes'], 'effect': {'kind': 'list', 'resource': 'note'},
             'replies': {'200': {'content': {'application/json': {'type': 'array'}}}}},
           'addPets': {'line': ['POST', '/pets'],
             'effect': {'kind': 'create', 'resource': 'pet'},
             'body': {'content': {'application/json': {'type': 'array',
               'items': {'$ref': 'Pet'}}}},
             'replies': {'200': {'content': {'application/json': {'type': 'array',
               'items': {'$ref': 'Pet'}}}}}},
           'addFew': {'line': ['POST', '/few'],
             'effect': {'kind': 'create', 'resource': 'pet', 'requestMember': 'pets'},
             'body': {'content': {'application/json': {'type': 'object'}}},
             'replies': {'201': {'content': {'application/json': {'$ref': 'Pet'}}}}},
           'replacePet': {'line': ['PUT', '/pets/{id}'],
             'effect': {'kind': 'replace', 'resource': 'pet', 'key': ['path:id']},
             'body': {'content': {'application/json': {'$ref': 'Pet'}}},
             'replies': {'200': {'content': {'application/json': {'$ref': 'Pet'}}}}},
           'listPets': {'line': ['GET', '/pets'], 'effect': {'kind': 'list', 'resource': 'pet'},
             'replies': {'200': {'content': {'application/json': {'type': 'array',
               'items': {'$ref': 'Pet'}}}}}},
           'order': {'line': ['POST', '/orders'],
             'effect': {'kind': 'create', 'resource': 'order'},
             'body': {'content': {'application/x-www-form-urlencoded': {'$ref': 'Order'}}},
             'replies': {'200': {'content': {'application/json': {'$ref': 'Order'}}}}}}
          """,
          """
          {'Pet': {'type': 'object', 'properties': {'id': {'type': 'integer'},
             'name': {'type': 'string'}}},
           'Order': {'type': 'object', 'required': ['count'], 'properties': {
             'id': {'type': 'string'}, 'count': {'type': 'integer'},
             'tags': {'type': 'array', 'items': {'type': 'string'}},
             'rush': {'type': 'boolean'},
             'to': {'type': 'object', 'properties': {'zip': {'type': 'string'}}},
             'meta': {'type': 'object'}}}}
          """,
          """
          [{'name': 'note'},
           {'name': 'pet', 'idMember': 'id', 'idShape': '#{1}', 'schemas': ['schema:Pet']},
           {'name': 'order', 'idMember': 'id', 'idShape': 'o[a-z]{6}',
            'schemas': ['schema:Order']}]
          """);

  @AfterEach
  void replaying_the_journal_gives_the_same_store() {
    assertThat(service.universe.replay().differences()).isEmpty();
  }

  @Test
  void a_body_that_is_no_object_reads_back_as_it_was_sent() {
    for (String body : new String[] {"'yes'", "5", "true", "[1, 'a']", "null", "{'a': 1}"}) {
      service.json("PUT", "/notes/n", body);
      assertThat(service.json("GET", "/notes/n", ""))
          .isEqualTo(Json.trusted(body.replace('\'', '"')));
    }
    assertThat(((Arr) service.json("GET", "/notes", "")).size()).isEqualTo(1);
  }

  @Test
  void a_plain_text_is_a_text() {
    service.send("PUT", "/notes/n", "text/plain", "as it is");
    assertThat(service.json("GET", "/notes/n", "")).isEqualTo(Json.of("as it is"));
  }

  @Test
  void a_list_of_items_makes_a_row_of_each_and_shows_all() {
    Arr made = (Arr) service.json("POST", "/pets", "[{'name': 'Ada'}, {'name': 'Eve'}]");
    assertThat(made.size()).isEqualTo(2);
    assertThat(((Obj) made.at(0)).text("name")).contains("Ada");
    assertThat(service.json("GET", "/pets", "")).isEqualTo(made);
  }

  @Test
  void a_list_of_items_is_answered_with_the_first_where_the_document_shows_one() {
    Obj first = (Obj) service.json("POST", "/few", "{'pets': [{'name': 'Ada'}, {'name': 'Eve'}]}");
    assertThat(first.text("name")).contains("Ada");
    assertThat(((Arr) service.json("GET", "/pets", "")).size()).isEqualTo(2);
  }

  @Test
  void the_id_in_the_path_wins_over_the_one_in_a_replacement() {
    service.json("POST", "/pets", "[{'name': 'Ada'}]");
    Obj after = (Obj) service.json("PUT", "/pets/1", "{'id': 77, 'name': 'Eve'}");
    assertThat(after.find("id")).contains(Json.of(1));
    assertThat(((Obj) ((Arr) service.json("GET", "/pets", "")).at(0)).find("id"))
        .contains(Json.of(1));
  }

  @Test
  void a_form_is_read_as_the_document_it_means() {
    String form = "count=3&tags=a&rush=true&to[zip]=123&meta=%7B%22x%22:1%7D&other=1";
    Obj made =
        (Obj)
            Json.trusted(
                service
                    .send("POST", "/orders", "application/x-www-form-urlencoded", form)
                    .body()
                    .toString());
    assertThat(made.find("count")).contains(Json.of(3));
    assertThat(made.items("tags")).isEqualTo(Arr.of(Json.of("a")));
    assertThat(made.find("rush")).contains(Json.of(true));
    assertThat(made.obj("to").orElseThrow().text("zip")).contains("123");
    assertThat(made.obj("meta").orElseThrow().find("x")).contains(Json.of(1));
  }

  @Test
  void a_form_that_lacks_what_it_needs_is_refused() {
    assertThat(
            service
                .turn("POST", "/orders", "application/x-www-form-urlencoded", "count=many")
                .reply()
                .status())
        .isEqualTo(400);
  }
}
