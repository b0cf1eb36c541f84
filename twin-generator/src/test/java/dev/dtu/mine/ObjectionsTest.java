package dev.dtu.mine;

import static dev.dtu.mine.Harbour.line;
import static dev.dtu.mine.Harbour.made;
import static dev.dtu.mine.Harbour.no;
import static dev.dtu.mine.Harbour.ship;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.usage.Line;
import dev.dtu.usage.Objection;
import dev.dtu.usage.Usage;
import dev.dtu.usage.Usages;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a made-up harbour is found to say no to, and what its twin then says to those who were never
/// heard.
class ObjectionsTest {

  @TempDir Path folder;

  private Harbour harbour;

  @BeforeEach
  void build() throws Exception {
    harbour = new Harbour(folder);
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
    Usages mined = harbour.mined(harbour.sessions(taken(), taken(), made("ID"), made("ID")));
    Objection objection = objections(mined, "createShip").getFirst();
    assertThat(objection.when()).containsExactly(Map.entry("taken:/name", Json.of(true)));
    assertThat(objection.seen()).isEqualTo(2);
    assertThat(objection.answered()).isEqualTo(4);
    assertThat(objection.against()).isZero();
    assertThat(is(objection, "/body/text"))
        .isEqualTo(Json.of("There is a ship called ${sent:/name}"));
    assertThat(harbour.right(mined, "createShip", taken())).isOne();
    assertThat(harbour.right(Usages.NONE, "createShip", taken())).isLessThan(1);
  }

  @Test
  void what_is_not_sent_is_missed_where_all_who_were_answered_sent_it() throws Exception {
    String bare = line("POST /ships", "{\"kind\":\"BARGE\"}", 400, no("BLANK", "Give the name"));
    Usages mined =
        harbour.mined(harbour.sessions(made("ID") + bare, made("ID") + bare, made("ID")));
    assertThat(when(mined, "createShip"))
        .containsExactly(Map.entry("has:sent:/name", Json.of(false)));
    assertThat(harbour.right(mined, "createShip", bare)).isOne();
  }

  @Test
  void a_value_that_looks_odd_is_refused() throws Exception {
    String odd =
        line("POST /ships", "{\"name\":\"\",\"kind\":\"BARGE\",\"tons\":5}", 422, no("ODD", "No"));
    Usages mined = harbour.mined(harbour.sessions(made("ID") + odd, made("ID") + odd, made("ID")));
    assertThat(when(mined, "createShip"))
        .containsExactly(Map.entry("looks:sent:/name", Json.of("empty")));
    assertThat(harbour.right(mined, "createShip", odd)).isOne();
  }

  @Test
  void a_state_of_the_thing_is_refused_as_an_action_left_it() throws Exception {
    String moored = line("POST /ships/shpID/moor", "null", 200, ship("ID", "MOORED"));
    String again = line("POST /ships/shpID/moor", "null", 409, no("MOORED", "It is moored"));
    String once = made("ID") + moored;
    Usages mined = harbour.mined(harbour.sessions(once + again, once + again, once));
    assertThat(when(mined, "moorShip"))
        .containsExactly(Map.entry("before:/state", Json.of("MOORED")));
    assertThat(harbour.right(mined, "moorShip", made("ID") + moored + again)).isOne();
    Usages alone = harbour.mined(harbour.sessions(once + again, once, once));
    assertThat(objections(alone, "moorShip")).isEmpty();
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
        harbour.mined(
            harbour.sessions(
                made("ID") + joined + lost, made("ID") + joined + lost, made("ID") + joined));
    assertThat(when(mined, "createShip"))
        .containsExactly(Map.entry("there:ship:sent:/fleetId", Json.of(false)));
    assertThat(harbour.right(mined, "createShip", made("ID") + lost)).isOne();
  }

  @Test
  void a_word_of_the_query_and_a_kind_of_caller_are_refused() throws Exception {
    String fine = line("GET /ships?order=name Bearer", "null", 200, "[]");
    String wrong = line("GET /ships?order=colour Bearer", "null", 400, no("ORDER", "Not by that"));
    String basic = line("GET /ships?order=name Basic", "null", 403, no("CALLER", "Not as that"));
    String all = fine + wrong + basic;
    Usages mined = harbour.mined(harbour.sessions(all, all, fine));
    List<Objection> objections = objections(mined, "listShips");
    assertThat(objections)
        .extracting(each -> each.when().toString())
        .containsExactlyInAnyOrder("{query:order=\"colour\"}", "{caller=\"basic\"}");
    assertThat(harbour.right(mined, "listShips", all)).isOne();
  }

  @Test
  void what_the_thing_is_in_that_a_thing_stands_in_is_refused() throws Exception {
    String moored = line("POST /ships/shpID/moor", "null", 200, ship("ID", "MOORED"));
    String crew = "{\"id\":\"mat%s\",\"post\":\"COOK\"}";
    String joins = line("POST /ships/shpID/mates", "{\"post\":\"COOK\"}", 201, crew);
    String late = line("POST /ships/shpID/mates", "{\"post\":\"COOK\"}", 409, no("LATE", "No"));
    String all = made("ID") + joins.formatted("aID") + moored + late;
    Usages mined = harbour.mined(harbour.sessions(all, all, made("ID") + joins.formatted("aID")));
    assertThat(when(mined, "addMate"))
        .containsExactly(Map.entry("within:/state", Json.of("MOORED")));
    assertThat(harbour.right(mined, "addMate", all)).isOne();
  }

  @Test
  void a_day_needs_three_groups() throws Exception {
    String fine = line("GET /ships", "null", 200, "[]");
    String gone = line("GET /ships", "null", 410, no("GONE", "No more"));
    String[] told = {dated(fine, 1), dated(fine, 2), dated(gone, 20), dated(gone, 21), ""};
    assertThat(objections(harbour.mined(harbour.sessions(told)), "listShips")).isEmpty();
    told[4] = dated(gone, 22);
    Usages mined = harbour.mined(harbour.sessions(told));
    assertThat(when(mined, "listShips"))
        .containsExactly(Map.entry("since:2026-03-20", Json.of(true)));
    assertThat(harbour.right(mined, "listShips", dated(gone, 25))).isOne();
    assertThat(harbour.right(mined, "listShips", dated(fine, 3))).isOne();
  }

  @Test
  void a_kind_of_tenant_alone_is_believed_for_a_month() {
    var kind = new TreeMap<String, Json>(Map.of("seed", Json.of("small")));
    List<Sight> refused = List.of(refusedOn("2026-03-01"), refusedOn("2026-03-20"));
    assertThat(Objections.bounded(kind, refused))
        .containsOnly(
            Map.entry("seed", Json.of("small")), Map.entry("since:2026-04-19", Json.of(false)));
    kind.put("has:sent:/name", Json.of(true));
    assertThat(Objections.bounded(kind, refused)).as("something else tells").isEqualTo(kind);
    var other = new TreeMap<String, Json>(Map.of("taken:/name", Json.of(true)));
    assertThat(Objections.bounded(other, refused)).isEqualTo(other);
  }

  private static Sight refusedOn(String day) {
    return new Sight(
        "a",
        "a",
        Obj.EMPTY,
        Obj.EMPTY,
        Obj.EMPTY,
        Map.of(),
        Map.of(),
        "small",
        "",
        "https://harbour.example",
        "",
        Optional.of(Instant.parse(day + "T10:00:00Z")));
  }

  private static String dated(String line, int day) {
    return line.replace(
        "\"service\"", "\"recorded_at\":\"2026-03-%02dT10:00:00Z\",\"service\"".formatted(day));
  }

  @Test
  void a_condition_that_one_answered_call_contradicts_is_not_written() throws Exception {
    String all = twice(SAME, 201, ship("IDx", "AT_SEA"));
    Usages mined = harbour.mined(harbour.sessions(taken(), taken(), all, made("ID")));
    assertThat(objections(mined, "createShip")).isEmpty();
  }

  @Test
  void what_one_group_alone_was_refused_for_a_word_is_not_written() throws Exception {
    String fine = line("GET /ships?order=name", "null", 200, "[]");
    String wrong = line("GET /ships?order=colour", "null", 400, no("ORDER", "Not by that"));
    Usages mined = harbour.mined(harbour.sessions(fine + wrong, fine, fine));
    assertThat(objections(mined, "listShips")).isEmpty();
  }

  @Test
  void too_many_calls_and_a_broken_service_are_no_objections() throws Exception {
    String busy = line("POST /ships", "{\"kind\":\"BARGE\"}", 429, no("BUSY", "Later"));
    String broken = line("POST /ships", "{\"kind\":\"BARGE\"}", 500, no("BROKEN", "Sorry"));
    String all = made("ID") + busy + broken;
    assertThat(objections(harbour.mined(harbour.sessions(all, all, all)), "createShip")).isEmpty();
  }

  @Test
  void what_was_said_first_where_two_hold_comes_first() throws Exception {
    String bare = line("POST /ships", "{\"kind\":\"BARGE\"}", 400, no("BLANK", "Give the name"));
    String odd =
        line("POST /ships", "{\"name\":\"\",\"kind\":\"\"}", 422, no("KIND", "Give the kind"));
    String both = line("POST /ships", "{\"kind\":\"\"}", 422, no("KIND", "Give the kind"));
    String all = made("ID") + bare + bare + bare + odd + both;
    Usages mined = harbour.mined(harbour.sessions(all, all, all));
    assertThat(objections(mined, "createShip"))
        .extracting(each -> is(each, "/body/code").asText().orElse(""))
        .containsExactly("KIND", "BLANK");
    assertThat(harbour.right(mined, "createShip", all)).isOne();
  }

  @Test
  void what_is_refused_of_a_thing_that_is_gone_is_looked_for_first() throws Exception {
    String gone = line("DELETE /ships/shpID", "null", 204, "null");
    String late = line("POST /ships/shpID/moor Basic", "null", 403, no("CALLER", "Not as that"));
    String fine = line("POST /ships/shpID/moor Bearer", "null", 200, ship("ID", "MOORED"));
    String all = made("ID") + fine + gone + late;
    Usages mined = harbour.mined(harbour.sessions(all, all, made("ID") + fine));
    assertThat(objections(mined, "moorShip").getFirst().early()).isTrue();
    assertThat(harbour.right(mined, "moorShip", all)).isOne();
  }

  @Test
  void the_file_keeps_what_was_found() throws Exception {
    Usages mined = harbour.mined(harbour.sessions(taken(), taken(), made("ID"), made("ID")));
    assertThat(Usages.fromJson((Obj) Json.trusted(mined.text())).text()).isEqualTo(mined.text());
  }

  @Test
  void a_text_made_for_each_refusal_is_made_anew() throws Exception {
    List<String> told = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      String made = "oae4Tk" + (char) ('a' + i) + "9Wd3Pz5xQ" + i + "r";
      told.add(twice(SAME, 409, "{\"code\":\"TAKEN\",\"errorId\":\"" + made + "\"}"));
    }
    Usages mined = harbour.mined(harbour.sessions(told.toArray(new String[0])));
    Objection objection = objections(mined, "createShip").getFirst();
    assertThat(is(objection, "/body/errorId").toString()).contains("${made:");
  }

  @Test
  void what_nobody_was_ever_answered_is_always_refused() throws Exception {
    String never = line("GET /ships", "null", 405, no("NEVER", "Not here"));
    Usages mined = harbour.mined(harbour.sessions(never, never, never));
    assertThat(when(mined, "listShips")).isEmpty();
    assertThat(harbour.right(mined, "listShips", never)).isOne();
    assertThat(objections(harbour.mined(harbour.sessions(never, never)), "listShips")).isEmpty();
  }
}
