package dev.dtu.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files of every form, written by hand.
class RecordingsTest {

  @TempDir Path folder;

  private Form.Read read(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Recordings.read(Files.writeString(file, text));
  }

  private static Exchange only(Form.Read read) {
    assertThat(read.troubles()).isEmpty();
    assertThat(read.sessions()).hasSize(1);
    assertThat(read.sessions().getFirst().exchanges()).hasSize(1);
    return read.sessions().getFirst().exchanges().getFirst();
  }

  private static String gzipped(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  @Test
  void a_line_is_an_exchange() throws IOException {
    Form.Read read =
        read(
            "shop.jsonl",
            """
            {"service":"shop","cassette":"buy__small-1","seq":0,"template":"/carts/{id}",\
            "request":{"method":"put","url":"https://small-1.shop.example/carts/7?x=1%202","headers":\
            {"accept":["a","b"]},"body":{"n":1.0}},"response":{"status":200,"headers":\
            {"date":"Tue, 25 Jul 2023 15:39:31 GMT"},"body":"AAH/","encoding":"base64"},\
            "flags":["odd"]}
            """);
    Exchange exchange = only(read);
    Session session = read.sessions().getFirst();
    assertThat(session.service()).isEqualTo("shop");
    assertThat(session.tenant()).isEqualTo("small-1");
    assertThat(session.group()).isEqualTo("buy");
    assertThat(exchange.sent().method()).isEqualTo("PUT");
    assertThat(exchange.sent().host()).isEqualTo("small-1.shop.example");
    assertThat(exchange.sent().path()).isEqualTo("/carts/7");
    assertThat(exchange.sent().query()).isEqualTo("x=1%202");
    assertThat(exchange.sent().headers().all("accept")).containsExactly("a", "b");
    assertThat(exchange.sent().body().document()).contains(Json.trusted("{\"n\":1.0}"));
    assertThat(exchange.answered().body())
        .isEqualTo(new Content.Binary(new byte[] {0, 1, (byte) 0xff}));
    assertThat(exchange.moment()).contains(Instant.parse("2023-07-25T15:39:31Z"));
    assertThat(exchange.flags()).containsExactly("odd");
  }

  @Test
  void a_line_written_is_read_back() throws IOException {
    Form.Read read =
        read(
            "a.jsonl",
            """
            {"service":"shop","cassette":"a","seq":0,"request":{"method":"GET","url":"/x","headers":\
            {},"body":null},"response":{"status":404,"headers":{"x":["1","2"]},"body":"no"}}
            """);
    String line =
        JsonLines.line(read.sessions().getFirst().where(), 0, only(read), Duration.ZERO).toString();
    assertThat(only(read("b.jsonl", line))).isEqualTo(only(read));
  }

  @Test
  void unreadable_lines_are_told_and_the_rest_is_read() throws IOException {
    String good =
        "{\"request\":{\"method\":\"GET\",\"url\":\"/x\"},\"response\":{\"status\":200}}\n";
    Form.Read read =
        read(
            "broken.jsonl",
            good
                + "{\"request\":\n"
                + "\n[]\n"
                + good.replace("200", "\"fine\"")
                + good.replace("\"url\"", "\"uri\"")
                + good);
    assertThat(read.sessions().getFirst().exchanges()).hasSize(2);
    assertThat(read.troubles()).extracting(Trouble::line).containsExactly(2, 4, 5, 6);
    assertThat(read.troubles().get(2).why())
        .isEqualTo("expected a status from 100 to 599, found \"fine\"");
    assertThat(read.troubles().get(3).why()).isEqualTo("expected a text 'url', found none");
  }

  @Test
  void an_archive_has_its_bodies_undone() throws IOException {
    String archive =
        """
        {"log":{"version":"1.2","entries":[
         {"startedDateTime":"2026-01-02T03:04:05.678+01:00",
          "request":{"method":"POST","url":"https://shop.example/carts","headers":
            [{"name":":method","value":"POST"},{"name":"Accept","value":"*/*"}],
            "postData":{"mimeType":"application/x-www-form-urlencoded","params":
              [{"name":"a b","value":"c&d"}]}},
          "response":{"status":201,"headers":[{"name":"Content-Encoding","value":"gzip"}],
            "content":{"mimeType":"application/json","encoding":"base64","text":"%s"}}},
         {"request":{"method":"GET","url":"https://shop.example/gone","headers":[]},
          "response":{"status":0,"headers":[],"content":{}}}]}}
        """
            .formatted(gzipped("{\"id\":\"c1\"}"));
    Form.Read read = read("one.har", archive);
    Exchange exchange = read.sessions().getFirst().exchanges().getFirst();
    assertThat(exchange.sent().headers().lines()).hasSize(1);
    assertThat(exchange.sent().body()).isEqualTo(new Content.Words("a%20b=c%26d"));
    assertThat(exchange.answered().body().document()).contains(Json.trusted("{\"id\":\"c1\"}"));
    assertThat(exchange.moment()).contains(Instant.parse("2026-01-02T02:04:05.678Z"));
    assertThat(read.troubles())
        .extracting(Trouble::why)
        .containsExactly("entry 2: expected a status from 100 to 599, found 0");
  }

  @Test
  void a_mapping_tells_the_request_it_was_made_of() throws IOException {
    Files.createDirectories(folder.resolve("wm/__files"));
    Files.writeString(folder.resolve("wm/__files/cart.json"), "{\"id\":\"c1\"}");
    Form.Read read =
        read(
            "wm/mappings/all.json",
            """
            {"mappings":[
             {"request":{"method":"POST","urlPath":"/carts","queryParameters":{"q":{"equalTo":"1 2"}},
               "bodyPatterns":[{"equalToJson":"{\\"n\\":1}"}]},
              "response":{"status":201,"bodyFileName":"cart.json",
               "headers":{"Content-Type":"application/json"}}},
             {"request":{"urlPattern":"/.*"},"response":{}},
             {"request":{"url":"/x"},"response":{"bodyFileName":"../../secret"}}]}
            """);
    Exchange exchange = read.sessions().getFirst().exchanges().getFirst();
    assertThat(exchange.sent().url()).isEqualTo("/carts?q=1%202");
    assertThat(exchange.sent().body().document()).contains(Json.trusted("{\"n\":1}"));
    assertThat(exchange.answered().body().document()).contains(Json.trusted("{\"id\":\"c1\"}"));
    assertThat(read.troubles()).hasSize(2);
    assertThat(read.troubles().get(0).why()).contains("a pattern is no request");
    assertThat(read.troubles().get(1).why()).contains("of a file in __files");
  }

  @Test
  void cassettes_of_three_libraries_tell_the_same() throws IOException {
    String ruby =
        """
        ---
        http_interactions:
        - request:
            method: post
            uri: https://shop.example/carts
            body:
              encoding: UTF-8
              string: a=1
            headers:
              Content-Type:
              - application/x-www-form-urlencoded
          response:
            status:
              code: 200
              message: OK
            headers:
              Content-Type:
              - application/json
            body:
              encoding: ASCII-8BIT
              base64_string: %s
          recorded_at: Tue, 25 Jul 2023 15:39:31 GMT
        recorded_with: VCR 6.0.0
        """
            .formatted(Base64.getEncoder().encodeToString("{\"ok\":true}".getBytes()));
    String python =
        """
        interactions:
        - request:
            body: a=1
            headers:
              Content-Type: [application/x-www-form-urlencoded]
            method: POST
            uri: https://shop.example/carts
          response:
            body:
              string: !!binary |
                %s
            headers:
              Content-Encoding: [gzip]
              Content-Type: [application/json]
            status: {code: 200, message: OK}
        version: 1
        """
            .formatted(gzipped("{\"ok\":true}"));
    String go =
        """
        ---
        version: 2
        interactions:
            - id: 0
              request:
                body: a=1
                form: {}
                headers:
                    Content-Type:
                        - application/x-www-form-urlencoded
                url: https://shop.example/carts
                method: POST
              response:
                body: '{"ok":true}'
                headers:
                    Content-Type:
                        - application/json
                status: 200 OK
                code: 200
                duration: 3ms
        """;
    for (String cassette : List.of(ruby, python, go)) {
      Exchange exchange = only(read("cassette.yaml", cassette));
      assertThat(exchange.sent().method()).isEqualTo("POST");
      assertThat(exchange.sent().url()).isEqualTo("https://shop.example/carts");
      assertThat(exchange.sent().body()).isEqualTo(new Content.Words("a=1"));
      assertThat(exchange.answered().status()).isEqualTo(200);
      assertThat(exchange.answered().body().document()).contains(Json.trusted("{\"ok\":true}"));
    }
  }

  @Test
  void of_a_broken_cassette_the_whole_interactions_are_read() throws IOException {
    String one =
        """
        - request: {method: GET, uri: "/%s", body: ""}
          response: {code: 200, headers: {}, body: "x"}
        """;
    Form.Read read =
        read(
            "broken.yml",
            "version: 1\ninteractions:\n"
                + one.formatted("a")
                + one.formatted("b\"").replace("body: \"\"", "body: [")
                + one.formatted("c")
                + one.formatted("d").replace("200", "abc"));
    assertThat(read.sessions().getFirst().exchanges())
        .extracting(exchange -> exchange.sent().url())
        .containsExactly("/a", "/c");
    assertThat(read.troubles()).extracting(Trouble::line).contains(5, 9);
  }

  @Test
  void other_documents_are_told_and_other_files_left_alone() throws IOException {
    Files.writeString(folder.resolve("README.md"), "words");
    assertThat(read("notes.json", "{\"a\":1}").troubles().getFirst().why())
        .contains("found members [a]");
    assertThat(read("bad.json", "{").troubles()).hasSize(1);
    assertThat(Recordings.files(folder))
        .extracting(file -> file.getFileName().toString())
        .containsExactly("bad.json", "notes.json");
  }
}
