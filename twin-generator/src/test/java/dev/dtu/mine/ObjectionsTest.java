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
import dev.dtu.fidelity.Stage;
import dev.dtu.infer.Inference;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.load.TwinLoader;
import dev.dtu.recording.Recordings;
import dev.dtu.twin.People;
import dev.dtu.usage.Line;
import dev.dtu.usage.Objection;
import dev.dtu.usage.Usage;
import dev.dtu.usage.Usages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a made-up harbour is found to say no to, and what its twin then says to those who were never
/// heard.
class ObjectionsTest {

  private static final String DOCUMENT =
      """
      {"openapi": "3.0.3", "info": {"title": "Harbour", "version": "1"}, "paths": {
        "/ships": {"post": {"operationId": "createShip", "requestBody": {"content":
            {"application/json": {"schema": {"$ref": "#/components/schemas/Ship"}}}},
            "responses": {"201": {"description": "", "content":
            {"application/json": {"schema": {"$ref": "#/components/schemas/Ship"}}}}}},
          "get": {"operationId": "listShips", "parameters": [
            {"name": "order", "in": "query", "schema": {"type": "string"}}],
            "responses": {"200": {"description": "", "content":
            {"application/json": {"schema": {"type": "array",
                "items": {"$ref": "#/components/schemas/Ship"}}}}}}}},
        "/ships/{shipId}": {"parameters": [
            {"name": "shipId", "in": "path", "required": true, "schema": {"type": "string"}}],
          "get": {"operationId": "getShip", "responses": {"200": {"description": "", "content":
            {"application/json": {"schema": {"$ref": "#/components/schemas/Ship"}}}}}},
          "delete": {"operationId": "deleteShip", "responses": {"204": {"description": ""}}}},
        "/ships/{shipId}/moor": {"parameters": [
            {"name": "shipId", "in": "path", "required": true, "schema": {"type": "string"}}],
          "post": {"operationId": "moorShip", "responses": {"200": {"description": "", "content":
            {"application/json": {"schema": {"$ref": "#/components/schemas/Ship"}}}}}}},
        "/ships/{shipId}/mates": {"parameters": [
            {"name": "shipId", "in": "path", "required": true, "schema": {"type": "string"}}],
          "post": {"operationId": "addMate", "requestBody": {"content":
            {"application/json": {"schema": {"$ref": "#/components/schemas/Mate"}}}},
            "responses": {"201": {"description": "", "content":
            {"application/json": {"schema": {"$ref": "#/components/schemas/Mate"}}}}}}},
        "/ships/{shipId}/mates/{mateId}": {"parameters": [
            {"name": "shipId", "in": "path", "required": true, "schema": {"type": "string"}},
            {"name": "mateId", "in": "path", "required": true, "schema": {"type": "string"}}],
          "get": {"operationId": "getMate", "responses": {"200": {"description": "", "content":
            {"application/json": {"schema": {"$ref": "#/components/schemas/Mate"}}}}}}}},
        "components": {"schemas": {
          "Mate": {"type": "object", "properties": {"id": {"type": "string", "readOnly": true},
            "post": {"type": "string"}}},
          "Ship": {"type": "object", "properties": {"id": {"type": "string", "readOnly": true},
            "name": {"type": "string"}, "kind": {"type": "string"}, "tons": {"type": "integer"},
            "fleetId": {"type": "string"}, "state": {"type": "string"}}}}}}
      """;

  private static final List<String> NAMES =
      List.of("first tide", "second wind", "third rope", "fourth sail", "fifth keel");

  private static final List<String> IDS =
      List.of("4Kx9bQz7L", "8Wd3Pz5Tq", "2Mv6Rc1Hs", "6Jn0Yf4Gb", "7Hb3Xk9Ld");

  @TempDir Path folder;

  private Contract contract;
  private Meanings plain;

  @BeforeEach
  void distil() throws Exception {
    Distilled distilled =
        Distiller.distill("harbour.json", DOCUMENT, Distiller.Options.named("harbour"));
    contract = Contract.of(distilled.read("contract.json"), distilled);
    plain = Inference.of(contract);
  }

  private static String line(String call, String sent, int status, String answered) {
    String[] words = call.split(" ");
    String as = words.length > 2 ? "{\"authorization\":\"" + words[2] + " REDACTED\"}" : "{}";
    return ("{\"request\":{\"method\":\"%s\",\"url\":\"https://harbour.example%s\",\"headers\":%s,"
            + "\"body\":%s},\"response\":{\"status\":%d,\"headers\":{\"content-type\":"
            + "\"application/json\"},\"body\":%s},\"service\":\"harbour\"}\n")
        .formatted(words[0], words[1], as, sent, status, answered);
  }

  private static String ship(String id, String state) {
    return "{\"id\":\"shp%s\",\"name\":\"n%s\",\"kind\":\"BARGE\",\"tons\":5,\"state\":\"%s\"}"
        .formatted(id, id, state);
  }

  private static String made(String id) {
    String sent = "{\"name\":\"n%s\",\"kind\":\"BARGE\",\"tons\":5}".formatted(id);
    return line("POST /ships", sent, 201, ship(id, "AT_SEA"));
  }

  private static String no(String code, String text) {
    return "{\"code\":\"%s\",\"text\":\"%s\"}".formatted(code, text);
  }

  /// The recordings of a session each, `ID` in them told apart.
  private List<Path> sessions(String... told) throws Exception {
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < told.length; i++) {
      Path file = folder.resolve(NAMES.get(i) + ".jsonl");
      Files.writeString(file, told[i].replace("ID", IDS.get(i)));
      files.add(file);
    }
    return files;
  }

  private Usages mined(List<Path> files) {
    var mining = new Mining(new Guide(List.of(candidate(plain))), "harbour");
    files.forEach(file -> Recordings.read(file).sessions().forEach(mining::watch));
    return mining.found("sessions made by hand");
  }

  private Candidate candidate(Meanings meanings) {
    return new Candidate(TwinLoader.plain("harbour", contract, meanings), meanings);
  }

  /// How much of an operation is right in a session that nobody mined.
  private double right(Usages mined, String operation, String told) throws Exception {
    Path file = folder.resolve("unseen.jsonl");
    Files.writeString(file, told.replace("ID", "9Lp4Wd8Rt"));
    var stage = new Stage(List.of(candidate(plain.with(mined))), People.NOBODY);
    var check = new Check(List.of(stage), (_, _, _) -> {}, Optional.empty());
    Board board = check.of(List.of(file)).boards().get("harbour");
    return board.operations().get(operation).line(dev.dtu.fidelity.Line.Who.TWIN).value().part();
  }

  private static List<Objection> objections(Usages mined, String operation) {
    return mined.of(operation).map(Usage::objections).orElse(List.of());
  }

  private static SortedMap<String, Json> when(Usages mined, String operation) {
    List<Objection> all = objections(mined, operation);
    assertThat(all).hasSize(1);
    return all.getFirst().when();
  }

  private static Json is(Objection objection, String at) {
    return objection.lines().stream()
        .filter(line -> line.at().toString().equals(at))
        .findFirst()
        .flatMap(Line::is)
        .orElse(Json.Null.NULL);
  }

  private static String twice(String second, int status, String answered) {
    return made("ID") + line("POST /ships", second, status, answered);
  }

  private static final String SAME = "{\"name\":\"nID\",\"kind\":\"BARGE\",\"tons\":5}";

  private static String taken() {
    return twice(SAME, 409, no("TAKEN", "There is a ship called nID"));
  }

  @Test
  void a_value_that_another_thing_has_is_refused_and_the_text_is_a_template() throws Exception {
    Usages mined = mined(sessions(taken(), taken(), made("ID"), made("ID")));
    Objection objection = objections(mined, "createShip").getFirst();
    assertThat(objection.when()).containsExactly(Map.entry("taken:/name", Json.of(true)));
    assertThat(objection.seen()).isEqualTo(2);
    assertThat(objection.answered()).isEqualTo(4);
    assertThat(objection.against()).isZero();
    assertThat(is(objection, "/body/text"))
        .isEqualTo(Json.of("There is a ship called ${sent:/name}"));
    assertThat(right(mined, "createShip", taken())).isOne();
    assertThat(right(Usages.NONE, "createShip", taken())).isLessThan(1);
  }

  @Test
  void what_is_not_sent_is_missed_where_all_who_were_answered_sent_it() throws Exception {
    String bare = line("POST /ships", "{\"kind\":\"BARGE\"}", 400, no("BLANK", "Give the name"));
    Usages mined = mined(sessions(made("ID") + bare, made("ID") + bare, made("ID")));
    assertThat(when(mined, "createShip"))
        .containsExactly(Map.entry("has:sent:/name", Json.of(false)));
    assertThat(right(mined, "createShip", bare)).isOne();
  }

  @Test
  void a_value_that_looks_odd_is_refused() throws Exception {
    String odd =
        line("POST /ships", "{\"name\":\"\",\"kind\":\"BARGE\",\"tons\":5}", 422, no("ODD", "No"));
    Usages mined = mined(sessions(made("ID") + odd, made("ID") + odd, made("ID")));
    assertThat(when(mined, "createShip"))
        .containsExactly(Map.entry("looks:sent:/name", Json.of("empty")));
    assertThat(right(mined, "createShip", odd)).isOne();
  }

  @Test
  void a_state_of_the_thing_is_refused_as_an_action_left_it() throws Exception {
    String moored = line("POST /ships/shpID/moor", "null", 200, ship("ID", "MOORED"));
    String again = line("POST /ships/shpID/moor", "null", 409, no("MOORED", "It is moored"));
    Usages mined =
        mined(sessions(made("ID") + moored + again, made("ID") + moored, made("ID") + moored));
    assertThat(when(mined, "moorShip"))
        .containsExactly(Map.entry("before:/state", Json.of("MOORED")));
    assertThat(right(mined, "moorShip", made("ID") + moored + again)).isOne();
  }

  @Test
  void an_action_moves_what_it_was_seen_to_move() throws Exception {
    String moored = line("POST /ships/shpID/moor", "null", 200, ship("ID", "MOORED"));
    String told = made("ID") + moored + line("GET /ships/shpID", "null", 200, ship("ID", "MOORED"));
    Usages mined = mined(sessions(told, told, told));
    assertThat(right(mined, "getShip", told)).isOne();
    assertThat(right(Usages.NONE, "getShip", told)).isZero();
  }

  @Test
  void a_named_thing_that_is_not_there_is_refused() throws Exception {
    String mate = "{\"name\":\"mID\",\"fleetId\":\"shpID\"}";
    String joined =
        line("POST /ships", mate, 201, "{\"id\":\"shqID\",\"name\":\"mID\",\"fleetId\":\"shpID\"}");
    String lost =
        line(
            "POST /ships",
            mate.replace("shpID", "shp0none0").replace("mID", "lID"),
            400,
            no("FLEET", "No such fleet"));
    Usages mined =
        mined(
            sessions(made("ID") + joined + lost, made("ID") + joined + lost, made("ID") + joined));
    assertThat(when(mined, "createShip"))
        .containsExactly(Map.entry("there:ship:sent:/fleetId", Json.of(false)));
    assertThat(right(mined, "createShip", made("ID") + lost)).isOne();
  }

  @Test
  void a_word_of_the_query_and_a_kind_of_caller_are_refused() throws Exception {
    String fine = line("GET /ships?order=name Bearer", "null", 200, "[]");
    String wrong = line("GET /ships?order=colour Bearer", "null", 400, no("ORDER", "Not by that"));
    String basic = line("GET /ships?order=name Basic", "null", 403, no("CALLER", "Not as that"));
    String all = fine + wrong + basic;
    Usages mined = mined(sessions(all, all, fine));
    List<Objection> objections = objections(mined, "listShips");
    assertThat(objections)
        .extracting(each -> each.when().toString())
        .containsExactlyInAnyOrder("{query:order=\"colour\"}", "{caller=\"basic\"}");
    assertThat(right(mined, "listShips", all)).isOne();
  }

  @Test
  void what_the_thing_is_in_that_a_thing_stands_in_is_refused() throws Exception {
    String moored = line("POST /ships/shpID/moor", "null", 200, ship("ID", "MOORED"));
    String crew = "{\"id\":\"mat%s\",\"post\":\"COOK\"}";
    String joins = line("POST /ships/shpID/mates", "{\"post\":\"COOK\"}", 201, crew);
    String late = line("POST /ships/shpID/mates", "{\"post\":\"COOK\"}", 409, no("LATE", "No"));
    String all = made("ID") + joins.formatted("aID") + moored + late;
    Usages mined = mined(sessions(all, all, made("ID") + joins.formatted("aID")));
    assertThat(when(mined, "addMate"))
        .containsExactly(Map.entry("within:/state", Json.of("MOORED")));
    assertThat(right(mined, "addMate", all)).isOne();
  }

  @Test
  void a_day_needs_three_groups() throws Exception {
    String fine = line("GET /ships", "null", 200, "[]");
    String gone = line("GET /ships", "null", 410, no("GONE", "No more"));
    String[] told = {dated(fine, 1), dated(fine, 2), dated(gone, 20), dated(gone, 21), ""};
    assertThat(objections(mined(sessions(told)), "listShips")).isEmpty();
    told[4] = dated(gone, 22);
    Usages mined = mined(sessions(told));
    assertThat(when(mined, "listShips"))
        .containsExactly(Map.entry("since:2026-03-20", Json.of(true)));
    assertThat(right(mined, "listShips", dated(gone, 25))).isOne();
    assertThat(right(mined, "listShips", dated(fine, 3))).isOne();
  }

  private static String dated(String line, int day) {
    return line.replace(
        "\"service\"", "\"recorded_at\":\"2026-03-%02dT10:00:00Z\",\"service\"".formatted(day));
  }

  @Test
  void a_condition_that_one_answered_call_contradicts_is_not_written() throws Exception {
    String all = twice(SAME, 201, ship("IDx", "AT_SEA"));
    Usages mined = mined(sessions(taken(), taken(), all, made("ID")));
    assertThat(objections(mined, "createShip")).isEmpty();
  }

  @Test
  void what_one_group_alone_was_refused_for_a_word_is_not_written() throws Exception {
    String fine = line("GET /ships?order=name", "null", 200, "[]");
    String wrong = line("GET /ships?order=colour", "null", 400, no("ORDER", "Not by that"));
    Usages mined = mined(sessions(fine + wrong, fine, fine));
    assertThat(objections(mined, "listShips")).isEmpty();
  }

  @Test
  void too_many_calls_and_a_broken_service_are_no_objections() throws Exception {
    String busy = line("POST /ships", "{\"kind\":\"BARGE\"}", 429, no("BUSY", "Later"));
    String broken = line("POST /ships", "{\"kind\":\"BARGE\"}", 500, no("BROKEN", "Sorry"));
    String all = made("ID") + busy + broken;
    assertThat(objections(mined(sessions(all, all, all)), "createShip")).isEmpty();
  }

  @Test
  void what_was_said_first_where_two_hold_comes_first() throws Exception {
    String bare = line("POST /ships", "{\"kind\":\"BARGE\"}", 400, no("BLANK", "Give the name"));
    String odd =
        line("POST /ships", "{\"name\":\"\",\"kind\":\"\"}", 422, no("KIND", "Give the kind"));
    String both = line("POST /ships", "{\"kind\":\"\"}", 422, no("KIND", "Give the kind"));
    String all = made("ID") + bare + bare + bare + odd + both;
    Usages mined = mined(sessions(all, all, all));
    assertThat(objections(mined, "createShip"))
        .extracting(each -> is(each, "/body/code").asText().orElse(""))
        .containsExactly("KIND", "BLANK");
    assertThat(right(mined, "createShip", all)).isOne();
  }

  @Test
  void what_is_refused_of_a_thing_that_is_gone_is_looked_for_first() throws Exception {
    String gone = line("DELETE /ships/shpID", "null", 204, "null");
    String late = line("POST /ships/shpID/moor Basic", "null", 403, no("CALLER", "Not as that"));
    String fine = line("POST /ships/shpID/moor Bearer", "null", 200, ship("ID", "MOORED"));
    String all = made("ID") + fine + gone + late;
    Usages mined = mined(sessions(all, all, made("ID") + fine));
    assertThat(objections(mined, "moorShip").getFirst().early()).isTrue();
    assertThat(right(mined, "moorShip", all)).isOne();
  }

  @Test
  void the_file_keeps_what_was_found() throws Exception {
    Usages mined = mined(sessions(taken(), taken(), made("ID"), made("ID")));
    assertThat(Usages.fromJson((Obj) Json.trusted(mined.text())).text()).isEqualTo(mined.text());
  }

  @Test
  void a_text_made_for_each_refusal_is_made_anew() throws Exception {
    List<String> told = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      String made = "oae4Tk" + (char) ('a' + i) + "9Wd3Pz5xQ" + i + "r";
      told.add(twice(SAME, 409, "{\"code\":\"TAKEN\",\"errorId\":\"" + made + "\"}"));
    }
    Usages mined = mined(sessions(told.toArray(new String[0])));
    Objection objection = objections(mined, "createShip").getFirst();
    assertThat(is(objection, "/body/errorId").toString()).contains("${made:");
  }
}
