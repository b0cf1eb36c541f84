package dev.dtu.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Links that people write, and what an app shows of them.
class SlackLinksTest {

  private static final String URL = "https://shop.example.com/item/7?a=1";

  private final Workspace slack = new Workspace();

  private Obj written(String text) {
    return slack.act("write", "{'user': 'ada', 'channel': 'general', 'text': '" + text + "'}");
  }

  private Obj latest() {
    Obj history = slack.bot("conversations.history", "{'channel': 'general'}");
    return (Obj) history.items("messages").at(0);
  }

  @Test
  void an_app_is_told_of_links_and_shows_them_in_the_message() {
    slack.hears();
    Obj said = written("see <" + URL.replace("&", "&amp;") + "|this>, or " + URL);
    Obj told = slack.told("link_shared").getFirst();
    assertThat(told.items("links").size()).isEqualTo(1);
    assertThat(told.items("links").at(0).at("domain")).contains(Json.of("shop.example.com"));
    assertThat(told.text("message_ts")).contains(Workspace.at(said, "ts"));
    assertThat(told.flag("is_bot_user_member")).isTrue();
    String unfurl =
        "{'unfurl_id': '%s', 'source': 'conversations_history', 'unfurls': {'%s': {'text': 'It'}}}"
            .formatted(told.text("unfurl_id").orElseThrow(), URL);
    assertThat(slack.bot("chat.unfurl", unfurl).flag("ok")).isTrue();
    Obj shown = (Obj) latest().items("attachments").at(0);
    assertThat(shown.text("text")).contains("It");
    assertThat(shown.text("from_url")).contains(URL);
    assertThat(shown.flag("is_app_unfurl")).isTrue();
    List<Obj> changes =
        slack.told("message").stream()
            .filter(each -> each.text("subtype").filter("message_changed"::equals).isPresent())
            .toList();
    assertThat(changes).hasSize(1);
    assertThat(changes.getFirst().obj("message").orElseThrow().items("attachments").size())
        .isEqualTo(1);
  }

  @Test
  void a_link_is_unfurled_by_channel_and_ts_and_again_in_its_own_place() {
    Obj said = written("see " + URL);
    String place =
        "'channel': '%s', 'ts': '%s'"
            .formatted(Workspace.at(said, "channel"), Workspace.at(said, "ts"));
    for (String title : List.of("One", "Two")) {
      String unfurls = ", 'unfurls': {'" + URL + "': {'title': '" + title + "'}}";
      assertThat(slack.bot("chat.unfurl", "{" + place + unfurls + "}").flag("ok")).isTrue();
    }
    assertThat(latest().items("attachments").size()).isEqualTo(1);
    assertThat(latest().items("attachments").at(0).at("title")).contains(Json.of("Two"));
    String other = "{" + place + ", 'unfurls': {'https://other.example.com': {'text': 'x'}}}";
    assertThat(Workspace.error(slack.bot("chat.unfurl", other))).isEqualTo("cannot_unfurl_url");
    assertThat(Workspace.error(slack.bot("chat.unfurl", "{" + place + "}")))
        .isEqualTo("missing_unfurls");
    assertThat(Workspace.error(slack.bot("chat.unfurl", "{'channel': 'C1', 'unfurls': {}}")))
        .isEqualTo("missing_ts");
    assertThat(
            Workspace.error(
                slack.bot("chat.unfurl", "{'channel': 'C1', 'ts': '1.2', 'unfurls': {}}")))
        .isEqualTo("cannot_find_channel");
  }

  @Test
  void what_a_person_edits_is_told_as_what_an_app_edits() {
    Obj said = written("first");
    slack.hears();
    slack.act(
        "edit",
        "{'user': 'ada', 'channel': 'general', 'ts': '%s', 'text': 'second'}"
            .formatted(Workspace.at(said, "ts")));
    Obj told = slack.told("message").getFirst();
    assertThat(told.text("subtype")).contains("message_changed");
    assertThat(told.obj("message").orElseThrow().text("text")).contains("second");
    assertThat(told.obj("previous_message").orElseThrow().text("text")).contains("first");
  }

  @Test
  void metadata_that_is_changed_or_taken_away_is_told() {
    slack.hears();
    String there = "'channel': 'general', 'text': 'words', 'metadata': ";
    String data = "{'event_type': 'job', 'event_payload': {'id': %d}}";
    Obj said = slack.bot("chat.postMessage", "{" + there + data.formatted(1) + "}");
    String ts = "'ts': '" + Workspace.at(said, "ts") + "', ";
    slack.bot("chat.update", "{" + ts + there + data.formatted(2) + "}");
    Obj updated = slack.told("message_metadata_updated").getFirst();
    assertThat(updated.at("previous_metadata").flatMap(it -> it.at("event_payload.id")))
        .contains(Json.of(1L));
    slack.bot("chat.update", "{" + ts + there + "{}}");
    assertThat(slack.told("message_metadata_deleted")).hasSize(1);
    assertThat(latest().has("metadata")).isFalse();
  }
}
