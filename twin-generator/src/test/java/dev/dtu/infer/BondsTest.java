package dev.dtu.infer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Rows that are put into others and taken out, and what holds them.
class BondsTest {
  private static final String USERS =
      """
      User: id login name
      Group: id title
      GET /users gives=User[]
      POST /users takes=User gives=User 201
      GET /users/{userId} gives=User
      GET /groups gives=Group[]
      POST /groups takes=Group gives=Group 201
      GET /groups/{groupId} gives=Group
      """;

  @Test
  void a_row_of_another_path_is_put_in_and_taken_out() throws Exception {
    var sketch =
        Sketch.of(
            USERS
                + """
                GET /groups/{groupId}/users gives=User[]
                PUT /groups/{groupId}/users/{userId}
                DELETE /groups/{groupId}/users/{userId}
                """);
    assertThat(sketch.does("PUT /groups/{groupId}/users/{userId}"))
        .isEqualTo("LINK user(userId) in group(groupId)");
    assertThat(sketch.does("DELETE /groups/{groupId}/users/{userId}"))
        .isEqualTo("UNLINK user(userId) in group(groupId)");
    assertThat(sketch.does("GET /groups/{groupId}/users"))
        .isEqualTo("LIST user() in group(groupId)");
    assertThat(sketch.resources()).containsExactly("group", "user");
  }

  @Test
  void what_is_put_nowhere_with_a_name_is_in_a_container_all_the_same() throws Exception {
    var sketch =
        Sketch.of(
            USERS
                + """
                GET /me/blocks gives=User[]
                PUT /me/blocks/{userId}
                DELETE /me/blocks/{userId}
                """);
    assertThat(sketch.does("PUT /me/blocks/{userId}"))
        .isEqualTo("LINK user(userId) in @blocks(ANY)");
    assertThat(sketch.does("DELETE /me/blocks/{userId}"))
        .isEqualTo("UNLINK user(userId) in @blocks(ANY)");
    assertThat(sketch.does("GET /me/blocks")).isEqualTo("LIST user() in @blocks(ANY)");
  }

  @Test
  void one_container_keeps_apart_what_it_holds_in_two_ways() throws Exception {
    var sketch =
        Sketch.of(
            USERS
                + """
                GET /groups/{groupId}/owners gives=User[]
                PUT /groups/{groupId}/owners/{userId}
                DELETE /groups/{groupId}/owners/{userId}
                GET /groups/{groupId}/banned gives=User[]
                PUT /groups/{groupId}/banned/{userId}
                DELETE /groups/{groupId}/banned/{userId}
                """);
    assertThat(sketch.does("PUT /groups/{groupId}/owners/{userId}"))
        .isEqualTo("LINK user(userId) in @group-owners(groupId)");
    assertThat(sketch.does("GET /groups/{groupId}/banned"))
        .isEqualTo("LIST user() in @group-banned(groupId)");
  }

  @Test
  void a_put_of_nothing_to_a_known_item_links_it_though_nothing_lists_it() throws Exception {
    var sketch = Sketch.of(USERS + "PUT /groups/{groupId}/users/{userId}");
    assertThat(sketch.does("PUT /groups/{groupId}/users/{userId}"))
        .isEqualTo("LINK user(userId) in group(groupId)");
  }

  @Test
  void a_body_that_names_a_row_by_its_id_links_it() throws Exception {
    var sketch =
        Sketch.of(
            """
            Issue: id summary body
            SubIssue: sub_issue_id!
            GET /issues gives=Issue[]
            POST /issues takes=Issue gives=Issue 201
            GET /issues/{number} gives=Issue
            GET /issues/{number}/sub_issues gives=Issue[]
            POST /issues/{number}/sub_issues takes=SubIssue gives=Issue 201
            """);
    assertThat(sketch.does("POST /issues/{number}/sub_issues"))
        .isEqualTo("LINK issue(BODY sub_issue_id) in issue(number)");
  }

  @Test
  void a_noun_that_is_the_beginning_of_another_may_mean_the_same() throws Exception {
    var sketch =
        Sketch.of(
            """
            Repo: id title stars private
            Secret: name
            GET /repos gives=Repo[]
            GET /repos/{repo} gives=Repo
            GET /secrets/{secret} gives=Secret
            PUT /secrets/{secret} takes=Secret
            GET /secrets/{secret}/repositories gives=Repo[]
            PUT /secrets/{secret}/repositories/{repository_id}
            DELETE /secrets/{secret}/repositories/{repository_id}
            """);
    assertThat(sketch.does("PUT /secrets/{secret}/repositories/{repository_id}"))
        .isEqualTo("LINK repo(repository_id) in secret(secret)");
  }

  @Test
  void a_second_path_to_rows_nothing_puts_there_deletes_them() throws Exception {
    var sketch =
        Sketch.of(
            USERS
                + """
                Enrolment: id kind factor
                GET /users/{userId}/enrolments gives=Enrolment[]
                POST /users/{userId}/enrolments takes=Enrolment gives=Enrolment
                GET /users/{userId}/enrolments/{enrolmentId} gives=Enrolment
                GET /desk/users/{userId}/enrolments gives=Enrolment[]
                DELETE /desk/users/{userId}/enrolments/{enrolmentId}
                """);
    assertThat(sketch.does("DELETE /desk/users/{userId}/enrolments/{enrolmentId}"))
        .isEqualTo("DELETE enrolment(userId, enrolmentId)");
  }

  @Test
  void the_query_and_the_body_name_who_is_in_what_the_query_names() throws Exception {
    var sketch =
        Sketch.of(
            """
            User: accountId displayName email
            Group: groupId title members:integer
            Whom: accountId
            GET /user gives=User query=accountId!
            POST /user takes=User gives=User 201
            DELETE /user query=accountId!
            GET /group gives=Group query=groupId
            POST /group takes=Group gives=Group 201
            DELETE /group query=groupId
            POST /group/user takes=Whom gives=Group query=groupId 201
            DELETE /group/user query=groupId query=accountId
            GET /group/member gives=User[] query=groupId
            """);
    assertThat(sketch.does("POST /group/user"))
        .isEqualTo("LINK user(BODY accountId) in group(QUERY groupId)");
    assertThat(sketch.does("DELETE /group/user"))
        .isEqualTo("UNLINK user(QUERY accountId) in group(QUERY groupId)");
    assertThat(sketch.does("GET /group/member")).isEqualTo("LIST user() in group(QUERY groupId)");
  }
}
