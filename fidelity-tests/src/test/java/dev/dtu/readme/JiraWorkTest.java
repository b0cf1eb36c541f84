package dev.dtu.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people do with issues day by day, by HTTP.
class JiraWorkTest {

  private static final String WISH =
      "{\"fields\": {\"project\": {\"key\": \"ENG\"}, \"issuetype\": {\"name\": \"%s\"}%s}}";

  @TempDir Path folder;
  private JiraSite site;

  @BeforeEach
  void start() throws Exception {
    site = new JiraSite(folder);
    site.issue("\"summary\": \"one\"");
  }

  @AfterEach
  void stop() {
    site.close();
  }

  private Obj fields(String path) throws IOException {
    return site.get(path).obj("fields").orElseThrow();
  }

  @Test
  void issues_made_in_bulk_fail_one_by_one() throws IOException {
    String right = WISH.formatted("Task", ", \"summary\": \"two\"");
    String wrong = WISH.formatted("Task", "");
    String body = "{\"issueUpdates\": [%s, %s]}".formatted(wrong, right);
    Obj made = site.call(201, "POST", "/rest/api/3/issue/bulk", body);
    assertThat(JiraSite.keys(made)).containsExactly("ENG-2");
    Obj failed = made.items("errors").at(0).asObj().orElseThrow();
    assertThat(failed.find("failedElementNumber")).hasValue(Json.of(0));
    assertThat(failed.obj("elementErrors").orElseThrow().obj("errors").orElseThrow().keys())
        .containsExactly("summary");
    String none = "{\"issueUpdates\": [%s]}".formatted(wrong);
    assertThat(JiraSite.keys(site.call(400, "POST", "/rest/api/3/issue/bulk", none))).isEmpty();
    Obj read =
        site.call(
            200,
            "POST",
            "/rest/api/3/issue/bulkfetch",
            "{\"issueIdsOrKeys\": [\"ENG-2\", \"ENG-1\", \"ENG-9\"], \"fields\": [\"summary\"]}");
    assertThat(JiraSite.keys(read)).containsExactly("ENG-2", "ENG-1");
    assertThat(read.items("issueErrors").size()).isOne();
  }

  @Test
  void issues_are_changed_moved_and_deleted_as_tasks() throws IOException {
    site.issue("\"summary\": \"two\", \"labels\": [\"a\"]");
    Obj task =
        site.call(
            201,
            "POST",
            "/rest/api/3/bulk/issues/fields",
            """
            {"selectedIssueIdsOrKeys": ["ENG-1", "ENG-2"], "selectedActions": ["labels"],
             "editedFieldsInput": {"labelsFields": [{"fieldId": "labels", "labels": [{"name": "b"}],
             "bulkEditMultiSelectFieldOption": "ADD"}]}}
            """);
    Obj progress = site.get("/rest/api/3/bulk/queue/" + task.text("taskId").orElseThrow());
    assertThat(progress.text("status")).hasValue("COMPLETE");
    assertThat(progress.items("processedAccessibleIssues").size()).isEqualTo(2);
    assertThat(site.found("labels = b ORDER BY key")).containsExactly("ENG-2", "ENG-1");
    site.call(
        201,
        "POST",
        "/rest/api/3/bulk/issues/transition",
        "{\"bulkTransitionInputs\": [{\"selectedIssueIdsOrKeys\": [\"ENG-2\"], \"transitionId\":"
            + " \"31\"}]}");
    assertThat(site.found("status = Done")).containsExactly("ENG-2");
    site.call(
        201,
        "POST",
        "/rest/api/3/bulk/issues/delete",
        "{\"selectedIssueIdsOrKeys\": [\"ENG-1\", \"ENG-77\"]}");
    assertThat(site.found("project = ENG")).containsExactly("ENG-2");
  }

  @Test
  void work_that_is_noted_takes_from_what_is_left() throws IOException {
    site.call(
        204,
        "PUT",
        "/rest/api/3/issue/ENG-1",
        "{\"fields\": {\"timetracking\": {\"originalEstimate\": \"1d 2h\"}}}");
    String path = "/rest/api/2/issue/ENG-1/worklog";
    Obj log = site.call(201, "POST", path, "{\"timeSpent\": \"90m\", \"comment\": \"much\"}");
    assertThat(log.text("timeSpent")).hasValue("1h 30m");
    assertThat(log.find("timeSpentSeconds")).hasValue(Json.of(5400));
    Obj told = fields("/rest/api/3/issue/ENG-1").obj("timetracking").orElseThrow();
    assertThat(told.text("remainingEstimate")).hasValue("1d 30m");
    assertThat(told.text("timeSpent")).hasValue("1h 30m");
    assertThat(site.found("timespent = 90m and remainingEstimate > 1d")).hasSize(1);
    String id = log.text("id").orElseThrow();
    site.call(200, "PUT", path + "/" + id + "?adjustEstimate=leave", "{\"timeSpent\": \"2h\"}");
    assertThat(fields("/rest/api/3/issue/ENG-1").find("timespent")).hasValue(Json.of(7200));
    site.call(204, "DELETE", path + "/" + id + "?adjustEstimate=new&newEstimate=3h", "");
    Obj after = fields("/rest/api/3/issue/ENG-1");
    assertThat(after.find("timespent")).hasValue(Json.of(0));
    assertThat(after.find("timeestimate")).hasValue(Json.of(10800));
    Obj refused = site.call(400, "POST", path, "{\"timeSpent\": \"soon\"}");
    assertThat(refused.obj("errors").orElseThrow().keys()).containsExactly("timeLogged");
  }

  @Test
  void texts_are_documents_in_version_three_and_words_in_version_two() throws IOException {
    String document =
        """
        {"type": "doc", "version": 1, "content": [{"type": "paragraph", "content":
        [{"type": "text", "text": "so "}, {"type": "text", "text": "much", "marks":
        [{"type": "strong"}]}]}]}\
        """;
    String change = "{\"fields\": {\"description\": %s}}";
    site.call(204, "PUT", "/rest/api/3/issue/ENG-1", change.formatted(document));
    assertThat(fields("/rest/api/2/issue/ENG-1").text("description")).hasValue("so *much*");
    site.call(204, "PUT", "/rest/api/2/issue/ENG-1", change.formatted("\"plain\""));
    Obj read = fields("/rest/api/3/issue/ENG-1").obj("description").orElseThrow();
    assertThat(read.toString()).contains("\"doc\"").contains("\"plain\"");
    Obj refused = site.call(400, "PUT", "/rest/api/3/issue/ENG-1", change.formatted("\"no\""));
    assertThat(refused.toString()).contains("Operation value must be an Atlassian Document");
    site.call(201, "POST", "/rest/api/3/issue/ENG-1/comment", "{\"body\": %s}".formatted(document));
    Obj comments = site.get("/rest/api/2/issue/ENG-1/comment?expand=renderedBody");
    assertThat(comments.items("comments").at(0).toString())
        .contains("\"body\":\"so *much*\"")
        .contains("renderedBody");
    site.call(400, "POST", "/rest/api/3/issue/ENG-1/comment", "{\"body\": \"words\"}");
    Obj empty = site.call(400, "POST", "/rest/api/2/issue/ENG-1/comment", "{\"body\": \"\"}");
    assertThat(empty.toString()).contains("Comment body can not be empty!");
    Obj shown = site.get("/rest/api/3/issue/ENG-1?expand=renderedFields,editmeta,operations");
    assertThat(shown.obj("renderedFields").orElseThrow().text("description"))
        .hasValue("<p>plain</p>");
    assertThat(shown.obj("editmeta").orElseThrow().obj("fields").orElseThrow().keys())
        .contains("summary");
  }

  @Test
  void an_issue_with_sub_tasks_is_deleted_with_them_or_not_at_all() throws IOException {
    Obj alone =
        site.call(
            400,
            "POST",
            "/rest/api/3/issue",
            WISH.formatted("Sub-task", ", \"summary\": \"part\""));
    assertThat(alone.toString()).contains("parent issue key or id not specified");
    site.issue(
        "\"summary\": \"part\", \"issuetype\": {\"name\": \"Sub-task\"}, \"parent\": {\"key\":"
            + " \"ENG-1\"}");
    Obj refused = site.call(400, "DELETE", "/rest/api/3/issue/ENG-1", "");
    assertThat(JiraSite.messages(refused)).singleElement().asString().contains("has subtasks");
    site.call(204, "DELETE", "/rest/api/3/issue/ENG-1?deleteSubtasks=true", "");
    assertThat(site.found("project = ENG")).isEmpty();
  }

  @Test
  void who_watches_and_votes_is_counted() throws IOException {
    Obj people = site.get("/rest/api/3/users/search");
    String other = people.items("list").at(1).asObj().orElseThrow().text("accountId").orElseThrow();
    String path = "/rest/api/3/issue/ENG-1/watchers";
    assertThat(site.get(path).find("watchCount")).hasValue(Json.of(1));
    site.call(204, "POST", path, "\"" + other + "\"");
    assertThat(site.get(path).items("watchers").size()).isEqualTo(2);
    Obj watches = fields("/rest/api/3/issue/ENG-1").obj("watches").orElseThrow();
    assertThat(watches.find("watchCount")).hasValue(Json.of(2));
    assertThat(site.found("watcher = " + other)).containsExactly("ENG-1");
    site.call(400, "POST", path, "\"nobody\"");
    site.call(204, "POST", "/rest/api/3/issue/ENG-1/votes", "");
    assertThat(site.found("votes = 1 and voter = currentUser()")).hasSize(1);
    site.call(204, "DELETE", "/rest/api/3/issue/ENG-1/votes", "");
    assertThat(site.get("/rest/api/3/issue/ENG-1/votes").items("voters").isEmpty()).isTrue();
  }
}
