package dev.dtu.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Projects and what stands in them, by HTTP: boards, versions, components, roles, people.
class JiraProjectsTest {

  @TempDir Path folder;
  private JiraSite site;
  private String me;

  @BeforeEach
  void start() throws Exception {
    site = new JiraSite(folder);
    me = site.get("/rest/api/3/myself").text("accountId").orElseThrow();
  }

  @AfterEach
  void stop() {
    site.close();
  }

  private static List<String> texts(Obj reply, String items, String member) {
    return reply.items(items).items().stream()
        .map(each -> each.asObj().flatMap(it -> it.text(member)).orElse(""))
        .toList();
  }

  private Obj project(String template) throws IOException {
    String wish =
        "{\"key\": \"OPS\", \"name\": \"Operations\", \"projectTypeKey\": \"software\","
            + " \"leadAccountId\": \"%s\", \"assigneeType\": \"PROJECT_LEAD\","
            + " \"projectTemplateKey\": \"com.pyxis.greenhopper.jira:%s\"}";
    return site.call(201, "POST", "/rest/api/3/project", wish.formatted(me, template));
  }

  @Test
  void a_project_is_made_read_found_and_deleted() throws IOException {
    project("gh-simplified-scrum-classic");
    Obj read = site.get("/rest/api/3/project/OPS");
    assertThat(read.obj("lead").orElseThrow().text("accountId")).hasValue(me);
    assertThat(read.items("issueTypes").size()).isEqualTo(5);
    assertThat(site.get("/rest/api/3/project/OPS/statuses").items("list").size()).isEqualTo(5);
    assertThat(texts(site.get("/rest/api/3/project/search?query=oper"), "values", "key"))
        .containsExactly("OPS");
    Obj twice =
        site.call(
            400,
            "POST",
            "/rest/api/3/project",
            "{\"key\": \"OPS\", \"name\": \"operations\", \"leadAccountId\": \"nobody\"}");
    assertThat(twice.obj("errors").orElseThrow().keys())
        .containsExactlyInAnyOrder("projectKey", "projectName", "projectLead");
    site.issue("\"summary\": \"x\", \"project\": {\"key\": \"OPS\"}");
    assertThat(site.found("project = OPS and assignee = currentUser()")).hasSize(1);
    site.call(204, "DELETE", "/rest/api/3/project/OPS", "");
    Obj gone = site.call(404, "GET", "/rest/api/3/project/OPS", "");
    assertThat(JiraSite.messages(gone))
        .containsExactly("No project could be found with key 'OPS'.");
  }

  @Test
  void a_new_project_has_a_board_whose_issues_are_ranked() throws IOException {
    project("gh-simplified-kanban-classic");
    Obj boards = site.get("/rest/agile/1.0/board?projectKeyOrId=OPS");
    assertThat(texts(boards, "values", "type")).containsExactly("kanban");
    Obj set = site.get("/rest/agile/1.0/board/1/configuration");
    Obj columns = set.obj("columnConfig").orElseThrow();
    assertThat(texts(columns, "columns", "name"))
        .containsExactly("Backlog", "To Do", "In Progress", "Done");
    for (String summary : List.of("a", "b", "c")) {
      site.issue("\"summary\": \"" + summary + "\", \"project\": {\"key\": \"OPS\"}");
    }
    site.call(
        204,
        "PUT",
        "/rest/agile/1.0/issue/rank",
        "{\"issues\": [\"OPS-3\"], \"rankBeforeIssue\": \"OPS-1\"}");
    assertThat(JiraSite.keys(site.get("/rest/agile/1.0/board/1/issue")))
        .containsExactly("OPS-3", "OPS-1", "OPS-2");
    site.call(
        204,
        "PUT",
        "/rest/agile/1.0/issue/rank",
        "{\"issues\": [\"OPS-3\", \"OPS-1\"], \"rankAfterIssue\": \"OPS-2\"}");
    assertThat(site.found("project = OPS ORDER BY Rank ASC"))
        .containsExactly("OPS-2", "OPS-3", "OPS-1");
    site.call(400, "PUT", "/rest/agile/1.0/issue/rank", "{\"issues\": [\"OPS-3\"]}");
    site.call(404, "GET", "/rest/agile/1.0/board/9/configuration", "");
  }

  @Test
  void versions_are_ordered_counted_released_and_joined() throws IOException {
    for (String name : List.of("1.0", "2.0", "3.0")) {
      site.call(
          201,
          "POST",
          "/rest/api/3/version",
          "{\"name\": \"%s\", \"projectId\": 10000}".formatted(name));
    }
    Obj twice =
        site.call(400, "POST", "/rest/api/3/version", "{\"name\": \"1.0\", \"project\": \"ENG\"}");
    assertThat(twice.toString()).contains("already exists in this project");
    site.issue("\"summary\": \"x\", \"fixVersions\": [{\"name\": \"1.0\"}]");
    String first = "/rest/api/3/version/10000";
    assertThat(site.get(first + "/relatedIssueCounts").find("issuesFixedCount"))
        .hasValue(Json.of(1));
    assertThat(site.get(first + "/unresolvedIssueCount").find("issuesUnresolvedCount"))
        .hasValue(Json.of(1));
    site.call(200, "POST", "/rest/api/3/version/10002/move", "{\"position\": \"First\"}");
    assertThat(texts(site.get("/rest/api/3/project/ENG/version"), "values", "name"))
        .containsExactly("3.0", "1.0", "2.0");
    String release = "{\"released\": true, \"moveUnfixedIssuesTo\": \"%s\"}";
    String next = site.get("/rest/api/3/version/10001").text("self").orElseThrow();
    site.call(200, "PUT", first, release.formatted(next));
    assertThat(site.found("fixVersion = 2.0 and fixVersion in unreleasedVersions()")).hasSize(1);
    site.call(204, "PUT", "/rest/api/3/version/10001/mergeto/10002", "");
    assertThat(site.found("fixVersion = 3.0")).hasSize(1);
    site.call(204, "POST", "/rest/api/3/version/10002/removeAndSwap", "{}");
    assertThat(site.found("fixVersion is EMPTY")).hasSize(1);
  }

  @Test
  void who_leads_a_component_gets_its_issues() throws IOException {
    String wish =
        "{\"name\": \"Valves\", \"project\": \"ENG\", \"leadAccountId\": \"%s\","
            + " \"assigneeType\": \"COMPONENT_LEAD\"}";
    Obj made = site.call(201, "POST", "/rest/api/3/component", wish.formatted(me));
    assertThat(made.obj("realAssignee").orElseThrow().text("accountId")).hasValue(me);
    site.call(400, "POST", "/rest/api/3/component", wish.formatted(me));
    site.issue("\"summary\": \"x\", \"components\": [{\"name\": \"Valves\"}]");
    assertThat(site.found("component = Valves and assignee = currentUser()")).hasSize(1);
    Obj page = site.get("/rest/api/3/project/ENG/component");
    assertThat(page.items("values").at(0).asObj().orElseThrow().find("issueCount"))
        .hasValue(Json.of(1));
    site.call(204, "DELETE", "/rest/api/3/component/10000", "");
    assertThat(site.found("component is EMPTY")).hasSize(1);
  }

  @Test
  void roles_and_groups_have_people() throws IOException {
    String role = "/rest/api/3/project/ENG/role/10002";
    site.call(200, "POST", role, "{\"user\": [\"%s\"]}".formatted(me));
    assertThat(site.get(role).items("actors").size()).isOne();
    site.call(400, "POST", role, "{\"user\": [\"%s\"]}".formatted(me));
    site.call(204, "DELETE", role + "?user=" + me, "");
    assertThat(site.get(role).items("actors").isEmpty()).isTrue();

    site.call(201, "POST", "/rest/api/3/group", "{\"name\": \"makers\"}");
    site.call(400, "POST", "/rest/api/3/group", "{\"name\": \"makers\"}");
    String member = "{\"accountId\": \"%s\"}".formatted(me);
    site.call(201, "POST", "/rest/api/3/group/user?groupname=makers", member);
    Obj members = site.get("/rest/api/3/group/member?groupname=makers");
    assertThat(texts(members, "values", "accountId")).containsExactly(me);
    site.issue("\"summary\": \"x\"");
    assertThat(site.found("reporter in membersOf('makers')")).hasSize(1);
    Obj user = site.get("/rest/api/3/user?expand=groups&accountId=" + me);
    assertThat(texts(user.obj("groups").orElseThrow(), "items", "name")).containsExactly("makers");
    assertThat(site.get("/rest/api/3/user/search?query=lovel").items("list").size()).isOne();
    site.call(404, "GET", "/rest/api/3/user?accountId=nobody", "");
    Obj may = site.get("/rest/api/3/mypermissions?permissions=CREATE_ISSUES");
    assertThat(may.obj("permissions").orElseThrow().keys()).containsExactly("CREATE_ISSUES");
  }

  @Test
  void what_a_new_issue_may_have_is_what_it_takes() throws IOException {
    String path = "/rest/api/3/issue/createmeta/ENG/issuetypes";
    assertThat(texts(site.get(path), "issueTypes", "name")).contains("Task", "Epic");
    Obj fields = site.get(path + "/10002?maxResults=200");
    assertThat(texts(fields, "fields", "fieldId"))
        .contains("summary", "priority", "labels")
        .doesNotContain("created");
    assertThat(texts(site.get(path + "/10003"), "fields", "fieldId")).contains("parent");
    site.issue("\"summary\": \"x\"");
    Obj refused =
        site.call(400, "PUT", "/rest/api/3/issue/ENG-1", "{\"fields\": {\"nonsense\": 1}}");
    assertThat(refused.toString())
        .contains("Field 'nonsense' cannot be set. It is not on the appropriate screen");
    assertThat(JiraSite.messages(site.call(400, "PUT", "/rest/api/3/issue/ENG-1", "{}")))
        .containsExactly("one of 'fields' or 'update' required");
  }
}
