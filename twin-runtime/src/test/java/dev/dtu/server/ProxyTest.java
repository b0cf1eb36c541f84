package dev.dtu.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.secure.Trust;
import dev.dtu.universe.Exits;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Wish;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Programs that nobody changed, in a universe by the forward proxy.
class ProxyTest {

  @TempDir Path folder;
  private Running running;
  private Universe other;

  @BeforeEach
  void start() throws Exception {
    running = new Running(folder);
    other = running.universes.create(Wish.ANYTHING.named("other").takingAnyCredential());
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private Obj proxy(String universe) throws Exception {
    return Running.json(running.control("GET", "/universes/" + universe + "/proxy", ""));
  }

  private InetSocketAddress address() {
    String[] parts = running.server.proxy().orElseThrow().split(":");
    return new InetSocketAddress(parts[0], Integer.parseInt(parts[1]));
  }

  private SSLContext trusting() throws Exception {
    String pem = Running.json(running.control("GET", "/ca", "")).text("certificate").orElseThrow();
    Trust trust = Trust.written(dev.dtu.secure.Pem.certificate(pem), folder.resolve("trust"));
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(trust.store())) {
      store.load(in, Trust.PASSWORD.toCharArray());
    }
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, factory.getTrustManagers(), null);
    return context;
  }

  private HttpResponse<String> asked(InetSocketAddress by, HttpClient.Version version, String url)
      throws Exception {
    try (var client =
        HttpClient.newBuilder()
            .sslContext(trusting())
            .version(version)
            .proxy(ProxySelector.of(by))
            .build()) {
      var request =
          HttpRequest.newBuilder(URI.create(url))
              .header("Authorization", "Token any")
              .POST(HttpRequest.BodyPublishers.ofString("{}"));
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  @Test
  void a_tunnel_to_a_service_leads_to_its_twin_in_both_versions_of_http() throws Exception {
    for (HttpClient.Version version : HttpClient.Version.values()) {
      var answer = asked(address(), version, "https://notes.example/echo?a=1");
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.version()).isEqualTo(version);
      assertThat(answer.body()).contains("\"origin\":\"https://notes.example\"");
    }
    assertThat(running.turns()).isEqualTo(2);
  }

  @Test
  void a_request_without_tls_leads_to_the_twin_too() throws Exception {
    var answer = asked(address(), HttpClient.Version.HTTP_1_1, "http://a.notes.example/echo");
    assertThat(answer.body()).contains("\"origin\":\"http://a.notes.example\"");
  }

  /// What came back of bytes sent to the proxy.
  private String raw(String request) throws IOException {
    try (Socket socket = new Socket(address().getHostString(), address().getPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String basic(String user, String password) {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Proxy-Authorization: Basic " + Base64.getEncoder().encodeToString(pair) + "\r\n";
  }

  /// The line that lets into a universe.
  private String pass(String universe) throws Exception {
    return basic(universe, proxy(universe).text("pass").orElseThrow());
  }

  private static String plain(String url, String... lines) {
    return "POST "
        + url
        + " HTTP/1.1\r\nHost: "
        + URI.create(url).getAuthority()
        + "\r\n"
        + String.join("", lines)
        + "Authorization: Token any\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
  }

  private static String connect(String to, String... lines) {
    return "CONNECT " + to + " HTTP/1.1\r\nHost: " + to + "\r\n" + String.join("", lines) + "\r\n";
  }

  @Test
  void name_and_pass_tell_the_universe_and_stay_with_the_proxy() throws Exception {
    String answer = raw(plain("http://notes.example/echo", pass("other")));
    assertThat(answer).startsWith("HTTP/1.1 200");
    assertThat(other.current().turn()).isEqualTo(1);
    assertThat(running.turns()).isZero();
    String journal = running.control("GET", "/universes/other/journal", "").body();
    assertThat(journal).contains("notes.example").doesNotContainIgnoringCase("proxy-auth");
  }

  @Test
  void who_shows_another_pass_is_let_in_nowhere() throws Exception {
    String right = pass("other");
    for (String line :
        List.of(
            basic("other", "guess"),
            basic("none", "guess"),
            basic("default", proxy("other").text("pass").orElseThrow()),
            right.replace("Basic", "Bearer"),
            "Proxy-Authorization: Basic ???\r\n",
            "Proxy-Authorization: Basic b3RoZXI=\r\n")) {
      assertThat(raw(plain("http://notes.example/echo", line)))
          .startsWith("HTTP/1.1 407")
          .contains("Proxy-Authenticate: Basic realm=\"dtu\"")
          .contains("GET /universes/{u}/proxy");
    }
    assertThat(other.current().turn()).isZero();
    assertThat(running.turns()).isZero();
  }

  /// A tunnel as far as the proxy's answer.
  private Socket tunnel(String to, String... lines) throws IOException {
    var socket = new Socket(address().getHostString(), address().getPort());
    socket.setSoTimeout(20_000);
    String head = "CONNECT " + to + " HTTP/1.1\r\nHost: " + to + "\r\n";
    socket
        .getOutputStream()
        .write((head + String.join("", lines) + "\r\n").getBytes(StandardCharsets.US_ASCII));
    var answer = new StringBuilder();
    while (answer.indexOf("\r\n\r\n") < 0) {
      int next = socket.getInputStream().read();
      if (next < 0) {
        break;
      }
      answer.append((char) next);
    }
    assertThat(answer.toString()).startsWith("HTTP/1.1 200");
    return socket;
  }

  private static String through(Socket socket, String request) throws IOException {
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static String echo(String host, String path) {
    return "POST "
        + path
        + " HTTP/1.1\r\nHost: "
        + host
        + "\r\nAuthorization: Token any\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
  }

  @Test
  void a_tunnel_is_its_universes_whatever_is_said_in_it() throws Exception {
    String pass = pass("other");
    try (Socket plain = tunnel("notes.example:443", pass);
        SSLSocket socket =
            (SSLSocket)
                trusting().getSocketFactory().createSocket(plain, "notes.example", 443, true)) {
      assertThat(through(socket, echo("memos.example", "/echo"))).startsWith("HTTP/1.1 200");
    }
    assertThat(other.current().turn()).isEqualTo(1);
    for (String request :
        List.of(
            echo("notes.default.localhost", "/echo"),
            echo("notes.localhost", "/echo"),
            echo("somewhere", "/u/default/notes/echo"))) {
      try (Socket socket = tunnel("notes.example:80", pass)) {
        assertThat(through(socket, request)).startsWith("HTTP/1.1 421").contains("'other'");
      }
    }
    assertThat(running.turns()).isZero();
    assertThat(raw(plain("http://notes.default.localhost/echo", pass)))
        .startsWith("HTTP/1.1 403")
        .contains("other-universe");
  }

  @Test
  void a_client_that_names_another_host_than_its_target_is_led_by_the_target() throws Exception {
    assertThat(raw("CONNECT nowhere.example:443 HTTP/1.1\r\nHost: notes.example\r\n\r\n"))
        .startsWith("HTTP/1.1 403");
    String request = plain("http://notes.example/echo").replace("Host: notes.example", "Host: x");
    assertThat(raw(request)).contains("\"origin\":\"http://notes.example\"");
  }

  @Test
  void a_tunnel_may_carry_requests_without_tls() throws Exception {
    try (Socket socket = tunnel("notes.example:80")) {
      assertThat(through(socket, echo("notes.example", "/echo")))
          .startsWith("HTTP/1.1 200")
          .contains("\"origin\":\"http://notes.example\"");
    }
  }

  @Test
  void a_credential_of_another_universe_is_misdirected() throws Exception {
    String credential =
        running.universes.credentials(other, other.twin("notes")).getFirst().value();
    String answer =
        raw(plain("http://notes.example/echo").replace("Token any", "Token " + credential));
    assertThat(answer).startsWith("HTTP/1.1 421");
    assertThat(other.current().turn()).isZero();
  }

  @Test
  void a_universe_may_have_a_port_of_its_own() throws Exception {
    var told = Running.json(running.control("PUT", "/universes/other/proxy/port", ""));
    URI own = URI.create(told.text("own").orElseThrow());
    assertThat(Running.json(running.control("PUT", "/universes/other/proxy/port", "")))
        .isEqualTo(told);
    var by = new InetSocketAddress(own.getHost(), own.getPort());
    assertThat(asked(by, HttpClient.Version.HTTP_2, "https://memos.example/echo").body())
        .contains("\"origin\":\"https://memos.example\"");
    assertThat(other.current().turn()).isEqualTo(1);
    assertThat(running.control("DELETE", "/universes/other/proxy/port", "").statusCode())
        .isEqualTo(204);
    assertThatThrownBy(() -> new Socket(own.getHost(), own.getPort()).close())
        .isInstanceOf(IOException.class);
    assertThat(proxy("other").has("own")).isFalse();
  }

  @Test
  void what_is_no_twins_is_refused_with_what_to_do_and_journalled() throws Exception {
    String answer = raw(connect("evil.example.com:443", pass("other")));
    assertThat(answer)
        .startsWith("HTTP/1.1 403")
        .contains("x-dtu-gateway: unknown-host")
        .contains("*.notes.example", "evil.example.com:443", "dtu proxy exits");
    assertThat(raw(plain("http://evil.example.com/a", pass("other")))).startsWith("HTTP/1.1 403");
    Obj told = Running.json(running.control("GET", "/universes/other/journal?caller=proxy", ""));
    assertThat(told.items("entries").items())
        .extracting(entry -> entry.asObj().orElseThrow().text("what").orElseThrow())
        .containsExactly(
            "refused CONNECT evil.example.com:443: unknown-host",
            "refused POST evil.example.com:80: unknown-host");
  }

  @Test
  void a_request_that_names_no_place_is_told_so() throws Exception {
    for (String line :
        List.of(
            "GET http:///a HTTP/1.1",
            "GET http://:80/a HTTP/1.1",
            "GET http://notes.example:99999999999/a HTTP/1.1")) {
      assertThat(raw(line + "\r\nHost:\r\nConnection: close\r\n\r\n"))
          .as(line)
          .startsWith("HTTP/1.1 400");
    }
    assertThat(raw("GET http://:80/a HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n"))
        .contains("x-dtu-gateway: no-place", "CONNECT slack.com:443");
  }

  @Test
  void a_request_without_a_tunnel_may_mean_one_with_tls() throws Exception {
    assertThat(raw(plain("https://notes.example/echo")))
        .contains("\"origin\":\"https://notes.example\"");
    allow(running.universe("default"), "*");
    assertThat(raw(plain("https://outside.example/a")))
        .startsWith("HTTP/1.1 403")
        .contains("tunnels-only");
  }

  private static void allow(Universe universe, String... hosts) {
    universe.act("test", "exits", new Exits(List.of(hosts))::keep);
  }

  @Test
  void what_an_operator_allows_goes_out() throws Exception {
    HttpServer outside = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    outside.createContext(
        "/",
        exchange -> {
          byte[] said =
              (exchange.getRequestMethod()
                      + " "
                      + exchange.getRequestURI()
                      + " "
                      + exchange.getRequestHeaders().get("Proxy-Authorization")
                      + " "
                      + new String(exchange.getRequestBody().readAllBytes()))
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("x-outside", "yes");
          exchange.sendResponseHeaders(201, said.length);
          exchange.getResponseBody().write(said);
          exchange.close();
        });
    outside.start();
    try {
      String to = "localhost:" + outside.getAddress().getPort();
      assertThat(raw(plain("http://" + to + "/a"))).startsWith("HTTP/1.1 403");
      allow(running.universe("default"), to);
      assertThat(raw(plain("http://" + to + "/a?b=c").replace("Length: 0", "Length: 2") + "ok"))
          .startsWith("HTTP/1.1 201")
          .containsIgnoringCase("x-outside: yes")
          .endsWith("POST /a?b=c null ok");
      try (Socket socket = tunnel(to)) {
        assertThat(through(socket, echo(to, "/tunnel"))).endsWith("POST /tunnel null ");
      }
      assertThat(raw(plain("http://" + to + "/a", pass("other")))).startsWith("HTTP/1.1 403");
      assertThat(running.control("GET", "/universes/default/journal?caller=proxy", "").body())
          .contains("let out POST " + to, "let out CONNECT " + to);
    } finally {
      outside.stop(0);
    }
  }

  @Test
  void nothing_leads_to_the_servers_own_ports() throws Exception {
    allow(running.universe("default"), "*");
    running.control("PUT", "/universes/other/proxy/port", "");
    String own = URI.create(proxy("other").text("own").orElseThrow()).getAuthority();
    List<Integer> ports =
        List.of(
            URI.create(running.server.controlUrl()).getPort(),
            URI.create(running.server.dataUrl()).getPort(),
            URI.create(running.server.tlsUrl().orElseThrow()).getPort(),
            address().getPort(),
            Integer.parseInt(own.split(":")[1]));
    for (int port : ports) {
      for (String host :
          List.of(
              "127.0.0.1",
              "localhost",
              "LOCALHOST.",
              "[::1]",
              "[::ffff:127.0.0.1]",
              "0.0.0.0",
              "127.1",
              "2130706433",
              "127.255.0.9",
              InetAddress.getLocalHost().getHostAddress())) {
        String to = host + ":" + port;
        assertThat(raw(connect(to)))
            .as(to)
            .matches("(?s)HTTP/1.1 (403|502|400) .*")
            .doesNotContain("HTTP/1.1 200");
        assertThat(raw(plain("http://" + to + "/universes")))
            .as(to)
            .matches("(?s)HTTP/1.1 (403|502|400) .*");
      }
    }
  }

  @Test
  void what_cannot_be_reached_is_told() throws Exception {
    allow(running.universe("default"), "*");
    assertThat(raw(connect("nowhere.invalid:443")))
        .startsWith("HTTP/1.1 502")
        .contains("unreached");
    assertThat(raw(connect("127.0.0.1:1"))).startsWith("HTTP/1.1 502");
  }

  /// What the proxy tells of a host whose answer is just this.
  private String answering(String answer, String request) throws Exception {
    try (var outside = new java.net.ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      String to = "localhost:" + outside.getLocalPort();
      allow(running.universe("default"), to);
      var _ =
          Thread.ofVirtual()
              .start(() -> {
                try (Socket client = outside.accept()) {
                  client.getInputStream().read(new byte[1000]);
                  client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                } catch (IOException gone) {
                  // the proxy has read enough
                }
              });
      return raw(request.formatted(to));
    }
  }

  @Test
  void an_answer_from_outside_that_is_none_is_told_and_nothing_of_it_passed_on() throws Exception {
    String get = "GET http://%1$s/ HTTP/1.1\r\nHost: %1$s\r\nConnection: close\r\n\r\n";
    assertThat(answering("HTTP/1.1 200 OK\r\nA: b\r\nB: " + "c".repeat(70_000), get))
        .startsWith("HTTP/1.1 502")
        .doesNotContain("A: b");
    assertThat(answering("SSH-2.0-none\r\n\r\n", get)).startsWith("HTTP/1.1 502");
    assertThat(answering("HTTP/1.1 200 OK\r\n: b\r\n\r\n", get)).startsWith("HTTP/1.1 502");
    assertThat(answering("HTTP/1.1 200 OK\r\nA: b\r\n\r\nc", get))
        .startsWith("HTTP/1.1 200")
        .contains("A: b")
        .contains("c");
  }

  @Test
  void only_so_many_universes_have_a_port_of_their_own() throws Exception {
    var port = new Listening.Port("proxy", "127.0.0.1", 0, "--proxy-port", false);
    try (var all =
            new LatePort(
                port,
                _ -> {
                  throw new IOException("nobody comes");
                });
        var ports =
            new PortsOfUniverses(
                "127.0.0.1", all, running.universes, new OwnPorts(java.util.Set.of()), 1)) {
      int first = ports.open("default");
      assertThat(ports.open("default")).isEqualTo(first);
      assertThatThrownBy(() -> ports.open("other")).hasMessageContaining("at most 1");
      ports.shut("default");
      assertThat(ports.open("other")).isPositive();
    }
  }

  @Test
  void a_head_beyond_the_limits_is_refused() throws Exception {
    String long1 = "a".repeat(Limits.DEFAULT.headBytes());
    assertThat(raw("CONNECT notes.example:443 HTTP/1.1\r\nX: " + long1 + "\r\n\r\n"))
        .startsWith("HTTP/1.1 431");
    assertThat(raw("CONNECT " + long1 + ":443 HTTP/1.1\r\n\r\n"))
        .matches("(?s)HTTP/1.1 4(14|31|00) .*");
    assertThat(raw("CONNECT notes.example:99999 HTTP/1.1\r\nHost: x\r\n\r\n"))
        .startsWith("HTTP/1.1 400");
  }

  @Test
  void silent_and_dripping_clients_are_cut_off_and_connections_are_counted() throws Exception {
    var limits =
        Limits.DEFAULT
            .withTimes(Duration.ofMillis(400), Duration.ofMillis(400), 1024)
            .withConnections(2);
    try (var strict = new Running(folder.resolve("strict"), limits)) {
      String[] parts = strict.server.proxy().orElseThrow().split(":");
      int port = Integer.parseInt(parts[1]);
      try (Socket silent = new Socket(parts[0], port);
          Socket half = new Socket(parts[0], port);
          Socket third = new Socket(parts[0], port)) {
        half.getOutputStream().write("CONNECT notes.exa".getBytes(StandardCharsets.US_ASCII));
        third
            .getOutputStream()
            .write(plain("http://notes.example/echo").getBytes(StandardCharsets.US_ASCII));
        assertThat(silent.getInputStream().read()).isEqualTo(-1);
        assertThat(new String(third.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
            .startsWith("HTTP/1.1 200");
        assertThat(Running.untilCut(half)).doesNotContain(" 200 ");
      }
    }
  }

  @Test
  void a_deleted_universe_lets_nobody_in() throws Exception {
    String pass = pass("other");
    Json own = Running.json(running.control("PUT", "/universes/other/proxy/port", ""));
    running.control("DELETE", "/universes/other", "");
    assertThat(raw(plain("http://notes.example/echo", pass))).startsWith("HTTP/1.1 407");
    URI port = URI.create(own.asObj().orElseThrow().text("own").orElseThrow());
    try (Socket socket = new Socket(port.getHost(), port.getPort())) {
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }
}
