package dev.dtu.unmodified;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.server.Server;
import dev.dtu.server.ServerOptions;
import dev.dtu.store.DiskBlobs;
import dev.dtu.sweep.Node;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Vendors' own clients, unchanged, with twins of services that nobody wrote a line for: their
/// documents are hosted as they are, and `node-vendors` tells a story with each.
@Timeout(240)
class StrangersTest {

  @TempDir Path folder;

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /// What a program's story came to, told with one twin in a universe of its own.
  private Obj story(Twin twin, String program) throws Exception {
    Optional<Node> node = Node.installed("node-vendors");
    assumeThat(node).isPresent();
    var universes = Strangers.universes(twin);
    Path authority = folder.resolve("authority");
    var disguise = ServerOptions.Disguise.NONE.withTls(0).withProxy(0).of(authority);
    ServerOptions options = ServerOptions.anyPorts().withToken("secret").with(disguise);
    var blobs = new DiskBlobs(folder.resolve("blobs"), 1 << 20);
    try (Server server = Server.start(options, universes, blobs)) {
      List<String> line = new ArrayList<>();
      line.addAll(List.of(java(), "-XX:TieredStopAtLevel=1"));
      line.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.dtu.cli.Main"));
      line.addAll(List.of("run", "--control", server.controlUrl(), "--token", "secret"));
      line.addAll(List.of("--fence", "off", "--", "node"));
      line.add(node.get().folder().resolve(program).toString());
      Obj told = told(line, server.tlsUrl().orElseThrow());
      var universe = universes.find(Universes.DEFAULT).orElseThrow();
      assertThat(universe.replay().differences()).isEmpty();
      return told;
    }
  }

  private Obj told(List<String> line, String tls) throws Exception {
    Path out = folder.resolve("out.txt");
    Path report = folder.resolve("report.txt");
    var builder = new ProcessBuilder(line);
    builder.environment().put("DTU_TLS_URL", tls);
    Process process = builder.redirectOutput(out.toFile()).redirectError(report.toFile()).start();
    boolean ended = process.waitFor(120, TimeUnit.SECONDS);
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    assertThat(ended).as("it ends").isTrue();
    assertThat(process.exitValue()).as(Files.readString(report)).isZero();
    return Json.parse(Files.readAllBytes(out)).asObj().orElseThrow();
  }

  private static void holds(Obj told, int calls, int refused, String... gaps) {
    assertThat(told.items("failed").items()).isEmpty();
    assertThat(told.items("gaps").items().stream().flatMap(gap -> gap.asText().stream()))
        .containsExactly(gaps);
    int answered = calls - refused - gaps.length;
    assertThat(told.find("calls")).contains(Json.of(calls));
    assertThat(told.find("answered")).contains(Json.of(answered));
    assertThat(told.find("refused")).contains(Json.of(refused));
  }

  @Test
  void octokit_makes_reads_pages_changes_and_deletes() throws Exception {
    Optional<Twin> twin = Strangers.twin("github", "practice/github.json");
    assumeThat(twin).isPresent();
    holds(
        story(twin.get(), "github.mjs"),
        66,
        10,
        "the latest release",
        "its branch",
        "labels of an issue",
        "a file",
        "what a search finds");
  }

  @Test
  void pdjs_makes_reads_pages_changes_and_deletes() throws Exception {
    Optional<Twin> twin = Strangers.twin("pagerduty-com", "practice/pagerduty.json");
    assumeThat(twin).isPresent();
    holds(story(twin.get(), "pagerduty.mjs"), 27, 0);
  }

  @Test
  void twilios_client_finds_its_service_where_it_always_is() throws Exception {
    Optional<Twin> twin = Strangers.twin("twilio", "practice/twilio-api.json");
    assumeThat(twin).isPresent();
    holds(story(twin.get(), "twilio.mjs"), 34, 3, "numbers to be had");
  }
}
