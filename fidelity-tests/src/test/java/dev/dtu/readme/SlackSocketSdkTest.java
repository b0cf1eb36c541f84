package dev.dtu.readme;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.socket_mode.SocketModeClient;
import com.slack.api.socket_mode.request.EventsApiEnvelope;
import com.slack.api.socket_mode.response.AckResponse;
import com.slack.api.util.json.GsonFactory;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Socket Mode as Slack's own client for Java has it, unchanged.
@Timeout(180)
class SlackSocketSdkTest {

  @TempDir Path folder;

  /// The client, and what it heard.
  private record App(
      Slack slack,
      SocketModeClient client,
      LinkedBlockingQueue<String> raw,
      LinkedBlockingQueue<EventsApiEnvelope> events,
      LinkedBlockingQueue<Obj> greetings)
      implements AutoCloseable {

    static App connect(Outside outside, boolean acknowledges) throws Exception {
      var config = new SlackConfig();
      config.setMethodsEndpointUrlPrefix(outside.hosted.url(outside.universe) + "/api/");
      Slack slack = Slack.getInstance(config);
      String token = outside.hosted.credential(outside.universe, "slack", "app");
      SocketModeClient client = slack.socketMode(token, SocketModeClient.Backend.JavaWebSocket);
      var app =
          new App(
              slack,
              client,
              new LinkedBlockingQueue<>(),
              new LinkedBlockingQueue<>(),
              new LinkedBlockingQueue<>());
      client.addWebSocketMessageListener(app.raw::add);
      client.addEventsApiEnvelopeListener(envelope -> {
        if (acknowledges) {
          client.sendSocketModeResponse(new AckResponse(envelope.getEnvelopeId()));
        }
        app.events.add(envelope);
      });
      client.connect();
      Obj hello = app.message();
      assertThat(hello.text("type")).contains("hello");
      app.greetings.add(hello);
      return app;
    }

    Obj message() throws InterruptedException {
      String next = raw.poll(20, TimeUnit.SECONDS);
      assertThat(next).as("heard nothing for 20 s").isNotNull();
      return (Obj) Json.trusted(next);
    }

    Obj hello() {
      return greetings.remove();
    }

    EventsApiEnvelope event() throws InterruptedException {
      EventsApiEnvelope next = events.poll(20, TimeUnit.SECONDS);
      assertThat(next).as("heard of no event for 20 s").isNotNull();
      return next;
    }

    void acknowledge(EventsApiEnvelope envelope) {
      client.sendSocketModeResponse(new AckResponse(envelope.getEnvelopeId()));
    }

    @Override
    public void close() throws IOException {
      client.close();
      try {
        slack.close();
      } catch (Exception broken) {
        throw new IOException(broken);
      }
    }
  }

  @Test
  void an_app_is_greeted_hears_of_a_message_and_acknowledges_it() throws Exception {
    try (var outside = new Outside("slack", folder);
        var app = App.connect(outside, true)) {
      Obj hello = app.hello();
      assertThat(hello.find("num_connections")).contains(Json.of(1));
      assertThat(hello.obj("connection_info").orElseThrow().text("app_id")).contains("A0ROBOT0001");
      Obj said = EventsTest.say(outside, EventsTest.general(outside), "by socket");
      EventsApiEnvelope heard = app.event();
      MessageEvent event =
          GsonFactory.createSnakeCase()
              .fromJson(heard.getPayload().getAsJsonObject().get("event"), MessageEvent.class);
      assertThat(event.getText()).isEqualTo("by socket");
      assertThat(event.getTs()).isEqualTo(said.text("ts").orElseThrow());
      assertThat(heard.getRetryAttempt()).isZero();
      outside.until("delivered");
    }
  }

  @Test
  void what_an_app_does_not_acknowledge_comes_again_as_the_clock_goes_on() throws Exception {
    try (var outside = new Outside("slack", folder)) {
      outside.freeze();
      try (var app = App.connect(outside, false)) {
        EventsTest.say(outside, EventsTest.general(outside), "again");
        EventsApiEnvelope first = app.event();
        outside.advance("PT3S");
        EventsApiEnvelope second = app.event(); // nearly at once
        assertThat(second.getRetryAttempt()).isEqualTo(1);
        assertThat(second.getRetryReason()).isEqualTo("timeout");
        assertThat(second.getPayload()).isEqualTo(first.getPayload());
        outside.advance("PT1M3S");
        EventsApiEnvelope third = app.event();
        assertThat(third.getRetryAttempt()).isEqualTo(2);
        app.acknowledge(third);
        outside.until("delivered");
      }
    }
  }

  @Test
  void an_app_that_is_asked_to_refresh_comes_anew_and_hears_on() throws Exception {
    try (var outside = new Outside("slack", folder);
        var app = App.connect(outside, true)) {
      outside.told("POST", "/sockets/k1/end", "{\"reason\": \"refresh_requested\"}");
      assertThat(app.message().text("type")).contains("hello");
      EventsTest.say(outside, EventsTest.general(outside), "anew");
      app.event();
      outside.until("delivered");
    }
  }

  @Test
  void each_of_two_sockets_hears_its_share() throws Exception {
    try (var outside = new Outside("slack", folder)) {
      outside.freeze();
      try (var one = App.connect(outside, true);
          var two = App.connect(outside, true)) {
        assertThat(one.hello().find("num_connections")).contains(Json.of(1));
        assertThat(two.hello().find("num_connections")).contains(Json.of(2));
        for (int i = 0; i < 4; i++) {
          EventsTest.say(outside, EventsTest.general(outside), "share " + i);
        }
        outside.until("delivered", "delivered", "delivered", "delivered");
        one.event();
        two.event();
      }
    }
  }
}
