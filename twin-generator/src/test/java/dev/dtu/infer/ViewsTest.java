package dev.dtu.infer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.effect.Effect;
import org.junit.jupiter.api.Test;

/// Things that are also seen from what they belong to.
class ViewsTest {

  private static final String BLOGS =
      """
      Person: id! name
      Blog: id! title
      Entry: id! text!
      GET /people/{personId} gives=Person
      GET /blogs/{blogId} gives=Blog
      POST /blogs/{blogId}/entries takes=Entry gives=Entry
      GET /blogs/{blogId}/entries/{entryId} gives=Entry
      GET /people/{personId}/blogs gives=items:Blog[]
      GET /people/{personId}/blogs/{blogId} gives=blog:Blog
      """;

  @Test
  void what_is_read_at_the_root_is_not_in_whom_it_is_seen_from() throws Exception {
    var sketch = Sketch.of(BLOGS);
    assertThat(sketch.does("GET /blogs/{blogId}")).isEqualTo("READ blog(blogId)");
    assertThat(sketch.resource("blog").scopes()).isEmpty();
    assertThat(sketch.resource("entry").scopes().getFirst().resource()).isEqualTo("blog");
    for (String seen :
        new String[] {"/people/{personId}/blogs", "/people/{personId}/blogs/{blogId}"}) {
      Effect effect = sketch.effect("GET " + seen);
      assertThat(effect.resource()).isEqualTo("blog");
      assertThat(effect.within()).singleElement().matches(Effect.Container::named);
    }
  }

  @Test
  void what_is_made_where_it_is_seen_stays_there() throws Exception {
    var sketch = Sketch.of(BLOGS + "POST /people/{personId}/blogs takes=Blog gives=Blog");
    assertThat(sketch.does("GET /blogs/{blogId}")).startsWith("READ blog(");
    assertThat(sketch.resource("blog").scopes()).hasSize(1);
  }
}
