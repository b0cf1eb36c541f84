package dev.dtu.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.dtu.cli.CommandLineTest.Said;
import dev.dtu.server.Server;
import dev.dtu.server.ServerOptions;
import dev.dtu.store.DiskBlobs;
import dev.dtu.universe.Universes;
import dev.dtu.universe.Wish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Programs that nobody changed, started in a universe; and what makes them trust it.
class RunTest {

  @TempDir Path folder;
  private Universes universes;
  private Server server;

  @BeforeEach
  void start() throws Exception {
    Company company = Company.of(List.of("slack"), List.of());
    universes = new Universes(company.twins(), 1, InstantSource.system(), company.people());
    universes.create(Wish.ANYTHING.named(Universes.DEFAULT).takingAnyCredential());
    var disguise =
        ServerOptions.Disguise.NONE.withTls(0).withProxy(0).of(folder.resolve("authority"));
    server =
        Server.start(
            ServerOptions.anyPorts().withToken("secret").with(disguise),
            universes,
            new DiskBlobs(folder.resolve("blobs"), 1 << 20));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /// Runs a script, whose words go to a file.
  private Said run(String script, String... options) {
    List<String> line =
        new ArrayList<>(List.of("run", "--control", server.controlUrl(), "--token", "secret"));
    line.addAll(List.of(options));
    line.addAll(List.of("--", "sh", "-c", "exec > " + folder + "/out 2>&1; " + script));
    return CommandLineTest.run(line.toArray(String[]::new));
  }

  private String out() throws IOException {
    return Files.readString(folder.resolve("out"));
  }

  private static boolean missing(String program) {
    try {
      Process process = new ProcessBuilder(program, "--version").redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return false;
    } catch (IOException none) {
      System.out.println("not run in a universe: this machine has no " + program);
      return true;
    }
  }

  private Optional<Fence> fence() throws Exception {
    try {
      return Optional.of(Fence.found(folder));
    } catch (Fence.None none) {
      System.out.println("not run within a fence: " + none.getMessage());
      return Optional.empty();
    }
  }

  /// Whether there is a fence in which hosts have addresses.
  private boolean named() throws Exception {
    boolean named = fence().map(Fence::named).orElse(false);
    if (!named) {
      System.out.println("hosts have no addresses in a fence of this machine");
    }
    return named;
  }

  @Test
  void curl_finds_the_twin_at_the_services_own_address_and_is_reported() throws Exception {
    assumeThat(missing("curl")).isFalse();
    Said said = run("curl -sS https://slack.com/api/auth.test -d token=$DTU_SLACK_TOKEN");
    assertThat(said.exitCode()).as(said.err()).isZero();
    assertThat(out()).contains("\"ok\":true");
    assertThat(said.err()).contains("called", "slack auth.test").doesNotContain("refused");
    assertThat(said.out()).isEmpty();
  }

  @Test
  void python_and_its_standard_library_alone_find_it_too() throws Exception {
    assumeThat(missing("python3")).isFalse();
    Said said =
        run(
            "python3 -c 'import urllib.request, os; print(urllib.request.urlopen("
                + "\"https://slack.com/api/auth.test\", b\"token=\" +"
                + " os.environ[\"DTU_SLACK_TOKEN\"].encode()).read().decode())'");
    assertThat(out()).contains("\"ok\":true");
    assertThat(said.exitCode()).isZero();
  }

  @Test
  void what_was_refused_is_reported_and_strict_tells_it_by_its_exit_code() throws Exception {
    assumeThat(missing("curl")).isFalse();
    String script = "curl -sS -m 9 https://evil.example.com/ || true";
    Said said = run(script);
    assertThat(said.exitCode()).isZero();
    assertThat(out()).contains("403");
    assertThat(said.err())
        .contains("refused by the proxy", "refused CONNECT evil.example.com:443: unknown-host");
    assertThat(run(script, "--strict").exitCode()).isEqualTo(RunCommand.NOT_CLEAN);
    assertThat(run("exit 7", "--strict").exitCode()).isEqualTo(7);
    assertThat(run("true", "--strict").exitCode()).isZero();
    assertThat(run(script, "--json").err()).contains("\"clean\":false");
  }

  @Test
  void within_a_fence_there_is_no_way_out_but_the_proxy() throws Exception {
    Optional<Fence> around = fence();
    assumeThat(around).isPresent();
    assumeThat(missing("curl")).isFalse();
    String data = server.dataUrl() + "/slack/api/api.test";
    Said said =
        run(
            "curl -sS -m 5 --noproxy '*' "
                + data
                + "; echo; curl -sS https://slack.com/api/auth.test -d token=xoxb-1",
            "--fence",
            "require");
    assertThat(said.exitCode()).as(out() + said.err()).isZero();
    assertThat(out()).containsIgnoringCase("connect").contains("\"ok\":true");
    String by = around.get().name();
    assertThat(said.err()).contains("dtu run: in universe 'default', fenced by " + by);
    assertThat(run("true", "--json").err()).contains("\"fence\":\"" + by + "\"");
    Said open = run("curl -sS -m 5 --noproxy '*' " + data, "--fence", "off");
    assertThat(out()).as(open.err()).contains("\"ok\":true");
    assertThat(open.err()).contains("in universe 'default', without a fence");
  }

  @Test
  void what_knows_of_no_proxy_finds_the_twin_in_a_fence_by_its_name() throws Exception {
    assumeThat(named()).isTrue();
    assumeThat(missing("curl")).isFalse();
    String alone = "curl -sS -m 9 --noproxy '*' ";
    String asked = "slack.com/api/auth.test -d token=$DTU_SLACK_TOKEN";
    Said said =
        run(
            alone
                + "https://"
                + asked
                + "; "
                + alone
                + "http://"
                + asked
                + "; cat /etc/resolv.conf");
    assertThat(said.exitCode()).as(out() + said.err()).isZero();
    assertThat(out().split("\"ok\":true", -1)).as(out() + said.err()).hasSize(3);
    assertThat(said.err()).contains("slack auth.test, 2 times").doesNotContain("refused");
  }

  @Test
  void what_knows_of_no_proxy_is_refused_other_hosts_and_reported() throws Exception {
    assumeThat(named()).isTrue();
    assumeThat(missing("curl")).isFalse();
    Said said =
        run(
            "curl -sS -m 9 --noproxy '*' https://evil.example.com/ && exit 9;"
                + " curl -sS -m 9 --noproxy '*' https://nodots/ && exit 9; true",
            "--strict");
    assertThat(said.exitCode()).as(out() + said.err()).isEqualTo(RunCommand.NOT_CLEAN);
    assertThat(said.err()).contains("refused CONNECT evil.example.com:443: unknown-host");
    assertThat(out()).containsIgnoringCase("could not resolve host: nodots");
  }

  @Test
  void a_program_that_listens_where_services_do_is_not_in_the_way() throws Exception {
    assumeThat(named()).isTrue();
    assumeThat(missing("python3")).isFalse();
    Said said =
        run(
            "python3 -c 'import socket, ssl, os\n"
                + "own = socket.create_server((\"0.0.0.0\", 80))\n"
                + "raw = socket.create_connection((\"slack.com\", 443), 9)\n"
                + "tls = ssl.create_default_context().wrap_socket(raw,"
                + " server_hostname=\"slack.com\")\n"
                + "tls.sendall(b\"GET /api/api.test HTTP/1.0\\r\\nHost: slack.com\\r\\n\\r\\n\")\n"
                + "print(tls.makefile().read())'");
    assertThat(out()).as(said.err()).contains("\"ok\":true");
  }

  @Test
  void a_universe_of_its_own_is_gone_afterwards_unless_it_is_kept() throws Exception {
    assumeThat(missing("curl")).isFalse();
    assertThat(run("curl -sS https://slack.com/api/api.test", "--new", "-u", "a").exitCode())
        .isZero();
    assertThat(universes.find("a")).isEmpty();
    run("true", "--new", "-u", "a", "--keep");
    assertThat(universes.find("a")).isPresent();
    assertThat(run("true", "--new", "-u", "a").exitCode()).isEqualTo(1);
    run("echo $DTU_UNIVERSE", "--new");
    assertThat(out()).matches("u\\d+\n");
  }

  @Test
  void the_operators_token_stays_outside() throws Exception {
    run("env");
    assertThat(out()).doesNotContain("DTU_CONTROL", "DTU_TOKEN", "secret");
  }

  @Test
  void a_program_that_is_not_there_is_told_as_shells_do() {
    Said said =
        CommandLineTest.run(
            "run", "--control", server.controlUrl(), "--token", "secret", "--", "no-such-program");
    assertThat(said.exitCode()).isEqualTo(127);
  }

  @Test
  void the_certificate_is_printed_with_a_line_for_each_reader() throws Exception {
    String ca = folder.resolve("ca").toString();
    Said said = CommandLineTest.run("ca", "--ca", ca);
    assertThat(said.err()).isEmpty();
    assertThat(said.out())
        .startsWith("-----BEGIN CERTIFICATE-----\n")
        .contains("export CURL_CA_BUNDLE='" + ca + "/bundle.pem'")
        .contains("-Djavax.net.ssl.trustStore=" + ca + "/truststore.p12")
        .contains("NODE_EXTRA_CA_CERTS='" + ca + "/ca.pem'")
        .contains("REQUESTS_CA_BUNDLE='" + ca + "/bundle.pem'");
    assertThat(CommandLineTest.run("ca", "--ca", ca, "--path").out()).isEqualTo(ca + "/ca.pem\n");
    assertThat(CommandLineTest.run("ca", "--ca", ca, "--json").out())
        .startsWith("{\"path\":\"" + ca + "/ca.pem\"");
    assertThat(folder.resolve("ca/truststore.p12")).exists();
  }

  @Test
  void a_folder_that_cannot_be_the_authoritys_is_told() throws Exception {
    Files.createDirectories(folder.resolve("ca"));
    Files.writeString(folder.resolve("ca/ca.pem"), "none");
    Said said = CommandLineTest.run("ca", "--ca", folder.resolve("ca").toString());
    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.err()).startsWith("dtu ca: expected ").contains("move");
  }

  @Test
  void a_universes_exits_are_set_and_its_proxy_shown() {
    String[] at = {"--control", server.controlUrl(), "--token", "secret"};
    assertThat(said("proxy", "exits", "api.example.com:443", at)).contains("api.example.com:443");
    assertThat(said("proxy", "show", "", at)).contains("exits: [\"api.example.com:443\"]");
    assertThat(said("proxy", "open", "", at)).contains("own: http://127.0.0.1:");
    assertThat(said("proxy", "shut", "", at)).isEmpty();
    assertThat(said("proxy", "exits", "none", at)).isEqualTo("hosts: []\n");
  }

  private static String said(String command, String what, String argument, String... at) {
    List<String> line = new ArrayList<>(List.of(command, what));
    line.addAll(List.of(at));
    if (!argument.isEmpty()) {
      line.add(argument);
    }
    Said said = CommandLineTest.run(line.toArray(String[]::new));
    assertThat(said.err()).isEmpty();
    return said.out();
  }
}
