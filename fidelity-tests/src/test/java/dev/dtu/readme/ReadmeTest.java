package dev.dtu.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Obj;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTest {

  @TempDir Path folder;

  @Test
  void there_are_two_commands_and_then_a_session() throws Exception {
    List<String> blocks = Readme.blocks("bash");
    assertThat(blocks).hasSize(4);
    assertThat(blocks.get(0)).isEqualTo("./dtu up\n");
    assertThat(blocks.get(1)).isEqualTo("mvn verify\n");
    assertThat(blocks.get(2)).startsWith("./dtu up ").contains("--json > up.json &");
  }

  @Test
  void the_session_runs_top_to_bottom_and_prints_what_it_says() throws Exception {
    try (Hosted hosted = Hosted.start("okta", folder.resolve("blobs"))) {
      Files.writeString(
          folder.resolve("up.json"),
          Obj.builder()
              .put("data", hosted.server().dataUrl())
              .put("control", hosted.server().controlUrl())
              .put("token", hosted.server().token())
              .build()
              .toString());
      var bash =
          new ProcessBuilder("bash", "-euo", "pipefail", "-c", Readme.blocks("bash").get(3))
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .start();
      String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(bash.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(said).isEqualTo(Readme.blocks("text").getFirst());
      assertThat(bash.exitValue()).isZero();
    }
  }

  @Test
  void the_sdk_session_is_the_one_that_is_tested() throws Exception {
    String test =
        Files.readString(
            Readme.project()
                .resolve("fidelity-tests/src/test/java/dev/dtu/readme/OktaSdkTest.java"));
    assertThat(test).contains(Readme.blocks("java").getFirst());
  }

  @Test
  void links_lead_to_files() throws Exception {
    String text = Files.readString(Readme.project().resolve("README.md"));
    var link = java.util.regex.Pattern.compile("]\\(([^)#]+)").matcher(text);
    while (link.find()) {
      assertThat(Readme.project().resolve(link.group(1))).exists();
    }
  }
}
