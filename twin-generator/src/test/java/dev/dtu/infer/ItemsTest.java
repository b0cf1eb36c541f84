package dev.dtu.infer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What the operations of an item and of its collection do.
class ItemsTest {
  private static final String PET =
      """
      Pet: id name! colour tag
      PetEdit: name colour
      GET /pets gives=Pet[]
      POST /pets takes=Pet gives=Pet 201
      GET /pets/{petId} gives=Pet
      """;

  @Test
  void a_collection_with_an_item_below_it_is_listed_and_added_to() throws Exception {
    var sketch =
        Sketch.of(PET + "DELETE /pets/{petId}\nPATCH /pets/{petId} takes=PetEdit gives=Pet");
    assertThat(sketch.does("GET /pets")).isEqualTo("LIST pet()");
    assertThat(sketch.does("POST /pets")).isEqualTo("CREATE pet()");
    assertThat(sketch.does("GET /pets/{petId}")).isEqualTo("READ pet(petId)");
    assertThat(sketch.does("PATCH /pets/{petId}")).isEqualTo("UPDATE pet(petId)");
    assertThat(sketch.does("DELETE /pets/{petId}")).isEqualTo("DELETE pet(petId)");
    assertThat(sketch.resource("pet").idMember()).isEqualTo("id");
  }

  @Test
  void what_is_around_is_told_in_an_object_of_its_name() throws Exception {
    var sketch =
        Sketch.of(
            """
            Shelf: id place
            Near: id
            Book: id title shelf:Near
            Page: id text book_id
            GET /shelves/{shelfId} gives=Shelf
            POST /shelves/{shelfId}/books takes=Book gives=Book
            GET /shelves/{shelfId}/books/{bookId} gives=Book
            POST /shelves/{shelfId}/books/{book_id}/pages takes=Page gives=Page
            GET /shelves/{shelfId}/books/{book_id}/pages/{pageId} gives=Page
            """);
    assertThat(sketch.resource("book").scopes().getFirst().member()).isEqualTo("shelf.id");
    assertThat(sketch.resource("page").scopes().getLast().member()).isEqualTo("book_id");
  }

  @Test
  void a_put_that_must_be_whole_replaces() throws Exception {
    assertThat(
            Sketch.of(PET + "PUT /pets/{petId} id=updatePet takes=Pet").does("PUT /pets/{petId}"))
        .isEqualTo("REPLACE pet(petId)");
  }

  @Test
  void a_put_of_a_shape_of_its_own_that_demands_nothing_changes_what_is_sent() throws Exception {
    assertThat(Sketch.of(PET + "PUT /pets/{petId} id=pet7 takes=PetEdit").does("PUT /pets/{petId}"))
        .isEqualTo("UPDATE pet(petId)");
  }

  @Test
  void a_put_that_is_called_an_update_and_demands_nothing_changes_what_is_sent() throws Exception {
    String box = "Box: id lid\nPOST /boxes takes=Box gives=Box\nGET /boxes/{id} gives=Box\n";
    assertThat(
            Sketch.of(box + "PUT /boxes/{id} id=boxes/edit-box takes=Box").does("PUT /boxes/{id}"))
        .isEqualTo("UPDATE box(id)");
    assertThat(Sketch.of(box + "PUT /boxes/{id} id=boxAgain takes=Box").does("PUT /boxes/{id}"))
        .isEqualTo("REPLACE box(id)");
  }

  @Test
  void a_put_that_may_leave_out_what_makes_one_changes_what_is_sent() throws Exception {
    String boat =
        """
        Boat: id name! kind!
        Again: name kind!
        POST /boats takes=Boat gives=Boat
        GET /boats/{id} gives=Boat
        """;
    assertThat(Sketch.of(boat + "PUT /boats/{id} id=boat takes=Again").does("PUT /boats/{id}"))
        .isEqualTo("UPDATE boat(id)");
    assertThat(Sketch.of(boat + "PUT /boats/{id} id=boat takes=Boat").does("PUT /boats/{id}"))
        .isEqualTo("REPLACE boat(id)");
  }

  @Test
  void a_put_that_is_called_a_replacement_replaces_whatever_it_takes() throws Exception {
    assertThat(
            Sketch.of(PET + "PUT /pets/{petId} id=replacePet takes=PetEdit")
                .does("PUT /pets/{petId}"))
        .isEqualTo("REPLACE pet(petId)");
  }

  @Test
  void a_put_beside_a_partial_change_replaces() throws Exception {
    var sketch =
        Sketch.of(
            PET
                + "PUT /pets/{petId} id=updatePet takes=PetEdit gives=Pet\n"
                + "POST /pets/{petId} id=partiallyUpdatePet takes=PetEdit gives=Pet");
    assertThat(sketch.does("PUT /pets/{petId}")).isEqualTo("REPLACE pet(petId)");
    assertThat(sketch.does("POST /pets/{petId}")).isEqualTo("UPDATE pet(petId)");
  }

  @Test
  void a_put_where_no_post_makes_one_makes_it() throws Exception {
    var sketch =
        Sketch.of(
            """
            Flag: name on:boolean
            GET /flags/{name} gives=Flag
            PUT /flags/{name} takes=Flag gives=Flag
            """);
    assertThat(sketch.does("PUT /flags/{name}")).isEqualTo("PUT flag(name)");
    assertThat(sketch.resource("flag").idShape()).isEmpty();
  }

  @Test
  void a_post_to_an_item_makes_it_when_it_says_so_and_nothing_else_does() throws Exception {
    var sketch =
        Sketch.of(
            """
            Permission: label conditions
            GET /roles/{role}/permissions/{type} gives=Permission
            POST /roles/{role}/permissions/{type} id=createRolePermission takes=Permission
            """);
    assertThat(sketch.does("POST /roles/{role}/permissions/{type}"))
        .isEqualTo("PUT permission(role, type)");
  }

  @Test
  void one_thing_sent_and_answered_as_a_list_of_one_is_made() throws Exception {
    var sketch =
        Sketch.of(
            """
            Share: id kind group
            ShareInput: kind groupName
            GET /filters/{id}/permission gives=Share[]
            POST /filters/{id}/permission takes=ShareInput gives=Share[] 201
            GET /filters/{id}/permission/{permissionId} gives=Share
            """);
    assertThat(sketch.does("POST /filters/{id}/permission")).isEqualTo("CREATE permission(id)");
  }

  @Test
  void a_success_nobody_described_beside_a_204_is_silent() throws Exception {
    var issue =
        Sketch.of(
            """
            Issue: id summary
            POST /issues takes=Issue gives=Issue
            GET /issues/{id} gives=Issue
            PUT /issues/{id} takes=Issue gives=any
            """);
    assertThat(issue.effect("PUT /issues/{id}").status()).isEqualTo(200);
  }

  @Test
  void an_operation_without_a_successful_reply_is_absent_and_says_why() throws Exception {
    var sketch = Sketch.of("GET /pets 404");
    assertThat(sketch.meanings().absent().values())
        .containsExactly("the contract declares no successful reply");
  }

  @Test
  void a_thing_told_beside_what_makes_it_is_the_thing() throws Exception {
    var sketch =
        Sketch.of(
            """
            Server: id name
            Deed: id state
            Begun: server:Server action:Deed password
            Shown: server:Server
            GET /servers gives=servers:Server[]
            POST /servers takes=Server gives=Begun 201
            GET /servers/{id} gives=Shown
            """);
    assertThat(sketch.effect("POST /servers").replyMember()).isEqualTo("server");
    assertThat(sketch.effect("GET /servers/{id}").replyMember()).isEqualTo("server");
  }

  @Test
  void a_wrapper_may_say_more_than_the_place_and_an_address_has_one_letter_less() throws Exception {
    var sketch =
        Sketch.of(
            """
            Key: id name text
            Told: ssh_key:Key
            Ip: id address
            Taken: floating_ip:Ip action:Key
            POST /account/keys takes=Key gives=Told 201
            GET /account/keys/{id} gives=Told
            POST /floating_ips takes=Ip gives=Taken 201
            GET /floating_ips/{id} gives=Taken
            """);
    assertThat(sketch.effect("GET /account/keys/{id}").replyMember()).isEqualTo("ssh_key");
    assertThat(sketch.effect("POST /floating_ips").replyMember()).isEqualTo("floating_ip");
    assertThat(sketch.does("POST /floating_ips")).isEqualTo("CREATE floating-ip()");
  }

  @Test
  void what_is_sent_beside_a_key_against_doing_it_twice_is_what_stands_in_its_member()
      throws Exception {
    var sketch =
        Sketch.of(
            """
            Shift: id name
            Sent: shift:Shift idempotency_key
            POST /shifts takes=Sent gives=shift:Shift
            GET /shifts/{id} gives=shift:Shift
            """);
    assertThat(sketch.effect("POST /shifts").requestMember()).isEqualTo("shift");
  }

  @Test
  void a_list_may_repeat_what_it_is_a_list_of_and_its_links() throws Exception {
    var sketch =
        Sketch.of(
            """
            Hook: id url
            Link: rel href
            Hooks: webhooks:Hook[] list_id total_items:integer _links:Link[]
            GET /lists/{list_id}/webhooks gives=Hooks
            POST /lists/{list_id}/webhooks takes=Hook gives=Hook
            GET /lists/{list_id}/webhooks/{webhook_id} gives=Hook
            """);
    assertThat(sketch.effect("GET /lists/{list_id}/webhooks").itemsMember()).isEqualTo("webhooks");
  }

  @Test
  void a_name_may_stand_among_what_is_told_of_a_thing() throws Exception {
    var sketch =
        Sketch.of(
            """
            About: name uid
            Pod: kind metadata:About
            GET /pods gives=items:Pod[]
            POST /pods takes=Pod gives=Pod
            GET /pods/{name} gives=Pod
            """);
    assertThat(sketch.resource("pod").idMember()).isEqualTo("metadata.name");
  }
}
