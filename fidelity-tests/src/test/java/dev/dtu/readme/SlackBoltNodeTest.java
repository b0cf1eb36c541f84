package dev.dtu.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.sweep.Node;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
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

  /// The app, as a process of its own.
  private record App(Process process, Writer ends, Obj told) implements AutoCloseable {

    static App start(Outside outside, boolean socket) throws Exception {
      Process process = node.orElseThrow().start("app.mjs");
      Writer in = process.outputWriter();
      Obj told =
          Obj.of("url", Json.of(outside.hosted.url(outside.universe)), "secret", Json.of(SECRET))
              .with("bot", outside.hosted.credential(outside.universe, "slack", "bot"))
              .with("app", outside.hosted.credential(outside.universe, "slack", "app"))
              .with("socket", Json.of(socket));
      in.write(told + "\n");
      in.flush();
      String line = process.inputReader().readLine();
      assertThat(line).as("the app ended, see target/node-bolt/errors.txt").isNotNull();
      return new App(process, in, (Obj) Json.trusted(line));
    }

    @Override
    public void close() throws IOException {
      ends.close();
      process.onExit().orTimeout(20, TimeUnit.SECONDS).exceptionally(_ -> process).join();
      process.destroyForcibly();
    }
  }

  @Test
  void an_app_over_http_holds_the_conversation() throws Exception {
    Assumptions.assumeTrue(node.isPresent(), "no Node here");
    try (var outside = new Outside("slack", folder);
        var app = App.start(outside, false)) {
      String port = app.told().find("port").flatMap(Json::asWords).orElseThrow();
      SlackBoltTest.subscribe(outside, "http://localhost:" + port + "/slack/events");
      new Conversation(outside).run();
    }
  }

  @Test
  void an_app_in_socket_mode_holds_the_same_conversation() throws Exception {
    Assumptions.assumeTrue(node.isPresent(), "no Node here");
    try (var outside = new Outside("slack", folder);
        var app = App.start(outside, true)) {
      assertThat(app.told().text("state")).contains("connected");
      new Conversation(outside).run();
    }
  }
}
