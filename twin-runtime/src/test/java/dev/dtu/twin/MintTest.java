package dev.dtu.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dtu.call.Dice;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MintTest {

  private static final Dice DICE = new Dice(1).at("okta/user");

  @Test
  void a_shape_is_text_characters_and_counters() {
    assertThat(Mint.of("00u[0-9A-Za-z]{17}").make(DICE, 0)).matches("00u[0-9A-Za-z]{17}");
    assertThat(Mint.of("#{10000}").make(DICE, 7)).isEqualTo("10007");
    assertThat(Mint.of("KEY-#{1}").make(DICE, 0)).isEqualTo("KEY-1");
    assertThat(Mint.of("[ab]-[x]").make(DICE, 0)).matches("[ab]-x");
  }

  @Test
  void the_same_count_gives_the_same_id_and_others_differ() {
    Mint mint = Mint.of("[0-9a-f]{12}");
    Set<String> made = new HashSet<>();
    for (int count = 0; count < 10_000; count++) {
      made.add(mint.make(DICE, count));
    }
    assertThat(made).hasSize(10_000);
    assertThat(mint.make(DICE, 3)).isEqualTo(mint.make(new Dice(1).at("okta/user"), 3));
    assertThat(mint.make(DICE, 3)).isNotEqualTo(mint.make(new Dice(2).at("okta/user"), 3));
  }

  @Test
  void a_shape_it_cannot_follow_is_refused() {
    assertThatThrownBy(() -> Mint.of("a[b")).hasMessageContaining("expected ']'");
    assertThatThrownBy(() -> Mint.of("[a]{x}")).hasMessageContaining("expected a number");
    assertThatThrownBy(() -> Mint.of("[]{2}")).hasMessageContaining("found none");
  }
}
