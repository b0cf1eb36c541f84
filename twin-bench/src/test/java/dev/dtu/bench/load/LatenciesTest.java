package dev.dtu.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatenciesTest {

  @Test
  void a_percentile_is_the_nearest_rank() {
    var latencies = new Latencies();
    for (int i = 1000; i >= 1; i--) {
      latencies.add(i * 1000L);
    }
    latencies.sort();
    assertThat(latencies.at(0.5)).isEqualTo(500);
    assertThat(latencies.at(0.99)).isEqualTo(990);
    assertThat(latencies.at(1)).isEqualTo(1000);
    assertThat(new Latencies().at(0.5)).isZero();
  }
}
