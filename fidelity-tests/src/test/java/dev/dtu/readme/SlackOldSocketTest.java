package dev.dtu.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What Socket Mode says to a socket that grows old, as it stands on the wire.
@Timeout(180)
class SlackOldSocketTest {

  @TempDir Path folder;

  /// What a socket heard; its end is a word.
  private record Heard(LinkedBlockingQueue<String> frames, StringBuilder part)
      implements WebSocket.Listener {

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
      part.append(text);
      if (last) {
        frames.add(part.toString());
        part.setLength(0);
      }
      socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
      frames.add("closed");
      return null;
    }

    String next() throws InterruptedException {
      String next = frames.poll(20, TimeUnit.SECONDS);
      assertThat(next).as("heard nothing for 20 s").isNotNull();
      return next;
    }

    Obj frame() throws InterruptedException {
      return (Obj) Json.trusted(next());
    }
  }

  private static URI address(HttpClient http, Outside outside) throws Exception {
    String token = outside.hosted.credential(outside.universe, "slack", "app");
    String url = outside.hosted.url(outside.universe) + "/api/apps.connections.open";
    var asked =
        HttpRequest.newBuilder(URI.create(url))
            .header("authorization", "Bearer " + token)
            .header("content-type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("a=b"))
            .build();
    Obj told = (Obj) Json.trusted(http.send(asked, HttpResponse.BodyHandlers.ofString()).body());
    return URI.create(told.text("url").orElseThrow(() -> new AssertionError(told)));
  }

  @Test
  void an_old_socket_is_warned_ten_seconds_before_it_ends() throws Exception {
    try (var outside = new Outside("slack", folder);
        HttpClient http = HttpClient.newHttpClient()) {
      outside.freeze();
      var heard = new Heard(new LinkedBlockingQueue<>(), new StringBuilder());
      http.newWebSocketBuilder().buildAsync(address(http, outside), heard).join();
      assertThat(heard.frame().text("type")).contains("hello");
      outside.advance("PT18050S");
      Obj warned = heard.frame();
      assertThat(warned.text("type")).contains("disconnect");
      assertThat(warned.text("reason")).contains("warning");
      assertThat(warned.at("debug_info.host")).isPresent();
      EventsTest.say(outside, EventsTest.general(outside), "still heard");
      assertThat(heard.frame().text("type")).contains("events_api");
      outside.advance("PT10S");
      String next = heard.next();
      while (next.contains("events_api")) {
        next = heard.next(); // nobody acknowledged it
      }
      assertThat(((Obj) Json.trusted(next)).text("reason")).contains("refresh_requested");
      assertThat(heard.next()).isEqualTo("closed");
    }
  }
}
