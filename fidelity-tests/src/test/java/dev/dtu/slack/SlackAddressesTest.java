package dev.dtu.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Body;
import dev.dtu.call.Origin;
import dev.dtu.call.Request;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import org.junit.jupiter.api.Test;

/// Where files are for who knows Slack by an address of its own.
class SlackAddressesTest {

  private static final Origin ELSEWHERE = new Origin("http", "localhost:8420", "/u/lab/slack");
  private static final String THERE = "http://localhost:8420/u/lab/slack/files-pri/T";

  private final Workspace slack = new Workspace();

  private Obj called(String method, String arguments) {
    Request request =
        Request.of("POST", "/api/" + method)
            .with("authorization", "Bearer " + slack.robot().credential().value())
            .with("content-type", "application/json; charset=utf-8")
            .with(Body.of(arguments.replace('\'', '"')));
    return (Obj)
        Json.trusted(slack.universe().answer("slack", ELSEWHERE, request).body().toString());
  }

  private static Obj file(Obj message) {
    return (Obj) message.items("files").at(0);
  }

  @Test
  void a_file_is_there_in_messages_and_in_what_apps_are_told_of_them() {
    slack.hears();
    String id = slack.brought(slack.robot());
    String share = "{'files': [{'id': '" + id + "'}], 'channel_id': 'general'}";
    assertThat(called("files.completeUploadExternal", share).flag("ok")).isTrue();
    Obj history = called("conversations.history", "{'channel': 'general', 'limit': 1}");
    Obj file = file((Obj) history.items("messages").at(0));
    assertThat(file.text("url_private").orElseThrow()).startsWith(THERE);
    assertThat(file.text("permalink").orElseThrow())
        .startsWith("https://analytical-engines.slack.com");
    Obj told = slack.told("message").getFirst();
    assertThat(file(told).text("url_private_download"))
        .isEqualTo(file.text("url_private_download"));
    Obj own = slack.bot("conversations.history", "{'channel': 'general', 'limit': 1}");
    assertThat(file((Obj) own.items("messages").at(0)).text("url_private").orElseThrow())
        .startsWith("https://files.slack.com/files-pri/T");
  }
}
