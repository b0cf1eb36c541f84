package dev.dtu.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.journal.Entry;
import dev.dtu.twin.Acts;
import dev.dtu.twin.Turn;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What only an operator or a timer may have done is not to be had by a request.
@Timeout(120)
class InwardTest {

  private static final String WRITE =
      "{\"user\": \"ada\", \"channel\": \"general\", \"text\": \"by nobody\"}";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ACT act:write",
        "ACT /act:write",
        "ACT ${path}act:write",
        "ACT ${path}/act:write",
        "ACT ${url}/act:write",
        "ACT act%3Awrite",
        "POST act:write",
        "POST ${path}/act:write",
        "POST ${path}/act%3Awrite",
        "GET ${path}/act:write",
        "act ${path}/act:write"
      })
  void an_act_is_not_reached_by_a_request(String line) throws Exception {
    try (var outside = new Outside("slack", folder)) {
      URI url = URI.create(outside.hosted.url(outside.universe));
      String credential =
          outside
              .hosted
              .universes()
              .credentials(outside.universe, outside.hosted.twin())
              .getFirst()
              .header();
      String asked =
          line.replace("${path}", url.getRawPath()).replace("${url}", url.toString())
              + " HTTP/1.1\r\nHost: "
              + url.getAuthority()
              + "\r\n"
              + credential
              + "\r\nX-HTTP-Method-Override: ACT\r\nContent-Type: application/json; charset=utf-8"
              + "\r\nContent-Length: "
              + WRITE.length()
              + "\r\nConnection: close\r\n\r\n"
              + WRITE;
      String told = said(url, asked);
      boolean refused = told.startsWith("HTTP/1.1 4") || told.contains("\"unknown_method\"");
      assertThat(refused).as(told).isTrue();
      for (Entry entry : outside.universe.entries(1, Integer.MAX_VALUE)) {
        boolean act = entry instanceof Entry.Called(Turn turn) && Acts.are(turn.operation());
        assertThat(act).as(entry.toString()).isFalse();
      }
      String seen =
          outside
              .call("GET", "/api/conversations.history?channel=" + EventsTest.general(outside), "")
              .toString();
      assertThat(seen).doesNotContain("by nobody");
    }
  }

  private static String said(URI url, String asked) throws Exception {
    try (var socket = new Socket(url.getHost(), url.getPort())) {
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write(asked.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
