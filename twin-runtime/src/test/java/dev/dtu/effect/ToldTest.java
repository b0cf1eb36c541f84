package dev.dtu.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Reply;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Moments;
import dev.dtu.twin.Numbering;
import dev.dtu.twin.TitlePage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What a service tells of a new row in words of its own: numbers, moments, and nothing unasked.
class ToldTest {

  private static final TitlePage TITLE =
      new TitlePage(
          "small",
          List.of(),
          TitlePage.USUAL_ORDER,
          List.of(),
          "",
          new TreeMap<>(),
          Optional.empty(),
          Service.TITLE.space(),
          dev.dtu.twin.Tagging.DECLARED,
          List.of(),
          new Moments(
              new TreeMap<>(
                  Map.of(Moments.EVERY, Moments.Form.like("2026-01-31T10:11:12.345+0000")))),
          new TreeMap<>(
              Map.of("leaf", List.of(new Numbering("number", "tree", "tree", "${code}-#{1}")))));

  private final Service service =
      new Service(
          """
          {'plant': {'line': ['POST', '/trees'], 'body': {'content': {'application/json':
             {'$ref': 'Tree'}}},
           'replies': {'201': {'content': {'application/json': {'$ref': 'Tree'}}}},
           'effect': {'kind': 'create', 'resource': 'tree', 'status': 201}},
           'sprout': {'line': ['POST', '/leaves'], 'body': {'content': {'application/json':
             {'$ref': 'Leaf'}}},
           'replies': {'201': {'content': {'application/json': {'$ref': 'Sprouted'}}}},
           'effect': {'kind': 'create', 'resource': 'leaf', 'status': 201}},
           'leaf': {'line': ['GET', '/leaves/{id}'],
           'parameters': [{'name': 'id', 'in': 'path', 'required': true,
             'schema': {'type': 'string'}}],
           'replies': {'200': {'content': {'application/json': {'$ref': 'Leaf'}}}},
           'effect': {'kind': 'read', 'resource': 'leaf', 'key': ['path:id']}}}
          """,
          """
          {'Tree': {'type': 'object', 'properties': {'id': {'type': 'string'},
             'code': {'type': 'string'}}},
           'Leaf': {'type': 'object', 'properties': {'id': {'type': 'string'},
             'tree': {'type': 'string'}, 'number': {'type': 'string'},
             'fell': {'type': 'string', 'format': 'date-time'},
             'created': {'type': 'string', 'format': 'date-time'}}},
           'Sprouted': {'type': 'object', 'properties': {'id': {'type': 'string'},
             'number': {'type': 'string'}, 'fell': {'type': 'string', 'format': 'date-time'},
             'created': {'type': 'string', 'format': 'date-time'},
             'wind': {'type': 'object', 'properties': {'blew': {'type': 'boolean'}}}}}}
          """,
          """
          [{'name': 'tree', 'idMember': 'id', 'idShape': 't#{1}', 'aliases': ['code'],
            'schemas': ['schema:Tree']},
           {'name': 'leaf', 'idMember': 'id', 'idShape': 'l#{1}', 'aliases': ['number'],
            'schemas': ['schema:Leaf', 'schema:Sprouted']}]
          """,
          TITLE);

  private Obj sprout(String body) {
    Reply reply = service.send("POST", "/leaves", body);
    assertThat(reply.status()).isEqualTo(201);
    return Json.trusted(reply.body().toString()).asObj().orElseThrow();
  }

  @Test
  void rows_count_within_what_they_belong_to_and_are_found_by_that() {
    service.send("POST", "/trees", "{'code': 'OAK'}");
    service.send("POST", "/trees", "{'code': 'ELM'}");

    assertThat(sprout("{'tree': 'OAK'}").text("number")).hasValue("OAK-1");
    assertThat(sprout("{'tree': 't2'}").text("number")).hasValue("ELM-1");
    assertThat(sprout("{}").text("number")).as("of the first").hasValue("OAK-2");
    assertThat(sprout("{'tree': 'OAK', 'number': 'mine'}").text("number")).hasValue("mine");
    assertThat(service.send("GET", "/leaves/ELM-1", "").status()).isEqualTo(200);
  }

  @Test
  void moments_are_written_in_the_services_way_those_sent_too() {
    Obj leaf = sprout("{'fell': '2026-11-20T10:00:00+01:00'}");
    assertThat(leaf.text("fell")).hasValue("2026-11-20T09:00:00.000+0000");
    assertThat(leaf.text("created")).hasValue("2026-11-21T12:00:00.000+0000");
  }

  @Test
  void a_creation_tells_of_what_else_it_did_only_when_asked() {
    assertThat(sprout("{}").has("wind")).isFalse();
    assertThat(sprout("{'wind': {'blew': true}}").obj("wind").orElseThrow().flag("blew")).isTrue();
  }
}
