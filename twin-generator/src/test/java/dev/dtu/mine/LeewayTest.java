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

  private static final String PLAIN = "{\"content-type\":\"text/plain\"}";

  @TempDir Path folder;

  private static Leeway seen(int operations, String... rules) {
    var leeway = new Leeway();
    for (int i = 0; i < operations; i++) {
      leeway.broke(Set.of(rules), "op" + i, "group" + i, false);
    }
    return leeway;
  }

  private static Set<String> forgiven(Leeway leeway) {
    return leeway.found(true).forgiven();
  }

  @Test
  void what_three_operations_let_pass_is_let_pass_by_all() {
    assertThat(forgiven(seen(2, "/name null", "/tons minimum"))).isEmpty();
    Leeway leeway = seen(3, "/name null", "/tons minimum");
    leeway.broke(Set.of("/kind enum"), "op0", "group0", false);
    assertThat(forgiven(leeway)).containsExactly("* minimum", "* null");
    assertThat(leeway.found(false).forgiven())
        .as("a twin that people keep insists on the others")
        .containsExactly("* null");
  }

  @Test
  void a_service_that_refuses_it_as_well_lets_it_pass_nowhere_else() {
    Leeway leeway = seen(5, "/name null", "/tons minimum");
    leeway.broke(Set.of("/name null", "/tons minimum"), "op9", "group9", true);
    assertThat(forgiven(leeway)).as("null is refused less often").containsExactly("* null");
    leeway.broke(Set.of("/name null"), "op9", "group8", true);
    assertThat(forgiven(leeway)).isEmpty();
  }

  @Test
  void a_service_that_let_rules_of_three_kinds_pass_lets_pass_all_but_what_a_body_is_written_in()
      throws Exception {
    Leeway two = seen(3, "/tons minimum", "/name null", " media");
    two.broke(Set.of("/kind enum"), "op0", "group0", false);
    assertThat(forgiven(two)).as("kinds are too few").doesNotContain(Loose.ALL);
    Leeway three = seen(3, "/tons minimum", "/kind enum", "/name pattern");
    assertThat(forgiven(three)).contains(Loose.ALL);
    assertThat(three.found(false).forgiven()).doesNotContain(Loose.ALL);
    three.broke(Set.of("/fleetId maxLength"), "op9", "group9", true);
    assertThat(forgiven(three)).as("another kind is refused").doesNotContain(Loose.ALL);

    var harbour = new Harbour(folder);
    String sent = "{\"name\":\"nID\",\"tons\":\"five\"}";
    String session = Harbour.line("POST /ships", sent, 201, Harbour.ship("ID", "AT_SEA"));
    String other = session.replace("\"headers\":{}", "\"headers\":" + PLAIN);
    var rules = new Loose(new TreeSet<>(Set.of(Loose.ALL)), new TreeSet<>());
    var all = new Usages("all", new TreeMap<>(Map.of(Usages.ALL, Usage.NONE.with(rules))));
    assertThat(harbour.status(Usages.NONE, "createShip", session)).isZero();
    assertThat(harbour.status(all, "createShip", session)).isOne();
    assertThat(harbour.status(all, "createShip", other)).isZero();
  }

  @Test
  void a_content_type_that_no_document_tells_passes_where_it_was_answered() throws Exception {
    var harbour = new Harbour(folder);
    String session = Harbour.made("ID").replace("\"headers\":{}", "\"headers\":" + PLAIN);
    Usages mined = harbour.mined(harbour.sessions(session, session, session));
    assertThat(harbour.status(Usages.NONE, "createShip", session)).isZero();
    assertThat(harbour.right(mined, "createShip", session)).isOne();
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
