package dev.dtu.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.journal.Entry;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who is let in at the operator's door, what they may do, and what is remembered of it.
class OperatorsTest {

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

  private String letIn(String name, String role) throws Exception {
    HttpResponse<String> answer =
        running.control(
            "POST", "/operators", "{\"name\": \"" + name + "\", \"role\": \"" + role + "\"}");
    assertThat(answer.statusCode()).isEqualTo(201);
    return Running.json(answer).text("token").orElseThrow();
  }

  private HttpResponse<String> ask(String token, String method, String path, String body)
      throws Exception {
    return running.send(
        HttpRequest.newBuilder(URI.create(running.server.controlUrl() + path))
            .header("authorization", "Bearer " + token)
            .header("content-type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body)));
  }

  @Test
  void who_may_read_looks_and_asks_and_changes_nothing() throws Exception {
    String token = letIn("ci", "read");
    assertThat(ask(token, "GET", "/universes/default", "").statusCode()).isEqualTo(200);
    String expectation = "{\"expect\": [{\"question\": {\"status\": \"5xx\"}, \"exactly\": 0}]}";
    assertThat(ask(token, "POST", "/universes/default/verify", expectation).statusCode())
        .isEqualTo(200);
    HttpResponse<String> refused = ask(token, "POST", "/universes", "{\"name\": \"mine\"}");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("'ci'", "the role run or above", "the role read");
    assertThat(running.universes.find("mine")).isEmpty();
    assertThat(ask(token, "GET", "/audit", "").statusCode()).isEqualTo(403);
  }

  @Test
  void what_is_done_in_a_universe_stands_in_its_journal_under_who_did_it() throws Exception {
    String token = letIn("factory-7", "run");
    assertThat(ask(token, "POST", "/universes", "{\"name\": \"mine\"}").statusCode())
        .isEqualTo(201);
    ask(token, "PUT", "/universes/mine/tables/notes/note/rows/n1", "{\"item\": {}}");
    assertThat(running.universe("mine").entries(1, 10))
        .filteredOn(Entry.Act.class::isInstance)
        .extracting(entry -> ((Entry.Act) entry).actor())
        .contains("factory-7");
    assertThat(ask(token, "POST", "/operators", "{}").statusCode()).isEqualTo(403);
  }

  @Test
  void the_audit_tells_what_was_done_and_what_was_refused_the_latest_first() throws Exception {
    String token = letIn("ci", "read");
    ask(token, "POST", "/universes", "{}");
    ask(token, "GET", "/universes", "");
    running.control("POST", "/universes", "{\"name\": \"mine\"}");
    List<Json> acts = Running.json(running.control("GET", "/audit", "")).items("acts").items();
    assertThat(acts.stream().map(OperatorsTest::line))
        .containsExactly(
            "3 operator admin POST /universes 201",
            "2 ci read POST /universes 403",
            "1 operator admin POST /operators 201");
    assertThat(Running.json(running.control("GET", "/audit?actor=ci", "")).items("acts").size())
        .isEqualTo(1);
    assertThat(Running.json(running.control("GET", "/audit?before=2", "")).items("acts").size())
        .isEqualTo(1);
  }

  private static String line(Json act) {
    Obj each = act.asObj().orElseThrow();
    return each.find("number").orElseThrow()
        + " "
        + String.join(
            " ",
            List.of("actor", "role", "method", "path").stream()
                .map(name -> each.text(name).orElseThrow())
                .toList())
        + " "
        + each.find("status").orElseThrow();
  }

  @Test
  void a_token_opens_nothing_once_its_operator_is_let_in_no_more() throws Exception {
    String token = letIn("ci", "read");
    assertThat(running.control("DELETE", "/operators/ci", "").statusCode()).isEqualTo(204);
    HttpResponse<String> refused = ask(token, "GET", "/universes", "");
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.body()).doesNotContain(token);
  }

  @Test
  void tokens_are_told_once_and_never_listed() throws Exception {
    String token = letIn("ci", "run");
    assertThat(running.control("GET", "/operators", "").body())
        .contains("ci")
        .doesNotContain(token);
    HttpResponse<String> again =
        running.control(
            "POST",
            "/operators",
            "{\"name\": \"other\", \"role\": \"read\", \"token\": \"" + token + "\"}");
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body()).doesNotContain(token);
  }

  @Test
  void a_page_of_another_site_is_let_in_by_no_header() throws Exception {
    HttpResponse<String> preflight =
        running.client.send(
            HttpRequest.newBuilder(URI.create(running.server.controlUrl() + "/universes"))
                .header("origin", "https://elsewhere.example")
                .header("access-control-request-method", "POST")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(preflight.headers().map().keySet())
        .noneMatch(name -> name.startsWith("access-control-"));
    assertThat(preflight.statusCode()).isEqualTo(401);
  }
}
