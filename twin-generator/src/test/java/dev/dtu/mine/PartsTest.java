package dev.dtu.mine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What looks like the id of a thing of one tenant.
class PartsTest {

  @Test
  void short_ids_are_tokens_as_long_ones_are() {
    assertThat(List.of("T02MX7RDQ", "B0K3N86FW", "U07KECJ77", "00u1a2b3c4d5e6f7g8"))
        .allMatch(Parts::token);
  }

  @Test
  void words_codes_and_lengths_of_time_are_none() {
    assertThat(List.of("SUSPENDED", "E0000148", "RSA_SHA256", "SHA256", "P1DT2H30M"))
        .noneMatch(Parts::token);
  }
}
