package dev.dtu.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.journal.Entry;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Turn;
import dev.dtu.universe.Replay;
import dev.dtu.universe.Universe;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What clients that misbehave, or are cut off, send to Drive's uploads, downloads and batches.
class DriveWireTest {

  private static final String TWO_PARTS =
      "--e\r\nContent-Type: application/json\r\n\r\n{\"name\":\"a\"}\r\n"
          + "--e\r\nContent-Type: text/plain\r\n\r\nbytes\r\n--e--";

  @TempDir Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private Hosted hosted;
  private Universe universe;

  @BeforeEach
  void start() throws Exception {
    hosted = Hosted.start("drive", folder);
    universe = hosted.universes().find("default").orElseThrow();
  }

  @AfterEach
  void nothing_broke_and_replay_agrees() {
    for (Entry entry : universe.entries(1, Integer.MAX_VALUE)) {
      if (entry instanceof Entry.Called(Turn turn)) {
        assertThat(turn.outcome()).isNotInstanceOf(Turn.Outcome.Defect.class);
      }
    }
    Replay replay = universe.replay();
    assertThat(replay.differences()).isEmpty();
    hosted.close();
    http.close();
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(
            URI.create(path.startsWith("http") ? path : hosted.url(universe) + path))
        .header("Authorization", "Bearer " + hosted.token(universe));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpRequest.BodyPublisher body(String text) {
    return HttpRequest.BodyPublishers.ofString(text, StandardCharsets.ISO_8859_1);
  }

  private HttpResponse<String> multipart(String type, String body) throws Exception {
    return send(
        to("/upload/drive/v3/files?uploadType=multipart&fields=*")
            .header("Content-Type", type)
            .POST(body(body)));
  }

  private static Obj json(HttpResponse<String> reply) throws Exception {
    return (Obj) Json.parse(reply.body().getBytes(StandardCharsets.UTF_8));
  }

  private String id(HttpResponse<String> reply) throws Exception {
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    return json(reply).text("id").orElseThrow();
  }

  private String opened() throws Exception {
    HttpResponse<String> reply =
        send(
            to("/upload/drive/v3/files?uploadType=resumable")
                .header("Content-Type", "application/json")
                .header("X-Upload-Content-Type", "text/plain")
                .POST(body("{\"name\":\"slow\"}")));
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.body()).isEmpty();
    return reply.headers().firstValue("location").orElseThrow();
  }

  private HttpResponse<String> put(String session, String range, String bytes) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(session)).PUT(body(bytes)); // the address is enough
    return send(range.isEmpty() ? request : request.header("Content-Range", range));
  }

  private HttpResponse<String> download(String id) throws Exception {
    return send(to("/drive/v3/files/" + id + "?alt=media"));
  }

  @Test
  void the_discovery_document_is_told_to_anybody_where_the_service_stands() throws Exception {
    String own = hosted.url(universe) + "/$discovery/rest";
    for (String query : List.of("", "?version=v3")) {
      HttpResponse<String> reply = send(HttpRequest.newBuilder(URI.create(own + query)));
      assertThat(reply.statusCode()).isEqualTo(200);
      Obj document = json(reply);
      assertThat(document.text("id")).contains("drive:v3");
      assertThat(document.text("rootUrl")).contains(hosted.url(universe) + "/");
      assertThat(document.text("servicePath")).contains("drive/v3/");
    }
    String listed = "/discovery/v1/apis/drive/v3/rest";
    assertThat(send(to(listed)).statusCode()).isEqualTo(200);
    assertThat(send(to(listed.replace("v3", "v9"))).statusCode()).isEqualTo(404);
    assertThat(send(to("/$discovery/rest?version=v9")).statusCode()).isEqualTo(404);
    assertThat(send(to(listed).POST(body("{}"))).statusCode()).isEqualTo(404);
  }

  @Test
  void bytes_alone_are_the_body() throws Exception {
    String id =
        id(
            send(
                to("/upload/drive/v3/files?uploadType=media")
                    .header("Content-Type", "application/json")
                    .POST(body("no document at all"))));
    HttpResponse<String> down = download(id);
    assertThat(down.body()).isEqualTo("no document at all");
    assertThat(down.headers().firstValue("content-type")).contains("application/json");
    assertThat(send(to("/download/drive/v3/files/" + id)).body()).isEqualTo(down.body());
  }

  @Test
  void a_type_in_the_document_is_stronger_than_that_of_the_bytes() throws Exception {
    String body = TWO_PARTS.replace("{\"name\":\"a\"}", "{\"mimeType\":\"text/html\"}");
    assertThat(json(multipart("multipart/related; boundary=e", body)).text("mimeType"))
        .contains("text/html");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\r\\n", "\\n", "\\r", "\\u0000", "\\u010d\\u010a"})
  void a_type_that_goes_on_in_another_line_is_one_line_when_it_is_shown(String ends)
      throws Exception {
    String type = "text/plain" + ends + "Set-Cookie: stolen=1" + ends + ends + "<b>";
    HttpResponse<String> made =
        multipart(
            "multipart/related; boundary=b",
            "--b\r\nContent-Type: application/json\r\n\r\n{\"name\":\"a\",\"mimeType\":\""
                + type
                + "\"}\r\n--b\r\nContent-Type: text/plain\r\n\r\nhello\r\n--b--\r\n");
    HttpResponse<String> shown = download(id(made));
    assertThat(shown.statusCode()).isEqualTo(200);
    assertThat(shown.body()).isEqualTo("hello");
    assertThat(shown.headers().map()).doesNotContainKey("set-cookie");
    assertThat(shown.headers().firstValue("content-type").orElseThrow()).startsWith("text/plain");
  }

  @Test
  void large_bytes_pass_from_disk_to_disk() throws Exception {
    String large = "0123456789".repeat(90_000);
    String body = TWO_PARTS.replace("bytes", large);
    HttpResponse<String> reply = multipart("multipart/related; boundary=\"e\"", body);
    assertThat(json(reply).text("size")).contains("900000");
    assertThat(download(id(reply)).body()).isEqualTo(large);
  }

  @Test
  void a_body_over_the_limit_of_blobs_is_too_large() throws Exception {
    String body = TWO_PARTS.replace("bytes", "0".repeat((1 << 20) + 1));
    assertThat(multipart("multipart/related; boundary=e", body).statusCode()).isEqualTo(413);
  }

  @Test
  void bytes_in_base64_are_decoded() throws Exception {
    String body =
        TWO_PARTS
            .replace("text/plain\r\n", "text/plain\r\nContent-Transfer-Encoding: base64\r\n")
            .replace("bytes", "Ynl0\r\nZXM=");
    String id = id(multipart("multipart/related; boundary=e", body));
    assertThat(download(id).body()).isEqualTo("bytes");
  }

  @Test
  void an_upload_that_is_not_as_it_says_is_refused_in_the_services_words() throws Exception {
    String related = "multipart/related; boundary=e";
    for (HttpResponse<String> reply :
        List.of(
            multipart("multipart/related", TWO_PARTS),
            multipart("application/json", "{}"),
            multipart(related, ""),
            multipart(related, "nothing"),
            multipart(related, TWO_PARTS.substring(0, 60)),
            multipart(related, TWO_PARTS.replace("{\"name\"", "{name")),
            multipart(related, TWO_PARTS.replace("--e--", TWO_PARTS)),
            multipart(related, "--e\r\n\r\n{}\r\n--e--"),
            multipart(
                related, TWO_PARTS.replace("text/plain", "a\r\nContent-Transfer-Encoding: x")),
            send(to("/upload/drive/v3/files").POST(body("x"))),
            send(to("/upload/drive/v3/files?uploadType=odd").POST(body("x"))))) {
      assertThat(reply.statusCode()).as(reply.body()).isEqualTo(400);
      assertThat(json(reply).obj("error")).isPresent();
    }
  }

  @Test
  void an_upload_in_chunks_tells_how_far_it_is() throws Exception {
    String session = opened();
    assertThat(put(session, "bytes */9", "").headers().firstValue("range")).isEmpty();
    HttpResponse<String> first = put(session, "bytes 0-3/9", "abcd");
    assertThat(first.statusCode()).isEqualTo(308);
    assertThat(first.headers().firstValue("range")).contains("bytes=0-3");
    assertThat(put(session, "bytes */9", "").headers().firstValue("range")).contains("bytes=0-3");
    assertThat(put(session, "bytes 4-5/*", "ef").headers().firstValue("range"))
        .contains("bytes=0-5");
    HttpResponse<String> last = put(session, "bytes 6-8/9", "ghi");
    String id = id(last);
    assertThat(download(id).body()).isEqualTo("abcdefghi");
    assertThat(id(put(session, "bytes */9", ""))).isEqualTo(id);
    assertThat(json(send(to("/drive/v3/files?fields=files(id)"))).items("files").size())
        .isEqualTo(1);
  }

  @Test
  void a_chunk_at_another_place_is_refused_and_forgotten() throws Exception {
    String session = opened();
    put(session, "bytes 0-3/9", "abcd");
    for (String range :
        List.of(
            "bytes 5-8/9",
            "bytes 0-8/9",
            "bytes 0-3/9",
            "bytes 4-7/9",
            "bytes 4-8/8",
            "bytes 8-4/9",
            "bytes 9-2/x",
            "octets 4-8/9")) {
      assertThat(put(session, range, "efghi").statusCode()).as(range).isEqualTo(400);
    }
    assertThat(download(id(put(session, "bytes 4-8/9", "efghi"))).body()).isEqualTo("abcdefghi");
  }

  @Test
  void a_session_nobody_opened_is_not_found() throws Exception {
    String session = opened();
    assertThat(put(session + "x", "", "abc").statusCode()).isEqualTo(404);
    String other = session.replace("/files?", "/files/nowhere?");
    assertThat(put(other, "", "abc").statusCode()).isEqualTo(404);
  }

  @Test
  void an_empty_file_can_be_uploaded() throws Exception {
    String id = id(put(opened(), "bytes */0", ""));
    assertThat(download(id).body()).isEmpty();
    assertThat(download(id).statusCode()).isEqualTo(200);
  }

  @Test
  void ranges_are_answered_alone() throws Exception {
    String id = id(multipart("multipart/related; boundary=e", TWO_PARTS));
    for (String[] range :
        new String[][] {
          {"bytes=1-2", "206", "yt", "bytes 1-2/5"},
          {"bytes=3-", "206", "es", "bytes 3-4/5"},
          {"bytes=-2", "206", "es", "bytes 3-4/5"},
          {"bytes=0-99", "206", "bytes", "bytes 0-4/5"},
          {"bytes=5-", "416", "", "bytes */5"},
          {"bytes=-0", "416", "", "bytes */5"},
          {"bytes=2-1", "200", "bytes", ""},
          {"bytes=0-1,3-4", "200", "bytes", ""},
          {"bytes=-", "200", "bytes", ""},
          {"lines=1-2", "200", "bytes", ""}
        }) {
      HttpResponse<String> reply =
          send(to("/drive/v3/files/" + id + "?alt=media").header("Range", range[0]));
      assertThat(reply.statusCode() + reply.body()).as(range[0]).isEqualTo(range[1] + range[2]);
      assertThat(reply.headers().firstValue("content-range").orElse("")).isEqualTo(range[3]);
    }
  }

  @Test
  void a_zipped_document_and_a_patch_in_a_post_are_taken() throws Exception {
    String id = id(multipart("multipart/related; boundary=e", TWO_PARTS));
    var zipped = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(zipped)) {
      gzip.write("{\"name\":\"b\"}".getBytes(StandardCharsets.UTF_8));
    }
    HttpResponse<String> reply =
        send(
            to("/drive/v3/files/" + id)
                .header("X-HTTP-Method-Override", "PATCH")
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(zipped.toByteArray())));
    assertThat(json(reply).text("name")).contains("b");
  }

  private HttpResponse<String> batch(String type, String body) throws Exception {
    return send(to("/batch/drive/v3").header("Content-Type", type).POST(body(body)));
  }

  private static String call(String id, String http) {
    return "--e\r\nContent-Type: application/http\r\nContent-ID: "
        + id
        + "\r\n\r\n"
        + http
        + "\r\n";
  }

  @Test
  void calls_in_a_batch_are_answered_in_order_under_their_names() throws Exception {
    String made =
        "POST /drive/v3/files\r\nContent-Type: application/json\r\n\r\n{\"name\":\"one\"}";
    String bytes = "POST /upload/drive/v3/files?uploadType=media HTTP/1.1\r\n\r\nx";
    String nested = "POST /batch/drive/v3 HTTP/1.1\r\n\r\nx";
    String stranger = "GET /drive/v3/files HTTP/1.1\r\nAuthorization: Basic eA==\r\n\r\n";
    HttpResponse<String> reply =
        batch(
            "multipart/mixed; boundary=e",
            call("<a+1>", made)
                + call("b", "GET " + hosted.url(universe) + "/drive/v3/files HTTP/1.1\r\n\r\n")
                + call("c", bytes)
                + call("d", nested)
                + call("f", stranger)
                + "--e--");
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.headers().firstValue("content-type").orElse(""))
        .startsWith("multipart/mixed; boundary=batch_");
    assertThat(reply.body())
        .containsSubsequence(
            "<response-a+1>",
            "200 OK",
            "\"one\"",
            "response-b",
            "200 OK",
            "\"one\"",
            "response-c",
            "400 Bad Request",
            "response-d",
            "404 Not Found",
            "response-f");
  }

  @Test
  void a_batch_that_cannot_be_read_is_refused_as_a_whole() throws Exception {
    String mixed = "multipart/mixed; boundary=e";
    String get = call("a", "GET /drive/v3/files HTTP/1.1\r\n\r\n");
    int before = universe.entries(1, Integer.MAX_VALUE).size();
    List<HttpResponse<String>> replies =
        List.of(
            batch("application/json", "{}"),
            batch("multipart/mixed", get + "--e--"),
            batch(mixed, ""),
            batch(mixed, get),
            batch(mixed, "--e--"),
            batch(mixed, call("a", "") + "--e--"),
            batch(mixed, call("a", "GET") + "--e--"),
            batch(mixed, call("a", "GET /a b c d") + "--e--"),
            batch(mixed, call("a", "GET /a HTTP/1.1\r\nno colon\r\n\r\n") + "--e--"),
            batch(mixed, get.repeat(101) + "--e--"));
    for (HttpResponse<String> reply : replies) {
      assertThat(reply.statusCode()).as(reply.body()).isEqualTo(400);
      assertThat(json(reply).obj("error")).isPresent();
    }
    assertThat(universe.entries(1, Integer.MAX_VALUE)).hasSize(before + replies.size());
    assertThat(batch(mixed, get.repeat(100) + "--e--").statusCode()).isEqualTo(200);
  }

  @Test
  void a_path_that_begins_with_the_twins_name_is_the_services_own() throws Exception {
    String root = hosted.server().dataUrl();
    assertThat(send(to(root + "/drive/v3/files")).statusCode()).isEqualTo(200);
    assertThat(send(to(root + "/drive/drive/v3/files")).statusCode()).isEqualTo(200);
  }

  @Test
  void a_document_too_long_to_wait_for_its_bytes_is_refused() throws Exception {
    HttpResponse<String> reply =
        send(
            to("/upload/drive/v3/files?uploadType=resumable")
                .header("Content-Type", "application/json")
                .POST(body("{\"description\":\"" + "x".repeat(40_000) + "\"}")));
    assertThat(reply.statusCode()).isEqualTo(413);
  }

  @Test
  void many_pieces_are_one_file() throws Exception {
    String session = opened();
    for (int i = 0; i < 700; i++) {
      String range = "bytes " + i + "-" + i + "/*";
      assertThat(put(session, range, "x").statusCode()).isEqualTo(308);
    }
    assertThat(download(id(put(session, "bytes 700-700/701", "x"))).body()).hasSize(701);
  }

  @Test
  void a_field_must_be_asked_for_where_the_service_says_so() throws Exception {
    assertThat(send(to("/drive/v3/about")).statusCode()).isEqualTo(400);
    assertThat(json(send(to("/drive/v3/about?fields=kind"))).keys()).containsExactly("kind");
    assertThat(send(to("/drive/v3/files?fields=files(")).statusCode()).isEqualTo(400);
  }
}
