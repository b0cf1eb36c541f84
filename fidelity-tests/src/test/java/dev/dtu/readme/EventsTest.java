package dev.dtu.readme;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.app_backend.SlackSignature;
import com.slack.api.app_backend.events.payload.MessagePayload;
import com.slack.api.util.json.GsonFactory;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the services tell on their own, as software that hears it sees it.
class EventsTest {

  @TempDir Path folder;

  static String general(Outside outside) throws Exception {
    Obj listed = outside.call("GET", "/api/conversations.list", "");
    return listed
        .items("channels")
        .items()
        .getFirst()
        .asObj()
        .orElseThrow()
        .text("id")
        .orElseThrow();
  }

  static Obj say(Outside outside, String channel, String text) throws Exception {
    Obj said =
        outside.call(
            "POST",
            "/api/chat.postMessage",
            "{\"channel\":\"" + channel + "\",\"text\":\"" + text + "\"}");
    assertThat(said.flag("ok")).as(said.toString()).isTrue();
    return said;
  }

  /// An app of Slack's with that secret, which takes the challenge and then all events.
  static void app(Outside outside, String secret) throws Exception {
    outside.receiver.answers(heard -> {
      Obj json = heard.json();
      return new Receiver.Answer(200, json.text("challenge").orElse(""));
    });
    outside.told(
        "POST",
        "/subscriptions",
        "{\"twin\":\"slack\",\"url\":\"%s\",\"secret\":\"%s\",\"events\":[\"message.*\"]}"
            .formatted(outside.receiver.url(), secret));
    assertThat(outside.receiver.next().json().text("type")).contains("url_verification");
    outside.until("delivered");
  }

  @Test
  void slack_tells_of_a_message_signed_as_its_own_sdk_verifies() throws Exception {
    try (var outside = new Outside("slack", folder)) {
      app(outside, "8f742231b10e8888abcd99yyyzzz85a5");
      String channel = general(outside);
      Obj said = say(outside, channel, "Grüße, 世界");
      Receiver.Heard heard = outside.receiver.next();
      var verifier =
          new SlackSignature.Verifier(
              new SlackSignature.Generator("8f742231b10e8888abcd99yyyzzz85a5"));
      String seconds = heard.header("X-Slack-Request-Timestamp");
      String seal = heard.header("X-Slack-Signature");
      assertThat(verifier.isValid(seconds, heard.body(), seal)).isTrue();
      assertThat(verifier.isValid(seconds, heard.body() + " ", seal)).isFalse();
      MessagePayload payload =
          GsonFactory.createSnakeCase().fromJson(heard.body(), MessagePayload.class);
      assertThat(payload.getType()).isEqualTo("event_callback");
      assertThat(payload.getEventId()).matches("Ev[0-9A-Z]{10}");
      assertThat(payload.getEvent().getChannel()).isEqualTo(channel);
      assertThat(payload.getEvent().getText()).isEqualTo("Grüße, 世界");
      assertThat(payload.getEvent().getTs()).isEqualTo(said.text("ts").orElseThrow());
      assertThat(heard.header("X-Slack-Retry-Num")).isEmpty();
      outside.until("delivered", "delivered");
    }
  }

  @Test
  void slack_tries_three_times_more_as_its_clock_goes_on() throws Exception {
    try (var outside = new Outside("slack", folder)) {
      app(outside, "secret");
      outside.freeze();
      outside.receiver.answers(500);
      say(outside, general(outside), "hello");
      String first = outside.receiver.next().json().text("event_id").orElseThrow();
      Receiver.Heard again = outside.receiver.next(); // nearly at once
      assertThat(again.header("X-Slack-Retry-Num")).isEqualTo("1");
      assertThat(again.header("X-Slack-Retry-Reason")).isEqualTo("http_error");
      assertThat(again.json().text("event_id")).contains(first);
      outside.until("delivered", "queued");
      assertThat(outside.receiver.left()).isZero();
      outside.advance("PT1M");
      assertThat(outside.receiver.next().header("X-Slack-Retry-Num")).isEqualTo("2");
      outside.until("delivered", "queued");
      outside.advance("PT4M59S");
      assertThat(outside.states()).containsExactly("delivered", "queued");
      outside.advance("PT1S");
      assertThat(outside.receiver.next().header("X-Slack-Retry-Num")).isEqualTo("3");
      outside.until("delivered", "failed");
    }
  }

  @Test
  void an_event_hook_of_okta_hears_once_it_is_verified() throws Exception {
    try (var outside = new Outside("okta", folder)) {
      outside.receiver.answers(heard ->
          new Receiver.Answer(
              200,
              heard.method().equals("GET")
                  ? Obj.of("verification", Json.of(heard.header("X-Okta-Verification-Challenge")))
                      .toString()
                  : ""));
      Obj hook =
          outside.call(
              "POST",
              "/api/v1/eventHooks",
              """
              {"name": "audit", "events": {"type": "EVENT_TYPE",
               "items": ["user.lifecycle.create", "group.user_membership.add"]},
               "channel": {"type": "HTTP", "version": "1.0.0", "config": {"uri": "%s",
               "headers": [{"key": "X-Other", "value": "Code"}],
               "authScheme": {"type": "HEADER", "key": "Authorization", "value": "key-1"}}}}
              """
                  .formatted(outside.receiver.url()));
      String path = "/api/v1/eventHooks/" + hook.text("id").orElseThrow();
      outside.call("POST", path + "/lifecycle/verify", "");
      Receiver.Heard asked = outside.receiver.next();
      assertThat(asked.method()).isEqualTo("GET");
      assertThat(asked.header("Authorization")).isEqualTo("key-1");
      outside.until("delivered");
      assertThat(outside.call("GET", path, "").text("verificationStatus")).contains("VERIFIED");
      Obj user =
          outside.call(
              "POST",
              "/api/v1/users?activate=false",
              """
              {"profile": {"firstName": "Isaac", "lastName": "Brock",
               "email": "isaac@example.com", "login": "isaac@example.com"}}
              """);
      // whoever is new is in the group of everyone at once; the two come in either order
      Receiver.Heard first = outside.receiver.next();
      Receiver.Heard second = outside.receiver.next();
      assertThat(first.header("Authorization")).isEqualTo("key-1");
      assertThat(first.header("X-Other")).isEqualTo("Code");
      Obj event =
          List.of(told(first), told(second)).stream()
              .filter(each -> each.text("eventType").orElse("").equals("user.lifecycle.create"))
              .findFirst()
              .orElseThrow();
      assertThat(event.items("target").items().getFirst().asObj().orElseThrow().text("id"))
          .isEqualTo(user.text("id"));
      outside.until("delivered", "delivered", "delivered");
    }
  }

  @Test
  void okta_tries_once_more_on_its_clock_and_tells_no_hook_what_only_its_log_has()
      throws Exception {
    try (var outside = new Outside("okta", folder)) {
      outside.receiver.answers(heard ->
          new Receiver.Answer(
              heard.method().equals("GET") ? 200 : 500,
              heard.method().equals("GET")
                  ? Obj.of("verification", Json.of(heard.header("X-Okta-Verification-Challenge")))
                      .toString()
                  : ""));
      outside.told(
          "POST",
          "/subscriptions",
          "{\"twin\":\"okta\",\"url\":\"%s\",\"events\":[\"*\"]}"
              .formatted(outside.receiver.url()));
      outside.receiver.next();
      outside.until("delivered");
      outside.freeze();
      String policy =
          "{\"type\":\"OKTA_SIGN_ON\",\"name\":\"N\",\"status\":\"ACTIVE\",\"description\":\"D\"}";
      String id = outside.call("POST", "/api/v1/policies", policy).text("id").orElseThrow();
      assertThat(outside.states()).containsExactly("delivered"); // policy.lifecycle.create is quiet
      outside.call("PUT", "/api/v1/policies/" + id, policy);
      assertThat(told(outside.receiver.next()).text("eventType"))
          .contains("policy.lifecycle.update");
      outside.until("delivered", "queued");
      assertThat(outside.receiver.left()).isZero();
      outside.advance("PT1S");
      assertThat(told(outside.receiver.next()).text("eventType"))
          .contains("policy.lifecycle.update");
      outside.until("delivered", "failed");
    }
  }

  /// The one event that Okta tells in a request.
  private static Obj told(Receiver.Heard heard) {
    Obj data = heard.json().obj("data").orElseThrow();
    return (Obj) data.items("events").items().getFirst();
  }

  @Test
  void a_webhook_of_jira_is_told_of_an_issue_with_its_signature() throws Exception {
    try (var outside = new Outside("jira", folder)) {
      outside.told(
          "POST",
          "/subscriptions",
          """
          {"twin": "jira", "url": "%s", "secret": "It's a Secret to Everybody",
           "events": ["jira:issue_created"]}
          """
              .formatted(outside.receiver.url()));
      Obj project =
          outside
              .call("GET", "/rest/api/3/project/search", "")
              .items("values")
              .items()
              .getFirst()
              .asObj()
              .orElseThrow();
      Obj issue =
          outside.call(
              "POST",
              "/rest/api/3/issue",
              """
              {"fields": {"summary": "Broken", "project": {"key": "%s"}, "issuetype": {"name": "Task"}}}
              """
                  .formatted(project.text("key").orElseThrow()));
      Receiver.Heard heard = outside.receiver.next();
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(
          new SecretKeySpec(
              "It's a Secret to Everybody".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      assertThat(heard.header("X-Hub-Signature"))
          .isEqualTo(
              "sha256="
                  + HexFormat.of()
                      .formatHex(mac.doFinal(heard.body().getBytes(StandardCharsets.UTF_8))));
      assertThat(heard.json().text("webhookEvent")).contains("jira:issue_created");
      assertThat(heard.json().obj("issue").orElseThrow().text("key")).isEqualTo(issue.text("key"));
      assertThat(heard.header("X-Atlassian-Webhook-Identifier")).matches("[0-9a-f-]{36}");
      outside.until("delivered");
    }
  }

  @Test
  void an_admin_registers_a_webhook_with_jira_itself() throws Exception {
    try (var outside = new Outside("jira", folder)) {
      outside.call(
          "POST",
          "/rest/webhooks/1.0/webhook",
          "{\"name\":\"ours\",\"url\":\"%s\",\"events\":[\"jira:issue_created\"],\"enabled\":true}"
              .formatted(outside.receiver.url()));
      Obj project =
          outside
              .call("GET", "/rest/api/3/project/search", "")
              .items("values")
              .items()
              .getFirst()
              .asObj()
              .orElseThrow();
      outside.call(
          "POST",
          "/rest/api/3/issue",
          """
          {"fields": {"summary": "Broken", "project": {"key": "%s"}, "issuetype": {"name": "Task"}}}
          """
              .formatted(project.text("key").orElseThrow()));
      Receiver.Heard heard = outside.receiver.next();
      assertThat(heard.header("X-Hub-Signature")).isEmpty();
      assertThat(heard.json().text("webhookEvent")).contains("jira:issue_created");
      outside.until("delivered");
    }
  }

  @Test
  void a_channel_of_drive_is_told_in_header_lines_alone() throws Exception {
    try (var outside = new Outside("drive", folder)) {
      Obj file = outside.call("POST", "/drive/v3/files", "{\"name\":\"plan\"}");
      String path = "/drive/v3/files/" + file.text("id").orElseThrow();
      outside.call(
          "POST",
          path + "/watch",
          "{\"id\":\"ch-1\",\"type\":\"web_hook\",\"address\":\"%s\",\"token\":\"mine\"}"
              .formatted(outside.receiver.url()));
      Receiver.Heard sync = outside.receiver.next();
      assertThat(sync.body()).isEmpty();
      assertThat(sync.header("Content-Length")).isEqualTo("0");
      assertThat(sync.header("X-Goog-Resource-State")).isEqualTo("sync");
      assertThat(sync.header("X-Goog-Message-Number")).isEqualTo("1");
      outside.call("PATCH", path, "{\"name\":\"plan B\"}");
      Receiver.Heard update = outside.receiver.next();
      assertThat(update.header("X-Goog-Resource-State")).isEqualTo("update");
      assertThat(update.header("X-Goog-Channel-ID")).isEqualTo("ch-1");
      assertThat(update.header("X-Goog-Channel-Token")).isEqualTo("mine");
      assertThat(update.header("X-Goog-Resource-ID")).isEqualTo(sync.header("X-Goog-Resource-ID"));
      outside.until("delivered", "delivered");
      Obj stop =
          Obj.of("id", Json.of("ch-1")).with("resourceId", update.header("X-Goog-Resource-ID"));
      outside.call("POST", "/drive/v3/channels/stop", stop.toString());
      outside.call("PATCH", path, "{\"name\":\"plan C\"}");
      assertThat(outside.states()).hasSize(2);
    }
  }
}
