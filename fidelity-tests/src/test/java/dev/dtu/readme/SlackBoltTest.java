package dev.dtu.readme;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.socket_mode.SocketModeClient;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A conversation with an app that is written in Slack's own framework for Java, unchanged.
@Timeout(300)
class SlackBoltTest {

  private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";

  @TempDir Path folder;

  /// Slack's client, pointed at the twin.
  private record Client(Slack slack) implements AutoCloseable {

    static Client of(Outside outside) {
      var config = new SlackConfig();
      config.setMethodsEndpointUrlPrefix(outside.hosted.url(outside.universe) + "/api/");
      return new Client(Slack.getInstance(config));
    }

    @Override
    public void close() throws IOException {
      try {
        slack.close();
      } catch (Exception broken) {
        throw new IOException(broken);
      }
    }
  }

  private static String token(Outside outside, String kind) throws Exception {
    return outside.hosted.credential(outside.universe, "slack", kind);
  }

  /// Names a request URL that hears of everything.
  static void subscribe(Outside outside, String url) throws Exception {
    outside.told(
        "POST",
        "/subscriptions",
        """
        {"twin": "slack", "url": "%s", "secret": "%s", "events": ["message.*", "reaction_added",
          "app_home_opened", "block_*", "view_*", "slash_commands", "shortcut"]}\
        """
            .formatted(url, SECRET));
    outside.until("delivered");
  }

  /// An app that hears by a socket.
  private static SocketModeApp connected(Outside outside, Slack slack) throws Exception {
    var app = BoltApp.of(slack, token(outside, "bot"), SECRET);
    var socket =
        new SocketModeApp(token(outside, "app"), SocketModeClient.Backend.JavaWebSocket, app);
    socket.startAsync();
    open(outside, "");
    return socket;
  }

  /// The name of the socket that is open, once it is another than that.
  private static String open(Outside outside, String other) throws Exception {
    String[] name = {other};
    new Conversation(outside)
        .until(
            "a socket that is open",
            () -> {
              for (Json each : outside.told("GET", "/sockets", "").items("sockets")) {
                Obj socket = (Obj) each;
                if (socket.text("state").equals(Optional.of("open"))) {
                  name[0] = socket.text("socket").orElseThrow();
                }
              }
              return !name[0].equals(other);
            });
    return name[0];
  }

  @Test
  void an_app_over_http_holds_the_conversation() throws Exception {
    try (var outside = new Outside("slack", folder);
        var client = Client.of(outside);
        var server = new BoltServer(BoltApp.of(client.slack(), token(outside, "bot"), SECRET))) {
      subscribe(outside, server.url());
      new Conversation(outside).run();
    }
  }

  @Test
  void an_app_in_socket_mode_holds_the_same_conversation() throws Exception {
    try (var outside = new Outside("slack", folder);
        var client = Client.of(outside);
        AutoCloseable _ = connected(outside, client.slack())::close) {
      new Conversation(outside).run();
    }
  }

  @Test
  void a_socket_that_is_refreshed_in_the_middle_loses_nothing() throws Exception {
    try (var outside = new Outside("slack", folder);
        var client = Client.of(outside);
        AutoCloseable _ = connected(outside, client.slack())::close) {
      new Conversation(outside).begins();
      String first = open(outside, "");
      outside.told("POST", "/sockets/" + first + "/end", "{\"reason\": \"refresh_requested\"}");
      open(outside, first);
      new Conversation(outside).goesOn();
      outside.advance("PT1M"); // what was on its way when the socket ended comes again
      new Conversation(outside).heard();
    }
  }
}
