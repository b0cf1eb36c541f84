package dev.dtu.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Body;
import dev.dtu.call.Request;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.net.URI;
import org.junit.jupiter.api.Test;

/// What people do in Slack's own pages besides writing and pressing.
class SlackPagesTest {

  private final Workspace slack = new Workspace();

  @Test
  void a_person_brings_a_file_that_an_app_hears_of_and_reads() {
    slack.hears();
    Obj reply =
        slack.act(
            "upload",
            "{'user': 'ada', 'channel': 'general', 'filename': 'plan.txt', 'content': 'step one',"
                + " 'title': 'Plan'}");
    String id = Workspace.at(reply, "file.id");
    Obj info = slack.bot("files.info", "{'file': '" + id + "'}").obj("file").orElseThrow();
    assertThat(info.text("mimetype")).contains("text/plain");
    assertThat(info.text("title")).contains("Plan");
    String path = info.text("url_private").orElseThrow().replace("https://files.slack.com", "");
    assertThat(slack.robot().reply(Request.of("GET", path)).body().toString())
        .isEqualTo("step one");
    assertThat(slack.told("file_shared").getFirst().text("file_id")).contains(id);
    assertThat(slack.told("file_created")).hasSize(1);
    Obj message = slack.told("message").getFirst();
    assertThat(message.text("subtype")).contains("file_share");
    assertThat(message.items("files").at(0).at("id")).contains(Json.of(id));
  }

  @Test
  void a_person_opens_the_app_as_an_assistant_and_looks_elsewhere() {
    slack.hears();
    Obj opened = slack.act("assist", "{'user': 'ada', 'channel': 'general'}");
    String ts = Workspace.at(opened, "thread_ts");
    Obj told =
        slack.told("assistant_thread_started").getFirst().obj("assistant_thread").orElseThrow();
    assertThat(told.text("thread_ts")).contains(ts);
    assertThat(told.obj("context").orElseThrow().has("channel_id")).isTrue();
    String status =
        "{'channel_id': '%s', 'thread_ts': '%s', 'status': 'thinking'}"
            .formatted(Workspace.at(opened, "channel"), ts);
    assertThat(slack.bot("assistant.threads.setStatus", status).flag("ok")).isTrue();
    slack.act("assist", "{'user': 'ada', 'channel': 'random', 'thread_ts': '" + ts + "'}");
    assertThat(slack.told("assistant_thread_context_changed")).hasSize(1);
    assertThat(
            Workspace.error(
                slack.act("assist", "{'user': 'ada', 'thread_ts': '1700000000.000001'}")))
        .isEqualTo("invalid_thread_ts");
  }

  private Obj interaction(String kind) {
    return slack.told().stream()
        .map(each -> each.obj("payload").orElse(Obj.EMPTY))
        .filter(each -> each.text("type").filter(kind::equals).isPresent())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void an_answer_is_taken_at_its_address_for_thirty_minutes() {
    slack.hears();
    slack.act("command", "{'user': 'ada', 'channel': 'general', 'command': '/ask'}");
    String url = slack.told().getLast().text("response_url").orElseThrow();
    Request answer =
        Request.of("POST", URI.create(url).getPath())
            .with("content-type", "application/json")
            .with(Body.of("{\"text\": \"tea\", \"response_type\": \"in_channel\"}"));
    slack.later(1790);
    assertThat(slack.robot().reply(answer).body().toString()).isEqualTo("ok");
    slack.later(20);
    assertThat(slack.robot().reply(answer).body().toString()).contains("expired_url");
    assertThat(Workspace.texts(slack.bot("conversations.history", "{'channel': 'general'}")))
        .containsOnlyOnce("tea");
  }

  @Test
  void a_dialog_is_filled_in_after_a_command() {
    slack.hears();
    slack.act("command", "{'user': 'ada', 'channel': 'general', 'command': '/ask'}");
    String trigger = slack.told().getLast().text("trigger_id").orElseThrow();
    String dialog =
        "{'callback_id': 'ask', 'title': 'Ask', 'state': 's1', 'elements': [{'type': 'text',"
            + " 'name': 'what', 'label': 'What'}]}";
    String open = "{'trigger_id': '" + trigger + "', 'dialog': " + dialog + "}";
    assertThat(slack.bot("dialog.open", open).flag("ok")).isTrue();
    slack.act("fill", "{'user': 'ada', 'values': {'what': 'tea'}}");
    Obj told = interaction("dialog_submission");
    assertThat(told.at("submission.what")).contains(Json.of("tea"));
    assertThat(told.text("state")).contains("s1");
    assertThat(told.at("channel.name")).contains(Json.of("general"));
    assertThat(Workspace.error(slack.act("fill", "{'user': 'grace'}")))
        .isEqualTo("dialog_not_found");
    assertThat(slack.act("dismiss", "{'user': 'ada'}").flag("ok")).isTrue();
    assertThat(Workspace.error(slack.act("dismiss", "{'user': 'ada'}")))
        .isEqualTo("dialog_not_found");
  }

  @Test
  void a_list_of_a_dialog_asks_the_app_for_its_choices() {
    slack.hears();
    slack.act("command", "{'user': 'ada', 'channel': 'general', 'command': '/ask'}");
    String trigger = slack.told().getLast().text("trigger_id").orElseThrow();
    String dialog =
        "{'callback_id': 'ask', 'title': 'Ask', 'elements': [{'type': 'select', 'name': 'town',"
            + " 'label': 'Town', 'data_source': 'external'},"
            + " {'type': 'text', 'name': 'what', 'label': 'What'}]}";
    String open = "{'trigger_id': '" + trigger + "', 'dialog': " + dialog + "}";
    assertThat(slack.bot("dialog.open", open).flag("ok")).isTrue();
    slack.act("suggest", "{'user': 'ada', 'name': 'town', 'value': 'Is'}");
    Obj told = interaction("dialog_suggestion");
    assertThat(told.text("name")).contains("town");
    assertThat(told.text("value")).contains("Is");
    assertThat(told.text("callback_id")).contains("ask");
    assertThat(Workspace.error(slack.act("suggest", "{'user': 'ada', 'name': 'what'}")))
        .isEqualTo("action_not_found");
  }

  @Test
  void a_button_of_an_attachment_is_told_in_the_old_form() {
    slack.hears();
    Obj said =
        slack.bot(
            "chat.postMessage",
            "{'channel': 'general', 'text': '?', 'attachments': [{'callback_id': 'pick', 'actions':"
                + " [{'name': 'do', 'type': 'button', 'text': 'Yes', 'value': 'yes'},"
                + " {'name': 'do', 'type': 'button', 'text': 'No', 'value': 'no'}]}]}");
    String there =
        "'user': 'ada', 'channel': '%s', 'timestamp': '%s', 'action_id': "
            .formatted(Workspace.at(said, "channel"), Workspace.at(said, "ts"));
    slack.act("press", "{" + there + "'do', 'value': 'no'}");
    Obj told = interaction("interactive_message");
    assertThat(told.items("actions").at(0).at("value")).contains(Json.of("no"));
    assertThat(told.text("callback_id")).contains("pick");
    assertThat(told.text("attachment_id")).contains("1");
    assertThat(Workspace.error(slack.act("press", "{" + there + "'other'}")))
        .isEqualTo("action_not_found");
  }

  @Test
  void who_was_in_the_pages_is_told_to_administrators() {
    assertThat(slack.person("team.accessLogs", "{}").items("logins").size()).isZero();
    slack.act("write", "{'user': 'ada', 'channel': 'general', 'text': 'one'}");
    slack.later(60);
    slack.act("write", "{'user': 'grace', 'channel': 'general', 'text': 'two'}");
    slack.act("write", "{'user': 'grace', 'channel': 'general', 'text': 'three'}");
    Obj logs = slack.person("team.accessLogs", "{}");
    assertThat(logs.items("logins").at(0).at("username")).contains(Json.of("grace"));
    assertThat(logs.items("logins").at(0).at("count")).contains(Json.of(2L));
    assertThat(logs.at("paging.total")).contains(Json.of(2L));
    long last =
        Long.parseLong(
            logs.items("logins").at(1).at("date_last").flatMap(Json::asWords).orElseThrow());
    Obj before = slack.person("team.accessLogs", "{'before': " + last + "}");
    assertThat(before.items("logins").size()).isEqualTo(1);
  }
}
