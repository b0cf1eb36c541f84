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

/// Socket Mode as Slack's own client for Node has it, unchanged: `node/socket.mjs` is the app.
@Timeout(300)
class SlackSocketNodeTest {

  private static Optional<Node> node = Optional.empty();

  @TempDir Path folder;

  @BeforeAll
  static void install() throws Exception {
    node = Node.installed("node");
  }

  private static NodeApp connected(Outside outside, boolean slow) throws Exception {
    String token = outside.hosted.credential(outside.universe, "slack", "app");
    Obj knows =
        Obj.of("url", Json.of(outside.hosted.url(outside.universe)), "token", Json.of(token))
            .with("slow", Json.of(slow));
    NodeApp app = NodeApp.start(node.orElseThrow(), "socket.mjs", knows);
    assertThat(app.next().text("state")).contains("connected");
    return app;
  }

  @Test
  void an_app_hears_of_a_message_acknowledges_it_and_comes_anew_when_it_is_asked_to()
      throws Exception {
    Assumptions.assumeTrue(node.isPresent(), "no Node here");
    try (var outside = new Outside("slack", folder);
        var app = connected(outside, false)) {
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
      try (var app = connected(outside, true)) {
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
