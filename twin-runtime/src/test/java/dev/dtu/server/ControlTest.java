package dev.dtu.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The operator's door, over HTTP.
class ControlTest {

  private static final String ROWS = "/universes/default/tables/notes/note/rows";

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
                .to("/notes/api/v1/notes?key=1")
                .header("content-type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        Obj.of("text", Json.of(text)).toString()))));
  }

  @Test
  void a_universe_is_made_with_addresses_and_credentials_that_work() throws Exception {
    HttpResponse<String> made = running.control("POST", "/universes", "{\"name\": \"w1\"}");
    assertThat(made.statusCode()).isEqualTo(201);
    Obj body = Running.json(made);
    assertThat(body.text("name")).contains("w1");
    assertThat(body.find("turn")).contains(Json.of(0));
    Obj notes = body.obj("twins").orElseThrow().obj("notes").orElseThrow();
    assertThat(notes.text("url")).contains(running.server.dataUrl() + "/u/w1/notes");
    assertThat(notes.items("hosts").at(0).asText().orElseThrow()).startsWith("notes.w1.localhost:");
    Obj credential = (Obj) notes.items("credentials").at(0);
    String[] header = credential.text("header").orElseThrow().split(": ", 2);
    assertThat(header[1]).isEqualTo("Token " + credential.text("value").orElseThrow());
    var answer =
        running.send(
            HttpRequest.newBuilder(URI.create(notes.text("url").orElseThrow() + "/api/v1/notes"))
                .header(header[0], header[1]));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(
            running
                .send(
                    HttpRequest.newBuilder(
                        URI.create(notes.text("url").orElseThrow() + "/api/v1/notes")))
                .statusCode())
        .as("strict unless asked otherwise")
        .isEqualTo(401);
  }

  @Test
  void a_fork_has_what_its_parent_had_and_goes_its_own_way() throws Exception {
    String id = note("one").text("id").orElseThrow();
    Obj fork = ok("POST", "/universes", "{\"fork\": \"default\", \"auth\": \"any\"}");
    String name = fork.text("name").orElseThrow();
    assertThat(fork.find("turn")).contains(Json.of(1));
    String before = ok("GET", "/universes/default/hash", "").text("hash").orElseThrow();
    assertThat(ok("GET", "/universes/" + name + "/hash", "").text("hash")).contains(before);
    ok(
        "PATCH",
        "/universes/" + name + "/tables/notes/note/rows/" + id,
        "{\"item\": {\"text\": \"two\", \"more\": [1]}}");
    Obj diff = ok("GET", "/universes/default/diff/" + name, "");
    assertThat(diff.items("changes").items()).hasSize(1);
    Obj change = (Obj) diff.items("changes").at(0);
    assertThat(change.text("kind")).contains("changed");
    assertThat(change.text("key")).contains(id);
    assertThat(change.items("fields").toString()).isEqualTo("[\"item.text\",\"item.more\"]");
    assertThat(ok("GET", "/universes/default/hash", "").text("hash")).contains(before);
  }

  @Test
  void dice_decide_ids_and_texts_are_dice_too() throws Exception {
    ok("POST", "/universes", "{\"name\": \"a\", \"dice\": 7}");
    ok("POST", "/universes", "{\"name\": \"b\", \"dice\": 7}");
    assertThat(ok("GET", "/universes/a", "").find("dice")).contains(Json.of(7));
    Obj word = ok("POST", "/universes", "{\"name\": \"c\", \"dice\": \"lucky\"}");
    Obj again = ok("POST", "/universes", "{\"name\": \"d\", \"dice\": \"lucky\"}");
    assertThat(word.find("dice")).isEqualTo(again.find("dice"));
  }

  @Test
  void universes_are_listed_by_page_and_deleted() throws Exception {
    for (String name : List.of("a", "b", "c")) {
      ok("POST", "/universes", "{\"name\": \"" + name + "\", \"twins\": [\"memos\"]}");
    }
    List<String> seen = new ArrayList<>();
    String after = "";
    do {
      Obj page = ok("GET", "/universes?limit=3&after=" + after, "");
      for (Json universe : page.items("universes")) {
        seen.add(((Obj) universe).text("name").orElseThrow());
      }
      after = page.text("next").orElse("");
    } while (!after.isEmpty());
    assertThat(seen).containsExactly("a", "b", "c", "default");
    assertThat(running.control("DELETE", "/universes/b", "").statusCode()).isEqualTo(204);
    wrong(404, "GET", "/universes/b", "");
    wrong(404, "DELETE", "/universes/b", "");
  }

  @Test
  void reset_takes_a_universe_back_to_its_begin() throws Exception {
    String before = ok("GET", "/universes/default/hash", "").text("hash").orElseThrow();
    note("one");
    assertThat(ok("POST", "/universes/default/reset", "").find("turn")).contains(Json.of(0));
    assertThat(ok("GET", "/universes/default/hash", "").text("hash")).contains(before);
  }

  @Test
  void the_journal_tells_turns_and_acts_without_credentials() throws Exception {
    String id = note("one").text("id").orElseThrow();
    running.send(running.to("/notes/api/v1/notes/none").GET());
    ok("PUT", ROWS + "/k", "{\"item\": {\"text\": \"x\"}}");
    Obj page = ok("GET", "/universes/default/journal?from=1&limit=2", "");
    assertThat(page.find("next")).contains(Json.of(3));
    Obj first = (Obj) page.items("entries").at(0);
    assertThat(first.text("kind")).contains("turn");
    assertThat(first.text("operation")).contains("create");
    assertThat(first.obj("request").orElseThrow().text("body")).contains("{\"text\":\"one\"}");
    assertThat(first.toString()).doesNotContain("Token any").contains("authorization");
    assertThat(first.items("changes").at(0).toString())
        .isEqualTo("{\"table\":\"notes/note\",\"kind\":\"minted\",\"count\":1}");
    assertThat(first.items("changes").toString()).contains(id);
    Obj second = (Obj) page.items("entries").at(1);
    assertThat(second.obj("outcome").orElseThrow().text("problem")).contains("not-found");
    Obj act = (Obj) ok("GET", "/universes/default/journal?from=3", "").items("entries").at(0);
    assertThat(act.text("kind")).contains("act");
    assertThat(act.text("what")).contains("put notes/note k");
  }

  @Test
  void entries_no_longer_kept_are_gone_and_the_oldest_is_named() throws Exception {
    note("one");
    note("two");
    String fork = ok("POST", "/universes", "{\"fork\": \"default\"}").text("name").orElseThrow();
    Obj gone = wrong(410, "GET", "/universes/" + fork + "/journal?from=1", "");
    assertThat(gone.text("expected").orElseThrow()).contains("from 3 on");
  }

  @Test
  void rows_are_browsed_and_edited_as_acts() throws Exception {
    assertThat(
            running.control("POST", ROWS, "{\"key\": \"a/b\", \"item\": {\"n\": 1}}").statusCode())
        .isEqualTo(201);
    ok("PUT", ROWS + "/c", "{\"item\": {\"n\": 2}, \"within\": [\"a/b\"]}");
    assertThat(ok("GET", ROWS + "/a%2Fb", "").toString()).isEqualTo("{\"item\":{\"n\":1}}");
    assertThat(
            ok("PATCH", ROWS + "/a%2Fb", "{\"item\": {\"n\": null, \"m\": {\"x\": 1}}}").toString())
        .isEqualTo("{\"item\":{\"m\":{\"x\":1}}}");
    Obj page = ok("GET", ROWS + "?limit=1", "");
    assertThat(((Obj) page.items("rows").at(0)).text("key")).contains("a/b");
    assertThat(page.text("next")).contains("a/b");
    Obj rest = ok("GET", ROWS + "?after=a%2Fb", "");
    assertThat(((Obj) rest.items("rows").at(0)).text("key")).contains("c");
    assertThat(ok("GET", "/universes/default/tables", "").toString())
        .contains("{\"name\":\"notes/note\",\"rows\":2,\"minted\":2}");
    assertThat(running.control("DELETE", ROWS + "/c", "").statusCode()).isEqualTo(204);
    wrong(404, "GET", ROWS + "/c", "");
    assertThat(running.turns()).as("an entry an edit").isEqualTo(4);
  }

  @Test
  void wrong_edits_change_nothing_and_say_why() throws Exception {
    ok("PUT", ROWS + "/a", "{\"item\": {}}");
    String before = ok("GET", "/universes/default/hash", "").toString();
    wrong(409, "POST", ROWS, "{\"key\": \"a\", \"item\": {}}");
    wrong(400, "POST", ROWS, "{\"item\": {}}");
    wrong(404, "PATCH", ROWS + "/none", "{\"item\": {}}");
    wrong(404, "DELETE", ROWS + "/none", "");
    assertThat(wrong(400, "PUT", ROWS + "/a", "{\"itm\": {}}").text("do").orElseThrow())
        .contains("did you mean 'item'?");
    wrong(400, "PUT", ROWS + "/a", "{\"item\": {}, \"within\": 1}");
    wrong(413, "PUT", ROWS + "/a", "{\"item\": {\"t\": \"" + "x".repeat(70_000) + "\"}}");
    assertThat(
            wrong(404, "PUT", "/universes/default/tables/nots/note/rows/a", "{\"item\": {}}")
                .text("do")
                .orElseThrow())
        .contains("did you mean 'notes/note'?");
    assertThat(ok("GET", "/universes/default/hash", "").toString()).isEqualTo(before);
  }

  @Test
  void wrong_wishes_are_named_with_the_nearest_right_word() throws Exception {
    assertThat(wrong(400, "POST", "/universes", "{\"nme\": \"x\"}").toString())
        .isEqualTo(
            "{\"what\":\"there is no member 'nme' here\",\"expected\":\"name, fork, turn, seed,"
                + " dice, twins, auth, clock, labels, ttl\",\"found\":\"nme\",\"do\":\"leave it"
                + " out; did you mean 'name'?\"}");
    assertThat(wrong(400, "POST", "/universes", "{\"twins\": [\"nots\"]}").text("do").orElseThrow())
        .contains("did you mean 'notes'?");
    assertThat(wrong(400, "POST", "/universes", "{\"auth\": \"strikt\"}").text("do").orElseThrow())
        .contains("did you mean 'strict'?");
    assertThat(wrong(400, "POST", "/universes", "{\"seed\": \"defalt\"}").text("do").orElseThrow())
        .contains("did you mean 'default'?");
    assertThat(wrong(404, "POST", "/universes", "{\"fork\": \"defult\"}").text("do").orElseThrow())
        .contains("did you mean 'default'?");
    wrong(400, "POST", "/universes", "{\"name\": \"No Name\"}");
    wrong(400, "POST", "/universes", "{\"name\": 1}");
    wrong(400, "POST", "/universes", "{\"dice\": 1.5}");
    wrong(400, "POST", "/universes", "{\"dice\": true}");
    wrong(400, "POST", "/universes", "{\"twins\": \"notes\"}");
    wrong(409, "POST", "/universes", "{\"name\": \"default\"}");
    wrong(400, "POST", "/universes", "[]");
    wrong(400, "POST", "/universes", "{");
    wrong(400, "GET", "/universes?limit=0", "");
    assertThat(wrong(400, "GET", "/universes?limt=1", "").text("do").orElseThrow())
        .contains("did you mean 'limit'?");
  }

  @Test
  void a_body_that_is_not_json_or_too_large_is_refused() throws Exception {
    var form =
        HttpRequest.newBuilder(URI.create(running.server.controlUrl() + "/universes"))
            .header("Authorization", "Bearer secret")
            .header("content-type", "application/x-www-form-urlencoded");
    assertThat(running.send(form.POST(HttpRequest.BodyPublishers.ofString("name=x"))).statusCode())
        .isEqualTo(415);
    wrong(413, "POST", "/universes", "\"" + "x".repeat(1 << 20) + "\"");
  }

  @Test
  void nobody_comes_in_without_the_token() throws Exception {
    for (String line : new String[] {"", "Bearer wrong", "Basic secret", "secret"}) {
      for (String path : new String[] {"/", "/universes", "/nowhere"}) {
        var request = HttpRequest.newBuilder(URI.create(running.server.controlUrl() + path));
        var response =
            running.send(line.isEmpty() ? request : request.header("Authorization", line));
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).doesNotContain("secret").doesNotContain("/universes");
        assertThat(response.headers().firstValue("www-authenticate")).isPresent();
      }
    }
    var health = HttpRequest.newBuilder(URI.create(running.server.controlUrl() + "/health"));
    assertThat(running.send(health).body()).isEqualTo("{\"status\":\"ok\"}");
  }

  @Test
  void unknown_routes_are_answered_with_those_there_are() throws Exception {
    Obj unknown = wrong(404, "GET", "/univers", "");
    assertThat(unknown.text("expected").orElseThrow()).contains("GET /universes/{u}/journal");
    assertThat(unknown.text("do").orElseThrow()).contains("did you mean 'GET /universes'?");
    HttpResponse<String> method = running.control("PUT", "/universes", "{}");
    assertThat(method.statusCode()).isEqualTo(405);
    assertThat(method.headers().firstValue("allow")).contains("POST, GET");
    assertThat(ok("GET", "/", "").items("routes").items()).hasSizeGreaterThan(15);
  }

  @Test
  void the_data_port_does_not_lead_to_the_control_port() throws Exception {
    for (String path : new String[] {"/universes", "/health", "/u/default/universes"}) {
      var response =
          running.send(
              HttpRequest.newBuilder(running.data(path)).header("Authorization", "Bearer secret"));
      assertThat(response.statusCode()).isEqualTo(404);
      assertThat(response.headers().firstValue("x-dtu-gateway")).isPresent();
    }
  }
}
