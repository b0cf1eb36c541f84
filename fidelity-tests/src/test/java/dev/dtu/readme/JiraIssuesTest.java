package dev.dtu.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of issues, their files, sprints and epics, by HTTP.
class JiraIssuesTest {

  private static final String FORM =
      """
      --b\r
      Content-Disposition: form-data; name="file"; filename="plan.txt"\r
      Content-Type: text/plain\r
      \r
      words\r
      --b--\r
      """;

  @TempDir Path folder;
  private JiraSite site;

  @BeforeEach
  void start() throws Exception {
    site = new JiraSite(folder);
    site.issue("\"summary\": \"one\", \"labels\": [\"a\"]");
  }

  @AfterEach
  void stop() {
    site.close();
  }

  private Obj fields(String key) throws IOException {
    return site.get("/rest/api/2/issue/" + key).obj("fields").orElseThrow();
  }

  private HttpResponse<String> upload(String token) throws IOException {
    return upload(token, FORM);
  }

  private HttpResponse<String> upload(String token, String form) throws IOException {
    HttpRequest.Builder request =
        site.request("/rest/api/2/issue/ENG-1/attachments")
            .header("Content-Type", "multipart/form-data; boundary=b")
            .POST(HttpRequest.BodyPublishers.ofString(form));
    return site.send(
        token.isEmpty() ? request.build() : request.header("X-Atlassian-Token", token).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String form(int files) {
    var form = new StringBuilder();
    for (int i = 0; i < files; i++) {
      form.append("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"")
          .append("f" + i + ".txt\"\r\nContent-Type: text/plain\r\n\r\n")
          .append("w" + i + "\r\n");
    }
    return form.append("--b--\r\n").toString();
  }

  @Test
  void one_call_brings_up_to_sixty_files() throws IOException {
    HttpResponse<String> answer = upload("no-check", form(60));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    List<String> names = new ArrayList<>();
    Json.trusted(answer.body())
        .asArr()
        .orElseThrow()
        .forEach(each -> names.add(each.asObj().orElseThrow().text("filename").orElseThrow()));
    assertThat(names).hasSize(60).startsWith("f0.txt", "f1.txt").doesNotHaveDuplicates();
    assertThat(fields("ENG-1").items("attachment").size()).isEqualTo(60);
    Obj second = fields("ENG-1").items("attachment").at(1).asObj().orElseThrow();
    HttpRequest content =
        site.request(
                "/rest/api/2/attachment/content/"
                    + second.text("id").orElseThrow()
                    + "?redirect=false")
            .build();
    assertThat(site.send(content, HttpResponse.BodyHandlers.ofString()).body()).isEqualTo("w1");
    assertThat(upload("no-check", form(61)).statusCode()).isEqualTo(413);
    assertThat(upload("no-check", form(1001)).statusCode()).isEqualTo(400);
    assertThat(fields("ENG-1").items("attachment").size()).isEqualTo(60);
  }

  @Test
  void a_file_is_put_at_an_issue_read_and_taken_away() throws IOException {
    assertThat(upload("").statusCode()).isEqualTo(403);
    assertThat(upload("").body()).isEqualTo("XSRF check failed");
    HttpResponse<String> answer = upload("no-check");
    Obj file = Json.trusted(answer.body()).asArr().orElseThrow().at(0).asObj().orElseThrow();
    assertThat(file.text("filename")).hasValue("plan.txt");
    assertThat(file.text("mimeType")).hasValue("text/plain");
    assertThat(file.find("size")).hasValue(Json.of(5));
    String id = file.text("id").orElseThrow();
    assertThat(fields("ENG-1").items("attachment").size()).isOne();

    HttpRequest content = site.request("/rest/api/2/attachment/content/" + id).build();
    HttpResponse<String> sent = site.send(content, HttpResponse.BodyHandlers.ofString());
    assertThat(sent.statusCode()).isEqualTo(303);
    String there = sent.headers().firstValue("location").orElseThrow();
    HttpRequest bytes = site.request(there.substring(site.url("").length())).build();
    assertThat(site.send(bytes, HttpResponse.BodyHandlers.ofString()).body()).isEqualTo("words");

    site.call(204, "DELETE", "/rest/api/2/attachment/" + id, "");
    assertThat(fields("ENG-1").items("attachment").isEmpty()).isTrue();
    assertThat(site.found("attachments is EMPTY")).containsExactly("ENG-1");
  }

  @Test
  void all_fields_that_are_wrong_are_told_together() throws IOException {
    Obj refused =
        site.call(
            400,
            "POST",
            "/rest/api/3/issue",
            "{\"fields\": {\"project\": {\"key\": \"NOPE\"}, \"labels\": [\"a b\"]}}");
    assertThat(refused.obj("errors").orElseThrow().keys())
        .containsExactlyInAnyOrder("project", "issuetype", "summary", "labels");
  }

  @Test
  void nobody_is_assigned_by_null_and_who_calls_has_made_it() throws IOException {
    String me = site.get("/rest/api/3/myself").text("accountId").orElseThrow();
    String path = "/rest/api/3/issue/ENG-1/assignee";
    site.call(204, "PUT", path, "{\"accountId\": \"" + me + "\"}");
    assertThat(fields("ENG-1").obj("assignee").orElseThrow().text("displayName")).isPresent();
    assertThat(site.found("assignee = currentUser() and reporter = currentUser()")).hasSize(1);
    site.call(204, "PUT", path, "{\"accountId\": null}");
    assertThat(fields("ENG-1").find("assignee")).hasValue(Json.Null.NULL);
    site.call(204, "PUT", path, "{\"accountId\": \"-1\"}");
    assertThat(site.found("assignee was " + me + " and assignee is EMPTY")).hasSize(1);
  }

  @Test
  void what_changed_is_in_the_changelog_and_found_by_it() throws IOException {
    site.call(
        204,
        "PUT",
        "/rest/api/3/issue/ENG-1",
        "{\"fields\": {\"priority\": {\"name\": \"High\"}}, \"update\": {\"labels\": [{\"add\":"
            + " \"b\"}, {\"remove\": \"a\"}]}}");
    assertThat(fields("ENG-1").items("labels").items()).containsExactly(Json.of("b"));
    assertThat(fields("ENG-1").obj("priority").orElseThrow().text("id")).hasValue("2");
    String path = "/rest/api/3/issue/ENG-1/transitions";
    site.call(204, "POST", path, "{\"transition\": {\"id\": \"31\"}}");
    assertThat(fields("ENG-1").obj("resolution")).isPresent();
    assertThat(site.found("status changed from 'To Do' to Done by currentUser() after -1d"))
        .hasSize(1);
    assertThat(site.found("status was in ('To Do') and status was not 'In Progress'")).hasSize(1);
    assertThat(site.found("priority was Medium before now() and status changed during (-2d, -1d)"))
        .isEmpty();
    Obj log = site.get("/rest/api/3/issue/ENG-1/changelog");
    assertThat(log.items("values").size()).isEqualTo(2);
    Obj expanded = site.get("/rest/api/3/issue/ENG-1?expand=changelog&fields=summary");
    assertThat(expanded.obj("fields").orElseThrow().keys()).containsExactly("summary");
    assertThat(expanded.obj("changelog").orElseThrow().find("total")).hasValue(Json.of(2));
  }

  @Test
  void issues_are_linked_and_each_shows_the_other() throws IOException {
    site.issue("\"summary\": \"two\"");
    site.call(
        201,
        "POST",
        "/rest/api/3/issueLink",
        "{\"type\": {\"name\": \"Blocks\"}, \"inwardIssue\": {\"key\": \"ENG-1\"},"
            + " \"outwardIssue\": {\"key\": \"ENG-2\"}}");
    assertThat(fields("ENG-1").items("issuelinks").at(0).toString())
        .contains("outwardIssue")
        .contains("\"ENG-2\"");
    assertThat(fields("ENG-2").items("issuelinks").at(0).toString()).contains("inwardIssue");
    assertThat(site.found("issue in linkedIssues(ENG-1)")).containsExactly("ENG-2");
  }

  @Test
  void a_sprint_is_planned_begun_and_closed_with_issues_in_it() throws IOException {
    Obj filter =
        site.call(200, "POST", "/rest/api/3/filter", "{\"name\": \"f\", \"jql\": \"project=ENG\"}");
    String id = filter.text("id").orElseThrow();
    String wish = "{\"name\": \"b\", \"type\": \"scrum\", \"filterId\": %s}".formatted(id);
    site.call(201, "POST", "/rest/agile/1.0/board", wish);
    site.call(404, "POST", "/rest/agile/1.0/sprint", "{\"name\": \"s\", \"originBoardId\": 9}");
    Obj sprint =
        site.call(201, "POST", "/rest/agile/1.0/sprint", "{\"name\": \"s\", \"originBoardId\": 1}");
    assertThat(sprint.text("state")).hasValue("future");
    String path = "/rest/agile/1.0/sprint/1";
    assertThat(JiraSite.keys(site.get("/rest/agile/1.0/board/1/backlog"))).hasSize(1);
    site.call(204, "POST", path + "/issue", "{\"issues\": [\"ENG-1\"]}");
    assertThat(JiraSite.keys(site.get("/rest/agile/1.0/board/1/backlog"))).isEmpty();
    assertThat(JiraSite.keys(site.get(path + "/issue?jql=labels=%22a%22")))
        .containsExactly("ENG-1");
    site.call(400, "POST", path, "{\"state\": \"active\"}");
    site.call(
        200,
        "POST",
        path,
        "{\"state\": \"active\", \"startDate\": \"2026-11-23T00:00:00.000Z\", \"endDate\":"
            + " \"2026-12-07T00:00:00.000Z\"}");
    assertThat(site.found("sprint in openSprints()")).containsExactly("ENG-1");
    Obj closed = site.call(200, "POST", path, "{\"state\": \"closed\"}");
    assertThat(closed.has("completeDate")).isTrue();
    assertThat(site.found("sprint in closedSprints() and sprint = s")).hasSize(1);
    assertThat(site.get("/rest/agile/1.0/board/1/sprint?state=closed").items("values").size())
        .isOne();
  }

  @Test
  void an_epic_has_issues_and_loses_them() throws IOException {
    String epic = site.issue("\"summary\": \"all\", \"issuetype\": {\"name\": \"Epic\"}");
    String path = "/rest/agile/1.0/epic/" + epic + "/issue";
    site.call(204, "POST", path, "{\"issues\": [\"ENG-1\"]}");
    assertThat(JiraSite.keys(site.get(path))).containsExactly("ENG-1");
    assertThat(site.found("'Epic Link' = " + epic)).isEqualTo(List.of("ENG-1"));
    site.call(204, "POST", "/rest/agile/1.0/epic/none/issue", "{\"issues\": [\"ENG-1\"]}");
    assertThat(JiraSite.keys(site.get(path))).isEmpty();
  }
}
