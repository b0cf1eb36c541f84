package dev.dtu.mine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.usage.Loose;
import dev.dtu.usage.Usage;
import dev.dtu.usage.Usages;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a service lets pass wherever it is sent.
class LeewayTest {

  @TempDir Path folder;

  private static Leeway seen(int operations) {
    var leeway = new Leeway();
    for (int i = 0; i < operations; i++) {
      leeway.broke(Set.of("/name null", "/tons minimum"), "op" + i, "group" + i, false);
    }
    return leeway;
  }

  @Test
  void null_that_three_operations_let_pass_is_let_pass_by_all() {
    assertThat(seen(2).found()).isEmpty();
    assertThat(seen(3).found().map(usage -> usage.rules().forgiven()).orElseThrow())
        .containsExactly("* null");
  }

  @Test
  void a_service_that_refuses_null_as_well_lets_it_pass_nowhere_else() {
    Leeway leeway = seen(3);
    leeway.broke(Set.of("/name null"), "op9", "group9", true);
    assertThat(leeway.found()).isEmpty();
  }

  @Test
  void an_operation_nobody_recorded_lets_pass_what_all_do() throws Exception {
    var harbour = new Harbour(folder);
    String sent = "{\"name\":null,\"kind\":\"BARGE\",\"tons\":5}";
    String session = Harbour.line("POST /ships", sent, 201, Harbour.ship("ID", "AT_SEA"));
    var rules = new Loose(new TreeSet<>(Set.of("* null")), new TreeSet<>());
    var all = new TreeMap<>(Map.of(Usages.ALL, Usage.NONE.with(rules)));
    assertThat(harbour.status(Usages.NONE, "createShip", session)).isZero();
    assertThat(harbour.status(new Usages("all", all), "createShip", session)).isOne();
  }
}
