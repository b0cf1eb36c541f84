package dev.dtu.readme;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.app_backend.SlackSignature;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.slash_commands.SlashCommandPayloadParser;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.util.json.GsonFactory;
import dev.dtu.call.Query;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What people do in Slack's own pages, and what an app is told of it.
@Timeout(180)
class SlackActsTest {

  private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
  private static final String MODAL =
      """
      {"type": "modal", "callback_id": "form", "title": {"type": "plain_text", "text": "Form"},
       "submit": {"type": "plain_text", "text": "Send"},
       "blocks": [{"type": "input", "block_id": "name",
         "label": {"type": "plain_text", "text": "Name"},
         "element": {"type": "plain_text_input", "action_id": "said"}}]}\
      """;

  @TempDir Path folder;

  /// A person does something; what Slack says to that.
  private static Obj does(Outside outside, String act, String arguments) throws Exception {
    String origin = outside.hosted.url(outside.universe);
    Obj told =
        outside.told(
            "POST",
            "/twins/slack/acts/" + act,
            "{\"origin\": \"%s\", \"arguments\": {\"user\": \"ada\"%s}}"
                .formatted(origin, arguments.isEmpty() ? "" : ", " + arguments.replace('\'', '"')));
    return told.obj("reply").orElseThrow();
  }

  private static Obj look(Outside outside) throws Exception {
    return does(outside, "look", "");
  }

  /// Waits until the latest thing a person did is settled, and shows what came of it.
  private static Obj settled(Outside outside) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (System.nanoTime() < end) {
      var all = look(outside).items("interactions").items();
      Obj last = all.getLast().asObj().orElseThrow();
      if (!last.text("state").orElse("").equals("told")) {
        return last;
      }
      Thread.onSpinWait();
    }
    throw new AssertionError("expected an answer to come back, found none for 20 s");
  }

  /// An app that answers so, once it gave back its challenge.
  private static void app(Outside outside, Receiver.Answers answers) throws Exception {
    outside.receiver.answers(heard ->
        heard.body().startsWith("{") && heard.json().has("challenge")
            ? new Receiver.Answer(200, heard.json().text("challenge").orElseThrow())
            : answers.to(heard));
    outside.told(
        "POST",
        "/subscriptions",
        ("{\"twin\": \"slack\", \"url\": \"%s\", \"secret\": \"%s\", \"events\": [\"block_*\","
                + " \"view_*\", \"slash_commands\", \"shortcut\", \"app_home_opened\"]}")
            .formatted(outside.receiver.url(), SECRET));
    outside.receiver.next();
    outside.until("delivered");
  }

  private static Obj payload(Receiver.Heard heard) {
    return (Obj) Json.trusted(Query.parse(heard.body()).find("payload").orElseThrow());
  }

  private static String at(Obj json, String member) {
    return json.find(member).flatMap(Json::asWords).orElseThrow(() -> new AssertionError(json));
  }

  private static Obj button(Outside outside) throws Exception {
    return outside.call(
        "POST",
        "/api/chat.postMessage",
        """
        {"channel": "%s", "text": "?", "blocks": [{"type": "actions", "block_id": "row",
          "elements": [{"type": "button", "action_id": "yes", "value": "1",
            "text": {"type": "plain_text", "text": "Yes"}}]}]}\
        """
            .formatted(EventsTest.general(outside)));
  }

  private static Obj press(Outside outside, Obj message) throws Exception {
    return does(
        outside,
        "press",
        "'channel': '%s', 'timestamp': '%s', 'action_id': 'yes'"
            .formatted(at(message, "channel"), at(message, "ts")));
  }

  @Test
  void a_pressed_button_is_told_signed_and_answered_at_its_address_five_times() throws Exception {
    try (var outside = new Outside("slack", folder)) {
      app(outside, _ -> new Receiver.Answer(200, ""));
      assertThat(press(outside, button(outside)).flag("ok")).isTrue();
      Receiver.Heard heard = outside.receiver.next();
      var verifier = new SlackSignature.Verifier(new SlackSignature.Generator(SECRET));
      String seconds = heard.header("X-Slack-Request-Timestamp");
      assertThat(verifier.isValid(seconds, heard.body(), heard.header("X-Slack-Signature")))
          .isTrue();
      Obj payload = payload(heard);
      BlockActionPayload read =
          GsonFactory.createSnakeCase().fromJson(payload.toString(), BlockActionPayload.class);
      assertThat(read.getActions().getFirst().getValue()).isEqualTo("1");
      assertThat(read.getUser().getName()).isEqualTo("ada");
      assertThat(settled(outside).text("state")).contains("acknowledged");
      String path = read.getResponseUrl().substring(outside.hosted.url(outside.universe).length());
      String answer = "{\"text\": \"thanks\", \"replace_original\": true}";
      for (int i = 0; i < 5; i++) {
        assertThat(outside.answer("POST", path, answer).body()).isEqualTo("ok");
      }
      assertThat(outside.answer("POST", path, answer).body()).contains("used_url");
      Obj said =
          (Obj)
              outside
                  .call(
                      "GET",
                      "/api/conversations.history?channel=" + EventsTest.general(outside),
                      "")
                  .items("messages")
                  .at(0);
      assertThat(said.text("text")).contains("thanks");
    }
  }

  @Test
  void a_trigger_opens_one_modal_within_three_seconds() throws Exception {
    try (var outside = new Outside("slack", folder)) {
      app(outside, _ -> new Receiver.Answer(200, ""));
      outside.freeze();
      press(outside, button(outside));
      String trigger = at(payload(outside.receiver.next()), "trigger_id");
      String open = "{\"trigger_id\": \"" + trigger + "\", \"view\": " + MODAL + "}";
      Obj opened = outside.call("POST", "/api/views.open", open);
      assertThat(opened.flag("ok")).as(opened.toString()).isTrue();
      assertThat(at(outside.call("POST", "/api/views.open", open), "error"))
          .isEqualTo("exchanged_trigger_id");
      assertThat(look(outside).items("modals").size()).isEqualTo(1);
      press(outside, button(outside));
      String late = at(payload(outside.receiver.next()), "trigger_id");
      outside.advance("PT4S");
      assertThat(at(outside.call("POST", "/api/views.open", open.replace(trigger, late)), "error"))
          .isEqualTo("expired_trigger_id");
      for (String none : List.of("1.2.abc", "trigger", "")) {
        Obj told = outside.call("POST", "/api/views.open", open.replace(trigger, none));
        assertThat(at(told, "error")).isEqualTo("invalid_trigger_id");
      }
    }
  }

  @Test
  void the_answer_to_a_submitted_modal_says_what_is_seen_then() throws Exception {
    try (var outside = new Outside("slack", folder)) {
      String[] answer = {""};
      app(outside, _ -> new Receiver.Answer(200, answer[0]));
      press(outside, button(outside));
      String trigger = at(payload(outside.receiver.next()), "trigger_id");
      settled(outside);
      outside.call(
          "POST",
          "/api/views.open",
          "{\"trigger_id\": \"" + trigger + "\", \"view\": " + MODAL + "}");
      answer[0] = "{\"response_action\": \"errors\", \"errors\": {\"name\": \"too short\"}}";
      does(outside, "submit", "'values': {'name': {'said': 'A'}}");
      ViewSubmissionPayload read =
          GsonFactory.createSnakeCase()
              .fromJson(payload(outside.receiver.next()).toString(), ViewSubmissionPayload.class);
      assertThat(read.getView().getState().getValues().get("name").get("said").getValue())
          .isEqualTo("A");
      assertThat(settled(outside).obj("errors").orElseThrow().text("name")).contains("too short");
      assertThat(look(outside).items("modals").size()).isEqualTo(1);
      answer[0] = "{\"response_action\": \"push\", \"view\": " + MODAL + "}";
      does(outside, "submit", "'values': {'name': {'said': 'Ada'}}");
      settled(outside);
      assertThat(look(outside).items("modals").size()).isEqualTo(2);
      answer[0] = "{\"response_action\": \"clear\"}";
      does(outside, "submit", "");
      settled(outside);
      assertThat(look(outside).items("modals").size()).isZero();
    }
  }

  @Test
  void a_command_is_answered_in_its_channel_or_to_its_person_alone() throws Exception {
    try (var outside = new Outside("slack", folder)) {
      app(
          outside,
          _ -> new Receiver.Answer(200, "{\"response_type\": \"in_channel\", \"text\": \"42\"}"));
      does(outside, "command", "'channel': 'general', 'command': '/ask', 'text': 'what'");
      Receiver.Heard heard = outside.receiver.next();
      var read = new SlashCommandPayloadParser().parse(heard.body());
      assertThat(read.getCommand()).isEqualTo("/ask");
      assertThat(read.getText()).isEqualTo("what");
      assertThat(read.getUserName()).isEqualTo("ada");
      settled(outside);
      String history = "/api/conversations.history?channel=" + EventsTest.general(outside);
      Obj said = (Obj) outside.call("GET", history, "").items("messages").at(0);
      assertThat(said.text("text")).contains("42");
    }
  }

  @Test
  void an_app_that_does_not_answer_in_time_leaves_the_person_waiting() throws Exception {
    try (var outside = new Outside("slack", folder)) {
      app(outside, _ -> new Receiver.Answer(500, ""));
      does(outside, "command", "'channel': 'general', 'command': '/ask'");
      Obj done = settled(outside);
      assertThat(done.text("state")).contains("failed");
      assertThat(done.text("error")).contains("operation_timeout");
    }
  }

  @Test
  void people_write_and_open_the_home_tab_and_apps_hear_of_it() throws Exception {
    try (var outside = new Outside("slack", folder)) {
      app(outside, _ -> new Receiver.Answer(200, ""));
      Obj said = does(outside, "write", "'channel': 'general', 'text': 'hello'");
      assertThat(said.obj("message").orElseThrow().has("bot_id")).isFalse();
      does(outside, "home", "");
      Obj event = outside.receiver.next().json().obj("event").orElseThrow();
      assertThat(event.text("type")).contains("app_home_opened");
      assertThat(event.text("tab")).contains("home");
      assertThat(at(does(outside, "press", "'action_id': 'x'"), "error"))
          .isEqualTo("view_not_found");
      var unknown = outside.control("POST", "/twins/slack/acts/prss", "{}");
      assertThat(unknown.statusCode()).isEqualTo(404);
      assertThat(unknown.body()).contains("did you mean 'press'");
    }
  }

  @Test
  void an_address_for_what_people_do_proves_nothing_and_what_it_is_told_leads_back()
      throws Exception {
    try (var outside = new Outside("slack", folder)) {
      String hears = "{\"twin\": \"slack\", \"url\": \"%s\", \"events\": [\"%s\"]}";
      Obj apart =
          outside.told(
              "POST", "/subscriptions", hears.formatted(outside.receiver.url(), "block_actions"));
      assertThat(apart.text("state")).contains("on");
      Obj usual =
          outside.told(
              "POST", "/subscriptions", hears.formatted("http://localhost:9", "message.*"));
      assertThat(usual.text("state")).contains("asked");
      Obj button = button(outside);
      outside.told(
          "POST",
          "/twins/slack/acts/press",
          """
          {"arguments": {"user": "ada", "channel": "%s", "timestamp": "%s", "action_id": "yes"}}\
          """
              .formatted(at(button, "channel"), at(button, "ts")));
      assertThat(at(payload(outside.receiver.next()), "response_url"))
          .startsWith(outside.hosted.url(outside.universe) + "/actions/");
    }
  }

  @Test
  void a_message_for_later_is_posted_when_its_time_comes() throws Exception {
    try (var outside = new Outside("slack", folder)) {
      outside.freeze();
      String general = EventsTest.general(outside);
      long at = outside.universe.time().moment().getEpochSecond() + 90;
      String later =
          "{\"channel\": \"%s\", \"text\": \"%s\", \"post_at\": %d}".formatted(general, "%s", at);
      outside.call("POST", "/api/chat.scheduleMessage", later.formatted("now"));
      Obj never = outside.call("POST", "/api/chat.scheduleMessage", later.formatted("never"));
      String list = "/api/chat.scheduledMessages.list";
      assertThat(outside.call("POST", list, "{}").items("scheduled_messages").size()).isEqualTo(2);
      String forget =
          "{\"channel\": \"%s\", \"scheduled_message_id\": \"%s\"}"
              .formatted(general, at(never, "scheduled_message_id"));
      outside.call("POST", "/api/chat.deleteScheduledMessage", forget);
      assertThat(at(outside.call("POST", "/api/chat.deleteScheduledMessage", forget), "error"))
          .isEqualTo("invalid_scheduled_message_id");
      outside.advance("PT91S");
      Obj history = outside.call("GET", "/api/conversations.history?channel=" + general, "");
      assertThat(history.items("messages").size()).isEqualTo(1);
      assertThat(history.items("messages").at(0).toString()).contains("\"text\":\"now\"");
      assertThat(outside.call("POST", list, "{}").items("scheduled_messages").size()).isZero();
    }
  }
}
