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
  void what_is_asked_for_and_shown_by_the_item_is_changed_in_it() throws Exception {
    String volume =
        """
        Volume: id label server
        Seat: server! boot:boolean
        GET /volumes gives=Volume[]
        POST /volumes takes=Volume gives=Volume
        GET /volumes/{volumeId} gives=Volume
        """;
    assertThat(
            Sketch.of(volume + "POST /volumes/{volumeId}/attach takes=Seat gives=Volume")
                .does("POST /volumes/{volumeId}/attach"))
        .isEqualTo("UPDATE volume(volumeId)");
    assertThat(
            Sketch.of(
                    volume
                        + "Size: gigabytes!\nPOST /volumes/{volumeId}/grow takes=Size gives=Volume")
                .does("POST /volumes/{volumeId}/grow"))
        .isEqualTo("ACT volume(volumeId)");
  }

  @Test
  void a_put_that_updates_what_others_stand_in_makes_none() throws Exception {
    String office =
        """
        Office: id name
        Desk: id colour
        GET /offices/{officeId} gives=Office
        PUT /offices/{officeId} id=updateOffice takes=Office gives=Office
        """;
    String desks =
        "GET /offices/{officeId}/desks gives=Desk[]\n"
            + "POST /offices/{officeId}/desks takes=Desk gives=Desk";
    assertThat(Sketch.of(office + desks).does("PUT /offices/{officeId}"))
        .isEqualTo("UPDATE office(officeId)");
    assertThat(Sketch.of(office).does("PUT /offices/{officeId}")).isEqualTo("PUT office(officeId)");
  }

  @Test
  void a_name_made_of_method_and_path_says_nothing_of_a_put() throws Exception {
    String app =
        """
        Tool: id label!
        Edit: id label
        GET /tools gives=Tool[]
        POST /tools takes=Tool gives=Tool
        GET /tools/{id} gives=Tool
        """;
    assertThat(
            Sketch.of(app + "PUT /tools/{id} id=put_tools_id takes=Edit gives=Tool")
                .does("PUT /tools/{id}"))
        .isEqualTo("UPDATE tool(id)");
    assertThat(
            Sketch.of(app + "PUT /tools/{id} id=putTheWholeTool takes=Edit gives=Tool")
                .does("PUT /tools/{id}"))
        .isEqualTo("REPLACE tool(id)");
  }

  @Test
  void what_is_paid_or_sent_is_so() throws Exception {
    var sketch =
        Sketch.of(
            """
            Bill: id state:draft|sent|paid
            GET /bills gives=Bill[]
            POST /bills takes=Bill gives=Bill
            GET /bills/{id} gives=Bill
            POST /bills/{id}/pay gives=Bill
            POST /bills/{id}/send gives=Bill
            """);
    assertThat(sketch.effect("POST /bills/{id}/pay").sets().get("state"))
        .isEqualTo(Json.of("paid"));
    assertThat(sketch.effect("POST /bills/{id}/send").sets().get("state"))
        .isEqualTo(Json.of("sent"));
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

  @Test
  void what_a_verb_says_is_moved_a_switch_a_moment_or_the_member_of_the_path() throws Exception {
    var sketch =
        Sketch.of(
            """
            GET /rooms gives=Room[]
            POST /rooms takes=Room gives=Room
            GET /rooms/{roomId} gives=Room
            POST /rooms/{roomId}/join 204
            POST /rooms/{roomId}/leave 204
            POST /rooms/{roomId}/convertToPublic 204
            POST /rooms/{roomId}/complete 204
            POST /rooms/{roomId}/verify 204
            PUT /rooms/{roomId}/owner takes=Naming 204
            GET /rooms/{roomId}/votes gives=Votes
            POST /rooms/{roomId}/votes 204
            DELETE /rooms/{roomId}/votes 204
            Room: id is_member:boolean is_private:boolean completed_at owner:Person state:NEW|VERIFIED
            Person: login email
            Naming: login
            Votes: votes:integer hasVoted:boolean voters:Person[]
            """);
    assertThat(sets(sketch, "POST /rooms/{roomId}/join")).isEqualTo("{is_member=true}");
    assertThat(sets(sketch, "POST /rooms/{roomId}/leave")).isEqualTo("{is_member=false}");
    assertThat(sets(sketch, "POST /rooms/{roomId}/convertToPublic"))
        .isEqualTo("{is_private=false}");
    assertThat(sets(sketch, "POST /rooms/{roomId}/complete"))
        .isEqualTo("{completed_at=\"${now}\"}");
    assertThat(sets(sketch, "POST /rooms/{roomId}/verify")).isEqualTo("{state=\"VERIFIED\"}");
    assertThat(sets(sketch, "PUT /rooms/{roomId}/owner")).isEqualTo("{owner=\"${body}\"}");
    assertThat(sets(sketch, "POST /rooms/{roomId}/votes")).isEqualTo("{hasVoted=true}");
    assertThat(sets(sketch, "DELETE /rooms/{roomId}/votes")).isEqualTo("{hasVoted=false}");
  }

  private static String sets(Sketch sketch, String methodAndPath) {
    return sketch.effect(methodAndPath).sets().toString();
  }
}
