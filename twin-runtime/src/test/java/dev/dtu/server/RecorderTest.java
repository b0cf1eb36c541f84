package dev.dtu.server;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.load.ScrubReader;
import dev.dtu.recording.Content;
import dev.dtu.recording.Exchange;
import dev.dtu.recording.Form;
import dev.dtu.recording.Recordings;
import dev.dtu.recording.Tape;
import dev.dtu.secret.Filing;
import dev.dtu.secret.Placeholder;
import dev.dtu.secret.Scrub;
import dev.dtu.secure.Authority;
import dev.dtu.secure.Pem;
import dev.dtu.secure.Trust;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Recording a service that WireMock plays, by a port of its own and by the forward proxy.
@Timeout(120)
class RecorderTest {

  private static final Tape.Where SHOP = new Tape.Where("day", "shop");

  @TempDir Path folder;
  private WireMockServer service;
  private Path file;
  private final List<String> troubles = new CopyOnWriteArrayList<>();
  private final List<String> others = new CopyOnWriteArrayList<>();
  private Recorder recorder;
  private Filing filing;
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void start() throws Exception {
    file = folder.resolve("day.jsonl");
    Path keys = folder.resolve("keys.p12");
    keytool(
        "-genkeypair",
        "-alias",
        "shop",
        "-keyalg",
        "RSA",
        "-dname",
        "CN=localhost",
        "-ext",
        "san=dns:localhost,ip:127.0.0.1",
        "-storetype",
        "PKCS12",
        "-keystore",
        keys.toString(),
        "-storepass",
        "changeit",
        "-validity",
        "30");
    keytool(
        "-exportcert",
        "-alias",
        "shop",
        "-rfc",
        "-file",
        folder.resolve("shop.pem").toString(),
        "-keystore",
        keys.toString(),
        "-storepass",
        "changeit");
    service =
        new WireMockServer(
            WireMockConfiguration.options()
                .dynamicPort()
                .dynamicHttpsPort()
                .keystoreType("PKCS12")
                .keystorePath(keys.toString())
                .keystorePassword("changeit")
                .keyManagerPassword("changeit")
                .maxRequestJournalEntries(5));
    service.start();
    service.stubFor(
        any(anyUrl())
            .willReturn(
                aResponse().withHeader("Content-Type", "application/json").withBody("{\"id\":7}")));
  }

  @AfterEach
  void stop() throws IOException {
    if (recorder != null) {
      recorder.close();
      filing.close();
    }
    service.stop();
    client.shutdownNow();
  }

  private static void keytool(String... arguments) throws Exception {
    List<String> line = new ArrayList<>(List.of(arguments));
    line.addFirst(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  private final class Notes implements Recorder.Onlooker {
    @Override
    public void filed(Filing.Filed filed, Duration took) {}

    @Override
    public void failed(String what, String why) {
      troubles.add(what + ": " + why);
    }

    @Override
    public void passed(String place) {
      others.add("passed " + place);
    }

    @Override
    public void refused(String place) {
      others.add("refused " + place);
    }
  }

  private void record(RecorderOptions options) throws IOException {
    var scrub = new Scrub(ScrubReader.own(), Placeholder.random(), false);
    filing = new Filing(scrub, Tape.open(file, Tape.Begin.NEW));
    recorder = Recorder.start(options, filing, new Notes());
  }

  private static RecorderOptions front(String upstream) {
    URI to = URI.create(upstream);
    return RecorderOptions.LOOPBACK.with(
        List.of(new RecorderOptions.Front(0, to, Optional.empty(), SHOP)));
  }

  private RecorderOptions trusting(RecorderOptions options) throws Exception {
    String pem = Files.readString(folder.resolve("shop.pem"));
    return options.trusting(Trust.client(Pem.certificates(pem)));
  }

  private String plain() {
    return "http://127.0.0.1:" + service.port();
  }

  private String secured() {
    return "https://localhost:" + service.httpsPort();
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(recorder.addresses().getFirst() + path));
  }

  private HttpResponse<String> sent(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private List<Exchange> recorded() {
    Form.Read read = Recordings.read(file);
    assertThat(read.troubles()).isEmpty();
    return read.sessions().isEmpty() ? List.of() : read.sessions().getFirst().exchanges();
  }

  private Exchange only() {
    assertThat(recorded()).hasSize(1);
    return recorded().getFirst();
  }

  private LoggedRequest arrived() {
    return service.getAllServeEvents().getFirst().getRequest();
  }

  private static byte[] gzipped(byte[] plain) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }

  @Test
  void what_passes_is_unchanged_and_recorded_without_its_secrets() throws Exception {
    record(front(plain() + "/base"));
    HttpResponse<String> answer =
        sent(
            to("/things?tag=a%20b&token=s3cr3t")
                .header("Authorization", "Bearer top-secret-1")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"password\":\"hunter2\",\"n\":1.0}")));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"id\":7}");
    assertThat(arrived().getUrl()).isEqualTo("/base/things?tag=a%20b&token=s3cr3t");
    assertThat(arrived().getHeader("Authorization")).isEqualTo("Bearer top-secret-1");
    assertThat(arrived().getBodyAsString()).isEqualTo("{\"password\":\"hunter2\",\"n\":1.0}");
    assertThat(Files.readString(file)).doesNotContain("top-secret-1", "hunter2", "s3cr3t");
    Exchange exchange = only();
    assertThat(exchange.sent().url())
        .startsWith(plain() + "/base/things?tag=a%20b&token=REDACTED-");
    assertThat(exchange.sent().body().document().orElseThrow().toString())
        .startsWith("{\"password\":\"REDACTED-")
        .endsWith(",\"n\":1.0}");
    assertThat(exchange.answered().body().document()).contains(Obj.of("id", Json.of(7)));
    assertThat(exchange.flags()).isEmpty();
    assertThat(exchange.moment()).isPresent();
    assertThat(troubles).isEmpty();
  }

  @Test
  void a_service_with_tls_is_called_when_its_certificate_is_trusted() throws Exception {
    record(trusting(front(secured())));
    assertThat(sent(to("/x")).statusCode()).isEqualTo(200);
    assertThat(only().sent().url()).isEqualTo(secured() + "/x");
  }

  @Test
  void a_service_that_is_not_trusted_is_told_with_what_to_do() throws Exception {
    record(front(secured()));
    HttpResponse<String> answer = sent(to("/x"));
    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(answer.headers().firstValue(OwnError.MARK)).hasValue("untrusted");
    assertThat(answer.body()).contains("--trust FILE");
    assertThat(recorded()).isEmpty();
    assertThat(troubles).hasSize(1);
  }

  @Test
  void encodings_pass_and_are_undone_in_the_recording() throws Exception {
    byte[] body = gzipped("{\"a\":\"ä\"}".getBytes(StandardCharsets.UTF_8));
    service.stubFor(
        get(urlPathEqualTo("/z"))
            .willReturn(
                aResponse()
                    .withHeader("Content-Encoding", "gzip")
                    .withHeader("Content-Type", "application/json")
                    .withBody(body)));
    record(front(plain()));
    HttpResponse<byte[]> answer =
        client.send(
            to("/z").header("Accept-Encoding", "br, gzip;q=0.5").build(),
            BodyHandlers.ofByteArray());
    assertThat(answer.body()).isEqualTo(body);
    assertThat(arrived().getHeader("Accept-Encoding")).isEqualTo("gzip;q=0.5");
    assertThat(only().answered().body().document()).contains(Obj.of("a", Json.of("ä")));
  }

  @Test
  void bytes_and_empty_answers_stay_what_they_are() throws Exception {
    byte[] bytes = {0, (byte) 0xff, 1, '\n'};
    service.stubFor(get(urlPathEqualTo("/bytes")).willReturn(aResponse().withBody(bytes)));
    service.stubFor(get(urlPathEqualTo("/none")).willReturn(aResponse().withStatus(204)));
    record(front(plain()));
    assertThat(client.send(to("/bytes").build(), BodyHandlers.ofByteArray()).body())
        .isEqualTo(bytes);
    assertThat(sent(to("/none")).statusCode()).isEqualTo(204);
    assertThat(sent(to("/x").HEAD()).body()).isEmpty();
    List<Exchange> all = recorded();
    assertThat(all.get(0).answered().body()).isEqualTo(new Content.Binary(bytes));
    assertThat(all.get(1).answered().body()).isEqualTo(Content.Nothing.NOTHING);
    assertThat(all.get(2).sent().method()).isEqualTo("HEAD");
  }

  @Test
  void headers_of_the_connection_go_no_farther() throws Exception {
    record(front(plain()));
    int port = URI.create(recorder.addresses().getFirst()).getPort();
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket
          .getOutputStream()
          .write(
              ("GET /x HTTP/1.1\r\nHost: a\r\nConnection: close, X-Own\r\nX-Own: 1\r\n"
                      + "Keep-Alive: 5\r\nTE: trailers\r\nProxy-Authorization: Basic eDp5\r\n"
                      + "X-Other: 2\r\n\r\n")
                  .getBytes(StandardCharsets.ISO_8859_1));
      String said = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(said).startsWith("HTTP/1.1 200");
    }
    assertThat(arrived().getHeader("X-Other")).isEqualTo("2");
    for (String gone : List.of("X-Own", "Keep-Alive", "TE", "Proxy-Authorization")) {
      assertThat(arrived().containsHeader(gone)).as(gone).isFalse();
      assertThat(only().sent().headers().find(gone)).as(gone).isEmpty();
    }
  }

  @Test
  void a_hundred_megabytes_pass_in_bounded_memory_and_are_told_as_missing() throws Exception {
    long bytes = 100L << 20;
    long[] arrived = new long[1];
    try (ServerSocket upstream = new ServerSocket(0)) {
      Thread sink = Thread.ofVirtual().start(() -> arrived[0] = swallowed(upstream, bytes));
      record(front("http://127.0.0.1:" + upstream.getLocalPort()));
      long before = used();
      var highest = new long[1];
      var body =
          BodyPublishers.fromPublisher(
              BodyPublishers.ofInputStream(
                  () -> new Zeros(bytes, () -> highest[0] = Math.max(highest[0], used()))),
              bytes);
      HttpResponse<String> answer = sent(to("/upload").POST(body));
      sink.join();
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(arrived[0]).isEqualTo(bytes);
      assertThat(highest[0] - before).as("bytes of heap above the begin").isLessThan(48 << 20);
    }
    assertThat(only().flags()).containsExactly("request-body-cut");
    assertThat(only().sent().body()).isEqualTo(Content.Nothing.NOTHING);
    assertThat(only().sent().headers().find("content-length")).hasValue("" + bytes);
    assertThat(Files.size(file)).isLessThan(4096);
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /// Many zeros that were never anywhere.
  private static final class Zeros extends InputStream {
    private final Runnable each;
    private long left;

    Zeros(long length, Runnable each) {
      this.left = length;
      this.each = each;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] bytes, int from, int most) {
      if (left <= 0) {
        return -1;
      }
      int count = (int) Math.min(most, left);
      if ((left >> 24) != (left - count >> 24)) {
        each.run();
      }
      left -= count;
      return count;
    }
  }

  /// Reads a request's body and answers; how many bytes it was.
  private static long swallowed(ServerSocket upstream, long bytes) {
    try (Socket socket = upstream.accept()) {
      InputStream in = socket.getInputStream();
      for (int ends = 0; ends < 4; ) {
        int next = in.read();
        ends = next == '\r' || next == '\n' ? ends + 1 : 0;
      }
      long read = 0;
      byte[] buffer = new byte[64 << 10];
      while (read < bytes) {
        read += Math.max(0, in.read(buffer));
      }
      socket.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes());
      return read;
    } catch (IOException broken) {
      return -1;
    }
  }

  @Test
  void a_service_that_is_down_or_breaks_off_is_told_and_not_recorded() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    record(front("http://127.0.0.1:" + free));
    HttpResponse<String> answer = sent(to("/x?token=abc"));
    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(answer.headers().firstValue(OwnError.MARK)).hasValue("no-answer");
    assertThat(Json.parse(answer.body()).asObj().flatMap(each -> each.obj("dtu"))).isPresent();
    assertThat(recorded()).isEmpty();
    assertThat(troubles).hasSize(1).first().asString().doesNotContain("abc");
  }

  @Test
  void an_answer_that_breaks_off_breaks_off_for_the_client_too() throws Exception {
    service.stubFor(
        get(urlPathEqualTo("/torn"))
            .willReturn(aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK)));
    service.stubFor(
        get(urlPathEqualTo("/reset"))
            .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
    record(front(plain()));
    assertThat(sent(to("/reset")).statusCode()).isEqualTo(502);
    try {
      assertThat(sent(to("/torn")).statusCode()).isEqualTo(502);
    } catch (IOException broken) {
      assertThat(broken).isNotNull(); // its head was out already
    }
    assertThat(recorded()).isEmpty();
    assertThat(troubles).hasSize(2);
  }

  @Test
  void a_client_that_hangs_up_while_sending_leaves_nothing() throws Exception {
    record(front(plain()));
    int port = URI.create(recorder.addresses().getFirst()).getPort();
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket
          .getOutputStream()
          .write("POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf".getBytes());
    }
    until(() -> !troubles.isEmpty());
    assertThat(troubles.getFirst()).contains("the client hung up");
    assertThat(recorded()).isEmpty();
    assertThat(sent(to("/y")).statusCode()).isEqualTo(200);
    assertThat(recorded()).hasSize(1);
  }

  @Test
  void what_a_client_did_not_wait_for_is_recorded_all_the_same() throws Exception {
    String long1 = "x".repeat(4 << 20);
    service.stubFor(
        get(urlPathEqualTo("/slow"))
            .willReturn(aResponse().withBody(long1).withChunkedDribbleDelay(20, 800)));
    record(front(plain()));
    int port = URI.create(recorder.addresses().getFirst()).getPort();
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.getOutputStream().write("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n".getBytes());
      assertThat(socket.getInputStream().read()).isPositive();
      socket.setSoLinger(true, 0);
    }
    until(() -> recorded().size() == 1);
    assertThat(only().answered().body()).isEqualTo(new Content.Words(long1));
  }

  private static void until(java.util.function.BooleanSupplier there) throws InterruptedException {
    for (int i = 0; i < 600 && !there.getAsBoolean(); i++) {
      Thread.sleep(50);
    }
    assertThat(there.getAsBoolean()).isTrue();
  }

  @Test
  void many_clients_at_once_are_each_recorded_whole() throws Exception {
    record(front(plain()));
    try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
      List<Future<HttpResponse<String>>> open = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        int number = i;
        open.add(
            threads.submit(() ->
                sent(to("/n/" + number).POST(BodyPublishers.ofString("{\"n\":" + number + "}")))));
      }
      for (Future<HttpResponse<String>> each : open) {
        assertThat(each.get().statusCode()).isEqualTo(200);
      }
    }
    assertThat(recorded()).hasSize(200);
    for (Exchange each : recorded()) {
      String number = each.sent().path().substring(3);
      assertThat(each.sent().body().document().orElseThrow()).hasToString("{\"n\":" + number + "}");
    }
  }

  @Test
  void sockets_are_refused_with_why() throws Exception {
    record(front(plain()));
    int port = URI.create(recorder.addresses().getFirst()).getPort();
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket
          .getOutputStream()
          .write(
              ("GET /x HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\n"
                      + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAA\r\n\r\n")
                  .getBytes(StandardCharsets.ISO_8859_1));
      String said = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(said).startsWith("HTTP/1.1 501").contains("sockets are not recorded");
    }
    assertThat(recorded()).isEmpty();
  }

  @Test
  void a_service_may_stand_in_the_recording_under_another_address() throws Exception {
    service.stubFor(
        post(urlPathEqualTo("/u/things"))
            .willReturn(
                aResponse()
                    .withHeader("Location", plain() + "/u/things/7")
                    .withBody("{\"self\":\"" + plain() + "/u/things/7\"}")));
    URI as = URI.create("https://shop.example/");
    record(
        RecorderOptions.LOOPBACK.with(
            List.of(
                new RecorderOptions.Front(0, URI.create(plain() + "/u"), Optional.of(as), SHOP))));
    HttpResponse<String> answer = sent(to("/things").POST(BodyPublishers.noBody()));
    assertThat(answer.headers().firstValue("location")).hasValue(plain() + "/u/things/7");
    assertThat(only().sent().url()).isEqualTo("https://shop.example/things");
    assertThat(only().answered().headers().find("location"))
        .hasValue("https://shop.example/things/7");
    assertThat(only().answered().body().document().orElseThrow())
        .hasToString("{\"self\":\"https://shop.example/things/7\"}");
  }

  @Test
  void the_recorder_does_not_call_itself() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    URI itself = URI.create("http://localhost:" + port);
    record(
        RecorderOptions.LOOPBACK.with(
            List.of(new RecorderOptions.Front(port, itself, Optional.empty(), SHOP))));
    HttpResponse<String> answer = sent(to("/x"));
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.headers().firstValue(OwnError.MARK)).hasValue("own-port");
  }

  private RecorderOptions proxy(String host, boolean only) throws Exception {
    SortedMap<String, List<String>> hosts = new TreeMap<>();
    hosts.put("shop", List.of(host));
    SortedMap<String, Tape.Where> where = new TreeMap<>();
    where.put("shop", SHOP);
    return trusting(
        RecorderOptions.LOOPBACK.with(
            new RecorderOptions.Proxy(
                0, folder.resolve("authority"), hosts, new TreeMap<>(), where, only)));
  }

  /// Asks by the proxy, trusting its authority, or the service's own certificate.
  private HttpResponse<String> by(HttpClient.Version version, String url, boolean own)
      throws Exception {
    String[] place = recorder.proxy().orElseThrow().split(":");
    String pem =
        own
            ? Files.readString(folder.resolve("shop.pem"))
            : Pem.of(Authority.of(folder.resolve("authority")).certificate());
    try (var asking =
        HttpClient.newBuilder()
            .version(version)
            .sslContext(Trust.client(Pem.certificates(pem)))
            .proxy(ProxySelector.of(new InetSocketAddress(place[0], Integer.parseInt(place[1]))))
            .build()) {
      var request =
          HttpRequest.newBuilder(URI.create(url))
              .header("Authorization", "Bearer top-secret-1")
              .POST(BodyPublishers.ofString("{\"n\":1}"));
      return asking.send(request.build(), BodyHandlers.ofString());
    }
  }

  @Test
  void a_tunnel_to_a_host_that_is_recorded_is_read_in_both_versions_of_http() throws Exception {
    record(proxy("localhost", false));
    for (HttpClient.Version version : HttpClient.Version.values()) {
      var answer = by(version, secured() + "/things", false);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(answer.version()).isEqualTo(version);
    }
    assertThat(recorded()).hasSize(2);
    assertThat(recorded().getFirst().sent().url()).isEqualTo(secured() + "/things");
    assertThat(Files.readString(file)).doesNotContain("top-secret-1");
  }

  @Test
  void a_request_by_the_proxy_without_tls_is_recorded_too() throws Exception {
    record(proxy("localhost", false));
    String url = "http://localhost:" + service.port() + "/things";
    assertThat(by(HttpClient.Version.HTTP_1_1, url, false).statusCode()).isEqualTo(200);
    assertThat(only().sent().url()).isEqualTo(url);
  }

  @Test
  void other_hosts_pass_unread_or_are_refused() throws Exception {
    record(proxy("shop.example", false));
    assertThat(by(HttpClient.Version.HTTP_1_1, secured() + "/x", true).statusCode()).isEqualTo(200);
    String plain = "http://localhost:" + service.port() + "/x";
    assertThat(by(HttpClient.Version.HTTP_1_1, plain, true).statusCode()).isEqualTo(200);
    assertThat(recorded()).isEmpty();
    assertThat(others).containsExactly("passed localhost:" + service.httpsPort());
    recorder.close();
    filing.close();
    Files.delete(file);
    record(proxy("shop.example", true));
    assertThatThrownBy(() -> by(HttpClient.Version.HTTP_1_1, secured() + "/x", true))
        .isInstanceOf(IOException.class);
    var refused = by(HttpClient.Version.HTTP_1_1, plain, true);
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("--host");
    assertThat(others).contains("refused localhost:" + service.httpsPort());
  }

  @Test
  void the_proxy_asked_as_a_service_says_what_it_is() throws Exception {
    record(proxy("shop.example", false));
    var answer =
        sent(HttpRequest.newBuilder(URI.create("http://" + recorder.proxy().orElseThrow() + "/x")));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("this is a proxy");
  }
}
