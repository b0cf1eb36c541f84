package dev.dtu.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonTest {

  private static void refused(String document, String why) {
    assertThatThrownBy(() -> Json.parse(document))
        .isInstanceOf(Malformed.class)
        .hasMessageContaining(why);
  }

  @Test
  void numbers_keep_their_spelling_and_keys_their_order() throws Malformed {
    String text = "{\"b\":1.0,\"a\":[1e2,-0,0.10],\"c\":null}";
    assertThat(Json.parse(text).toString()).isEqualTo(text);
  }

  @Test
  void null_and_absent_are_two_facts() {
    Obj object = Obj.of("a", Json.Null.NULL);
    assertThat(object.find("a")).contains(Json.Null.NULL);
    assertThat(object.find("b")).isEmpty();
  }

  @Test
  void objects_are_equal_whatever_the_order_of_members() throws Malformed {
    assertThat(Json.parse("{\"a\":1,\"b\":2}")).isEqualTo(Json.parse("{\"b\":2,\"a\":1}"));
    assertThat(Json.parse("{\"a\":1}")).isNotEqualTo(Json.parse("{\"a\":1.0}"));
  }

  @Test
  void a_duplicate_key_is_refused_in_small_and_large_objects() {
    refused("{\"a\":1,\"a\":2}", "\"a\" twice");
    var large = new StringBuilder("{\"x\":0");
    for (int i = 0; i < 100; i++) {
      large.append(",\"k").append(i).append("\":0");
    }
    refused(large.append(",\"x\":1}").toString(), "\"x\" twice");
  }

  @Test
  void of_what_clients_send_the_last_of_equal_keys_counts_in_the_place_of_the_first()
      throws Malformed {
    var large = new StringBuilder("{\"x\":0");
    for (int i = 0; i < 100; i++) {
      large.append(",\"k").append(i).append("\":0");
    }
    assertThat(received("{\"a\":1,\"b\":{\"c\":1,\"c\":2},\"a\":3}"))
        .hasToString("{\"a\":3,\"b\":{\"c\":2}}");
    assertThat(received(large.append(",\"x\":1}").toString()).toString())
        .startsWith("{\"x\":1,\"k0\":0");
  }

  private static Json received(String text) throws Malformed {
    return Json.received(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  @Test
  void too_deep_a_document_is_refused_and_the_deepest_allowed_is_read() throws Malformed {
    int depth = JsonLimits.DEFAULT.depth();
    assertThat(Json.parse("[".repeat(depth) + "]".repeat(depth))).isInstanceOf(Arr.class);
    refused("[".repeat(depth + 1) + "]".repeat(depth + 1), "at most " + depth + " levels");
    refused("[".repeat(90_000), "at most " + depth + " levels");
  }

  @Test
  void a_number_of_a_thousand_digits_is_refused() throws Malformed {
    int most = JsonLimits.DEFAULT.numberLength();
    assertThat(Json.parse("9".repeat(most))).isInstanceOf(Json.Num.class);
    refused("9".repeat(1000), "numbers of at most " + most + " characters");
  }

  @Test
  void a_huge_exponent_is_kept_but_never_computed() {
    assertThat(new Json.Num("1e999999999").whole()).isEmpty();
    assertThat(new Json.Num("1.0").whole()).contains(1L);
    assertThat(new Json.Num("1e3").whole()).contains(1000L);
  }

  @Test
  void whole_numbers_are_told_from_broken_and_too_large_ones() {
    assertThat(new Json.Num("-9223372036854775808").whole()).contains(Long.MIN_VALUE);
    assertThat(new Json.Num("9223372036854775807").whole()).contains(Long.MAX_VALUE);
    assertThat(new Json.Num("9223372036854775808").whole()).isEmpty();
    assertThat(new Json.Num("-12.00").whole()).contains(-12L);
    assertThat(new Json.Num("2.50").whole()).isEmpty();
    assertThat(new Json.Num("2.5e1").whole()).contains(25L);
    assertThat(new Json.Num("25e-1").whole()).isEmpty();
    assertThat(new Json.Num("0e999").whole()).isEmpty();
  }

  @Test
  void half_a_surrogate_pair_is_written_as_an_escape() {
    assertThat(Json.of("a\ud83d!").toString()).isEqualTo("\"a\\uD83D!\"");
    assertThat(Json.of("\ude00\ud83d").toString()).isEqualTo("\"\\uDE00\\uD83D\"");
  }

  @Test
  void a_builder_finds_a_member_among_few_and_among_many() {
    var builder = Obj.builder();
    for (int i = 0; i < 1000; i++) {
      builder.put("k" + i, i);
      assertThat(builder.put("k" + i / 2, "half").has("k" + i)).isTrue();
      assertThat(builder.has("k" + (i + 1))).isFalse();
    }
    Obj built = builder.build();
    assertThat(built.size()).isEqualTo(1000);
    assertThat(built.text("k499")).contains("half");
    assertThat(built.find("k999")).contains(Json.of(999));
  }

  @Test
  void invalid_utf8_is_refused() {
    byte[] bytes = "{\"a\":\"x\"}".getBytes(StandardCharsets.UTF_8);
    bytes[6] = (byte) 0xff;
    assertThatThrownBy(() -> Json.parse(bytes)).isInstanceOf(Malformed.class);
    refused("\"\\ud800\"", "half of a surrogate pair");
  }

  @Test
  void what_is_wrong_is_told_with_its_place() {
    refused("{\"a\":1,\n  b:2}", "line 2");
    refused("", "found nothing");
    refused("{} {}", "found more after");
    refused("{\"a\":1", "nd-of-input");
  }

  @Test
  void an_object_of_many_members_is_searched_as_one_of_few() {
    var builder = Obj.builder();
    for (int i = 0; i < 500; i++) {
      builder.put("key" + i, i);
    }
    Obj object = builder.build();
    for (int i = 0; i < 500; i++) {
      assertThat(object.find("key" + i)).contains(Json.of(i));
    }
    assertThat(object.has("key500")).isFalse();
  }
}
