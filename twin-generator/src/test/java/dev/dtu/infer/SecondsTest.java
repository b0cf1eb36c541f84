package dev.dtu.infer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Further paths that lead to an item.
class SecondsTest {

  private static final String RELEASES =
      """
      Release: id:integer tag_name! title
      GET /releases gives=Release[]
      POST /releases takes=Release gives=Release
      GET /releases/{release_id} gives=Release
      """;

  @Test
  void an_item_is_read_by_another_of_its_members() throws Exception {
    var sketch = Sketch.of(RELEASES + "GET /releases/tags/{tag} gives=Release");
    assertThat(sketch.does("GET /releases/tags/{tag}")).isEqualTo("READ release(tag)");
    assertThat(sketch.resource("release").aliases()).containsExactly("tag_name");
    assertThat(sketch.resources()).containsExactly("release");
  }

  @Test
  void what_no_member_tells_is_another_thing() throws Exception {
    var sketch = Sketch.of(RELEASES + "GET /releases/days/{day} gives=Release");
    assertThat(sketch.does("GET /releases/days/{day}")).isNotEqualTo("READ release(day)");
    assertThat(sketch.resource("release").aliases()).isEmpty();
  }
}
