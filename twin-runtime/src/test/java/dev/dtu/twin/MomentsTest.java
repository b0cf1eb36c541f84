package dev.dtu.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MomentsTest {

  private static final Instant MOMENT = Instant.parse("2026-08-31T10:11:12.034567Z");

  private static String like(String example) {
    return Moments.Form.like(example).text(MOMENT);
  }

  @Test
  void a_moment_is_written_like_the_example() {
    assertThat(like("2026-01-31T10:11:12.345+0000")).isEqualTo("2026-08-31T10:11:12.034+0000");
    assertThat(like("2026-01-31T10:11:12.345Z")).isEqualTo("2026-08-31T10:11:12.034Z");
    assertThat(like("2026-01-31T10:11:12+00:00")).isEqualTo("2026-08-31T10:11:12+00:00");
    assertThat(like("2026-01-31T10:11:12.345678Z")).isEqualTo("2026-08-31T10:11:12.034567Z");
  }

  @Test
  void a_resource_without_a_form_of_its_own_has_the_usual_one() {
    var plain = Moments.Form.PLAIN;
    var seconds = Moments.Form.like("2026-01-31T10:11:12Z");
    var moments = new Moments(new TreeMap<>(Map.of("sprint", plain, Moments.EVERY, seconds)));

    assertThat(moments.of("sprint")).isEqualTo(plain);
    assertThat(moments.of("issue")).isEqualTo(seconds);
    assertThat(Moments.USUAL.of("issue")).isEqualTo(plain);
  }

  @Test
  void what_is_no_example_is_refused_by_what_it_is() {
    assertThatThrownBy(() -> Moments.Form.like("yyyy-MM-dd"))
        .hasMessage(
            "expected a moment as the service writes it, such as 2026-01-31T10:11:12.345+0000;"
                + " found 'yyyy-MM-dd'");
  }
}
