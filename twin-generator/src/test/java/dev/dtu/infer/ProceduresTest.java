package dev.dtu.infer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What is called by name, with arguments: each rule on a service of a few procedures.
class ProceduresTest {
  private static final String ROOMS =
      """
      Room: id title team_id topic:Topic is_archived:boolean
      Topic: value creator
      Note: ts text room user
      Person: id login email
      Named: room! title
      Posted: room! text!
      Edited: room! ts! text
      Sought: room! cursor
      Who: person!
      Email: email!
      Guests: room! people!
      Guest: room! person!
      POST /rooms.create takes=Room gives=room:Room
      POST /rooms.info takes=Named gives=room:Room
      POST /rooms.list gives=rooms:Room[]
      POST /rooms.rename takes=Named gives=room:Room
      POST /rooms.archive takes=Named gives=ok:boolean
      POST /rooms.unarchive takes=Named gives=ok:boolean
      POST /rooms.delete takes=Named gives=ok:boolean
      POST /rooms.history takes=Sought gives=notes:Note[]
      POST /rooms.invite takes=Guests gives=room:Room
      POST /rooms.kick takes=Guest gives=ok:boolean
      POST /rooms.members takes=Named gives=members:string[]
      POST /rooms.mark takes=Named gives=ok:boolean
      POST /talk.postNote takes=Posted gives=note:Note
      POST /talk.update takes=Edited gives=note:Note
      POST /talk.delete takes=Edited gives=ok:boolean
      POST /talk.postGreeting takes=Posted gives=ok:boolean
      POST /people.info takes=Who gives=person:Person
      POST /people.lookupByEmail takes=Email gives=person:Person
      POST /people.list gives=people:Person[]
      POST /api.test gives=ok:boolean
      """;

  private static String does(String procedure) throws Exception {
    return Sketch.of(ROOMS).does("POST /" + procedure);
  }

  @Test
  void a_row_is_made_read_listed_changed_and_deleted_by_the_argument_named_after_it()
      throws Exception {
    assertThat(does("rooms.create")).isEqualTo("CREATE room()");
    assertThat(does("rooms.info")).isEqualTo("READ room(BODY room)");
    assertThat(does("rooms.list")).isEqualTo("LIST room()");
    assertThat(does("rooms.rename")).isEqualTo("UPDATE room(BODY room)");
    assertThat(does("rooms.delete")).isEqualTo("DELETE room(BODY room)");
  }

  @Test
  void what_all_that_make_and_name_a_row_ask_for_is_a_part_of_its_key() throws Exception {
    var sketch = Sketch.of(ROOMS);
    assertThat(sketch.resource("note").idMember()).isEqualTo("ts");
    assertThat(sketch.does("POST /talk.postNote")).isEqualTo("CREATE note(BODY room)");
    assertThat(sketch.does("POST /talk.update")).isEqualTo("UPDATE note(BODY room, BODY ts)");
    assertThat(sketch.does("POST /talk.delete")).isEqualTo("DELETE note(BODY room, BODY ts)");
    assertThat(sketch.does("POST /rooms.history")).isEqualTo("LIST note(BODY room)");
  }

  @Test
  void a_verb_moves_the_switch_that_is_named_after_it() throws Exception {
    var sketch = Sketch.of(ROOMS);
    assertThat(sketch.effect("POST /rooms.archive").sets()).hasToString("{is_archived=true}");
    assertThat(sketch.effect("POST /rooms.unarchive").sets()).hasToString("{is_archived=false}");
  }

  @Test
  void who_is_invited_is_linked_until_kicked_and_listed_meanwhile() throws Exception {
    assertThat(does("rooms.invite")).isEqualTo("LINK person(BODY people) in room(BODY room)");
    assertThat(does("rooms.kick")).isEqualTo("UNLINK person(BODY person) in room(BODY room)");
    assertThat(does("rooms.members")).isEqualTo("LIST person() in room(BODY room)");
  }

  @Test
  void a_row_is_found_by_another_member_where_that_is_all_that_is_asked() throws Exception {
    var sketch = Sketch.of(ROOMS);
    assertThat(sketch.does("POST /people.lookupByEmail")).isEqualTo("READ person(BODY email)");
    assertThat(sketch.resource("person").aliases()).containsExactly("email");
  }

  @Test
  void what_names_a_row_and_says_no_more_is_an_act() throws Exception {
    assertThat(does("rooms.mark")).isEqualTo("ACT room(BODY room)");
  }

  @Test
  void what_is_said_of_something_else_only_answers() throws Exception {
    assertThat(does("talk.postGreeting")).isEqualTo("ANSWER");
    assertThat(does("api.test")).isEqualTo("ANSWER");
  }

  @Test
  void an_id_alone_in_the_reply_makes_a_resource() throws Exception {
    var sketch =
        Sketch.of(
            """
            Made: ok:boolean canvas_id
            Wanted: title
            Gone: canvas_id!
            POST /canvases.create takes=Wanted gives=Made
            POST /canvases.delete takes=Gone gives=ok:boolean
            """);
    assertThat(sketch.does("POST /canvases.create")).isEqualTo("CREATE canvas()");
    assertThat(sketch.does("POST /canvases.delete")).isEqualTo("DELETE canvas(BODY canvas_id)");
    assertThat(sketch.resource("canvas").idMember()).isEqualTo("canvas_id");
  }

  @Test
  void a_verb_s_participle_names_what_it_leaves() throws Exception {
    var sketch =
        Sketch.of(
            """
            ScheduledNote: id text
            Note: id text
            Posted: text!
            Gone: scheduled_note_id!
            POST /talk.postNote takes=Posted gives=note:Note
            POST /talk.scheduleNote takes=Posted gives=note:Note
            POST /talk.deleteScheduledNote takes=Gone gives=ok:boolean
            POST /talk.scheduledNotes.list gives=scheduled_notes:ScheduledNote[]
            """);
    assertThat(sketch.does("POST /talk.postNote")).isEqualTo("CREATE note()");
    assertThat(sketch.does("POST /talk.scheduleNote")).isEqualTo("CREATE scheduled-note()");
    assertThat(sketch.does("POST /talk.deleteScheduledNote"))
        .isEqualTo("DELETE scheduled-note(BODY scheduled_note_id)");
  }

  @Test
  void procedures_may_stand_behind_slashes() throws Exception {
    var sketch =
        Sketch.of(
            """
            Request: id title
            Named: id!
            POST /2/file_requests/create takes=Request gives=request:Request
            POST /2/file_requests/get takes=Named gives=request:Request
            POST /2/file_requests/list_v2 gives=requests:Request[]
            """);
    assertThat(sketch.does("POST /2/file_requests/create")).isEqualTo("CREATE request()");
    assertThat(sketch.does("POST /2/file_requests/get")).isEqualTo("READ request(BODY id)");
    assertThat(sketch.does("POST /2/file_requests/list_v2")).isEqualTo("LIST request()");
  }

  @Test
  void a_service_of_paths_is_read_by_its_paths() throws Exception {
    var sketch =
        Sketch.of(
            """
            Room: id title
            GET /rooms gives=Room[]
            POST /rooms takes=Room gives=Room
            GET /rooms/{id} gives=Room
            POST /rooms.export gives=ok:boolean
            """);
    assertThat(sketch.does("GET /rooms/{id}")).isEqualTo("READ room(id)");
    assertThat(sketch.does("POST /rooms.export")).isEqualTo("ANSWER");
  }
}
