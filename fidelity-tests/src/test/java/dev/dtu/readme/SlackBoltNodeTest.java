package dev.dtu.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.sweep.Node;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The conversation of [SlackBoltTest] with the same app in Slack's own framework for Node, unchanged:
/// `node-bolt/app.mjs`.
@Timeout(300)
class SlackBoltNodeTest {

  private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";

  private static Optional<Node> node = Optional.empty();

  @TempDir Path folder;

  @BeforeAll
  static void install() throws Exception {
    node = Node.installed("node-bolt");
  }

  private static NodeApp app(Outside outside, boolean socket) throws Exception {
    Obj knows =
        Obj.of("url", Json.of(outside.hosted.url(outside.universe)), "secret", Json.of(SECRET))
            .with("bot", outside.hosted.credential(outside.universe, "slack", "bot"))
            .with("app", outside.hosted.credential(outside.universe, "slack", "app"))
            .with("socket", Json.of(socket));
    return NodeApp.start(node.orElseThrow(), "app.mjs", knows);
  }

  @Test
  void an_app_over_http_holds_the_conversation() throws Exception {
    Assumptions.assumeTrue(node.isPresent(), "no Node here");
    try (var outside = new Outside("slack", folder);
        var app = app(outside, false)) {
      String port = app.next().find("port").flatMap(Json::asWords).orElseThrow();
      SlackBoltTest.subscribe(outside, "http://localhost:" + port + "/slack/events");
      new Conversation(outside).run();
    }
  }

  @Test
  void an_app_in_socket_mode_holds_the_same_conversation() throws Exception {
    Assumptions.assumeTrue(node.isPresent(), "no Node here");
    try (var outside = new Outside("slack", folder);
        var app = app(outside, true)) {
      assertThat(app.next().text("state")).contains("connected");
      new Conversation(outside).run();
    }
  }
}
