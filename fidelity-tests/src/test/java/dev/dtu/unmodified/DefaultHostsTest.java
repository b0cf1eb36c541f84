package dev.dtu.unmodified;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.dtu.infer.Inference;
import dev.dtu.load.Catalog;
import dev.dtu.load.TwinLoader;
import dev.dtu.server.Server;
import dev.dtu.server.ServerOptions;
import dev.dtu.store.DiskBlobs;
import dev.dtu.sweep.Node;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import dev.dtu.universe.Wish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The services' own clients reach the twins at the addresses that are in them.
@Timeout(180)
class DefaultHostsTest {

  @TempDir static Path folder;
  private static Universes universes;
  private static Server server;

  @BeforeAll
  static void start() throws Exception {
    Map<String, Twin> twins = new TreeMap<>();
    for (String name :
        List.of("docs", "drive", "google-accounts", "jira", "okta", "sheets", "slack")) {
      var loader = new TwinLoader(Catalog.SPECS, Inference::of);
      twins.put(name, loader.load(name, Catalog.TWINS.below(name)));
    }
    universes = new Universes(twins, 7, InstantSource.system(), Catalog.people());
    universes.create(Wish.ANYTHING.named(Universes.DEFAULT).takingAnyCredential());
    var disguise =
        ServerOptions.Disguise.NONE.withTls(0).withProxy(0).of(folder.resolve("authority"));
    server =
        Server.start(
            ServerOptions.anyPorts().withToken("secret").with(disguise),
            universes,
            new DiskBlobs(folder.resolve("blobs"), 1 << 24));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /// What a run said: the program's words, and those of `dtu run` about it.
  private record Said(int exitCode, String out, String report) {}

  /// Runs a program in a universe of its own.
  private static Said run(String name, String... program) throws Exception {
    if (universes.find(name).isEmpty()) {
      universes.create(Wish.ANYTHING.named(name)); // no credentials but its own
    }
    List<String> line = new ArrayList<>(java(Optional.of("dev.dtu.cli.Main")));
    line.addAll(List.of("run", "--control", server.controlUrl(), "--token", "secret"));
    line.addAll(List.of("-u", name, "--strict", "--"));
    line.addAll(List.of(program));
    Path out = folder.resolve(name + ".out");
    Path report = folder.resolve(name + ".report");
    Process process =
        new ProcessBuilder(line)
            .redirectOutput(out.toFile())
            .redirectError(report.toFile())
            .start();
    boolean ended = process.waitFor(60, TimeUnit.SECONDS);
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    assertThat(ended).as(name).isTrue();
    return new Said(process.exitValue(), Files.readString(out), Files.readString(report));
  }

  private static List<String> java(Optional<String> main) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
    main.ifPresent(line::add);
    return line;
  }

  private static Said ofJava(String name, Class<?> program) throws Exception {
    return run(name, java(Optional.of(program.getName())).toArray(String[]::new));
  }

  private static void replays(String name) {
    Universe universe = universes.find(name).orElseThrow();
    assertThat(universe.replay().differences()).isEmpty();
  }

  @Test
  void slacks_client_for_java_finds_slack_com() throws Exception {
    Said said = ofJava("slack-java", SlackProgram.class);
    assertThat(said.out()).as(said.report()).contains("user robot", "posted true");
    assertThat(said.exitCode()).as(said.report()).isZero();
    replays("slack-java");
  }

  @Test
  void oktas_verifier_takes_the_twins_tokens_for_oktas() throws Exception {
    universes.create(Wish.ANYTHING.named("okta-java").takingAnyCredential());
    Said said = ofJava("okta-java", OktaProgram.class);
    assertThat(said.out())
        .as(said.report())
        .contains("issuer https://okta-java.okta.com/oauth2/default");
    replays("okta-java");
  }

  @Test
  void googles_client_for_java_signs_for_a_token_at_googles_address() throws Exception {
    Said said = ofJava("google-java", GoogleProgram.class);
    assertThat(said.out()).as(said.report()).contains("token true", "file Plans");
    assertThat(said.exitCode()).as(said.report()).isZero();
    replays("google-java");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jira.js", "@googleapis/drive", "@slack/web-api"})
  void clients_for_node_find_their_services(String client) throws Exception {
    Optional<Node> node = Node.installed("node");
    assumeThat(node).isPresent();
    assumeThat(client.equals("@slack/web-api") && fenceless()).isFalse();
    String name = "node-" + client.replaceAll("[^a-z]", "");
    String script = node.get().folder().resolve("default-hosts.mjs").toString();
    Said said = run(name, "node", script, client);
    assertThat(said.out()).as(said.report()).contains("\"read\":");
    assertThat(said.exitCode()).as(said.out() + said.report()).isZero();
    if (client.equals("jira.js")) {
      assertThat(said.out()).contains("https://api.atlassian.com/ex/jira/");
    }
    replays(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--http1.1", "--http2"})
  void curl_speaks_either_version_of_http_with_the_twins(String version) throws Exception {
    assumeThat(there("curl")).isTrue();
    String name = "curl" + version.replaceAll("[^0-9]", "");
    Said said =
        run(
            name,
            "sh",
            "-c",
            "curl -sS "
                + version
                + " -w ' HTTP/%{http_version}' https://slack.com/api/auth.test"
                + " -H \"Authorization: Bearer $DTU_SLACK_TOKEN\" -d ''");
    assertThat(said.out()).as(said.report()).contains("\"ok\":true", "HTTP/" + version.charAt(6));
  }

  @Test
  void rclone_keeps_a_folder_in_step_with_drive() throws Exception {
    assumeThat(there("rclone")).isTrue();
    Path script = Path.of("src", "test", "resources", "unmodified", "rclone.sh").toAbsolutePath();
    Said said = run("rclone", "sh", script.toString(), folder.resolve("rclone").toString());
    assertThat(said.exitCode()).as(said.out() + said.report()).isZero();
    assertThat(said.out())
        .contains("step copied", "step checked", "step moved", "step synced", "step purged");
    replays("rclone");
  }

  /// It asks for discovery documents, and writes bodies of several parts with line feeds alone.
  @Test
  void googles_client_for_python_finds_out_how_services_are_called() throws Exception {
    Optional<String> python = pythonWith("googleapiclient");
    assumeThat(python).isPresent();
    Path script = Path.of("src", "test", "resources", "unmodified", "discovered.py");
    Said said = run("google-python", python.get(), script.toAbsolutePath().toString());
    assertThat(said.out())
        .as(said.report())
        .contains("step drive", "step sheets", "step docs", "step batch");
    assertThat(said.exitCode()).as(said.out() + said.report()).isZero();
    replays("google-python");
  }

  /// A Python that has a module; of several the first on the path need not be the system's own.
  private static Optional<String> pythonWith(String module) throws Exception {
    for (String python : List.of("python3", "/usr/bin/python3")) {
      if (there(python)) {
        var asked = new ProcessBuilder(python, "-c", "import " + module).redirectErrorStream(true);
        Process process = asked.start();
        process.getInputStream().readAllBytes();
        if (process.waitFor() == 0) {
          return Optional.of(python);
        }
      }
    }
    System.out.println("not asked by " + module + ": no Python of this machine has it");
    return Optional.empty();
  }

  @Test
  void debians_python_jira_works_at_a_site() throws Exception {
    Optional<String> python = pythonWith("jira");
    assumeThat(python).isPresent();
    universes.create(Wish.ANYTHING.named("python-jira").takingAnyCredential());
    Path script =
        Path.of("src", "test", "resources", "unmodified", "python-jira.py").toAbsolutePath();
    Said said = run("python-jira", python.get(), script.toString());
    assertThat(said.exitCode()).as(said.out() + said.report()).isZero();
    assertThat(said.out())
        .contains("step made", "step changed", "step found", "step planned", "step ranked");
    replays("python-jira");
  }

  /// Whether a client that knows of no proxy, such as fetch of a Node before 24, finds no host here.
  private static boolean fenceless() throws Exception {
    if (run("fenced", "cat", "/etc/resolv.conf").out().contains("nameserver 127.0.0.1\n")) {
      return false;
    }
    System.out.println("@slack/web-api is not asked: no fence here has names");
    return true;
  }

  private static boolean there(String program) {
    try {
      new ProcessBuilder(program, "--version").start().getInputStream().readAllBytes();
      return true;
    } catch (IOException none) {
      System.out.println("not asked by " + program + ": this machine has none");
      return false;
    }
  }
}
