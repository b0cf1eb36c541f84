package dev.dtu.infer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What resources are called.
class NamesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"/rest/api/3", "/api/v1", "/2010-04-01", "/v2.1", "/v1beta1", "/rest/agile/1.0"})
  void no_version_of_a_path_gets_into_a_name(String base) throws Exception {
    var sketch =
        Sketch.of(
            "Issue: id title\nOther: key text\nGET "
                + base
                + "/issue/{id} gives=Issue\n"
                + "GET "
                + base
                + "/notes/{noteId}/issue/{key} gives=Other");
    assertThat(sketch.resources()).noneMatch(name -> name.matches(".*[0-9].*"));
    assertThat(sketch.resources()).contains("issue", "note-issue");
  }

  @Test
  void the_name_of_the_shape_is_taken_when_the_path_says_the_same() throws Exception {
    var sketch =
        Sketch.of(
            """
            GroupRule: id text
            Factor: id kind
            GET /groups/rules/{ruleId} gives=GroupRule
            GET /users/{userId}/factors/{factorId} gives=Factor
            """);
    assertThat(sketch.resources()).containsExactlyInAnyOrder("group-rule", "factor");
  }

  @Test
  void of_two_of_a_noun_the_shorter_path_is_called_by_it() throws Exception {
    var sketch =
        Sketch.of(
            """
            A: id one
            B: id two
            GET /users/{id}/roles/{roleId} gives=A
            GET /roles/{roleId} gives=B
            """);
    assertThat(sketch.effect("GET /roles/{roleId}").resource()).isEqualTo("role");
    assertThat(sketch.effect("GET /users/{id}/roles/{roleId}").resource()).isEqualTo("user-role");
  }

  @Test
  void an_item_is_called_by_a_noun_before_what_there_is_one_of() throws Exception {
    var sketch =
        Sketch.of(
            """
            Me: login plan
            User: login name
            GET /user gives=Me
            GET /users/{login} gives=User
            """);
    assertThat(sketch.effect("GET /users/{login}").resource()).isEqualTo("user");
  }

  @Test
  void a_word_that_names_nothing_takes_the_word_above() throws Exception {
    var sketch =
        Sketch.of(
            """
            Connection: status profile
            GET /apps/{appId}/connections/default gives=Connection
            PUT /apps/{appId}/connections/default takes=Connection gives=Connection
            """);
    assertThat(sketch.resources()).containsExactly("connection-default");
  }
}
