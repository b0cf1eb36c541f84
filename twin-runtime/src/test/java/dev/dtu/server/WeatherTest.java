package dev.dtu.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dtu.json.Obj;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Faults, clock and timers as a client and an operator meet them.
class WeatherTest {

  private static final String HOME = "/universes/default";

  @TempDir Path folder;
  private Running running;

  @BeforeEach
  void start() throws IOException {
    running = new Running(folder);
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private Obj set(String fault) throws Exception {
    HttpResponse<String> answer = running.control("PUT", HOME + "/faults/f", fault);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Running.json(answer);
  }

  private HttpResponse<String> create() throws Exception {
    return running.send(note());
  }

  private HttpRequest.Builder note() {
    return running
        .to("/u/default/notes/api/v1/notes")
        .header("content-type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString("{\"text\":\"0123456789\"}"));
  }

  @Test
  void a_lost_reply_has_still_happened_and_the_connection_is_reset() throws Exception {
    set("{\"fault\": {\"lose\": \"after\"}, \"when\": {\"first\": 1}}");
    assertThatThrownBy(this::create).isInstanceOf(IOException.class);
    assertThat(create().statusCode()).isEqualTo(201);
    assertThat(running.universe("default").store().table("notes/note").orElseThrow().size())
        .isEqualTo(2);
  }

  @Test
  void a_connection_over_http2_breaks_too() throws Exception {
    set("{\"fault\": {\"lose\": \"before\"}, \"when\": {\"first\": 1}}");
    try (HttpClient two = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
      assertThatThrownBy(() -> two.send(note().build(), HttpResponse.BodyHandlers.ofString()))
          .isInstanceOf(IOException.class);
      assertThat(two.send(note().build(), HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(201);
    }
  }

  @Test
  void a_torn_reply_has_its_head_and_a_part_of_its_body() throws Exception {
    set("{\"fault\": {\"cut\": 0.5}}");
    String head = "POST /u/default/notes/api/v1/notes HTTP/1.1\r\nHost: x\r\n";
    String sent =
        head
            + "Authorization: Token any\r\nContent-Type: application/json\r\n"
            + "Content-Length: 14\r\n\r\n{\"text\":\"many\"}".replace("many", "abc");
    String seen = running.rawUntilReset(sent);
    assertThat(seen).startsWith("HTTP/1.1 201").contains("{\"");
    assertThat(seen).doesNotEndWith("}");
  }

  @Test
  void a_dripping_reply_comes_whole_in_the_end() throws Exception {
    set("{\"fault\": {\"drip\": {\"bytes\": 5, \"every\": \"PT0.001S\"}}}");
    HttpResponse<String> answer = create();
    assertThat(Running.json(answer).text("text")).contains("0123456789");
  }

  @Test
  void a_fault_tells_how_often_it_struck_and_is_marked_in_the_journal() throws Exception {
    set("{\"fault\": {\"refuse\": \"unavailable\"}, \"when\": {\"every\": 2}}");
    assertThat(create().statusCode()).isEqualTo(201);
    assertThat(create().statusCode()).isEqualTo(503);
    String list = running.control("GET", HOME + "/faults", "").body();
    assertThat(list).contains("\"seen\":2,\"struck\":1");
    String journal = running.control("GET", HOME + "/journal", "").body();
    assertThat(journal).contains("\"rule\":\"f\"", "\"certainty\":\"not done\"");
    assertThat(running.control("DELETE", HOME + "/faults", "").statusCode()).isEqualTo(204);
    assertThat(create().statusCode()).isEqualTo(201);
    assertThat(running.control("GET", HOME + "/faults", "").body()).isEqualTo("{\"faults\":[]}");
  }

  @Test
  void what_is_wrong_with_a_fault_is_told() throws Exception {
    for (String[] each :
        new String[][] {
          {"{\"fault\": {\"refuse\": \"rate-limted\"}}", "did you mean 'rate-limited'"},
          {"{\"fault\": {\"lose\": \"after\"}, \"on\": {\"twin\": \"note\"}}", "'notes'"},
          {"{\"fault\": {\"delay\": \"long\"}}", "a duration such as"},
          {"{\"plan\": \"storm\"}", "no twin has a plan 'storm'"},
        }) {
      HttpResponse<String> answer = running.control("POST", HOME + "/faults", each[0]);
      assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 404);
      assertThat(answer.body()).contains(each[1]);
    }
    assertThat(running.turns()).isZero();
  }

  @Test
  void a_header_brings_a_fault_once_the_universe_allows_it() throws Exception {
    String fault = "{\"refuse\": \"broken\"}";
    assertThat(running.send(note().header("X-DTU-Fault", fault)).statusCode()).isEqualTo(201);
    running.control("PATCH", HOME + "/settings", "{\"header-faults\": true}");
    assertThat(running.send(note().header("X-DTU-Fault", fault)).statusCode()).isEqualTo(500);
    assertThat(running.control("GET", HOME + "/settings", "").body()).contains("true");
  }

  @Test
  void the_clock_is_shown_frozen_advanced_and_refuses_to_go_back() throws Exception {
    String moved =
        running
            .control(
                "POST", HOME + "/clock", "{\"set\": \"2099-01-01T00:00:00Z\", \"freeze\": true}")
            .body();
    assertThat(moved).contains("\"moment\":\"2099-01-01T00:00:00Z\"", "\"state\":\"frozen\"");
    assertThat(running.control("POST", HOME + "/clock", "{\"advance\": \"P1D\"}").body())
        .contains("2099-01-02T00:00:00Z");
    HttpResponse<String> back =
        running.control("POST", HOME + "/clock", "{\"set\": \"2098-01-01T00:00:00Z\"}");
    assertThat(back.statusCode()).isEqualTo(400);
    assertThat(back.body()).contains("a moment from 2099-01-02T00:00:00Z on");
    for (String bad :
        new String[] {
          "{}",
          "{\"advance\": \"1h\"}",
          "{\"advance\": \"-PT1S\"}",
          "{\"advance\": \"P999999999D\"}",
          "{\"freeze\": true, \"run\": true}",
          "{\"freeze\": 1}"
        }) {
      HttpResponse<String> answer = running.control("POST", HOME + "/clock", bad);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
      assertThat(answer.body()).contains("expected");
    }
  }

  @Test
  void an_operator_has_a_row_changed_later_and_an_alarm_wakes_the_universe() throws Exception {
    running.control("POST", HOME + "/clock", "{\"freeze\": true}");
    String timer =
        """
        {"name": "one", "in": "PT1H", "does": "put", "table": "notes/note", "key": "n1",
         "row": {"item": {"text": "later"}}}
        """;
    assertThat(running.control("POST", HOME + "/timers", timer).statusCode()).isEqualTo(201);
    assertThat(running.control("GET", HOME + "/timers", "").body()).contains("\"name\":\"one\"");
    running.control("POST", HOME + "/clock", "{\"advance\": \"PT1H\"}");
    assertThat(running.control("GET", HOME + "/tables/notes/note/rows/n1", "").body())
        .contains("later");
    assertThat(running.control("GET", HOME + "/timers", "").body()).isEqualTo("{\"timers\":[]}");
    assertThat(running.control("DELETE", HOME + "/timers/one", "").statusCode()).isEqualTo(404);
    assertThat(running.control("GET", HOME + "/journal", "").body())
        .contains("\"kind\":\"tick\",\"timer\":\"one\"");
  }

  @Test
  void a_timer_that_cannot_be_is_refused_and_so_is_an_edit_of_the_universes_own_rows()
      throws Exception {
    for (String bad :
        new String[] {
          "{\"in\": \"PT1H\", \"does\": \"explode\", \"table\": \"notes/note\", \"key\": \"a\"}",
          "{\"does\": \"remove\", \"table\": \"notes/note\", \"key\": \"a\"}",
          "{\"in\": \"PT1H\", \"does\": \"remove\", \"table\": \"nots/note\", \"key\": \"a\"}",
          "{\"in\": \"P9999999D\", \"does\": \"remove\", \"table\": \"notes/note\", \"key\":"
              + " \"a\"}",
          "{\"in\": \"PT1H\", \"does\": \"put\", \"table\": \"notes/note\", \"key\": \"a\"}"
        }) {
      HttpResponse<String> answer = running.control("POST", HOME + "/timers", bad);
      assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 404);
    }
    HttpResponse<String> own =
        running.control("PUT", HOME + "/tables/universe/clock/rows/clock", "{\"item\": {}}");
    assertThat(own.statusCode()).isEqualTo(409);
    assertThat(own.body()).contains("routes of their own");
  }

  @Test
  void a_universe_is_made_at_a_moment_and_forked_at_a_turn() throws Exception {
    HttpResponse<String> made =
        running.control(
            "POST",
            "/universes",
            "{\"name\": \"old\", \"clock\": {\"at\": \"2001-01-01T00:00:00Z\", \"frozen\": true}}");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    assertThat(running.control("GET", "/universes/old/clock", "").body())
        .isEqualTo("{\"moment\":\"2001-01-01T00:00:00Z\",\"state\":\"frozen\"}");
    create();
    create();
    String fork = "{\"name\": \"f\", \"fork\": \"default\", \"turn\": 1}";
    assertThat(running.control("POST", "/universes", fork).statusCode()).isEqualTo(201);
    assertThat(running.universe("f").current().turn()).isEqualTo(1);
    HttpResponse<String> gone =
        running.control(
            "POST", "/universes", "{\"name\": \"g\", \"fork\": \"default\", \"turn\": 9}");
    assertThat(gone.statusCode()).isEqualTo(410);
    assertThat(gone.body()).contains("from 0 to 2");
  }
}
