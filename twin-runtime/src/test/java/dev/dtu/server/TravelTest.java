package dev.dtu.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.universe.Snapshots;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Snapshots, going back, and differences, over HTTP.
class TravelTest {

  private static final String U = "/universes/default";

  @TempDir Path folder;
  private Running running;

  @BeforeEach
  void start() throws Exception {
    running = new Running(folder);
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private Obj ok(String method, String path, String body) throws Exception {
    HttpResponse<String> response = running.control(method, path, body);
    assertThat(response.statusCode()).as(response.body()).isBetween(200, 201);
    return Running.json(response);
  }

  private Obj wrong(int status, String method, String path, String body) throws Exception {
    HttpResponse<String> response = running.control(method, path, body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return Running.json(response).obj("error").orElseThrow();
  }

  private Obj note(String text) throws Exception {
    return Running.json(
        running.send(
            running
                .to("/notes/api/v1/notes")
                .header("content-type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        Obj.of("text", Json.of(text)).toString()))));
  }

  private String notes() throws Exception {
    return running.send(running.to("/notes/api/v1/notes")).body();
  }

  private String hash(String universe) throws Exception {
    return ok("GET", "/universes/" + universe + "/hash", "").text("hash").orElseThrow();
  }

  @Test
  void a_universe_goes_back_to_a_snapshot_and_its_journal_tells() throws Exception {
    note("kept");
    Obj taken = ok("POST", U + "/snapshots", "{\"name\": \"before\"}");
    assertThat(taken.text("name")).contains("default@before");
    assertThat(taken.text("hash")).contains(hash("default"));
    note("too much");
    assertThat(hash("default")).isNotEqualTo(hash("default@before"));
    Obj restored = ok("POST", U + "/restore", "{\"snapshot\": \"before\"}");
    assertThat(restored.text("hash")).isEqualTo(taken.text("hash"));
    assertThat(hash("default")).isEqualTo(hash("default@before"));
    assertThat(notes()).contains("kept").doesNotContain("too much");
    assertThat(ok("GET", U + "/journal", "").toString())
        .contains("\"what\":\"restore default@before\"")
        .contains("too much");
  }

  @Test
  void a_universe_goes_back_to_a_turn() throws Exception {
    note("one");
    note("two");
    ok("POST", U + "/restore", "{\"turn\": 1}");
    assertThat(notes()).contains("one").doesNotContain("two");
    ok("POST", U + "/restore", "{\"turn\": 2}");
    assertThat(notes()).contains("one").contains("two");
    assertThat(note("three").text("text")).contains("three");
  }

  @Test
  void its_time_goes_back_with_it() throws Exception {
    String made =
        "{\"name\": \"old\", \"clock\": {\"at\": \"2001-01-01T00:00:00Z\", \"frozen\": true}}";
    ok("POST", "/universes", made);
    ok("POST", "/universes/old/snapshots", "{\"name\": \"begin\"}");
    ok("POST", "/universes/old/clock", "{\"advance\": \"P9D\"}");
    ok("POST", "/universes/old/restore", "{\"snapshot\": \"old@begin\"}");
    assertThat(ok("GET", "/universes/old/clock", "").text("moment"))
        .contains("2001-01-01T00:00:00Z");
    ok("POST", "/universes/old/clock", "{\"advance\": \"PT1H\"}");
    assertThat(ok("GET", "/universes/old/clock", "").text("moment"))
        .contains("2001-01-01T01:00:00Z");
  }

  @Test
  void a_snapshot_is_looked_at_compared_and_forked_but_never_changed() throws Exception {
    note("kept");
    ok("POST", U + "/snapshots", "{\"name\": \"a\"}");
    note("later");
    assertThat(ok("GET", "/universes/default@a", "").find("turn")).contains(Json.of(1));
    assertThat(ok("GET", "/universes/default@a/tables/notes/note/rows", "").items("rows").size())
        .isEqualTo(1);
    assertThat(ok("GET", "/universes/default@a/diff/default", "").toString())
        .contains("later")
        .doesNotContain("kept");
    ok("POST", "/universes", "{\"name\": \"fork\", \"fork\": \"default@a\"}");
    assertThat(hash("fork")).isEqualTo(hash("default@a"));
    for (String[] act :
        new String[][] {
          {"POST", "/reset", ""},
          {"POST", "/clock", "{\"freeze\": true}"},
          {"PUT", "/tables/notes/note/rows/x", "{\"item\": {}}"}
        }) {
      assertThat(wrong(409, act[0], "/universes/default@a" + act[1], act[2]).text("what"))
          .contains("a snapshot stays as it is");
    }
    assertThat(running.send(running.to("/u/default@a/notes/api/v1/notes")).statusCode())
        .isEqualTo(404);
    assertThat(running.control("DELETE", "/universes/default@a", "").statusCode()).isEqualTo(204);
    assertThat(wrong(404, "GET", "/universes/default@a", "").text("do").orElse(""))
        .contains("POST /universes/{u}/snapshots");
  }

  @Test
  void snapshots_are_listed_and_go_with_their_universe() throws Exception {
    ok("POST", "/universes", "{\"name\": \"one\"}");
    ok("POST", "/universes", "{\"name\": \"one-more\"}");
    ok("POST", "/universes/one/snapshots", "{\"name\": \"b\"}");
    ok("POST", "/universes/one/snapshots", "{\"name\": \"a\"}");
    ok("POST", "/universes/one-more/snapshots", "{\"name\": \"c\"}");
    assertThat(ok("GET", "/universes/one/snapshots", "").items("snapshots").toString())
        .contains("one@a")
        .contains("one@b")
        .doesNotContain("one-more@c");
    assertThat(running.universes.snapshots().count()).isEqualTo(3);
    running.control("DELETE", "/universes/one", "");
    assertThat(running.universes.snapshots().count()).isEqualTo(1);
  }

  @Test
  void what_cannot_be_is_refused_with_the_reason() throws Exception {
    assertThat(wrong(400, "POST", U + "/snapshots", "{\"name\": \"A b\"}").text("found"))
        .contains("A b");
    ok("POST", U + "/snapshots", "{\"name\": \"a\"}");
    assertThat(wrong(409, "POST", U + "/snapshots", "{\"name\": \"a\"}").text("what"))
        .contains("a snapshot 'default@a' exists already");
    assertThat(wrong(400, "POST", U + "/restore", "{}").text("found")).contains("neither");
    assertThat(wrong(410, "POST", U + "/restore", "{\"turn\": 7}").text("expected"))
        .contains("a turn from 0 to 0");
    assertThat(wrong(404, "POST", U + "/restore", "{\"snapshot\": \"b\"}").text("what"))
        .contains("there is no snapshot 'default@b'");
    ok("POST", "/universes", "{\"name\": \"other\"}");
    ok("POST", "/universes/other/snapshots", "{\"name\": \"o\"}");
    assertThat(wrong(400, "POST", U + "/restore", "{\"snapshot\": \"other@o\"}").text("what"))
        .contains("a universe goes back to a snapshot of its own");
    for (int i = 1; i < Snapshots.LIMIT; i++) {
      running.universes.snapshots().take(running.universe("default"), "s" + i);
    }
    assertThat(wrong(409, "POST", U + "/snapshots", "{\"name\": \"last\"}").text("expected"))
        .contains("at most 100");
  }

  @Test
  void turns_are_compared_by_rows_and_members() throws Exception {
    String id = note("one").text("id").orElseThrow();
    String row = U + "/tables/notes/note/rows/" + id;
    ok("PATCH", row, "{\"item\": {\"text\": \"two\"}}");
    Obj change =
        ok("GET", U + "/diff/default?turn=1", "").items("changes").at(0).asObj().orElseThrow();
    assertThat(change.text("key")).contains(id);
    assertThat(change.items("fields")).containsExactly(Json.of("item.text"));
    assertThat(ok("GET", U + "/diff/default?turn=2&other-turn=1", "").items("changes").toString())
        .contains("\"before\":{\"item\":{\"id\":\"" + id + "\",\"text\":\"two\"");
    assertThat(wrong(410, "GET", U + "/diff/default?turn=9", "").text("expected"))
        .contains("a turn from 0 to 2");
  }
}
