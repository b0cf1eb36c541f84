package dev.dtu.twin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.contract.Contract;
import dev.dtu.contract.Router;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntranceTest {

  private final Contract contract = NotesTwin.twin().contract();

  private static String led(Entrance entrance, String path) {
    return entrance.lead("GET", path) instanceof Router.Match.Found found
        ? found.operation().path()
        : "nowhere";
  }

  @Test
  void a_slash_at_the_end_means_nothing_where_the_service_ignores_it() {
    var tolerant = new Entrance(contract, List.of(Slash.TRAILING));
    assertThat(led(tolerant, "/open/")).isEqualTo("/open");
    assertThat(led(tolerant, "/api/v1/open/")).isEqualTo("/open");
    assertThat(led(tolerant, "/opener/")).isEqualTo("nowhere");
  }

  @Test
  void a_slash_at_the_end_is_another_path_elsewhere() {
    assertThat(led(new Entrance(contract, List.of(Slash.DOUBLED)), "/open/")).isEqualTo("nowhere");
  }

  @Test
  void a_slash_beside_another_means_nothing_where_the_service_ignores_it() {
    var tolerant = new Entrance(contract, List.of(Slash.DOUBLED));
    assertThat(led(tolerant, "//open")).isEqualTo("/open");
    assertThat(led(tolerant, "//api///v1/open")).isEqualTo("/open");
    assertThat(led(new Entrance(contract, List.of()), "//open")).isEqualTo("nowhere");
  }
}
