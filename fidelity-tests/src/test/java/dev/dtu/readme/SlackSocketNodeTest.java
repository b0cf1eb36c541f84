package dev.dtu.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.sweep.Node;
import java.io.BufferedReader;
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

/// Socket Mode as Slack's own client for Node has it, unchanged: `node/socket.mjs` is the app.
@Timeout(300)
class SlackSocketNodeTest {

  private static Optional<Node> node = Optional.empty();

  @TempDir Path folder;

  @BeforeAll
  static void install() throws Exception {
    node = Node.installed("node");
  }

  /// The app, as a process of its own.
  private record App(Process process, BufferedReader told, Writer ends) implements AutoCloseable {

    static App start(Outside outside, boolean slow) throws Exception {
      Process process = node.orElseThrow().start("socket.mjs");
      Writer in = process.outputWriter();
      String token = outside.hosted.credential(outside.universe, "slack", "app");
      Obj told =
          Obj.of("url", Json.of(outside.hosted.url(outside.universe)), "token", Json.of(token))
              .with("slow", Json.of(slow));
      in.write(told + "\n");
      in.flush();
      var app = new App(process, process.inputReader(), in);
      assertThat(app.next().text("state")).contains("connected");
      return app;
    }

    Obj next() throws Exception {
      String line = told.readLine();
      assertThat(line).as("the app ended, see target/node/errors.txt").isNotNull();
      return (Obj) Json.trusted(line);
    }

    @Override
    public void close() throws IOException {
      ends.close();
      process.onExit().orTimeout(20, TimeUnit.SECONDS).exceptionally(_ -> process).join();
      process.destroyForcibly();
    }
  }

  @Test
  void an_app_hears_of_a_message_acknowledges_it_and_comes_anew_when_it_is_asked_to()
      throws Exception {
    Assumptions.assumeTrue(node.isPresent(), "no Node here");
    try (var outside = new Outside("slack", folder);
        var app = App.start(outside, false)) {
      EventsTest.say(outside, EventsTest.general(outside), "by socket");
      Obj heard = app.next();
      assertThat(heard.text("type")).contains("events_api");
      assertThat(heard.text("text")).contains("by socket");
      outside.until("delivered");
      outside.told("POST", "/sockets/k1/end", "{\"reason\": \"warning\"}");
      Obj state = app.next();
      while (!state.text("state").equals(Optional.of("connected"))) {
        state = app.next();
      }
      EventsTest.say(outside, EventsTest.general(outside), "anew");
      assertThat(app.next().text("text")).contains("anew");
      outside.until("delivered", "delivered");
    }
  }

  @Test
  void what_an_app_does_not_acknowledge_comes_again_as_the_clock_goes_on() throws Exception {
    Assumptions.assumeTrue(node.isPresent(), "no Node here");
    try (var outside = new Outside("slack", folder)) {
      outside.freeze();
      try (var app = App.start(outside, true)) {
        EventsTest.say(outside, EventsTest.general(outside), "again");
        Obj first = app.next();
        outside.advance("PT3S");
        Obj second = app.next();
        assertThat(second.find("retry")).contains(Json.of(1));
        assertThat(second.text("reason")).contains("timeout");
        assertThat(second.text("text")).isEqualTo(first.text("text"));
        outside.until("delivered");
      }
    }
  }
}
