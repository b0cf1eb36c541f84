package dev.dtu.distill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.contract.Contract;
import dev.dtu.contract.Event;
import dev.dtu.contract.FurtherRoute;
import dev.dtu.contract.Operation;
import dev.dtu.contract.OperationLine;
import dev.dtu.contract.Parameter;
import dev.dtu.contract.Router;
import dev.dtu.contract.Schema;
import dev.dtu.contract.SchemaCheck;
import dev.dtu.distill.Distiller.Options;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What is made of folders of a reference, by example.
class ReferenceTest {

  private static final Path FOLDER = Golden.RESOURCES.resolve("reference");
  private static final Distilled ROOMS = distilled(FOLDER);
  private static final Contract CONTRACT = Contract.of(ROOMS.read("contract.json"), ROOMS);

  private static Distilled distilled(Path... folders) {
    try {
      return Distiller.distill(
          List.of(folders), Options.named("rooms").withOrigin("rooms-ref", "made for this test"));
    } catch (Exception broken) {
      throw new AssertionError(broken);
    }
  }

  private static Obj schema(String name) {
    return CONTRACT.schemas().find(name).orElseThrow().node();
  }

  @Test
  void every_method_is_a_post_that_can_be_asked_with_get() {
    assertThat(CONTRACT.lines())
        .containsExactly(
            new OperationLine("oauth.access", "POST", "/api/oauth.access", "oauth"),
            new OperationLine("rooms.list", "POST", "/api/rooms.list", "rooms"),
            new OperationLine("rooms.post", "POST", "/api/rooms.post", "rooms"));
    var found = (Router.Match.Found) CONTRACT.router().match("GET", "/api/rooms.list");
    Operation asked = CONTRACT.operation(found.operation());
    assertThat(asked.traits().reachedBy()).contains(FurtherRoute.Use.QUERY);
    assertThat(asked.parameters())
        .extracting(Parameter::name)
        .containsExactly("archived", "cursor", "limit", "types");
  }

  @Test
  void folders_may_be_named_one_by_one() {
    Distilled apart =
        distilled(
            FOLDER.resolve("rooms-tiers"),
            FOLDER.resolve("rooms-samples"),
            FOLDER.resolve("rooms-ref"));
    assertThat(apart.files()).isEqualTo(ROOMS.files());
  }

  @Test
  void what_is_not_documented_is_listed() {
    assertThat(ROOMS.counts().operations()).isEqualTo(new Counts.Tally(4, 3, 1));
    assertThat(ROOMS.flaws())
        .singleElement()
        .hasToString(
            "rooms-ref/methods/_undocumented/rooms/rooms.spy.json:1: #: expected a method that its"
                + " service documents, found 'rooms.spy'; the operation was left out");
    assertThat(ROOMS.parts().toString()).doesNotContain("PROSE");
  }

  @Test
  void each_folder_is_a_source() {
    assertThat(ROOMS.sources())
        .extracting(one -> one.file() + " | " + one.title() + " | " + one.licence())
        .containsExactly(
            "rooms-ref | Rooms API Reference | MIT",
            "rooms-samples | rooms-samples | ",
            "rooms-tiers | rooms-tiers | ");
    assertThat(ROOMS.sources().getFirst().origin()).isEqualTo("made for this test");
  }

  @Test
  void arguments_come_in_forms_and_in_json() throws Exception {
    var body = CONTRACT.operation("rooms.post").body().orElseThrow();
    assertThat(body.content().keySet())
        .containsExactly(
            "application/x-www-form-urlencoded", "multipart/form-data", "application/json");
    assertThat(schema("rooms.post.arguments"))
        .hasToString(
            "{\"type\":\"object\",\"required\":[\"room\"],\"properties\":{"
                + "\"blocks\":{\"type\":[\"string\",\"array\",\"object\"],"
                + "\"contentMediaType\":\"application/json\"},"
                + "\"room\":{\"type\":\"string\",\"format\":\"channel\"},"
                + "\"text\":{\"type\":\"string\"},\"thing\":{},"
                + "\"markdown\":{\"type\":[\"string\",\"boolean\"]}},"
                + "\"allOf\":[{\"anyOf\":[{\"required\":[\"blocks\"]},{\"required\":[\"text\"]}]},"
                + "{\"not\":{\"allOf\":[{\"required\":[\"text\"]},{\"required\":[\"markdown\"]}]}}]}");
    var arguments = CONTRACT.schemas().find("rooms.list.arguments").orElseThrow();
    Json form = SchemaCheck.formValue(Map.of("limit", List.of("20")), arguments);
    assertThat(form).isEqualTo(Obj.of("limit", Json.of(20)));
    for (String archived : List.of("true", "\"1\"", "\"false\"")) {
      Json value = Json.parse("{\"archived\": " + archived + ", \"types\": \"a,b\"}");
      assertThat(SchemaCheck.check(value, arguments, SchemaCheck.Direction.REQUEST)).isEmpty();
    }
    Json wrong = Json.parse("{\"archived\": \"maybe\", \"types\": 7}");
    assertThat(SchemaCheck.check(wrong, arguments, SchemaCheck.Direction.REQUEST)).hasSize(2);
  }

  @Test
  void errors_of_all_methods_are_said_once() {
    assertThat(ROOMS.read("contract.json").items("errors")).hasToString("[\"invalid_auth\"]");
    assertThat(CONTRACT.operation("rooms.post").traits().errors())
        .containsExactly("invalid_auth", "no_text");
    assertThat(CONTRACT.operation("rooms.list").traits().rate()).contains("Tier2");
    assertThat(CONTRACT.operation("rooms.post").deprecated()).isTrue();
  }

  @Test
  void a_method_for_apps_takes_callers_without_a_token() {
    assertThat(CONTRACT.operation("oauth.access").security())
        .hasToString("[SecurityNeed[schemes={token=[]}], SecurityNeed[schemes={}]]");
    assertThat(CONTRACT.operation("rooms.list").security())
        .hasToString("[SecurityNeed[schemes={token=[]}]]");
  }

  @Test
  void a_reply_is_what_its_samples_have_in_common() {
    Obj reply =
        CONTRACT.operation("rooms.list").success().orElseThrow().json().orElseThrow().node();
    assertThat(reply)
        .hasToString(
            "{\"type\":\"object\",\"required\":[\"ok\"],\"properties\":{"
                + "\"ok\":{\"type\":\"boolean\"},"
                + "\"rooms\":{\"type\":\"array\",\"items\":{\"$ref\":\"Room\"}},"
                + "\"response_metadata\":{\"type\":\"object\",\"properties\":"
                + "{\"next_cursor\":{\"type\":\"string\"}}}}}");
    assertThat(schema("Room"))
        .hasToString(
            "{\"type\":\"object\",\"properties\":{\"id\":{\"type\":\"string\"},"
                + "\"name\":{\"type\":\"string\"},\"created\":{\"type\":\"integer\"},"
                + "\"topic\":{\"type\":[\"null\",\"string\"]},"
                + "\"members\":{\"type\":\"array\",\"items\":{\"type\":\"string\"}},"
                + "\"shares\":{\"type\":\"object\",\"additionalProperties\":"
                + "{\"type\":\"object\",\"properties\":{\"by\":{\"type\":\"string\"}}}},"
                + "\"size\":{\"type\":\"number\"},\"creator\":{\"type\":\"string\"}}}");
    assertThat(
            CONTRACT.operation("rooms.list").reply(429).orElseThrow().json().orElseThrow().name())
        .contains("Failure");
    assertThat(schema("Failure"))
        .hasToString(
            "{\"type\":\"object\",\"required\":[\"ok\",\"error\"],\"properties\":{"
                + "\"ok\":{\"type\":\"boolean\",\"const\":false},"
                + "\"error\":{\"type\":\"string\"},\"needed\":{\"type\":\"string\"},"
                + "\"provided\":{\"type\":\"string\"},\"warning\":{\"type\":\"string\"}}}");
    var paging = CONTRACT.operation("rooms.list").paging().orElseThrow();
    assertThat(paging.items()).contains("rooms");
    assertThat(paging.next()).contains("response_metadata.next_cursor");
  }

  @Test
  void a_thing_shown_under_another_key_is_without_what_its_sample_lacks_there() {
    Schema reply = CONTRACT.operation("rooms.post").success().orElseThrow().json().orElseThrow();
    Schema room = reply.property("room").orElseThrow().schema();
    Schema parent = reply.property("parent").orElseThrow().schema();
    assertThat(room.node()).hasToString("{\"$ref\":\"Room\"}");
    assertThat(parent.name()).contains("Room");
    assertThat(parent.properties())
        .extracting(Schema.Property::name)
        .containsExactly("id", "name", "created", "topic", "members");
    assertThat(parent.refuses("shares")).isTrue();
    assertThat(parent.refuses("colour")).isFalse();
    assertThat(room.refuses("shares")).isFalse();
  }

  @Test
  void events_have_the_shapes_of_their_samples() {
    assertThat(CONTRACT.events())
        .containsExactly("hello", "message", "message.im", "room_created", "slash_command");
    Event created = CONTRACT.event("room_created").orElseThrow();
    assertThat(created.payload().property("room").orElseThrow().schema().name()).contains("Room");
    assertThat(created.envelope().orElseThrow().properties())
        .extracting(one -> one.name())
        .containsExactly("token", "event", "team_id", "event_id");
    assertThat(created.scopes()).containsExactly("rooms:read");
    Event direct = CONTRACT.event("message.im").orElseThrow();
    assertThat(direct.payload().property("text")).isPresent();
    assertThat(CONTRACT.event("hello").orElseThrow().envelope()).isEmpty();
    assertThat(CONTRACT.event("slash_command").orElseThrow().channels())
        .containsExactly("slash-commands");
  }

  @Test
  void shapes_grow_into_one_that_all_values_fit() {
    Map<String, String> grown =
        Map.of(
            "[1] [\"a\"]",
            "{\"type\":\"array\",\"items\":{\"type\":[\"integer\",\"string\"]}}",
            "1 1.5",
            "{\"type\":\"number\"}",
            "{\"a\":1} {\"b\":2}",
            "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"integer\"},"
                + "\"b\":{\"type\":\"integer\"}}}",
            "{\"U00000000\":1} {\"smile\":\"x\"}",
            "{\"type\":\"object\",\"additionalProperties\":{\"type\":[\"integer\",\"string\"]}}",
            "null null",
            "{}");
    grown.forEach((values, schema) -> {
      Shape shape =
          Stream.of(values.split(" ", -1))
              .map(ReferenceTest::shape)
              .reduce(Shape::and)
              .orElseThrow();
      assertThat(ShapeSchemas.of(shape)).as(values).hasToString(schema);
    });
  }

  private static Shape shape(String value) {
    try {
      return Shape.of(
          dev.dtu.document.Text.read(
              "value.json",
              value.getBytes(java.nio.charset.StandardCharsets.UTF_8),
              new dev.dtu.document.Flaws()));
    } catch (dev.dtu.document.Unreadable wrong) {
      throw new AssertionError(wrong);
    }
  }
}
