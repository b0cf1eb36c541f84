package dev.dtu.infer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Things that are sent and shown as lists of one.
class LoneTest {

  private static final String SHOWN =
      """
      Friend: friendID:integer name! status
      GET /friends gives=friends:Friend[]
      GET /friends/{friendID} gives=friends:Friend[]
      """;

  private static final String KEPT =
      SHOWN
          + """
          PUT /friends id=createFriends takes=friends:Friend[] gives=friends:Friend[]
          POST /friends/{friendID} id=updateFriend takes=friends:Friend[] gives=friends:Friend[]
          DELETE /friends/{friendID} gives=friends:Friend[]
          """;

  @Test
  void a_list_of_one_is_the_one() throws Exception {
    var sketch = Sketch.of(KEPT);
    assertThat(sketch.does("GET /friends")).isEqualTo("LIST friend()");
    assertThat(sketch.does("GET /friends/{friendID}")).isEqualTo("READ friend(friendID)");
    assertThat(sketch.does("PUT /friends")).isEqualTo("CREATE friend()");
    assertThat(sketch.does("POST /friends/{friendID}")).isEqualTo("UPDATE friend(friendID)");
    assertThat(sketch.does("DELETE /friends/{friendID}")).isEqualTo("DELETE friend(friendID)");
    assertThat(sketch.effect("POST /friends/{friendID}").requestMember()).isEqualTo("friends");
    assertThat(sketch.effect("GET /friends/{friendID}").replyMember()).isEqualTo("friends");
    assertThat(sketch.effect("GET /friends").itemsMember()).isEqualTo("friends");
  }

  @Test
  void what_nobody_sends_stays_a_list() throws Exception {
    assertThat(Sketch.of(SHOWN).does("GET /friends/{friendID}")).isEqualTo("ANSWER");
    assertThat(
            Sketch.of(SHOWN + "Wish: words\nPOST /friends takes=Wish gives=friends:Friend[]")
                .effect("POST /friends")
                .replyMember())
        .isEmpty();
  }

  @Test
  void several_sent_as_an_array_are_made() throws Exception {
    var sketch =
        Sketch.of(
            """
            Setting: key! value
            GET /settings gives=Setting[]
            POST /settings takes=Setting[] gives=Setting[] 201
            GET /settings/{key} gives=Setting
            """);
    assertThat(sketch.does("POST /settings")).isEqualTo("CREATE setting()");
  }
}
