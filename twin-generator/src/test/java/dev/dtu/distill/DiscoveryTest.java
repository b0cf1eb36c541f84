package dev.dtu.distill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.contract.Complaint;
import dev.dtu.contract.Contract;
import dev.dtu.contract.FurtherRoute;
import dev.dtu.contract.OperationLine;
import dev.dtu.contract.Parameter;
import dev.dtu.contract.Router;
import dev.dtu.contract.Schema;
import dev.dtu.contract.SchemaCheck;
import dev.dtu.distill.Distiller.Options;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What is made of a discovery document, by example.
class DiscoveryTest {

  private static final Distilled SHELF = distilled();
  private static final Contract CONTRACT = Contract.of(SHELF.read("contract.json"), SHELF);

  private static Distilled distilled() {
    try {
      return Distiller.distill(
          Golden.RESOURCES.resolve("discovery/shelf.json"), Options.named("shelf"));
    } catch (Exception broken) {
      throw new AssertionError(broken);
    }
  }

  private static Router.Match.Found found(String method, String path) {
    return (Router.Match.Found) CONTRACT.router().match(method, path);
  }

  private static Json schema(String name) {
    return CONTRACT.schemas().find(name).map(Schema::node).orElseThrow();
  }

  @Test
  void nothing_leaves_silently() {
    assertThat(SHELF.flaws()).isEmpty();
    assertThat(SHELF.counts().operations()).isEqualTo(new Counts.Tally(8, 8, 0));
    assertThat(SHELF.counts().schemas()).isEqualTo(new Counts.Tally(7, 7, 0));
    assertThat(SHELF.parts().toString()).doesNotContain("PROSE");
  }

  @Test
  void the_document_that_a_twin_tells_gives_the_same_contract() throws Exception {
    assertThat(Described.again(SHELF)).isEqualTo(Described.facts(SHELF));
  }

  @Test
  void methods_of_nested_resources_are_operations_under_their_own_ids() {
    assertThat(CONTRACT.lines())
        .extracting(OperationLine::id)
        .contains("shelf.books.create", "shelf.books.notes.list", "shelf.status");
    assertThat(CONTRACT.operation("shelf.books.notes.list").family()).isEqualTo("books-notes");
    assertThat(CONTRACT.operation("shelf.status").family()).isEqualTo("other");
    assertThat(CONTRACT.version()).isEqualTo("v1 revision 20260101");
  }

  @Test
  void the_service_path_is_the_servers_and_not_the_routes() {
    assertThat(CONTRACT.servers())
        .extracting(server -> server.scheme() + "://" + server.host() + server.path())
        .containsExactly(
            "https://shelf.example.com/shelf/v1", "https://shelf.mtls.example.com/shelf/v1");
    assertThat(found("GET", "/books/7").operation().id()).isEqualTo("shelf.books.get");
  }

  @Test
  void a_verb_inside_a_segment_is_told_from_the_value_before_it() {
    assertThat(found("POST", "/books/7/pages/A1:B2:append").parameters())
        .isEqualTo(Map.of("bookId", "7", "range", "A1:B2"));
    assertThat(found("GET", "/books/7/pages/A1:B2").operation().id())
        .isEqualTo("shelf.books.pages");
  }

  @Test
  void a_name_of_several_segments_is_taken_whole_or_by_its_flat_path() {
    assertThat(found("DELETE", "/authors/a/b").parameters()).isEqualTo(Map.of("name", "a/b"));
    var notes = CONTRACT.operation("shelf.books.notes.list");
    assertThat(notes.route().template()).isEqualTo("/rooms/{roomsId}/books/{booksId}/notes");
    assertThat(notes.traits().composed())
        .isEqualTo(Map.of("parent", "rooms/{roomsId}/books/{booksId}"));
    assertThat(notes.parameters()).extracting(Parameter::name).startsWith("roomsId", "booksId");
    assertThat(notes.paging().orElseThrow().cursor()).contains("pageToken");
    assertThat(notes.paging().orElseThrow().next()).contains("nextPageToken");
  }

  @Test
  void parameters_of_every_method_are_said_once() {
    var get = CONTRACT.operation("shelf.books.get");
    assertThat(get.parameters()).extracting(Parameter::name).containsExactly("bookId", "tags");
    assertThat(get.traits().common())
        .extracting(Parameter::name)
        .containsExactly("$.xgafv", "alt", "prettyPrint");
    assertThat(get.parameter(Parameter.Place.QUERY, "tags").orElseThrow().schema().node())
        .hasToString("{\"type\":\"array\",\"items\":{\"type\":\"string\",\"enum\":[\"A\",\"B\"]}}");
  }

  @Test
  void words_in_quotes_become_what_they_mean() {
    assertThat(
            SHELF
                .read("schemas/shared.json")
                .find("Book")
                .orElseThrow()
                .asObj()
                .orElseThrow()
                .obj("properties")
                .orElseThrow())
        .hasToString(
            "{\"title\":{\"type\":\"string\"},"
                + "\"size\":{\"type\":\"string\",\"format\":\"int64\",\"readOnly\":true},"
                + "\"pages\":{\"type\":\"integer\",\"format\":\"int32\",\"default\":10,"
                + "\"minimum\":1,\"maximum\":5000},\"extra\":{},"
                + "\"lent\":{\"type\":\"string\",\"format\":\"date-time\"},"
                + "\"loan\":{\"type\":\"string\",\"pattern\":\"^-?[0-9]{1,12}(\\\\.[0-9]{1,9})?s$\"},"
                + "\"state\":{\"type\":\"string\",\"enum\":[\"NEW\",\"OLD\"],"
                + "\"enumDeprecated\":[\"OLD\"]},"
                + "\"labels\":{\"type\":\"object\",\"additionalProperties\":{\"type\":\"string\"}},"
                + "\"notes\":{\"type\":\"array\",\"items\":{\"$ref\":\"Note\"}}}");
  }

  @Test
  void what_a_method_asks_of_a_schema_stands_beside_the_reference() throws Malformed {
    var create = CONTRACT.operation("shelf.books.create").body().orElseThrow();
    Schema body = create.schemaFor("application/json").orElseThrow();
    assertThat(body.node())
        .hasToString(
            "{\"$ref\":\"Book\",\"required\":[\"title\"],"
                + "\"properties\":{\"notes\":{\"items\":{\"required\":[\"text\"]}}}}");
    assertThat(complaints("{\"notes\": [{}]}", body)).containsExactly("title", "notes[0].text");
    Schema update =
        CONTRACT
            .operation("shelf.books.update")
            .body()
            .orElseThrow()
            .schemaFor("application/json")
            .orElseThrow();
    assertThat(complaints("{\"size\": \"12x\"}", update)).containsExactly("size");
    assertThat(complaints("{\"size\": \"9223372036854775807\"}", update)).isEmpty();
  }

  private static List<String> complaints(String value, Schema schema) throws Malformed {
    return SchemaCheck.check(Json.parse(value), schema, SchemaCheck.Direction.REQUEST).stream()
        .map(Complaint::dotted)
        .toList();
  }

  @Test
  void a_union_is_chosen_by_its_discriminant() {
    assertThat(schema("Item"))
        .hasToString(
            "{\"type\":\"object\",\"properties\":{\"kind\":{\"type\":\"string\"}},"
                + "\"oneOf\":[{\"$ref\":\"Book\"},{\"$ref\":\"Note\"}],"
                + "\"discriminator\":{\"propertyName\":\"kind\","
                + "\"mapping\":{\"book\":\"Book\",\"note\":\"Note\"}}}");
  }

  @Test
  void any_one_of_the_scopes_lets_a_caller_in() {
    assertThat(CONTRACT.operation("shelf.books.get").security())
        .hasToString(
            "[SecurityNeed[schemes={oauth2=[https://example.com/auth/shelf]}],"
                + " SecurityNeed[schemes={oauth2=[https://example.com/auth/shelf.read]}]]");
    assertThat(CONTRACT.operation("shelf.status").security()).isEmpty();
  }

  @Test
  void an_upload_is_another_way_to_the_same_operation() {
    var create = CONTRACT.operation("shelf.books.create");
    var upload = create.traits().upload().orElseThrow();
    assertThat(upload.kinds()).containsExactly("media", "multipart", "resumable");
    assertThat(upload.maxBytes()).hasValue(10L << 20);
    assertThat(CONTRACT.furtherRoutes())
        .extracting(route -> route.line().method() + " " + route.line().path())
        .containsExactly(
            "GET /download/shelf/v1/books/{bookId}",
            "POST /resumable/upload/shelf/v1/books",
            "PUT /resumable/upload/shelf/v1/books",
            "POST /upload/shelf/v1/books",
            "PUT /upload/shelf/v1/books");
    OperationLine line = found("POST", "/upload/shelf/v1/books").operation();
    var there = CONTRACT.operation(line);
    assertThat(there.id()).isEqualTo("shelf.books.create");
    assertThat(there.traits().reachedBy()).contains(FurtherRoute.Use.UPLOAD);
    assertThat(there.body().orElseThrow().content().keySet())
        .containsExactly("application/json", "multipart/*", "image/*");
  }

  @Test
  void a_download_answers_bytes() {
    var get = CONTRACT.operation("shelf.books.get");
    assertThat(get.traits().download().orElseThrow())
        .hasToString("Download[parameter=alt, value=media]");
    assertThat(get.reply(200).orElseThrow().content().keySet())
        .containsExactly("application/json", "*/*");
    assertThat(CONTRACT.operation("shelf.books.delete").replies().keySet())
        .containsExactly("204", "default");
  }

  @Test
  void the_place_of_batches_is_kept() {
    assertThat(CONTRACT.batch())
        .hasToString("Optional[Batch[method=POST, path=/batch/shelf/v1, type=multipart/mixed]]");
  }

  @Test
  void documents_of_different_kinds_make_one_contract() throws Exception {
    var both =
        Distiller.distill(
            List.of(
                Golden.RESOURCES.resolve("several/first.yaml"),
                Golden.RESOURCES.resolve("discovery/shelf.json")),
            Options.named("both"));
    var contract = Contract.of(both.read("contract.json"), both);
    assertThat(both.counts().operations().adds()).isTrue();
    var get = contract.operation("shelf.books.get");
    assertThat(get.traits().common()).isEmpty();
    assertThat(get.parameters()).extracting(Parameter::name).contains("prettyPrint");
    assertThat(both.read("contract.json").find("parameters")).isEmpty();
    assertThat(both.read("contract.json").obj("batch")).isPresent();
  }
}
