package dev.dtu.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.usage.Around;
import dev.dtu.usage.Line;
import dev.dtu.usage.Loose;
import dev.dtu.usage.Pointer;
import dev.dtu.usage.Usage;
import dev.dtu.usage.Usages;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What was seen of a service, over what would be thought of its document.
class SeenTest {

  private static final String OPERATIONS =
      """
      {'berth': {'line': ['POST', '/berths'],
         'replies': {'201': {'content': {'application/json': {'$ref': 'Berth'}}}},
         'effect': {'kind': 'create', 'resource': 'berth', 'status': 201}},
       'moor': {'line': ['POST', '/ships'], 'body': {'content': {'application/json':
         {'$ref': 'Ship'}}},
         'replies': {'201': {'content': {'application/json': {'$ref': 'Ship'}}}},
         'effect': {'kind': 'create', 'resource': 'ship', 'status': 201}}}
      """;

  private static final String SCHEMAS =
      """
      {'Berth': {'type': 'object', 'properties': {'id': {'type': 'string'}}},
       'Ship': {'type': 'object', 'properties': {'id': {'type': 'string'},
         'berthId': {'type': 'string'}}}}
      """;

  private static final String RESOURCES =
      """
      [{'name': 'berth', 'idMember': 'id', 'idShape': 'b#{1}', 'schemas': ['schema:Berth']},
       {'name': 'ship', 'idMember': 'id', 'idShape': 's#{1}', 'schemas': ['schema:Ship'],
        'links': {'berthId': 'berth'}}]
      """;

  private static Line line(String at, String is) {
    return new Line(Pointer.of(at), new TreeMap<>(), Optional.of(Json.of(is)), 3, 0, 0);
  }

  private static Usages seen(String operation, Line item, List<Line> found) {
    List<Line> lines = List.of(item);
    var usage =
        new Usage(3, Optional.empty(), lines, List.of(), found, false, Loose.NONE, Around.NONE);
    return new Usages("seen", new TreeMap<>(Map.of(operation, usage)));
  }

  private static Obj moored(Service service) {
    service.send("POST", "/berths", "");
    return service.json("POST", "/ships", "{}").asObj().orElseThrow();
  }

  @Test
  void what_is_made_refers_to_nothing_unasked_where_it_was_seen_not_to() {
    var plain = new Service(OPERATIONS, SCHEMAS, RESOURCES);
    assertThat(moored(plain).text("berthId")).as("nobody knows better").hasValue("b1");
    Usages seen = seen("moor", line("/berthId", "${kept}"), List.of());
    var known = Service.seen(OPERATIONS, SCHEMAS, RESOURCES, seen);
    assertThat(moored(known).has("berthId")).isFalse();
    Obj asked = known.json("POST", "/ships", "{'berthId': 'b1'}").asObj().orElseThrow();
    assertThat(asked.text("berthId")).hasValue("b1");
  }

  @Test
  void an_id_that_is_an_address_is_called_by_its_last_part_and_shown_whole() throws Exception {
    Obj item = Obj.of("id", Json.of("https://shop.example/people/default"));
    var planted = SeedTest.universe("default", Usages.NONE, SeedTest.rows("user", false, "", item));
    assertThat(SeedTest.get(planted, "/users/default").asObj().orElseThrow().text("id"))
        .isEqualTo(item.text("id"));
    var row = SeedTest.rows("user", false, "", Obj.of("id", Json.of("default")));
    String whole = "${origin}/people/${id}";
    Usages seen = seen("getUser", line("/name", "${kept}"), List.of(line("/id", whole)));
    var universe = SeedTest.universe("default", seen, row);
    assertThat(SeedTest.get(universe, "/users/default").asObj().orElseThrow().text("id"))
        .hasValue(Shop.ORIGIN.url() + "/people/default");
  }

  @Test
  void an_item_is_called_by_its_id_or_by_the_last_part_of_an_address() {
    var ship =
        new Resource("ship", List.of(), "id", "", List.of(), false, List.of(), new TreeMap<>());
    assertThat(ship.id(Obj.of("id", Json.of("s1")))).hasValue("s1");
    assertThat(ship.id(Obj.of("id", Json.of("a/b")))).as("no address").hasValue("a/b");
    assertThat(ship.id(Obj.of("id", Json.of("https://a.example/ships/s1")))).hasValue("s1");
    assertThat(ship.id(Obj.of("id", Json.of("https://a.example/ships/")))).isEmpty();
    assertThat(ship.id(Obj.EMPTY)).isEmpty();
  }

  @Test
  void a_line_that_keeps_a_member_of_a_view_is_a_place_that_is_told() {
    var when = new TreeMap<String, Json>(Map.of("has:query:all", Json.of(true)));
    Line often = new Line(Pointer.of("/b"), when, Optional.of(Line.KEPT), 1, 0, 0);
    List<Line> view = List.of(line("/a", "${kept}"), often, line("/c", "red"));
    var usage =
        new Usage(1, Optional.empty(), List.of(), view, List.of(), false, Loose.NONE, Around.NONE);
    assertThat(usage.places()).containsExactly(Pointer.of("/a"));
  }
}
