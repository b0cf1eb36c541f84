package dev.dtu.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Networks of a program's own.
class FenceTest {

  private static final List<String> MISSING = List.of("no-such-fence", "--");
  private static final List<String> FAILING = List.of("sh", "-c", "echo not permitted; exit 3");
  private static final List<String> WORKING = List.of("env");

  @Test
  void the_first_that_works_is_taken_and_named() throws Exception {
    Fence found = Fence.found(List.of(MISSING, FAILING, WORKING, List.of("nice")));
    assertThat(found.name()).isEqualTo("env");
  }

  @Test
  void where_none_works_each_says_why() {
    assertThatThrownBy(() -> Fence.found(List.of(MISSING, FAILING)))
        .isInstanceOf(Fence.None.class)
        .hasMessage("no-such-fence: it is not installed; sh: not permitted");
  }

  @Test
  void inside_each_fence_of_this_machine_there_is_one_network_of_its_own() throws Exception {
    for (List<String> before : Fence.known()) {
      try {
        Fence.found(List.of(before));
      } catch (Fence.None none) {
        System.out.println("not tried as a fence: " + none.getMessage());
        continue;
      }
      List<String> line = new ArrayList<>(before);
      line.addAll(List.of("cat", "/proc/net/dev"));
      Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      List<String> devices =
          told.lines().filter(each -> each.contains(":")).map(String::strip).toList();
      assertThat(devices).as("%s: %s", before, told).hasSize(1);
      assertThat(devices.getFirst()).startsWith("lo:");
    }
  }
}
