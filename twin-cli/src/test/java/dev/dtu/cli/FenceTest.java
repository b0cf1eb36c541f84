package dev.dtu.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Networks of a program's own.
class FenceTest {

  private static final Fence MISSING = of("no-such-fence", "--");
  private static final Fence FAILING = of("sh", "-c", "echo not permitted; exit 3");
  private static final Fence WORKING = of("env");

  @TempDir Path folder;

  private static Fence of(String... before) {
    return new Fence(List.of(before), false);
  }

  @Test
  void the_first_that_works_is_taken_and_named() throws Exception {
    Fence found = Fence.found(List.of(MISSING, FAILING, WORKING, of("nice")));
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
    List<Fence> known = new ArrayList<>(Fence.known(Cover.ofNames(folder)));
    known.addAll(Fence.known(List.of()));
    for (Fence each : known) {
      try {
        Fence.found(List.of(each));
      } catch (Fence.None none) {
        System.out.println("not tried as a fence: " + none.getMessage());
        continue;
      }
      List<String> line = new ArrayList<>(each.before());
      line.addAll(List.of("cat", "/proc/net/dev"));
      Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      List<String> devices =
          told.lines().filter(device -> device.contains(":")).map(String::strip).toList();
      assertThat(devices).as("%s: %s", each, told).hasSize(1);
      assertThat(devices.getFirst()).startsWith("lo:");
    }
  }

  @Test
  void in_a_fence_with_names_files_stand_in_place_of_the_systems_that_stay() throws Exception {
    List<Cover> covers = Cover.ofNames(folder);
    for (Fence each : Fence.known(covers)) {
      for (Cover cover : covers) {
        String before = Files.readString(cover.over());
        Process process;
        try {
          List<String> line = new ArrayList<>(Fence.found(List.of(each)).before());
          line.addAll(List.of("cat", cover.over().toString()));
          process = new ProcessBuilder(line).redirectErrorStream(true).start();
        } catch (Fence.None none) {
          System.out.println("no names in a fence: " + none.getMessage());
          continue;
        }
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(told).as(each.toString()).isEqualTo(Files.readString(cover.file()));
        assertThat(Files.readString(cover.over())).isEqualTo(before);
      }
    }
  }

  @Test
  void names_are_asked_of_name_servers_and_not_of_programs_outside() {
    assertThat(
            Cover.switched("passwd: files\nhosts:  files resolve [!UNAVAIL=return] dns\n# end\n"))
        .isEqualTo("passwd: files\nhosts: files dns\n# end\n");
  }
}
