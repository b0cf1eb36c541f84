package dev.dtu.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Origin;
import dev.dtu.call.Request;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.load.Catalog;
import dev.dtu.twin.AuthForm;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import dev.dtu.universe.Wish;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What becomes of an issue of Jira.
class JiraStateTest {

  private static final Origin ORIGIN = new Origin("https", "site.localhost", "");

  private final Twin twin;
  private final Universes universes;
  private final Universe universe;

  JiraStateTest() throws Exception {
    twin = Specs.catalog("jira").twin();
    universes =
        new Universes(
            Map.of("jira", twin), 1, () -> Instant.parse("2026-11-21T12:00:00Z"), Catalog.people());
    universe = universes.create(Wish.ANYTHING.named("states"));
  }

  private Obj call(int status, Request request) {
    String credential = universes.credentials(universe, twin).getFirst().value();
    AuthForm form = twin.authForms().getFirst();
    var turn = universe.turn("jira", ORIGIN, request.with(form.name(), form.prefix() + credential));
    assertThat(turn.reply().status()).as(turn.reply().body().toString()).isEqualTo(status);
    String body = turn.reply().body().toString();
    Json told = body.equals("NONE") ? Obj.EMPTY : Json.trusted(body);
    return told instanceof Obj whole ? whole : Obj.of("list", told);
  }

  private Obj send(int status, String method, String path, String body) {
    Request request = Request.of(method, path);
    return call(status, body.isEmpty() ? request : request.withJson(Json.trusted(body)));
  }

  private Obj issue(String project) {
    return send(
        201,
        "POST",
        "/rest/api/3/issue",
        """
        {"fields": {"project": {"key": "%s"}, "summary": "one", "issuetype": {"name": "Task"}}}
        """
            .formatted(project));
  }

  @Test
  void issues_count_in_their_project_and_are_found_by_their_key() {
    send(
        201,
        "POST",
        "/rest/api/3/project",
        """
        {"key": "OPS", "name": "Operations"}
        """);
    List<String> keys =
        List.of("ENG", "ENG", "OPS", "ENG").stream()
            .map(each -> issue(each).text("key").orElse(""))
            .toList();
    assertThat(keys).containsExactly("ENG-1", "ENG-2", "OPS-1", "ENG-3");

    Obj second = send(200, "GET", "/rest/api/3/issue/ENG-2", "");
    assertThat(second.text("key")).hasValue("ENG-2");
    send(204, "DELETE", "/rest/api/3/issue/ENG-3", "");
    assertThat(issue("ENG").text("key")).hasValue("ENG-4");
  }

  @Test
  void a_new_issue_tells_its_id_key_and_address_on_the_platform_and_nothing_else() {
    Obj made = issue("ENG");
    assertThat(made.keys()).containsExactlyInAnyOrder("id", "key", "self");
    assertThat(made.text("self"))
        .hasValue(ORIGIN.url() + "/rest/api/3/issue/" + made.text("id").orElseThrow());
  }

  @Test
  void moments_are_told_without_a_colon_and_those_sent_too() {
    issue("ENG");
    Obj log =
        send(
            201,
            "POST",
            "/rest/api/3/issue/ENG-1/worklog",
            """
            {"started": "2026-11-20T09:30:00Z", "timeSpentSeconds": 60}
            """);
    assertThat(log.text("started")).hasValue("2026-11-20T09:30:00.000+0000");
    assertThat(log.text("created")).hasValue("2026-11-21T12:00:00.000+0000");
  }

  @Test
  void an_issue_is_watched_voted_for_and_assigned() {
    issue("ENG");
    send(204, "POST", "/rest/api/3/issue/ENG-1/watchers", "\"5b10ac8d82e05b22cc7d4ef5\"");
    Obj watchers = send(200, "GET", "/rest/api/3/issue/ENG-1/watchers", "");
    assertThat(watchers.items("watchers").items())
        .singleElement()
        .satisfies(each ->
            assertThat(each.asObj().orElseThrow().text("accountId"))
                .hasValue("5b10ac8d82e05b22cc7d4ef5"));
    send(204, "DELETE", "/rest/api/3/issue/ENG-1/watchers?accountId=5b10ac8d82e05b22cc7d4ef5", "");
    watchers = send(200, "GET", "/rest/api/3/issue/ENG-1/watchers", "");
    assertThat(watchers.items("watchers").items()).isEmpty();

    send(204, "POST", "/rest/api/3/issue/ENG-1/votes", "");
    assertThat(send(200, "GET", "/rest/api/3/issue/ENG-1/votes", "").find("votes"))
        .hasValue(Json.of(1));

    send(204, "PUT", "/rest/api/3/issue/ENG-1/assignee", "{\"accountId\": \"5b10\"}");
    Obj fields = send(200, "GET", "/rest/api/3/issue/ENG-1", "").obj("fields").orElseThrow();
    assertThat(fields.obj("assignee").orElseThrow().text("accountId")).hasValue("5b10");
  }

  @Test
  void remote_links_are_a_list_and_one_global_id_finds_its_own() {
    issue("ENG");
    for (String id : List.of("one", "two")) {
      send(
          200,
          "POST",
          "/rest/api/3/issue/ENG-1/remotelink",
          """
          {"globalId": "%1$s", "object": {"title": "%1$s", "url": "https://www.example.com/%1$s"}}
          """
              .formatted(id));
    }
    assertThat(send(200, "GET", "/rest/api/3/issue/ENG-1/remotelink", "").items("list").items())
        .hasSize(2);
    Obj found = send(200, "GET", "/rest/api/3/issue/ENG-1/remotelink?globalId=two", "");
    assertThat(found.items("list").items())
        .singleElement()
        .satisfies(each -> assertThat(each.asObj().orElseThrow().text("globalId")).hasValue("two"));
  }
}
