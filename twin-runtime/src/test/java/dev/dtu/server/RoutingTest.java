package dev.dtu.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.journal.Entry;
import dev.dtu.json.Obj;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Wish;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How a request finds its universe and its twin.
class RoutingTest {

  @TempDir Path folder;
  private Running running;
  private Universe other;

  @BeforeEach
  void start() throws Exception {
    running = new Running(folder);
    other = running.universes.create(Wish.ANYTHING.named("other"));
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private String credential(Universe universe, String twin) {
    return running.universes.credentials(universe, universe.twin(twin)).getFirst().value();
  }

  private Obj echoed(String host, String path, String credential) throws IOException {
    String answer = raw("POST", host, path, credential);
    assertThat(answer).startsWith("HTTP/1.1 200");
    return body(answer);
  }

  private String raw(String method, String host, String path, String credential)
      throws IOException {
    return running.raw(
        method
            + " "
            + path
            + " HTTP/1.1\r\nHost: "
            + host
            + "\r\nConnection: close\r\n"
            + (credential.isEmpty() ? "" : "Authorization: Token " + credential + "\r\n")
            + "Content-Length: 0\r\n\r\n");
  }

  private static Obj body(String answer) {
    return (Obj) dev.dtu.json.Json.trusted(answer.substring(answer.indexOf("\r\n\r\n") + 4));
  }

  private static String error(String answer) {
    return body(answer).obj("dtu").orElseThrow().toString();
  }

  private long turns(String universe) {
    return running.universe(universe).current().turn();
  }

  @Test
  void a_host_names_twin_and_universe() throws Exception {
    Obj seen = echoed("notes.other.localhost:99", "/echo?a=1", credential(other, "notes"));
    assertThat(seen.text("origin")).contains("http://notes.other.localhost:99");
    assertThat(seen.text("path")).contains("/echo");
    assertThat(seen.text("query")).contains("a=1");
    assertThat(turns("other")).isEqualTo(1);
  }

  @Test
  void a_host_of_one_label_names_a_twin_of_the_default_universe() throws Exception {
    echoed("memos.localhost", "/echo", "any");
    assertThat(turns("default")).isEqualTo(1);
  }

  @Test
  void a_vendors_own_host_names_the_twin() throws Exception {
    Obj seen = echoed("acme.notes.example", "/echo", "any");
    assertThat(seen.text("origin")).contains("http://acme.notes.example");
    echoed("MEMOS.example:80", "/echo", "any");
    assertThat(turns("default")).isEqualTo(2);
  }

  @Test
  void a_vendors_own_host_leaves_the_universe_to_the_credential() throws Exception {
    echoed("notes.example", "/echo", credential(other, "notes"));
    assertThat(turns("other")).isEqualTo(1);
  }

  @Test
  void a_path_names_universe_and_twin_and_becomes_the_origins_prefix() throws Exception {
    Obj seen = echoed("127.0.0.1:8420", "/u/other/notes/echo?b=%2F", credential(other, "notes"));
    assertThat(seen.text("origin")).contains("http://127.0.0.1:8420/u/other/notes");
    assertThat(seen.text("path")).contains("/echo");
    assertThat(seen.text("query")).contains("b=%2F");
  }

  @Test
  void a_credential_alone_names_universe_and_twin() throws Exception {
    Obj seen = echoed("localhost", "/echo", credential(other, "memos"));
    assertThat(seen.text("origin")).contains("http://localhost");
    assertThat(turns("other")).isEqualTo(1);
  }

  @Test
  void the_default_universe_takes_the_first_segment_for_the_twin() throws Exception {
    Obj seen = echoed("localhost", "/memos/echo", "any");
    assertThat(seen.text("origin")).contains("http://localhost/memos");
  }

  @Test
  void the_default_universe_takes_the_only_twin_that_knows_the_path() throws Exception {
    assertThat(raw("GET", "localhost", "/rest/notes", "any")).startsWith("HTTP/1.1 200");
    String several = raw("POST", "localhost", "/echo", "any");
    assertThat(several).startsWith("HTTP/1.1 404").contains("x-dtu-gateway: which-twin");
    assertThat(error(several)).contains("several know the path: memos, notes");
    assertThat(error(raw("GET", "localhost", "/note/x", "")))
        .contains("no twin of universe 'default' knows the path")
        .contains("did you mean 'notes'?");
  }

  @Test
  void a_credential_of_another_universe_is_misdirected_and_journalled() throws Exception {
    String secret = credential(other, "notes");
    for (String where :
        new String[] {"127.0.0.1 /u/default/notes/echo", "notes.default.localhost /echo"}) {
      String[] hostAndPath = where.split(" ");
      String answer = raw("POST", hostAndPath[0], hostAndPath[1], secret);
      assertThat(answer).startsWith("HTTP/1.1 421").contains("x-dtu-gateway: misdirected");
      assertThat(answer).doesNotContain(secret);
    }
    Universe named = running.universe("default");
    assertThat(named.entries(1, 10))
        .hasSize(2)
        .allSatisfy(entry ->
            assertThat(((Entry.Act) entry).what())
                .startsWith("misdirected")
                .doesNotContain(secret));
    assertThat(turns("other")).isZero();
  }

  @Test
  void a_credential_of_another_twin_is_the_twins_to_refuse() throws Exception {
    String answer = raw("POST", "x", "/u/other/memos/echo", credential(other, "notes"));
    assertThat(answer).startsWith("HTTP/1.1 401").contains("trouble");
  }

  @Test
  void what_is_not_there_is_answered_with_the_nearest_name() throws Exception {
    assertThat(raw("GET", "x", "/u/othr/notes/echo", ""))
        .startsWith("HTTP/1.1 404")
        .contains("x-dtu-gateway: no-universe")
        .contains("did you mean 'other'?");
    assertThat(raw("GET", "x", "/u/other/memo/echo", ""))
        .contains("x-dtu-gateway: no-twin")
        .contains("did you mean 'memos'?");
    assertThat(raw("GET", "nots.localhost", "/", "")).contains("did you mean 'notes'?");
    for (String path : new String[] {"/u", "/u/", "/u/other", "/u/other/"}) {
      assertThat(raw("GET", "x", path, "")).startsWith("HTTP/1.1 404").contains("x-dtu-gateway");
    }
  }

  @Test
  void an_absolute_target_is_read_as_its_parts() throws Exception {
    String answer =
        running.raw(
            "GET http://notes.other.localhost/api/v1/notes HTTP/1.1\r\n"
                + "Host: notes.other.localhost\r\nConnection: close\r\nAuthorization: Token "
                + credential(other, "notes")
                + "\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 200").endsWith("[]");
  }

  @Test
  void head_mirrors_get_without_its_body() throws Exception {
    String get = raw("GET", "localhost", "/u/default/notes/api/v1/notes", "any");
    String head = raw("HEAD", "localhost", "/u/default/notes/api/v1/notes", "any");
    assertThat(get).endsWith("[]");
    assertThat(head.replaceAll("Date: .*\r\n", ""))
        .isEqualTo(get.substring(0, get.length() - 2).replaceAll("Date: .*\r\n", ""));
  }

  @Test
  void an_encoded_slash_stays_in_its_segment() throws Exception {
    String path = "/u/default/notes/api/v1/notes/";
    HttpResponse<String> put =
        running.send(
            running
                .to(path + "a%2Fb")
                .header("content-type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"text\": \"x\"}")));
    assertThat(Running.json(put).text("id")).contains("a/b");
    assertThat(running.send(running.to(path + "a/b").GET()).statusCode()).isEqualTo(404);
  }

  @Test
  void the_answer_says_nothing_of_the_server() throws Exception {
    String answer = raw("GET", "localhost", "/u/default/notes/api/v1/notes", "any");
    assertThat(answer).doesNotContain("Server:").doesNotContain("Jetty").contains("Date: ");
  }
}
