package dev.dtu.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dtu.secure.Authority;
import dev.dtu.secure.Trust;
import dev.dtu.store.DiskBlobs;
import dev.dtu.universe.Universes;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The twins with TLS, under a certificate authority of our own.
class TlsTest {

  @TempDir Path folder;
  private final Universes universes = Notes.universes();
  private Server server;

  @BeforeEach
  void start() throws Exception {
    server = Server.start(options(Limits.DEFAULT), universes, new DiskBlobs(folder, 1 << 20));
  }

  private ServerOptions options(Limits limits) {
    return ServerOptions.anyPorts()
        .withToken("secret")
        .withLimits(limits)
        .with(ServerOptions.Disguise.NONE.withTls(0).of(folder.resolve("ca")));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private URI tls(String path) {
    return URI.create(server.tlsUrl().orElseThrow() + path);
  }

  private SSLContext trusting() throws Exception {
    var authority = Authority.of(folder.resolve("ca"));
    Trust trust = Trust.written(authority.certificate(), folder.resolve("trust"));
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

  private HttpResponse<String> answer(HttpClient.Version version, String path) throws Exception {
    try (var client = HttpClient.newBuilder().sslContext(trusting()).version(version).build()) {
      var request =
          HttpRequest.newBuilder(tls(path))
              .header("Authorization", "Token any")
              .POST(HttpRequest.BodyPublishers.ofString("{}"));
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  @Test
  void the_twins_answer_with_tls_in_both_versions_of_http() throws Exception {
    for (HttpClient.Version version : HttpClient.Version.values()) {
      HttpResponse<String> answer = answer(version, "/notes/echo");
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.version()).isEqualTo(version);
      assertThat(answer.body()).contains("\"origin\":\"" + tls("/notes") + "\"");
    }
  }

  @Test
  void a_connection_for_a_host_leads_to_its_twin() throws Exception {
    String answer = over("notes.default.localhost", "POST /echo HTTP/1.1", "notes.localhost");
    assertThat(answer)
        .startsWith("HTTP/1.1 200")
        .contains("\"origin\":\"https://notes.localhost\"");
  }

  /// Sends a request without a body over TLS, with a name for the server.
  private String over(String name, String line, String host) throws Exception {
    try (SSLSocket socket = socket(name)) {
      String request =
          line
              + "\r\nHost: "
              + host
              + "\r\nAuthorization: Token any\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void a_client_that_speaks_only_one_version_of_http_is_served_in_it() throws Exception {
    for (String version : List.of("http/1.1", "h2")) {
      try (SSLSocket socket = socket("a.test")) {
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {version});
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        assertThat(socket.getApplicationProtocol()).isEqualTo(version);
      }
    }
  }

  private SSLSocket socket(String name) throws Exception {
    var socket = (SSLSocket) trusting().getSocketFactory().createSocket();
    SSLParameters parameters = socket.getSSLParameters();
    if (!name.isEmpty()) {
      parameters.setServerNames(List.of(new SNIHostName(name)));
      socket.setSSLParameters(parameters);
    }
    socket.connect(new InetSocketAddress("127.0.0.1", tls("/").getPort()));
    return socket;
  }

  private X509Certificate shown(String name) throws Exception {
    try (SSLSocket socket = socket(name)) {
      socket.startHandshake();
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }
  }

  @Test
  void a_certificate_is_for_the_host_that_was_asked_for() throws Exception {
    assertThat(shown("api.example.com").getSubjectAlternativeNames())
        .containsExactly(List.of(2, "api.example.com"));
  }

  @Test
  void a_client_that_names_no_host_is_shown_one_of_this_machine() throws Exception {
    assertThat(shown("").getSubjectAlternativeNames())
        .contains(List.of(2, "localhost"), List.of(7, "127.0.0.1"));
  }

  @Test
  void nothing_is_made_before_somebody_asks() throws Exception {
    assertThat(folder.resolve("ca")).doesNotExist();
    shown("a.test");
    assertThat(folder.resolve("ca/ca.pem")).exists();
  }

  @Test
  void a_stranger_does_not_trust_it() {
    try (var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(tls("/notes/echo")).build();
      assertThatThrownBy(() -> client.send(request, HttpResponse.BodyHandlers.ofString()))
          .isInstanceOf(SSLHandshakeException.class);
    }
  }

  @Test
  void a_folder_that_cannot_be_used_is_no_end_of_the_port() throws Exception {
    Files.createDirectories(folder.resolve("ca"));
    Files.writeString(folder.resolve("ca/ca.pem"), "none");
    assertThatThrownBy(() -> shown0("a.test")).isInstanceOf(java.io.IOException.class);
    Files.delete(folder.resolve("ca/ca.pem"));
    assertThat(shown("a.test").getSubjectAlternativeNames()).hasSize(1);
  }

  private void shown0(String name) throws Exception {
    SSLContext any = SSLContext.getInstance("TLS");
    any.init(null, null, null);
    try (var socket = any.getSocketFactory().createSocket("127.0.0.1", tls("/").getPort())) {
      ((SSLSocket) socket).startHandshake();
      throw new AssertionError(name);
    }
  }

  @Test
  void a_handshake_that_drips_is_cut_off() throws Exception {
    server.close();
    var limits = Limits.DEFAULT.withTimes(Duration.ofSeconds(30), Duration.ofMillis(200), 1024);
    server = Server.start(options(limits), universes, new DiskBlobs(folder, 1 << 20));
    try (Socket socket = new Socket("127.0.0.1", tls("/").getPort())) {
      // the beginning of a handshake message of 512 bytes
      socket.getOutputStream().write(new byte[] {22, 3, 1, 2, 0});
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }
}
