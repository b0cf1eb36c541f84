package dev.dtu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CompanyTest {

  @Test
  void a_twin_brings_what_hands_out_the_tokens_it_takes() throws Exception {
    assertThat(Company.of(List.of("drive"), List.of()).twins().keySet())
        .containsExactly("drive", "google-accounts");
    assertThat(Company.of(List.of("slack"), List.of()).twins().keySet()).containsExactly("slack");
  }
}
