package dev.dtu.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dtu.json.Json;
import org.junit.jupiter.api.Test;

class MaskTest {

  private static final String DOCUMENT =
      "{\"kind\":\"list\",\"files\":[{\"id\":1,\"name\":\"a\",\"by\":{\"me\":true,\"who\":\"b\"}},"
          + "{\"id\":2,\"by\":null}],\"next\":\"c\"}";

  private static String shown(String mask) throws Exception {
    return Mask.of(mask).of(Json.parse(DOCUMENT)).toString();
  }

  @Test
  void a_mask_names_what_is_shown() throws Exception {
    assertThat(shown("next,kind")).isEqualTo("{\"kind\":\"list\",\"next\":\"c\"}");
    assertThat(shown("*")).isEqualTo(DOCUMENT);
    assertThat(shown("none")).isEqualTo("{}");
  }

  @Test
  void parentheses_slashes_and_dots_go_down() throws Exception {
    String ids = "{\"files\":[{\"id\":1},{\"id\":2}]}";
    assertThat(shown("files(id)")).isEqualTo(ids);
    assertThat(shown("files/id")).isEqualTo(ids);
    assertThat(shown("files.id")).isEqualTo(ids);
    assertThat(shown(" files ( id , by / me ) , next "))
        .isEqualTo(
            "{\"files\":[{\"id\":1,\"by\":{\"me\":true}},{\"id\":2,\"by\":null}],\"next\":\"c\"}");
    assertThat(shown("files(by(who))"))
        .isEqualTo("{\"files\":[{\"by\":{\"who\":\"b\"}},{\"by\":null}]}");
    assertThat(shown("files/*/me"))
        .isEqualTo(
            "{\"files\":[{\"id\":1,\"name\":\"a\",\"by\":{\"me\":true}},{\"id\":2,\"by\":null}]}");
  }

  @Test
  void the_same_name_twice_shows_both() throws Exception {
    assertThat(shown("files(id),files(name)"))
        .isEqualTo("{\"files\":[{\"id\":1,\"name\":\"a\"},{\"id\":2}]}");
    assertThat(shown("files/id,files")).startsWith("{\"files\":[{\"id\":1,\"name\":\"a\",\"by\"");
  }

  @Test
  void what_is_no_mask_says_where() {
    for (String wrong :
        new String[] {
          "", ",", "a,", "a(", "a()", "a(b", "a)", "a/", "a//b", "a b", "(a)", "a(b)c"
        }) {
      assertThatThrownBy(() -> Mask.of(wrong))
          .as(wrong)
          .isInstanceOf(Mask.Unreadable.class)
          .hasMessageMatching("expected .* at character \\d+, found .*");
    }
  }

  @Test
  void a_mask_goes_down_a_bounded_way() {
    assertThatThrownBy(() -> Mask.of("a(".repeat(100_000))).isInstanceOf(Mask.Unreadable.class);
    assertThatThrownBy(() -> Mask.of("a/".repeat(100_000))).isInstanceOf(Mask.Unreadable.class);
  }
}
