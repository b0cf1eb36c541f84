package dev.dtu.infer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// One resource behind several paths.
class UnionsTest {
  private static final String FILTERS =
      """
      Filter: id title jql owner
      FilterDetails: id title jql owner expand
      Page: total:integer values:FilterDetails[] isLast:boolean
      POST /filter takes=Filter gives=Filter
      GET /filter/{id} gives=Filter
      """;

  @Test
  void a_word_that_says_which_lists_what_stands_above_it() throws Exception {
    var sketch =
        Sketch.of(FILTERS + "GET /filter/search gives=Page\nGET /filter/my gives=Filter[]");
    assertThat(sketch.does("GET /filter/search")).isEqualTo("LIST filter()");
    assertThat(sketch.effect("GET /filter/search").itemsMember()).isEqualTo("values");
    assertThat(sketch.does("GET /filter/my")).isEqualTo("LIST filter()");
  }

  @Test
  void warnings_beside_the_items_are_no_items() throws Exception {
    var sketch =
        Sketch.of(
            FILTERS
                + """
                Warning: code text
                Found: values:Filter[] warnings:Warning[] isLast:boolean
                GET /find/filter gives=Found
                """);
    assertThat(sketch.does("GET /find/filter")).isEqualTo("LIST filter()");
  }

  @Test
  void a_row_named_by_the_query_is_listed_by_its_shape() throws Exception {
    var sketch =
        Sketch.of(
            """
            User: accountId displayName email
            GET /user gives=User query=accountId!
            POST /user takes=User gives=User 201
            DELETE /user query=accountId!
            GET /users gives=User[]
            GET /user/assignable/search gives=User[]
            """);
    assertThat(sketch.does("GET /user")).isEqualTo("READ user(QUERY accountId)");
    assertThat(sketch.does("DELETE /user")).isEqualTo("DELETE user(QUERY accountId)");
    assertThat(sketch.does("GET /users")).isEqualTo("LIST user()");
    assertThat(sketch.does("GET /user/assignable/search")).isEqualTo("LIST user()");
  }

  @Test
  void a_parameter_named_after_another_resource_is_a_second_path_to_it() throws Exception {
    var sketch =
        Sketch.of(
            """
            Project: id key lead url
            IssueType: id title level
            GET /project gives=Project[]
            POST /project takes=Project gives=Project 201
            GET /project/{projectIdOrKey} gives=Project
            GET /issuetype/{id} gives=IssueType
            GET /issue/createmeta gives=Project[]
            GET /issue/createmeta/{projectIdOrKey}/issuetype gives=IssueType[]
            """);
    assertThat(sketch.does("GET /issue/createmeta/{projectIdOrKey}/issuetype"))
        .isEqualTo("LIST issuetype() in project(projectIdOrKey)");
    assertThat(sketch.does("GET /issue/createmeta")).isEqualTo("LIST project()");
  }

  @Test
  void a_list_across_all_scopes_shows_the_rows_of_each() throws Exception {
    var sketch =
        Sketch.of(
            """
            Issue: id title state
            GET /repos/{repo} gives=Issue
            GET /repos/{repo}/issues gives=Issue[]
            POST /repos/{repo}/issues takes=Issue gives=Issue 201
            GET /repos/{repo}/issues/{number} gives=Issue
            GET /search/issues gives=Issue[]
            """);
    assertThat(sketch.does("GET /search/issues")).isEqualTo("LIST issue(ANY)");
  }

  @Test
  void the_same_noun_elsewhere_is_not_the_same_thing() throws Exception {
    var sketch =
        Sketch.of(
            """
            Status: id state description creator
            Deployment: id sha
            DeployStatus: id state description creator deployment
            GET /deployments/{deploymentId} gives=Deployment
            GET /deployments/{deploymentId}/statuses gives=DeployStatus[]
            POST /deployments/{deploymentId}/statuses takes=DeployStatus gives=DeployStatus
            GET /deployments/{deploymentId}/statuses/{statusId} gives=DeployStatus
            GET /commits/{sha}/statuses gives=Status[]
            """);
    assertThat(sketch.effect("GET /commits/{sha}/statuses").resource())
        .isNotEqualTo(
            sketch.effect("GET /deployments/{deploymentId}/statuses/{statusId}").resource());
  }

  @Test
  void a_post_that_asks_changes_nothing_there_is_one_of() throws Exception {
    var sketch =
        Sketch.of(
            """
            Complete: words:string[] functions:string[]
            Ask: projectIds:string[] collapsed:boolean
            GET /autocomplete gives=Complete
            POST /autocomplete takes=Ask gives=Complete
            """);
    assertThat(sketch.does("GET /autocomplete")).isEqualTo("READ autocomplete()");
    assertThat(sketch.does("POST /autocomplete")).isEqualTo("ANSWER");
  }

  @Test
  void a_reply_nobody_described_shows_what_the_parameter_says() throws Exception {
    var sketch =
        Sketch.of(
            """
            Issue: id key title
            GET /api/issue/{issueIdOrKey} gives=Issue
            POST /api/issue takes=Issue gives=Issue 201
            GET /agile/issue/{issueIdOrKey} gives=any
            """);
    assertThat(sketch.does("GET /agile/issue/{issueIdOrKey}"))
        .isEqualTo("READ issue(issueIdOrKey)");
    assertThat(sketch.resources()).containsExactly("issue");
  }

  @Test
  void a_parameter_of_no_thing_is_no_path_to_things_of_that_name() throws Exception {
    var sketch =
        Sketch.of(
            """
            Kind: key title
            Avatar: id url
            GET /types gives=Kind[]
            GET /types/{type} gives=Kind
            GET /avatars/{type}/system gives=Avatar[]
            """);
    assertThat(sketch.does("GET /avatars/{type}/system")).doesNotContain("in type");
  }
}
