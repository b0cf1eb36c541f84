package dev.dtu.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SpreadTest {

  @Test
  void the_median_is_the_middle_round_or_between_the_two_middle_ones() {
    assertThat(Spread.of(9, 1, 5)).isEqualTo(new Spread(5, 1, 9));
    assertThat(Spread.of(4, 1, 2, 9)).isEqualTo(new Spread(3, 1, 9));
  }

  @Test
  void ratios_are_taken_round_by_round() {
    double[] above = {10, 200};
    double[] below = {5, 400};
    assertThat(Spread.ofRatios(above, below)).isEqualTo(new Spread(1.25, 0.5, 2));
  }

  @Test
  void rounds_that_do_not_pair_are_refused() {
    assertThatThrownBy(() -> Spread.ofRatios(new double[] {1}, new double[] {1, 2}))
        .hasMessage("expected as many rounds of both, found 1 and 2");
    assertThatThrownBy(Spread::of).hasMessage("expected at least one round, found none");
  }

  @Test
  void a_figure_is_met_by_its_median() {
    var close = new Figure("x", "y", "×", new Target.AtLeast(1), Spread.of(0.5, 1, 1.5));
    var missed = new Figure("x", "y", "ms", new Target.Under(10), Spread.of(1, 10, 20));
    assertThat(close.verdict()).isEqualTo("PASS");
    assertThat(missed.verdict()).isEqualTo("MISS");
    assertThat(missed.line()).contains("10.0 ms").contains("(1.00–20.0)").contains("< 10.0");
  }
}
