package dev.dtu.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class BinaryLaws {

  @Provide
  Arbitrary<Json> documents() {
    return new JsonLaws().documents();
  }

  @Property(tries = 500)
  void what_is_written_reads_back_to_the_same_text(@ForAll("documents") Json document)
      throws Malformed {
    Json again = Binary.read(Binary.of(document));
    assertThat(again).isEqualTo(document);
    assertThat(again.bytes()).isEqualTo(document.bytes());
  }

  @Property(tries = 1000)
  void any_bytes_are_a_value_or_malformed(@ForAll byte[] bytes) {
    try {
      assertThat(Binary.read(bytes)).isNotNull();
    } catch (Malformed told) {
      assertThat(told).hasMessageContaining("binary form");
    }
  }

  @Property(tries = 500)
  void a_form_with_an_end_cut_off_or_a_byte_changed_is_a_value_or_malformed(
      @ForAll("documents") Json document, @ForAll @IntRange(max = 200) int at) {
    byte[] whole = Binary.of(document);
    byte[] changed = whole.clone();
    changed[at % whole.length] ^= 0x55;
    any_bytes_are_a_value_or_malformed(changed);
    assertThatThrownBy(() -> Binary.read(Arrays.copyOf(whole, at % whole.length)))
        .isInstanceOf(Malformed.class)
        .hasMessageContaining("binary form");
  }

  @Example
  void texts_and_keys_are_told_once() {
    Obj one = Obj.of("a rather long key", Json.of("a rather long text"));
    Json many = Json.array(java.util.Collections.nCopies(100, one));
    assertThat(Binary.of(many)).hasSizeLessThan(2 * 18 + 300);
  }

  @Example
  void half_a_surrogate_pair_is_refused() {
    assertThatThrownBy(() -> Binary.of(Json.of("\uD800")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected Unicode, found half of a surrogate pair");
  }

  @Example
  void more_after_the_value_is_malformed() {
    byte[] whole = Binary.of(Json.Null.NULL);
    assertThatThrownBy(() -> Binary.read(Arrays.copyOf(whole, whole.length + 1)))
        .isInstanceOf(Malformed.class)
        .hasMessageContaining("found more");
  }
}
