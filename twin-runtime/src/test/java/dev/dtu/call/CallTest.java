package dev.dtu.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CallTest {

  @Test
  void a_query_keeps_order_and_repeats() {
    Query query = Query.parse("a=1&b=x%20y+z&a=2&flag&=odd");
    assertThat(query.all("a")).containsExactly("1", "2");
    assertThat(query.find("b")).contains("x y z");
    assertThat(query.find("flag")).contains("");
    assertThat(query.names()).containsExactly("a", "b", "flag", "");
    assertThat(query.with("a", "9").toString()).isEqualTo("a=9&b=x%20y%20z&flag=&=odd");
  }

  @Test
  void broken_escapes_stay_as_written_and_are_known_as_broken() {
    assertThat(Percent.decode("a%2")).isEqualTo("a%2");
    assertThat(Percent.decode("%zz%41")).isEqualTo("%zzA");
    assertThat(Percent.valid("%41%C3%A9")).isTrue();
    assertThat(Percent.valid("%4")).isFalse();
    assertThat(Percent.valid("%zz")).isFalse();
    assertThat(Percent.valid("%00")).isFalse();
    assertThat(Percent.decode(Percent.encode("ä/ b%"))).isEqualTo("ä/ b%");
  }

  @Test
  void header_names_know_no_case_and_values_no_line_breaks() {
    Headers headers = Headers.of("Content-Type", "a").with("content-TYPE", "b");
    assertThat(headers.all("CONTENT-type")).containsExactly("a", "b");
    assertThatThrownBy(() -> new Headers.Line("x", "a\r\nset-cookie: b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected one line");
  }

  @Test
  void data_in_a_header_keeps_its_line_and_shows_a_blank_for_what_no_header_has() {
    Headers headers = Headers.of("x", "a\r\nset-cookie: b").with("y", "caf\u00e9 \u0142\0\tz");
    assertThat(headers.find("x")).contains("a  set-cookie: b");
    assertThat(headers.find("y")).contains("caf\u00e9   \tz");
    assertThat(headers.find("set-cookie")).isEmpty();
  }

  @Test
  void dice_are_a_function_of_seed_and_place() {
    assertThat(new Dice(1).at(5).draw(0)).isEqualTo(new Dice(1).at(5).draw(0));
    assertThat(new Dice(1).at(5).draw(0)).isNotEqualTo(new Dice(1).at(6).draw(0));
    assertThat(new Dice(1).at("a").draw(0)).isNotEqualTo(new Dice(1).at("b").draw(0));
    for (int n = 0; n < 1000; n++) {
      assertThat(new Dice(3).draw(n, 7)).isBetween(0, 6);
    }
  }
}
