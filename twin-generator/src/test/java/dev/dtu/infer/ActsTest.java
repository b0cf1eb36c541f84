package dev.dtu.infer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import org.junit.jupiter.api.Test;

/// What is done to an item beside plain changes.
class ActsTest {
  private static final String APP =
      """
      App: id label status:ACTIVE|INACTIVE|PASSWORD_EXPIRED favourite:boolean labels:string[]
      AppEdit: label fields:object
      GET /apps gives=App[]
      POST /apps takes=App gives=App 201
      GET /apps/{appId} gives=App
      PATCH /apps/{appId} takes=AppEdit gives=App
      """;

  @Test
  void a_verb_moves_the_state_it_ends_in() throws Exception {
    var sketch =
        Sketch.of(
            APP
                + "POST /apps/{appId}/lifecycle/deactivate\n"
                + "POST /apps/{appId}/lifecycle/expire_password");
    assertThat(sketch.effect("POST /apps/{appId}/lifecycle/deactivate").sets())
        .containsExactly(java.util.Map.entry("status", Json.of("INACTIVE")));
    assertThat(sketch.effect("POST /apps/{appId}/lifecycle/expire_password").sets())
        .containsExactly(java.util.Map.entry("status", Json.of("PASSWORD_EXPIRED")));
  }

  @Test
  void a_switch_is_put_on_and_deleted_off_by_its_name() throws Exception {
    var sketch = Sketch.of(APP + "PUT /apps/{appId}/favourite\nDELETE /apps/{appId}/favourite");
    assertThat(sketch.effect("PUT /apps/{appId}/favourite").sets().get("favourite"))
        .isEqualTo(Json.of(true));
    assertThat(sketch.effect("DELETE /apps/{appId}/favourite").sets().get("favourite"))
        .isEqualTo(Json.of(false));
  }

  @Test
  void what_stands_between_keeps_a_verb_from_the_item() throws Exception {
    var sketch =
        Sketch.of(
            APP
                + """
                Connection: profile status:ENABLED|DISABLED
                GET /apps/{appId}/connections/default gives=Connection
                POST /apps/{appId}/connections/default/lifecycle/activate
                """);
    assertThat(sketch.does("POST /apps/{appId}/connections/default/lifecycle/activate"))
        .isEqualTo("ANSWER in app(appId)");
  }

  @Test
  void a_copy_that_shows_the_item_is_a_new_row() throws Exception {
    assertThat(
            Sketch.of(APP + "POST /apps/{appId}/clone gives=App").does("POST /apps/{appId}/clone"))
        .isEqualTo("CREATE app()");
  }

  @Test
  void what_takes_the_body_of_a_change_is_a_change() throws Exception {
    assertThat(
            Sketch.of(APP + "POST /apps/{appId}/transitions takes=AppEdit")
                .does("POST /apps/{appId}/transitions"))
        .isEqualTo("UPDATE app(appId)");
  }

  @Test
  void a_path_named_after_a_member_that_the_body_sends_changes_that_member() throws Exception {
    assertThat(
            Sketch.of(APP + "PUT /apps/{appId}/labels takes=labels:string[] gives=App")
                .does("PUT /apps/{appId}/labels"))
        .isEqualTo("UPDATE app(appId)");
  }

  @Test
  void what_no_rule_explains_only_answers() throws Exception {
    var sketch =
        Sketch.of(
            APP
                + "Stats: hits misses\nGET /tools/report gives=Stats query=from!\n"
                + "POST /apps/{appId}/probe gives=Stats");
    assertThat(sketch.does("GET /tools/report")).isEqualTo("ANSWER");
    assertThat(sketch.does("POST /apps/{appId}/probe")).isEqualTo("ANSWER in app(appId)");
  }
}
