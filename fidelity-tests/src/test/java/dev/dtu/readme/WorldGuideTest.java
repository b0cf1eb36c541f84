package dev.dtu.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Obj;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The guide to controlling a world does what it says.
class WorldGuideTest {

  private static final String GUIDE = "docs/guides/control-a-world.md";

  @TempDir Path folder;

  @Test
  void its_session_runs_and_prints_what_it_says() throws Exception {
    try (Hosted hosted = Hosted.start("okta", folder.resolve("blobs"))) {
      Files.writeString(
          folder.resolve("up.json"),
          Obj.builder()
              .put("control", hosted.server().controlUrl())
              .put("token", hosted.server().token())
              .build()
              .toString());
      Path command = folder.resolve("dtu");
      Files.writeString(
          command,
          "#!/bin/sh\nexec '%s/bin/java' -XX:TieredStopAtLevel=1 -cp '%s' dev.dtu.cli.Main \"$@\"\n"
              .formatted(System.getProperty("java.home"), System.getProperty("java.class.path")));
      assertThat(command.toFile().setExecutable(true)).isTrue();
      var bash =
          new ProcessBuilder(
                  "bash", "-euo", "pipefail", "-c", Readme.blocks(GUIDE, "bash").getFirst())
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .start();
      String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(bash.waitFor(2, TimeUnit.MINUTES)).isTrue();
      assertThat(said).isEqualTo(Readme.blocks(GUIDE, "text").getFirst());
      assertThat(bash.exitValue()).isZero();
    }
  }
}
