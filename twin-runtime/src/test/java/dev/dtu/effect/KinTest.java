package dev.dtu.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Origin;
import dev.dtu.call.Reply;
import dev.dtu.call.Request;
import dev.dtu.contract.Contract;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.AuthForm;
import dev.dtu.twin.Kin;
import dev.dtu.twin.Space;
import dev.dtu.twin.Tagging;
import dev.dtu.twin.TitlePage;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import dev.dtu.universe.Wish;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Two services over one space: papers lie in a cabinet, where letters are papers of one kind.
class KinTest {

  private static final Origin ORIGIN = new Origin("http", "x.localhost", "");
  private static final AuthForm TOKEN =
      new AuthForm(
          "token", AuthForm.Place.HEADER, "Authorization", "Token ", "t[a-z]{20}", List.of());

  private final Universes universes;
  private final Universe universe;

  KinTest() throws Universes.Refused {
    var kin = new TreeMap<String, Kin>();
    var same = new TreeMap<>(Map.of("letterId", "id", "head.subject", "name"));
    var where = Obj.of("kind", Json.of("letter"));
    kin.put("letter", new Kin("paper", where, same, Obj.of("createdTime", Json.of("${moment}"))));
    Twin cabinet = twin("cabinet", "paper", "id", "name", new Space("office", new TreeMap<>()));
    Twin post = twin("post", "letter", "letterId", "head", new Space("office", kin));
    InstantSource noon = () -> Instant.parse("2026-11-21T12:00:00Z");
    universes = new Universes(Map.of("cabinet", cabinet, "post", post), 7, noon);
    universe = universes.create(Wish.ANYTHING.named("x").withDice(1));
  }

  private static Twin twin(String name, String resource, String id, String member, Space space) {
    String path = "/" + resource + "s";
    String text =
        """
        {"format": 1, "name": "%1$s", "operations": [
          ["make", "POST", "%2$s", "all"], ["list", "GET", "%2$s", "all"],
          ["read", "GET", "%2$s/{id}", "all"], ["change", "PATCH", "%2$s/{id}", "all"],
          ["drop", "DELETE", "%2$s/{id}", "all"]], "schemas": {"Item": "all"}}
        """;
    String reply =
        "{'replies': {'200': {'content': {'application/json': {'$ref': 'Item'}}}}, 'body':"
            + " {'content': {'application/json': {'$ref': 'Item'}}}}";
    String details =
        "{'make': %1$s, 'read': %1$s, 'change': %1$s, 'drop': {'replies': {'204': {}}}, 'list':"
            + " {'replies': {'200': {'content': {'application/json': {'type': 'array', 'items':"
            + " {'$ref': 'Item'}}}}}}}";
    String item =
        "{'Item': {'type': 'object', 'properties': {'%1$s': {'type': 'string'}, '%2$s': {},"
            + " 'kind': {'type': 'string'}, 'createdTime': {'type': 'string'}, 'body': {'type':"
            + " 'string'}}}}";
    String effects =
        """
        {'resources': [{'name': '%1$s', 'idMember': '%2$s', 'idShape': '[a-z]{12}',
          'schemas': ['schema:Item']}],
         'effects': [
          {'operation': 'make', 'kind': 'create', 'resource': '%1$s', 'status': 200},
          {'operation': 'list', 'kind': 'list', 'resource': '%1$s', 'status': 200},
          {'operation': 'read', 'kind': 'read', 'resource': '%1$s', 'key': ['path:id']},
          {'operation': 'change', 'kind': 'update', 'resource': '%1$s', 'key': ['path:id']},
          {'operation': 'drop', 'kind': 'delete', 'resource': '%1$s', 'key': ['path:id']}]}
        """;
    Obj operations = Service.obj(details.formatted(reply));
    Obj schemas = Service.obj(item.formatted(id, member));
    Contract contract =
        Contract.of(
            Service.obj(text.formatted(name, path)),
            file -> file.startsWith("operations/") ? operations : schemas);
    var title =
        new TitlePage(
            name,
            List.of(),
            TitlePage.USUAL_ORDER,
            List.of(TOKEN),
            "",
            new TreeMap<>(),
            Optional.empty(),
            space,
            Tagging.DECLARED,
            List.of(),
            dev.dtu.twin.Moments.USUAL,
            new TreeMap<>());
    Meanings meanings = Meanings.fromJson(Service.obj(effects.formatted(resource, id)));
    return Effects.twin(title, contract, meanings, Manners.NONE);
  }

  private Reply send(String twin, String method, String path, String body) {
    Request request = Request.of(method, path);
    return universe.answer(
        twin, ORIGIN, body.isEmpty() ? request : request.withJson(Service.obj(body)));
  }

  private static Obj shown(Reply reply) {
    assertThat(reply.status()).isEqualTo(200);
    return (Obj) Json.trusted(reply.body().toString());
  }

  @AfterEach
  void the_journal_replays() {
    assertThat(universe.replay().differences()).isEmpty();
  }

  @Test
  void what_is_made_in_one_is_there_in_the_other() {
    Obj letter =
        shown(send("post", "POST", "/letters", "{'head': {'subject': 'Hello'}, 'body': 'Dear'}"));
    String id = letter.text("letterId").orElseThrow();
    Obj paper = shown(send("cabinet", "GET", "/papers/" + id, ""));
    assertThat(paper.text("id")).contains(id);
    assertThat(paper.text("name")).contains("Hello");
    assertThat(paper.text("kind")).contains("letter");
    assertThat(paper.text("createdTime")).contains("2026-11-21T12:00:00.000Z");
    assertThat(send("cabinet", "GET", "/papers", "").body().toString()).contains(id);
  }

  @Test
  void what_the_other_makes_of_this_kind_opens_here_and_nothing_else_does() {
    String id =
        shown(send("cabinet", "POST", "/papers", "{'name': 'Bill', 'kind': 'letter'}"))
            .text("id")
            .orElseThrow();
    String other =
        shown(send("cabinet", "POST", "/papers", "{'name': 'Map', 'kind': 'map'}"))
            .text("id")
            .orElseThrow();
    Obj letter = shown(send("post", "GET", "/letters/" + id, ""));
    assertThat(letter.obj("head").orElseThrow().text("subject")).contains("Bill");
    assertThat(letter).isEqualTo(shown(send("post", "GET", "/letters/" + id, "")));
    assertThat(send("post", "GET", "/letters/" + other, "").status()).isEqualTo(404);
    assertThat(send("post", "GET", "/letters", "").body().toString())
        .contains(id)
        .doesNotContain(other);
  }

  @Test
  void a_new_name_is_seen_on_both_sides() {
    String id =
        shown(send("post", "POST", "/letters", "{'head': {'subject': 'a'}, 'body': 'Dear'}"))
            .text("letterId")
            .orElseThrow();
    send("cabinet", "PATCH", "/papers/" + id, "{'name': 'b'}");
    Obj letter = shown(send("post", "GET", "/letters/" + id, ""));
    assertThat(letter.obj("head").orElseThrow().text("subject")).contains("b");
    assertThat(letter.text("body")).contains("Dear");
    send("post", "PATCH", "/letters/" + id, "{'head': {'subject': 'c'}}");
    assertThat(shown(send("cabinet", "GET", "/papers/" + id, "")).text("name")).contains("c");
  }

  @Test
  void what_is_deleted_on_one_side_is_gone_on_the_other() {
    for (String from : List.of("cabinet", "post")) {
      String id =
          shown(send("post", "POST", "/letters", "{'head': {'subject': 'a'}}"))
              .text("letterId")
              .orElseThrow();
      String path = from.equals("post") ? "/letters/" : "/papers/";
      assertThat(send(from, "DELETE", path + id, "").status()).isEqualTo(204);
      assertThat(send("cabinet", "GET", "/papers/" + id, "").status()).isEqualTo(404);
      assertThat(send("post", "GET", "/letters/" + id, "").status()).isEqualTo(404);
    }
  }

  @Test
  void twins_of_a_space_take_the_same_credential() {
    assertThat(universes.credentials(universe, universe.twin("post")))
        .isEqualTo(universes.credentials(universe, universe.twin("cabinet")));
  }
}
