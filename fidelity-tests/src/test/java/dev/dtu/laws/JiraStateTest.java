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
  void addresses_are_of_the_version_that_was_called() {
    Obj made =
        send(
            201,
            "POST",
            "/rest/api/2/issue",
            """
            {"fields": {"project": {"key": "ENG"}, "summary": "one", "issuetype": {"name": "Task"}}}
            """);
    String id = made.text("id").orElseThrow();
    assertThat(made.text("self")).hasValue(ORIGIN.url() + "/rest/api/2/issue/" + id);
    Obj third = send(200, "GET", "/rest/api/3/issue/" + id, "");
    assertThat(third.text("self")).hasValue(ORIGIN.url() + "/rest/api/3/issue/" + id);
    Obj cloud = send(200, "GET", "/ex/jira/c1/rest/api/2/issue/" + id, "");
    assertThat(cloud.text("self")).hasValue(ORIGIN.url() + "/ex/jira/c1/rest/api/2/issue/" + id);
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
    String me = send(200, "GET", "/rest/api/3/myself", "").text("accountId").orElseThrow();
    send(204, "DELETE", "/rest/api/3/issue/ENG-1/watchers?accountId=" + me, "");
    Obj watchers = send(200, "GET", "/rest/api/3/issue/ENG-1/watchers", "");
    assertThat(watchers.items("watchers").items()).isEmpty();
    send(204, "POST", "/rest/api/3/issue/ENG-1/watchers", "\"" + me + "\"");
    watchers = send(200, "GET", "/rest/api/3/issue/ENG-1/watchers", "");
    assertThat(watchers.items("watchers").items())
        .singleElement()
        .satisfies(each -> assertThat(each.asObj().orElseThrow().text("accountId")).hasValue(me));
    assertThat(watchers.find("watchCount")).hasValue(Json.of(1));

    send(204, "POST", "/rest/api/3/issue/ENG-1/votes", "");
    assertThat(send(200, "GET", "/rest/api/3/issue/ENG-1/votes", "").find("votes"))
        .hasValue(Json.of(1));

    send(204, "PUT", "/rest/api/3/issue/ENG-1/assignee", "{\"accountId\": \"" + me + "\"}");
    Obj fields = send(200, "GET", "/rest/api/3/issue/ENG-1", "").obj("fields").orElseThrow();
    assertThat(fields.obj("assignee").orElseThrow().text("accountId")).hasValue(me);
  }

  @Test
  void remote_links_are_a_list_and_one_global_id_finds_its_own() {
    issue("ENG");
    for (String id : List.of("one", "two")) {
      send(
          201,
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
    assertThat(found.text("globalId")).hasValue("two");
  }

  @Test
  void a_transition_moves_the_status_to_where_it_leads_and_may_be_made_from_any() {
    String address = "/rest/api/3/issue/" + issue("ENG").text("key").orElseThrow();
    assertThat(status(address)).isEqualTo("To Do");
    Obj offered = send(200, "GET", address + "/transitions", "");
    assertThat(offered.items("transitions"))
        .extracting(each -> each.asObj().orElseThrow().text("id").orElseThrow())
        .containsExactly("11", "21", "31");
    for (int i = 0; i < 2; i++) {
      send(204, "POST", address + "/transitions", "{\"transition\": {\"id\": \"31\"}}");
      assertThat(status(address)).isEqualTo("Done");
    }
    send(204, "POST", address + "/transitions", "{\"transition\": {\"id\": \"21\"}}");
    assertThat(status(address)).isEqualTo("In Progress");
    Obj wrong = send(400, "POST", address + "/transitions", "{\"transition\": {\"id\": \"999\"}}");
    assertThat(wrong.toString()).contains("999");
    assertThat(status(address)).isEqualTo("In Progress");
    send(404, "GET", "/rest/api/3/issue/ENG-99/transitions", "");
  }

  private String status(String address) {
    return send(200, "GET", address, "")
        .obj("fields")
        .flatMap(fields -> fields.obj("status"))
        .flatMap(status -> status.text("name"))
        .orElseThrow();
  }

  @Test
  void who_is_sent_on_finds_the_task_there() {
    Request delete = Request.of("DELETE", "/rest/api/3/priority/2");
    String credential = universes.credentials(universe, twin).getFirst().value();
    AuthForm form = twin.authForms().getFirst();
    Request asked = delete.with(form.name(), form.prefix() + credential);
    var turn = universe.turn("jira", ORIGIN, asked.with("x-atlassian-token", "no-check"));
    assertThat(turn.reply().status()).isEqualTo(303);
    String location = turn.reply().headers().find("location").orElseThrow();
    assertThat(location).startsWith(ORIGIN.url() + "/rest/api/3/task/");
    Obj told = Json.trusted(turn.reply().body().toString()).asObj().orElseThrow();
    Obj task = send(200, "GET", location.substring(ORIGIN.url().length()), "");
    assertThat(task.text("id")).isEqualTo(told.text("id"));
    send(404, "GET", "/rest/api/3/priority/2", "");
  }
}
