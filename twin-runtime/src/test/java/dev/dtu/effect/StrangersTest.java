package dev.dtu.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Obj;
import org.junit.jupiter.api.Test;

/// What documents mean that nobody recorded, as the clients of such services rely on it.
class StrangersTest {

  private static Service boats(String members) {
    return new Service(
        """
        {'make': {'line': ['POST', '/boats'], 'effect': {'kind': 'create', 'resource': 'boat',
            'status': 201},
          'body': {'required': true, 'content': {'application/json': {'$ref': 'Told'}}},
          'replies': {'201': {'content': {'application/json': {'$ref': 'Boat'}}}}},
         'read': {'line': ['GET', '/boats/{boat}'], 'effect': {'kind': 'read', 'resource': 'boat',
            'key': ['path:boat']},
          'parameters': [{'name': 'boat', 'in': 'path', 'required': true,
            'schema': {'type': 'string'}}],
          'replies': {'200': {'content': {'application/json': {'$ref': 'Boat'}}}}}}
        """,
        members,
        "[{'name': 'boat', 'idMember': 'slug', 'idShape': '[a-z]{8}', 'schemas':"
            + " ['schema:Boat']}]");
  }

  @Test
  void what_a_form_spells_otherwise_is_the_members() {
    Service service =
        boats(
            """
            {'Boat': {'type': 'object', 'properties': {'slug': {'type': 'string'},
               'friendly_name': {'type': 'string'}}},
             'Told': {'type': 'object', 'properties': {'FriendlyName': {'type': 'string'}}}}
            """);
    Obj made = (Obj) service.json("POST", "/boats", "{'FriendlyName': 'Ada'}");
    assertThat(made.text("friendly_name")).contains("Ada");
    assertThat(made.has("FriendlyName")).isFalse();
  }

  @Test
  void a_slug_is_spelled_after_the_name_and_taken_once() {
    Service service =
        boats(
            """
            {'Boat': {'type': 'object', 'properties': {'slug': {'type': 'string'},
               'name': {'type': 'string'}}},
             'Told': {'type': 'object', 'properties': {'name': {'type': 'string'}}}}
            """);
    Obj made = (Obj) service.json("POST", "/boats", "{'name': 'Deck Crew!'}");
    assertThat(made.text("slug")).contains("deck-crew");
    assertThat(((Obj) service.json("GET", "/boats/deck-crew", "")).text("name"))
        .contains("Deck Crew!");
    Obj second = (Obj) service.json("POST", "/boats", "{'name': 'Deck crew'}");
    assertThat(second.text("slug").orElseThrow()).matches("[a-z]{8}");
  }

  @Test
  void the_id_of_a_reference_stays_though_the_service_set_it() {
    String port =
        "{'type': 'object', 'properties': {'id': {'type': 'string', 'readOnly': true},"
            + " 'made': {'type': 'string', 'readOnly': true}}}";
    Service service =
        boats(
            """
            {'Boat': {'type': 'object', 'properties': {'slug': {'type': 'string'},
               'port': %s}},
             'Told': {'type': 'object', 'properties': {'slug': {'type': 'string', 'readOnly': true},
               'port': %s}}}
            """
                .formatted(port, port));
    Obj made =
        (Obj)
            service.json(
                "POST", "/boats", "{'slug': 'mine', 'port': {'id': 'P7', 'made': 'by me'}}");
    assertThat(made.obj("port").flatMap(each -> each.text("id"))).contains("P7");
    assertThat(made.obj("port").flatMap(each -> each.text("made")))
        .isPresent()
        .isNotEqualTo(java.util.Optional.of("by me"));
    assertThat(made.text("slug").orElseThrow()).isNotEqualTo("mine");
  }

  private static Service stars(String replies) {
    String star = "'line': ['%s', '/star'], 'effect': {'kind': '%s', 'resource': 'star'";
    return new Service(
        "{'star': {%s, 'status': 204}, 'replies': {'204': {}}},"
                .formatted(star.formatted("PUT", "put"))
            + "'unstar': {%s, 'status': 204}, 'replies': {'204': {}}},"
                .formatted(star.formatted("DELETE", "delete"))
            + "'starred': {%s, 'status': 204}, 'replies': %s}}"
                .formatted(star.formatted("GET", "read"), replies),
        "{}",
        "[{'name': 'star', 'singleton': true}]");
  }

  @Test
  void what_is_put_and_taken_away_and_shows_nothing_is_missing_until_it_is_put() {
    Service service = stars("{'204': {}, '404': {}}");
    assertThat(service.send("GET", "/star", "").status()).isEqualTo(404);
    service.send("PUT", "/star", "");
    assertThat(service.send("GET", "/star", "").status()).isEqualTo(204);
    service.send("DELETE", "/star", "");
    assertThat(service.send("GET", "/star", "").status()).isEqualTo(404);
  }

  @Test
  void where_the_document_has_no_word_for_missing_it_is_always_there() {
    assertThat(stars("{'204': {}}").send("GET", "/star", "").status()).isEqualTo(204);
  }
}
