package dev.dtu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher, with a JDK and a Maven that only say how they were called.
class LauncherTest {

  private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

  private static final String JAVA =
      """
      #!/bin/sh
      for word in "$@"; do
        case "$word" in -XX:AOTCacheOutput=*) echo learned >"${word#*=}" ;; esac
      done
      case " $* " in
        *' prepare '*) for last in "$@"; do :; done; echo prepared >"$last" ;;
        *' dev.dtu.cli.Rehearsal '*) ;;
        *) printf '%s\\n' "$0" "$@" ;;
      esac
      """;

  private static final String MAVEN =
      """
      #!/bin/sh
      echo built >>"$(dirname "$0")/builds"
      mkdir -p twin-cli/target/dtu/lib
      echo jar >twin-cli/target/dtu/lib/dtu.jar
      """;

  @TempDir Path folder;
  private Path home;

  @BeforeEach
  void a_project_that_nobody_built() throws Exception {
    home = Files.createDirectories(folder.resolve("it's a home"));
    Path real = project();
    Files.createDirectories(home.resolve("openapi-specs"));
    Files.createDirectories(home.resolve("twin-catalog"));
    Path flags = Files.createDirectories(home.resolve("twin-cli/src/main/dtu"));
    Files.writeString(home.resolve("pom.xml"), "");
    Files.writeString(home.resolve("twin-cli/pom.xml"), "");
    Files.copy(real.resolve("dtu"), home.resolve("dtu"));
    try (Stream<Path> files = Files.list(real.resolve("twin-cli/src/main/dtu"))) {
      for (Path file : files.toList()) {
        Files.copy(file, flags.resolve(file.getFileName()));
      }
    }
    program(folder.resolve("bin/mvn"), MAVEN);
    java("jdk");
    try (Stream<Path> files = Files.walk(home)) {
      files.forEach(LauncherTest::age);
    }
  }

  private static Path project() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("twin-runtime"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  private static void age(Path file) {
    try {
      Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static void program(Path file, String script) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, script);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private void java(String jdk) throws IOException {
    program(folder.resolve(jdk + "/bin/java"), JAVA);
    program(folder.resolve(jdk + "/bin/javac"), JAVA);
    Files.writeString(folder.resolve(jdk + "/release"), "JAVA_VERSION=\"25.0.1\"\n");
  }

  private List<String> run(String jdk, Path launcher, String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("JAVA_HOME", folder.resolve(jdk).toString());
    builder.environment().merge("PATH", folder.resolve("bin") + ":", (path, bin) -> bin + path);
    builder.environment().put("DTU_JAVA_OPTIONS", "-Xmx1g -Da=b");
    builder.environment().keySet().removeAll(List.of("DTU_AOT", "DTU_REBUILD", "DTU_KIND"));
    builder.redirectError(folder.resolve("errors").toFile());
    Process process = builder.start();
    List<String> out = process.inputReader(StandardCharsets.UTF_8).lines().toList();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(folder.resolve("errors"))).isZero();
    return out;
  }

  private List<String> run(String... words) throws Exception {
    return run("jdk", home.resolve("dtu"), words);
  }

  private long builds() throws IOException {
    return Files.readAllLines(folder.resolve("bin/builds")).size();
  }

  /// What finds everything out, gone: a start that needs it fails.
  private void forget() throws IOException {
    Path launch = home.resolve("twin-cli/src/main/dtu/launch");
    Files.writeString(launch, "exit 9\n");
    age(launch);
  }

  @Test
  void what_was_found_out_once_starts_the_same_program_again() throws Exception {
    List<String> first = run("up", "--dice", "two words", "it's", "");
    assertThat(first)
        .contains("-XX:+UseG1GC", "-Xmx1g", "-Da=b", "dev.dtu.cli.Main")
        .contains("-XX:AOTCache=" + home.toRealPath().resolve("twin-cli/target/dtu/dtu.aot"))
        .endsWith("up", "--dice", "two words", "it's", "");
    forget();
    assertThat(run("up", "--dice", "two words", "it's", "")).isEqualTo(first);
    assertThat(builds()).isOne();
  }

  @Test
  void a_link_leads_to_it() throws Exception {
    List<String> first = run("help");
    Path link = Files.createSymbolicLink(folder.resolve("linked"), home.resolve("dtu"));
    forget();
    assertThat(run("jdk", link, "help")).isEqualTo(first);
    assertThat(run("jdk", Path.of("./it's a home/dtu"), "help")).isEqualTo(first);
  }

  @Test
  void each_kind_of_program_has_flags_of_its_own() throws Exception {
    for (int i = 0; i < 2; i++) {
      assertThat(run("up", "--profile", "ci")).contains("-XX:+UseSerialGC");
      assertThat(run("up", "--profile=ci")).contains("-XX:+UseSerialGC");
      assertThat(run("up", "--profile", "server")).contains("-XX:+UseG1GC");
      assertThat(run("check", "--profile", "ci")).contains("-XX:+UseParallelGC");
      assertThat(run("run", "--profile", "ci")).contains("-XX:+UseG1GC");
      forget();
    }
  }

  @Test
  void a_younger_source_is_built_first() throws Exception {
    run("help");
    Path source = Files.createDirectories(home.resolve("twin-new/src/main/java"));
    Files.writeString(source.resolve("New.java"), "");
    run("help");
    assertThat(builds()).isEqualTo(2);
    forget();
    run("help");
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void a_jar_made_by_another_build_is_prepared_and_rehearsed_anew() throws Exception {
    run("help");
    Path built = home.resolve("twin-cli/target/dtu");
    for (String made : List.of("stamp", "ready", "catalog.pack", "dtu.aot")) {
      age(built.resolve(made));
    }
    age(home.resolve("dtu"));
    run("help");
    assertThat(Files.getLastModifiedTime(built.resolve("catalog.pack")).toInstant())
        .isAfter(LONG_AGO);
    assertThat(Files.getLastModifiedTime(built.resolve("dtu.aot")).toInstant()).isAfter(LONG_AGO);
    assertThat(builds()).isOne();
  }

  @Test
  void another_jdk_is_found_out_about_and_rehearsed_anew() throws Exception {
    run("help");
    java("other");
    assertThat(run("other", home.resolve("dtu"), "help").getFirst())
        .isEqualTo(folder.resolve("other/bin/java").toString());
    assertThat(Files.readString(home.resolve("twin-cli/target/dtu/dtu.aot.java")))
        .isEqualTo(folder.resolve("other/bin/java").toString());
  }

  @Test
  void it_tells_which_java_it_would_use() throws Exception {
    assertThat(run("--java")).containsExactly(folder.resolve("jdk/bin/java").toString());
  }
}
