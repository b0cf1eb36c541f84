package dev.dtu.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Reply;
import dev.dtu.fidelity.Fit;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Turn;
import org.junit.jupiter.api.Test;

final class ErrorsTest {

  private static final String MANNERS =
      """
      {'problems': {'not-found': {'status': 404, 'contentType': 'application/json'%s,
        'body': {'errors': {'$members': 'causes'}, 'messages': ['No ${id}'], 'code': 7,
          'causes': [{'$each': 'causes', 'as': {'at': '${field}'}}]}}}}
      """;

  private static Service service(String content, Manners manners) {
    return new Service(
        """
        {'get': {'line': ['GET', '/things/{id}'],
           'effect': {'kind': 'read', 'resource': 'thing', 'key': ['path:id']},
           'replies': {'200': {'content': {'application/json': {'type': 'object'}}},
             '404': {'content': %s}}},
         'other': {'line': ['GET', '/others/{id}'],
           'effect': {'kind': 'read', 'resource': 'thing', 'key': ['path:id']},
           'replies': {'200': {'content': {'application/json': {'type': 'object'}}},
             '404': {'content': {'application/json': {'$ref': 'Error'}}}}}}
        """
            .formatted(content),
        """
        {'Error': {'type': 'object', 'required': ['message'],
           'properties': {'message': {'type': 'string'}}}}
        """,
        "[{'name': 'thing'}]",
        manners);
  }

  private static Manners manners(String deviates) {
    return Manners.fromJson(Service.obj(MANNERS.formatted(deviates)));
  }

  private static Reply missing(Service service) {
    return service.send("GET", "/things/none", "");
  }

  @Test
  void an_object_nobody_described_is_filled_as_the_service_says_errors_elsewhere() {
    Reply reply = missing(service("{'application/json': {'type': 'object'}}", Manners.NONE));
    assertThat(Service.obj(reply.body().toString()).text("message")).isPresent();
  }

  @Test
  void an_object_that_may_have_no_members_has_none() {
    for (String none :
        new String[] {
          "{'type': 'object', 'additionalProperties': false}",
          "{'type': 'object', 'maxProperties': 0}"
        }) {
      Reply reply = missing(service("{'application/json': " + none + "}", Manners.NONE));
      assertThat(reply.body().toString()).isEqualTo("{}");
    }
  }

  @Test
  void an_error_with_a_text_makes_up_nothing_of_what_it_may_be_about() {
    String pay = "'pay': {'type': 'object', 'properties': {'description': {'type': 'string'}}}";
    String info = "'info': {'type': 'object', 'properties': {'message': {'type': 'string'}}}";
    String text = "{'application/json': {'type': 'object', 'properties': {%s%s, %s}}}";
    assertThat(
            missing(
                    service(
                        text.formatted("'message': {'type': 'string'}, ", pay, info), Manners.NONE))
                .body()
                .toString())
        .contains("message", "info")
        .doesNotContain("pay");
    assertThat(missing(service(text.formatted("", pay, info), Manners.NONE)).body().toString())
        .contains("pay");
  }

  @Test
  void an_error_that_is_not_json_is_told_as_text() {
    Reply text = missing(service("{'text/plain': {'type': 'string'}}", Manners.NONE));
    assertThat(text.headers().find("content-type")).contains("text/plain");
    assertThat(text.body().toString()).contains("none").doesNotContain("{");
    Reply xml = missing(service("{'application/xml': {'type': 'object'}}", Manners.NONE));
    assertThat(xml.body().toString()).startsWith("<error>").endsWith("</error>");
  }

  @Test
  void an_operation_that_declares_another_shape_is_believed_over_the_manners() {
    Service service = service("{'application/json': {'$ref': 'Error'}}", manners(""));
    assertThat(missing(service).body().toString()).contains("message").doesNotContain("code");
    Service silent = service("{}", manners(""));
    assertThat(missing(silent).body().toString()).contains("\"code\":7");
  }

  @Test
  void what_is_not_there_may_have_words_of_its_own_and_nothing_is_a_form_without_fields() {
    String form =
        "{'type': 'object', 'required': ['name'], 'properties': {'name': {'type': 'string'},"
            + " 'size': {'type': 'integer'}}}";
    Service service =
        new Service(
            """
            {'make': {'line': ['POST', '/things'], 'effect': {'kind': 'create', 'resource': 'thing'},
               'body': {'content': {'application/x-www-form-urlencoded': %1$s,
                 'application/json': %1$s}},
               'replies': {'200': {'content': {'application/json': {'type': 'object'}}},
                 '400': {'content': {'application/json': {'type': 'object',
                   'required': ['message']}}}}}}
            """
                .formatted(form),
            "{}",
            "[{'name': 'thing'}]",
            Manners.fromJson(
                Service.obj(
                    """
                    {'problems': {'invalid': {'status': 400, 'contentType': 'application/json',
                      'deviates': 'recorded, 2026-11-21', 'body': {'errors': {'$each': 'causes',
                        'missing': 'no ${field}', 'as': '${field} is odd'}}}}}
                    """)));
    Turn nothing = service.turn("POST", "/things", "", "");
    assertThat(nothing.reply().body()).hasToString("{\"errors\":[\"no name\"]}");
    assertThat(Fit.of(service.twin(), nothing)).isEqualTo(new Fit(java.util.List.of(), true));
    assertThat(service.send("POST", "/things", "{\"size\": \"x\"}").body())
        .hasToString("{\"errors\":[\"no name\",\"size is odd\"]}");
  }

  @Test
  void some_operations_say_a_problem_otherwise_than_the_others() {
    Manners manners =
        Manners.fromJson(
            Service.obj(
                """
                {'problems': {'not-found': {'status': 404, 'body': {'message': 'none'},
                  'places': [{'operations': ['read*'], 'shape': {'status': 410,
                    'headers': {'x-gone': '${path}'}, 'body': null}}]}}}
                """));
    assertThat(Manners.fromJson(manners.toJson())).isEqualTo(manners);
    assertThat(manners.shape("not-found", "readThing"))
        .hasValueSatisfying(shape -> {
          assertThat(shape.status()).isEqualTo(410);
          assertThat(shape.headers().text("x-gone")).hasValue("${path}");
        });
    assertThat(manners.shape("not-found", "makeThing"))
        .hasValueSatisfying(shape -> assertThat(shape.status()).isEqualTo(404));
  }

  @Test
  void manners_seen_to_deviate_are_believed_over_the_document_and_held_to_what_was_seen() {
    Manners seen = manners(", 'deviates': 'recorded, 2026-11-21'");
    assertThat(Manners.fromJson(seen.toJson())).isEqualTo(seen);
    Service service = service("{'application/json': {'$ref': 'Error'}}", seen);
    assertThat(missing(service).body().toString())
        .isEqualTo("{\"errors\":{},\"messages\":[\"No none\"],\"code\":7,\"causes\":[]}");
    Turn turn = service.turn("GET", "/things/none", "", "");
    assertThat(Fit.of(service.twin(), turn)).isEqualTo(new Fit(java.util.List.of(), true));
    Reply other = Reply.json(404, Obj.of("code", Json.of(8)));
    var changed =
        new Turn(turn.twin(), turn.call(), turn.operation(), turn.outcome(), other, turn.changes());
    assertThat(Fit.complaints(service.twin(), changed)).isNotEmpty();
  }
}
