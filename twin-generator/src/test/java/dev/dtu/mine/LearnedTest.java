package dev.dtu.mine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.contract.Contract;
import dev.dtu.distill.Distilled;
import dev.dtu.distill.Distiller;
import dev.dtu.effect.Meanings;
import dev.dtu.fidelity.Board;
import dev.dtu.fidelity.Candidate;
import dev.dtu.fidelity.Check;
import dev.dtu.fidelity.Guide;
import dev.dtu.fidelity.Line;
import dev.dtu.fidelity.Stage;
import dev.dtu.infer.Inference;
import dev.dtu.json.Json;
import dev.dtu.load.TwinLoader;
import dev.dtu.recording.Recordings;
import dev.dtu.twin.People;
import dev.dtu.usage.Usage;
import dev.dtu.usage.Usages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is mined of sessions, and what a twin makes of it in sessions that nobody mined.
class LearnedTest {

  private static final String DOCUMENT =
      """
      {"openapi": "3.0.3", "info": {"title": "Boards", "version": "1"}, "paths": {
        "/boards": {"post": {"operationId": "createBoard", "requestBody": {"content":
            {"application/json": {"schema": {"$ref": "#/components/schemas/Board"}}}},
            "responses": {"200": {"description": "", "content":
            {"application/json": {"schema": {"$ref": "#/components/schemas/Board"}}}}}}},
        "/boards/{boardId}": {"get": {"operationId": "getBoard", "parameters": [
            {"name": "boardId", "in": "path", "required": true, "schema": {"type": "string"}}],
            "responses": {"200": {"description": "", "content":
            {"application/json": {"schema": {"$ref": "#/components/schemas/Board"}}}}}}},
        "/boards/{boardId}/lists": {"parameters": [
            {"name": "boardId", "in": "path", "required": true, "schema": {"type": "string"}}],
          "get": {"operationId": "listLists", "responses": {"200": {"description": "", "content":
            {"application/json": {"schema": {"type": "array",
                "items": {"$ref": "#/components/schemas/List"}}}}}}},
          "post": {"operationId": "createList", "requestBody": {"content":
            {"application/json": {"schema": {"$ref": "#/components/schemas/List"}}}},
            "responses": {"200": {"description": "", "content":
            {"application/json": {"schema": {"$ref": "#/components/schemas/List"}}}}}}},
        "/boards/{boardId}/lists/{listId}": {"get": {"operationId": "getList", "parameters": [
            {"name": "boardId", "in": "path", "required": true, "schema": {"type": "string"}},
            {"name": "listId", "in": "path", "required": true, "schema": {"type": "string"}}],
            "responses": {"200": {"description": "", "content":
            {"application/json": {"schema": {"$ref": "#/components/schemas/List"}}}}}}}},
        "components": {"schemas": {
          "Board": {"type": "object", "properties": {"id": {"type": "string", "readOnly": true},
            "name": {"type": "string"}, "kind": {"type": "string"}}},
          "List": {"type": "object", "properties": {"id": {"type": "string", "readOnly": true},
            "title": {"type": "string"}}}}}}
      """;

  @TempDir Path folder;

  private Contract contract;
  private Meanings plain;

  @BeforeEach
  void distil() throws Exception {
    Distilled distilled =
        Distiller.distill("boards.json", DOCUMENT, Distiller.Options.named("boards"));
    contract = Contract.of(distilled.read("contract.json"), distilled);
    plain = Inference.of(contract);
  }

  private static String line(String call, String sent, int status, String answered) {
    String[] words = call.split(" ");
    return ("{\"request\":{\"method\":\"%s\",\"url\":\"https://boards.example%s\",\"headers\":{},"
            + "\"body\":%s},\"response\":{\"status\":%d,\"headers\":{\"content-type\":"
            + "\"application/json\"},\"body\":%s},\"service\":\"boards\"}\n")
        .formatted(words[0], words[1], sent, status, answered);
  }

  /// A session in which somebody makes a board and looks at the lists it has by itself.
  private Path session(String name, String id, String kind) throws Exception {
    boolean full = kind.equals("FULL");
    String lists =
        full
            ? "{\"id\":\"lst%sa1\",\"title\":\"To do\"},{\"id\":\"lst%sb2\",\"title\":\"Done\"}"
                .formatted(id, id)
            : "";
    String sent = "{\"name\":\"n%s\",\"kind\":\"%s\"}".formatted(id, kind);
    String board = "{\"id\":\"brd%s\",\"name\":\"n%s\",\"kind\":\"%s\"}".formatted(id, id, kind);
    Path file = folder.resolve(name + ".jsonl");
    Files.writeString(
        file,
        line("POST /boards", sent, 201, board)
            + line("GET /boards/brd" + id + "/lists", "null", 200, "[" + lists + "]"));
    return file;
  }

  private Usages mined(List<Path> files) {
    var guide = new Guide(List.of(candidate(plain)));
    var mining = new Mining(guide, "boards");
    files.forEach(file -> Recordings.read(file).sessions().forEach(mining::watch));
    return mining.found("sessions made by hand");
  }

  private Candidate candidate(Meanings meanings) {
    return new Candidate(TwinLoader.plain("boards", contract, meanings), meanings);
  }

  private Board played(Meanings meanings, Path file) throws Exception {
    var stage = new Stage(List.of(candidate(meanings)), People.NOBODY);
    var check = new Check(List.of(stage), (_, _, _) -> {}, Optional.empty());
    return check.of(List.of(file)).boards().get("boards");
  }

  private List<Path> training() throws Exception {
    return List.of(
        session("first try", "4Kx9bQz7L", "FULL"),
        session("second thing", "8Wd3Pz5Tq", "FULL"),
        session("third idea", "2Mv6Rc1Hs", "BARE"),
        session("fourth look", "6Jn0Yf4Gb", "BARE"));
  }

  @Test
  void the_status_a_service_answers_with_is_told_with_its_evidence() throws Exception {
    Usage usage = mined(training()).of("createBoard").orElseThrow();
    dev.dtu.usage.Line status = usage.around().status().orElseThrow();
    assertThat(status.is()).contains(Json.of(201));
    assertThat(status.seen()).isEqualTo(4);
    assertThat(usage.rules().departed()).contains(" status");
  }

  @Test
  void what_comes_into_being_with_a_thing_does_so_where_it_did() throws Exception {
    Usages mined = mined(training());
    assertThat(mined.of("createBoard").orElseThrow().around().births()).hasSize(1);
    assertThat(Usages.fromJson(mined.toJson()).text()).isEqualTo(mined.text());
    Meanings known = plain.with(mined);
    for (String kind : List.of("FULL", "BARE")) {
      Board board = played(known, session("unseen " + kind, "7Hb3Xk9Ld", kind));
      assertThat(board.operations().get("createBoard").line(Line.Who.TWIN).status().part()).isOne();
      assertThat(board.operations().get("listLists").line(Line.Who.TWIN).value().part()).isOne();
    }
  }

  @Test
  void what_somebody_made_did_not_come_by_itself() throws Exception {
    Path file = session("made by hand", "5Tz8Nc2Wp", "BARE");
    String[] lines = Files.readString(file).split("\n");
    String made =
        line(
            "POST /boards/brd5Tz8Nc2Wp/lists",
            "{\"title\":\"Mine\"}",
            200,
            "{\"id\":\"lst5Tz8Nc2Wpx\",\"title\":\"Mine\"}");
    Files.writeString(
        file,
        lines[0]
            + "\n"
            + made
            + lines[1].replace("[]", "[{\"id\":\"lst5Tz8Nc2Wpx\",\"title\":\"Mine\"}]")
            + "\n");
    Path again = folder.resolve("made by somebody else.jsonl");
    Files.writeString(again, Files.readString(file).replace("5Tz8Nc2Wp", "1Qs7Vd3Ke"));
    assertThat(mined(List.of(file, again)).of("createBoard").orElseThrow().around().births())
        .isEmpty();
  }

  @Test
  void a_long_text_of_one_group_alone_is_not_written_down() throws Exception {
    Usages mined = mined(training());
    assertThat(mined.text()).doesNotContain("4Kx9bQz7L");
    var words = new Words();
    Recordings.read(session("one look", "9Lp4Wd8Rt", "FULL")).sessions().forEach(words::watch);
    Path long1 = folder.resolve("one look.jsonl");
    Files.writeString(
        long1,
        line(
            "POST /boards", "{}", 200, "{\"id\":\"brd9Lp4Wd8Rt\",\"name\":\"said by one alone\"}"));
    Recordings.read(long1).sessions().forEach(words::watch);
    assertThat(words.kept(Json.of("said by one alone"))).isEqualTo(dev.dtu.usage.Line.DRAWN);
    assertThat(words.kept(Json.of("said by nobody at all")))
        .isEqualTo(Json.of("said by nobody at all"));
  }
}
