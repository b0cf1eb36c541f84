package dev.dtu.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.recording.Exchange;
import dev.dtu.recording.Form;
import dev.dtu.recording.Recordings;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Journals as other programs read them.
class ExportTest {

  private static final String HOME = "/universes/default";
  private static final String EXPORT = HOME + "/journal/export";

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

  private void create(String text) throws Exception {
    running.send(
        running
            .to("/notes/api/v1/notes?tag=a%20b&tag=c")
            .header("content-type", "application/json")
            .header("cookie", "sid=secret; theme=dark")
            .POST(BodyPublishers.ofString(Obj.of("text", Json.of(text)).toString())));
  }

  private HttpResponse<String> echo(String type, HttpRequest.BodyPublisher body) throws Exception {
    return running.send(running.to("/notes/echo").header("content-type", type).POST(body));
  }

  private void fault(String fault) throws Exception {
    var answer = running.control("PUT", HOME + "/faults/f", "{\"fault\": " + fault + "}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  /// The entries of an archive that is as HAR 1.2 asks.
  private List<Json> archive(String query) throws Exception {
    HttpResponse<String> answer = running.control("GET", EXPORT + "?as=har" + query, "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-disposition"))
        .hasValue("attachment; filename=\"default.har\"");
    var schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(schema(), InputFormat.JSON);
    assertThat(schema.validate(answer.body(), InputFormat.JSON)).isEmpty();
    return Running.json(answer).obj("log").orElseThrow().items("entries").items();
  }

  private static String schema() throws IOException {
    try (InputStream in = ExportTest.class.getResourceAsStream("har-1.2.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Obj part(Json entry, String... path) {
    Obj at = (Obj) entry;
    for (String member : path) {
      at = at.obj(member).orElseThrow();
    }
    return at;
  }

  @Test
  void a_journal_without_calls_is_an_archive_without_entries() throws Exception {
    assertThat(archive("")).isEmpty();
  }

  @Test
  void an_archive_is_read_as_a_recording() throws Exception {
    create("one");
    String archive = running.control("GET", EXPORT + "?as=har", "").body();
    Path file = Files.createTempFile("dtu-export", ".har");
    try {
      Form.Read read = Recordings.read(Files.writeString(file, archive));
      assertThat(read.troubles()).isEmpty();
      Exchange exchange = read.sessions().getFirst().exchanges().getFirst();
      assertThat(exchange.sent().method() + " " + exchange.sent().path())
          .isEqualTo("POST /api/v1/notes");
      assertThat(exchange.sent().body().document()).contains(Obj.of("text", Json.of("one")));
      assertThat(exchange.answered().successful()).isTrue();
      assertThat(exchange.moment()).isPresent();
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void a_journal_is_a_recording_under_its_services_own_address() throws Exception {
    create("one");
    String lines = running.control("GET", EXPORT + "?as=recording", "").body();
    Path file = Files.createTempFile("dtu-export", ".jsonl");
    try {
      Form.Read read = Recordings.read(Files.writeString(file, lines));
      assertThat(read.troubles()).isEmpty();
      Exchange exchange = read.sessions().getFirst().exchanges().getFirst();
      assertThat(exchange.sent().url())
          .isEqualTo("https://default.notes.example/api/v1/notes?tag=a%20b&tag=c");
      assertThat(exchange.answered().headers().find("location").orElse(""))
          .startsWith("https://default.notes.example/api/v1/notes/");
      assertThat(exchange.answered().status()).isEqualTo(201);
      assertThat(lines).doesNotContain("secret", "Token any");
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void calls_are_entries_of_an_archive_without_their_credentials() throws Exception {
    create("one");
    running.send(running.to("/notes/api/v1/notes/no%7Cone?q={x}".replace("{x}", "%7B")));
    List<Json> entries = archive("");
    assertThat(entries).hasSize(2);
    Obj request = part(entries.getFirst(), "request");
    assertThat(request.text("url").orElseThrow())
        .isEqualTo("https://default.notes.example/api/v1/notes?tag=a%20b&tag=c");
    assertThat(request.items("queryString"))
        .hasToString("[{\"name\":\"tag\",\"value\":\"a b\"},{\"name\":\"tag\",\"value\":\"c\"}]");
    assertThat(request.items("cookies"))
        .hasToString(
            "[{\"name\":\"sid\",\"value\":\"•••\"},{\"name\":\"theme\",\"value\":\"•••\"}]");
    assertThat(request.toString()).doesNotContain("secret", "Token any");
    assertThat(part(request, "postData"))
        .hasToString("{\"mimeType\":\"application/json\",\"text\":\"{\\\"text\\\":\\\"one\\\"}\"}");
    Obj response = part(entries.getFirst(), "response");
    assertThat(response.find("status").orElseThrow()).hasToString("201");
    assertThat(response.text("redirectURL").orElseThrow()).contains("/api/v1/notes/");
    assertThat(part(response, "content").text("text").orElseThrow()).contains("\"text\":\"one\"");
    assertThat(part(entries.getFirst(), "_dtu").text("operation")).hasValue("create");
  }

  @Test
  void forms_are_parameters_and_what_is_no_text_is_base64() throws Exception {
    byte[] bytes = {0, (byte) 0xff, 1};
    echo("application/x-www-form-urlencoded", BodyPublishers.ofString("a=1&b=x+y"));
    echo("application/octet-stream", BodyPublishers.ofByteArray(bytes));
    byte[] large = new byte[Limits.DEFAULT.spoolBytes() + 1];
    large[0] = (byte) 0xff;
    Obj told = Running.json(echo("image/png", BodyPublishers.ofByteArray(large)));
    running.send(
        running.to("/notes/file/" + told.text("sha256").orElseThrow() + "/" + large.length));
    List<Json> entries = archive("");
    assertThat(part(entries.get(0), "request", "postData").items("params"))
        .hasToString("[{\"name\":\"a\",\"value\":\"1\"},{\"name\":\"b\",\"value\":\"x y\"}]");
    Obj small = part(entries.get(1), "request", "postData");
    assertThat(small.text("_encoding")).hasValue("base64");
    assertThat(Base64.getDecoder().decode(small.text("text").orElseThrow())).isEqualTo(bytes);
    Obj content = part(entries.get(3), "response", "content");
    assertThat(content.text("encoding")).hasValue("base64");
    assertThat(Base64.getDecoder().decode(content.text("text").orElseThrow())).isEqualTo(large);
  }

  @Test
  void of_a_body_too_long_to_write_out_the_hash_is_told() throws Exception {
    byte[] large = new byte[(10 << 20) + 1];
    Obj told = Running.json(echo("image/png", BodyPublishers.ofByteArray(large)));
    Obj posted = part(archive("").getFirst(), "request", "postData");
    assertThat(posted.text("text")).hasValue("");
    assertThat(posted.text("comment").orElseThrow())
        .contains(told.text("sha256").orElseThrow(), "10485760");
  }

  @Test
  void an_archive_has_what_a_fault_left_of_a_reply() throws Exception {
    fault("{\"delay\": \"PT0.04S\"}");
    create("late");
    fault("{\"cut\": 0.5}");
    running.rawUntilReset(
        "POST /u/default/notes/echo HTTP/1.1\r\nHost: x\r\nAuthorization: Token any\r\n"
            + "Content-Length: 0\r\n\r\n");
    fault("{\"lose\": \"after\"}");
    running.rawUntilReset(
        "POST /u/default/notes/echo HTTP/1.1\r\nHost: x\r\nAuthorization: Token any\r\n"
            + "Content-Length: 0\r\n\r\n");
    List<Json> entries = archive("");
    assertThat(((Obj) entries.get(0)).find("time").orElseThrow()).hasToString("40");
    assertThat(part(entries.get(0), "timings").find("wait").orElseThrow()).hasToString("40");
    Obj torn = part(entries.get(1), "response");
    assertThat(torn.text("_error")).hasValue("the connection was reset within the body");
    assertThat(part(torn, "content").text("text").orElseThrow())
        .startsWith("{")
        .doesNotEndWith("}");
    Obj lost = part(entries.get(2), "response");
    assertThat(lost.find("status").orElseThrow()).hasToString("0");
    assertThat(part(entries.get(2), "_dtu").items("struck")).hasToString("[\"f\"]");
  }

  @Test
  void an_entry_is_a_line_of_json_with_its_whole_bodies() throws Exception {
    create("one");
    echo("text/plain", BodyPublishers.ofString("x".repeat(100_000)));
    echo("application/octet-stream", BodyPublishers.ofByteArray(new byte[] {(byte) 0xff}));
    fault("{\"delay\": \"PT0S\"}");
    HttpResponse<String> answer = running.control("GET", EXPORT + "?as=jsonl", "");
    assertThat(answer.headers().firstValue("content-type").orElse(""))
        .startsWith("application/x-ndjson");
    List<String> lines = answer.body().lines().toList();
    assertThat(lines).hasSize(4);
    assertThat(lines.get(0)).contains("\"number\":1").doesNotContain("secret");
    assertThat(lines.get(1)).contains("x".repeat(100_000));
    assertThat(lines.get(2)).contains("\"base64\":\"/w==\"");
    assertThat(((Obj) Json.parse(lines.get(3))).text("kind")).hasValue("act");
  }

  @Test
  void an_export_has_what_a_question_asks_for_however_much_it_is() throws Exception {
    for (int i = 0; i < 40; i++) {
      create("n" + i);
      running.send(running.to("/notes/api/v1/notes"));
    }
    assertThat(archive("&operation=create")).hasSize(40);
    assertThat(archive("&operation=create&from=79")).hasSize(1);
    String all = running.control("GET", EXPORT + "?as=jsonl&kind=turn", "").body();
    assertThat(all.lines()).hasSize(80);
  }

  @Test
  void what_cannot_be_exported_is_told() throws Exception {
    for (String[] each :
        new String[][] {
          {"", "har or jsonl or recording"},
          {"?as=hra", "did you mean 'har'?"},
          {"?as=har&oepration=x", "did you mean 'operation'?"},
          {"?as=har&from=x", "a whole number"},
        }) {
      var answer = running.control("GET", EXPORT + each[0], "");
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
      assertThat(answer.body()).contains(each[1]);
    }
    assertThat(running.control("GET", "/universes/no/journal/export?as=har", "").statusCode())
        .isEqualTo(404);
  }
}
