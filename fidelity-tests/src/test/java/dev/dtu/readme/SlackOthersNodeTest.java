package dev.dtu.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.sweep.Node;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Slack's older packages for Node, unchanged: `node-others/app.mjs`. They have an address for events
/// and another for what people do, of which Slack asks no proof.
@Timeout(300)
class SlackOthersNodeTest {

  private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";

  private static Optional<Node> node = Optional.empty();

  @TempDir Path folder;

  @BeforeAll
  static void install() throws Exception {
    node = Node.installed("node-others");
  }

  private static NodeApp app(Outside outside) throws Exception {
    String team =
        outside
            .call("POST", "/api/team.info", "{}")
            .obj("team")
            .orElseThrow()
            .text("id")
            .orElseThrow();
    String url = outside.hosted.url(outside.universe);
    Obj knows =
        Obj.of("url", Json.of(url), "secret", Json.of(SECRET))
            .with("client", outside.hosted.credential(outside.universe, "slack", "client"))
            .with("hook", url + "/services/" + team + "/B0WEBHOOK01/WebhookOfThisWorkspace01");
    return NodeApp.start(node.orElseThrow(), "app.mjs", knows);
  }

  private static void subscribe(Outside outside, Obj ports, String port, String events)
      throws Exception {
    String address = "http://localhost:" + ports.find(port).flatMap(Json::asWords).orElseThrow();
    outside.told(
        "POST",
        "/subscriptions",
        "{\"twin\": \"slack\", \"url\": \"%s/slack/%s\", \"secret\": \"%s\", \"events\": [%s]}"
            .formatted(address, port, SECRET, events));
  }

  private static void act(Outside outside, String act, String arguments) throws Exception {
    outside.told("POST", "/twins/slack/acts/" + act, "{\"arguments\": {" + arguments + "}}");
  }

  private static String posted(Outside outside, String what) throws Exception {
    Obj reply =
        outside.call("POST", "/api/chat.postMessage", "{\"channel\": \"general\", " + what + "}");
    return reply.text("ts").orElseThrow(() -> new AssertionError(reply.toString()));
  }

  @Test
  void they_post_are_installed_hear_and_answer() throws Exception {
    Assumptions.assumeTrue(node.isPresent(), "no Node here");
    try (var outside = new Outside("slack", folder);
        var app = app(outside)) {
      assertThat(app.next().items("webhook").items())
          .isEqualTo(List.of(Json.of("ok"), Json.of("no_text"), Json.of("no_service")));
      assertThat(app.next())
          .hasToString(
              "{\"installed\":200,\"bot\":[\"chat:write\",\"channels:read\"],"
                  + "\"user\":[\"search:read\"],\"token\":\"xoxb-\"}");
      Obj ports = app.next();
      subscribe(outside, ports, "actions", "\"block_actions\", \"interactive_message\"");
      hears(outside, app);
      subscribe(outside, ports, "events", "\"message.channels\"");
      outside.until("delivered", "delivered", "delivered");
      act(outside, "write", "\"user\": \"ada\", \"channel\": \"general\", \"text\": \"hello\"");
      assertThat(app.next().text("message")).contains("hello");
    }
  }

  private static void hears(Outside outside, NodeApp app) throws Exception {
    String where = "\"user\": \"ada\", \"channel\": \"general\", \"timestamp\": \"%s\", ";
    String old =
        posted(
            outside,
            "\"text\": \"x\", \"attachments\": [{\"text\": \"a\", \"fallback\": \"a\","
                + " \"callback_id\": \"row\", \"actions\": [{\"name\": \"n\", \"type\": \"button\","
                + " \"text\": \"T\", \"value\": \"v\"}]}]");
    act(outside, "press", where.formatted(old) + "\"action_id\": \"n\", \"value\": \"v\"");
    assertThat(app.next()).hasToString("{\"pressed\":\"v\",\"of\":\"row\"}");
    String now =
        posted(
            outside,
            "\"text\": \"y\", \"blocks\": [{\"type\": \"actions\", \"elements\": [{\"type\":"
                + " \"button\", \"action_id\": \"go\", \"text\": {\"type\": \"plain_text\","
                + " \"text\": \"G\"}}]}]");
    act(outside, "press", where.formatted(now) + "\"action_id\": \"go\"");
    assertThat(app.next()).hasToString("{\"pressed\":\"go\",\"of\":\"block_actions\"}");
    outside.until("delivered", "delivered");
    String history =
        outside
            .call("POST", "/api/conversations.history", "{\"channel\": \"general\"}")
            .items("messages")
            .toString();
    assertThat(history).contains("\"text\":\"answered\"", "\"text\":\"chosen\"", "by the webhook");
  }
}
