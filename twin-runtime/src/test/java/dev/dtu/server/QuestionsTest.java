package dev.dtu.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Obj;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Questions to journals as an operator asks them.
class QuestionsTest {

  private static final String JOURNAL = "/universes/default/journal";
  private static final String VERIFY = "/universes/default/verify";
  private static final String CREATED =
      "{\"expect\": [{\"question\": {\"operation\": \"create\"}, \"exactly\": 2}]";

  @TempDir Path folder;
  private Running running;

  @BeforeEach
  void start() throws Exception {
    running =
        new Running(
            folder, Limits.DEFAULT.withTimes(Duration.ofMillis(300), Duration.ofSeconds(5), 1));
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private Obj ok(String method, String path, String body) throws Exception {
    HttpResponse<String> response = running.control(method, path, body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return Running.json(response);
  }

  private String wrong(String method, String path, String body) throws Exception {
    HttpResponse<String> response = running.control(method, path, body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    return response.body();
  }

  private void create() throws Exception {
    var created =
        running.send(
            running
                .to("/notes/api/v1/notes")
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"text\":\"a\"}")));
    assertThat(created.statusCode()).isEqualTo(201);
  }

  @Test
  void a_page_of_the_journal_has_what_is_asked_for() throws Exception {
    create();
    running.send(running.to("/notes/api/v1/notes"));
    create();
    Obj page = ok("GET", JOURNAL + "?operation=create&status=2xx&limit=1", "");
    assertThat(page.items("entries")).hasSize(1);
    assertThat(page.find("next")).isPresent();
    Obj rest = ok("GET", JOURNAL + "?operation=create&from=" + page.find("next").orElseThrow(), "");
    assertThat(rest.items("entries")).hasSize(1);
    assertThat(rest.items("entries").at(0).asObj().orElseThrow().find("number").orElseThrow())
        .hasToString("3");
    assertThat(rest.find("next")).isEmpty();
  }

  @Test
  void what_cannot_be_asked_is_refused_with_the_nearest_word() throws Exception {
    assertThat(wrong("GET", JOURNAL + "?opration=x", "")).contains("did you mean 'operation'?");
    assertThat(wrong("GET", JOURNAL + "?status=99", "")).contains("200, 4xx or 400-499");
    assertThat(wrong("POST", VERIFY, "{}")).contains("'expect', a list of expectations");
    assertThat(wrong("POST", VERIFY, "{\"expct\": []}")).contains("did you mean 'expect'?");
    assertThat(
            wrong("POST", VERIFY, "{\"expect\": [{\"question\": {\"twn\": 1}, \"exactly\": 1}]}"))
        .contains("0.question.twn", "did you mean 'twin'?");
    assertThat(wrong("POST", VERIFY, CREATED + ", \"within\": \"PT1H\"}")).contains("PT5M");
    assertThat(wrong("POST", VERIFY, CREATED + ", \"from\": \"x\"}"))
        .contains("number of an entry");
  }

  @Test
  void it_is_verified_whether_it_holds() throws Exception {
    create();
    Obj no = ok("POST", VERIFY, CREATED + "}");
    assertThat(no.flag("holds")).isFalse();
    assertThat(no.has("holds")).isTrue();
    create();
    assertThat(ok("POST", VERIFY, CREATED + "}").flag("holds")).isTrue();
  }

  @Test
  void a_wait_outlasts_an_idle_connection_and_ends_when_it_holds() throws Exception {
    HttpResponse<String> health = running.control("GET", "/health", "");
    assertThat(health.version()).isEqualTo(HttpClient.Version.HTTP_1_1); // asked for HTTP/2
    create();
    var waiting =
        CompletableFuture.supplyAsync(() -> {
          try {
            return ok("POST", VERIFY, CREATED + ", \"within\": \"PT1M\"}");
          } catch (Exception failed) {
            throw new AssertionError(failed);
          }
        });
    // longer than a silent connection may be, told by a wait of its own
    assertThat(ok("POST", VERIFY, CREATED + ", \"within\": \"PT0.7S\"}").flag("holds")).isFalse();
    assertThat(waiting).isNotDone();
    create();
    assertThat(waiting.get().flag("holds")).isTrue();
  }

  @Test
  void how_clients_kept_to_the_contracts_is_reported_as_json_and_as_text() throws Exception {
    create();
    running.send(running.to("/notes/api/v1/notes?color=red"));
    running.send(running.to("/notes/api/v1/nots"));
    Obj report = ok("GET", "/universes/default/conformance?kind=turn", "");
    assertThat(report.flag("conforms")).isFalse();
    assertThat(report.obj("counts").orElseThrow())
        .hasToString("{\"broken\":1,\"deprecated\":0,\"loose\":3}");
    HttpResponse<String> text =
        running.control("GET", "/universes/default/conformance?as=text&operation=list", "");
    assertThat(text.headers().firstValue("content-type").orElse("")).startsWith("text/plain");
    assertThat(text.body())
        .contains("1 call\n", "loose      undeclared-parameter color")
        .doesNotContain("nots");
    assertThat(wrong("GET", "/universes/default/conformance?as=txt", ""))
        .contains("did you mean 'text'?");
    assertThat(wrong("GET", "/universes/default/conformance?limit=1", "")).contains("limit");
  }

  @Test
  void what_was_called_and_what_never_is_reported() throws Exception {
    create();
    Obj notes =
        ok("GET", "/universes/default/usage?twin=notes", "")
            .obj("twins")
            .orElseThrow()
            .obj("notes")
            .orElseThrow();
    assertThat(notes.items("called"))
        .hasToString("[{\"operation\":\"create\",\"count\":1,\"entries\":[1]}]");
    assertThat(notes.items("absent")).hasSize(9);
    assertThat(wrong("GET", "/universes/default/usage?form=1", ""))
        .contains("did you mean 'from'?");
  }
}
