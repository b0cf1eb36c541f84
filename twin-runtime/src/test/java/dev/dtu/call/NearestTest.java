package dev.dtu.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {

  private static final List<String> WORDS = List.of("name", "fork", "limit", "okta", "jira");

  @Test
  void a_slip_of_the_pen_is_understood() {
    assertThat(Nearest.to("nmae", WORDS)).contains("name");
    assertThat(Nearest.to("Okat", WORDS)).contains("okta");
    assertThat(Nearest.to("lim", WORDS)).contains("limit");
    assertThat(Nearest.hint("jria", WORDS)).isEqualTo("; did you mean 'jira'?");
  }

  @Test
  void what_is_far_from_every_word_has_no_nearest() {
    assertThat(Nearest.to("universe", WORDS)).isEmpty();
    assertThat(Nearest.to("", WORDS)).isEmpty();
    assertThat(Nearest.to("x".repeat(100_000), WORDS)).isEmpty();
    assertThat(Nearest.hint("universe", WORDS)).isEmpty();
  }

  @Test
  void steps_count_letters_put_in_left_out_changed_and_swapped() {
    assertThat(Nearest.steps("", "abc")).isEqualTo(3);
    assertThat(Nearest.steps("abc", "abc")).isZero();
    assertThat(Nearest.steps("ab", "ba")).isEqualTo(1);
    assertThat(Nearest.steps("kitten", "sitting")).isEqualTo(3);
  }
}
