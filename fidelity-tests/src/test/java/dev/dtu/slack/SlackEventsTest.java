package dev.dtu.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.load.Catalog;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What apps are told of what is done by calls.
class SlackEventsTest {

  private final Workspace slack = new Workspace();

  private List<String> types() {
    return slack.told().stream()
        .map(each -> each.obj("event").orElse(Obj.EMPTY).text("type").orElse(""))
        .toList();
  }

  @Test
  void a_mention_is_told_beside_the_message_with_the_same_ts() {
    slack.hears();
    Obj said =
        slack
            .as("grace")
            .call("chat.postMessage", "{'channel': 'general', 'text': 'hey <@U0ROBOT0001>'}");
    assertThat(types()).containsExactlyInAnyOrder("message", "app_mention");
    for (Obj each : slack.told()) {
      assertThat(each.obj("event").orElseThrow().text("ts")).contains(Workspace.at(said, "ts"));
      assertThat(each.items("authorizations").size()).isEqualTo(1);
    }
  }

  @Test
  void what_a_message_has_is_told_of_it() {
    slack.hears();
    Workspace.Bearer grace = slack.as("grace");
    grace.call("conversations.setTopic", "{'channel': 'general', 'topic': 'ships'}");
    slack.act("write", "{'user': 'ada', 'channel': 'general', 'text': 'hey <@U0ROBOT0001>'}");
    String root = Workspace.at(slack.told("message").getLast(), "ts");
    String reply = "{'channel': 'general', 'text': 'x', 'thread_ts': '" + root + "'";
    slack.bot(
        "chat.postMessage", reply + ", 'metadata': {'event_type': 'a', 'event_payload': {}}}");
    slack.bot("chat.postMessage", "{'channel': 'general', 'text': 'x', 'username': 'crow'}");
    List<Obj> told = slack.told("message");
    assertThat(told.get(0).text("topic")).contains("ships");
    assertThat(told.get(1).text("client_msg_id").orElseThrow()).matches("[0-9a-f-]{36}");
    assertThat(slack.told("app_mention").getFirst().text("client_msg_id"))
        .isEqualTo(told.get(1).text("client_msg_id"));
    assertThat(told.get(2).text("parent_user_id")).isEqualTo(told.get(1).text("user"));
    assertThat(told.get(2).obj("bot_profile").orElseThrow().text("id")).contains("B0ROBOT0001");
    assertThat(told.get(2).obj("metadata").orElseThrow().text("event_type")).contains("a");
    assertThat(told.get(2).has("client_msg_id")).isFalse();
    assertThat(told.get(3).text("username")).contains("crow");
  }

  @Test
  void who_put_a_channel_away_and_took_it_out_again_is_told() {
    slack.hears();
    Workspace.Bearer grace = slack.as("grace");
    String who = Workspace.at(grace.call("auth.test", "{}"), "user_id");
    grace.call("conversations.create", "{'name': 'decks'}");
    grace.call("conversations.archive", "{'channel': 'decks'}");
    grace.call("conversations.unarchive", "{'channel': 'decks'}");
    for (String type : List.of("channel_archive", "channel_unarchive")) {
      assertThat(slack.told(type)).as(type).hasSize(1);
      assertThat(slack.told(type).getFirst().text("user")).as(type).contains(who);
    }
    Obj history = grace.call("conversations.history", "{'channel': 'decks'}");
    assertThat(Workspace.texts(history))
        .contains("<@" + who + "> archived the channel", "<@" + who + "> un-archived the channel");
    String alone = Workspace.at(grace.call("conversations.create", "{'name': 'x'}"), "channel.id");
    slack.person("admin.conversations.archive", "{'channel_id': '" + alone + "'}");
    assertThat(slack.told("channel_archive")).hasSize(2);
  }

  @Test
  void what_is_pinned_is_told_whole_with_who_pinned_it_and_how_many_there_are() {
    slack.hears();
    List<String> pins = new ArrayList<>();
    for (String text : List.of("one", "two")) {
      Obj said = slack.bot("chat.postMessage", "{'channel': 'general', 'text': '" + text + "'}");
      pins.add("{'channel': 'general', 'timestamp': '" + Workspace.at(said, "ts") + "'}");
      slack.bot("pins.add", pins.getLast());
    }
    pins.forEach(pin -> slack.bot("pins.remove", pin));
    Obj second = slack.told("pin_added").get(1);
    assertThat(second.find("pin_count")).contains(Json.of(2));
    assertThat(Workspace.at(second, "pinned_info.pinned_by")).isEqualTo("U0ROBOT0001");
    assertThat(Workspace.at(second, "item.message.text")).isEqualTo("two");
    assertThat(Workspace.at(second, "item.message.permalink")).startsWith("https://");
    List<Obj> gone = slack.told("pin_removed");
    assertThat(gone.get(0).find("has_pins")).contains(Json.of(true));
    assertThat(gone.get(1).find("has_pins")).contains(Json.of(false));
    assertThat(gone.get(1).find("pin_count")).contains(Json.of(0));
    assertThat(Workspace.at(gone.get(1), "pinned_info.pinned_by")).isEqualTo("U0ROBOT0001");
  }

  @Test
  void who_was_asked_in_is_told_with_who_asked() {
    slack.hears();
    Workspace.Bearer grace = slack.as("grace");
    String ada = Workspace.at(slack.as("ada").call("auth.test", "{}"), "user_id");
    String asker = Workspace.at(grace.call("auth.test", "{}"), "user_id");
    grace.call("conversations.create", "{'name': 'decks'}");
    grace.call("conversations.invite", "{'channel': 'decks', 'users': '" + ada + "'}");
    slack.as("alan").call("conversations.join", "{'channel': 'decks'}");
    List<Obj> told = slack.told("member_joined_channel");
    assertThat(told).hasSize(3);
    assertThat(told.get(0).has("inviter")).isFalse();
    assertThat(told.get(1).text("user")).contains(ada);
    assertThat(told.get(1).text("inviter")).contains(asker);
    assertThat(told.get(2).has("inviter")).isFalse();
  }

  @Test
  void a_file_is_told_with_the_channels_it_is_in() {
    slack.hears();
    String id = slack.brought(slack.robot());
    Obj general = slack.bot("conversations.info", "{'channel': 'general'}");
    slack.bot(
        "files.completeUploadExternal",
        "{'files': [{'id': '" + id + "'}], 'channel_id': 'general'}");
    slack.bot("files.delete", "{'file': '" + id + "'}");
    String channel = Workspace.at(general, "channel.id");
    assertThat(slack.told("file_shared").getFirst().text("channel_id")).contains(channel);
    assertThat(slack.told("file_deleted").getFirst().items("channel_ids").items())
        .containsExactly(Json.of(channel));
  }

  @Test
  void an_app_hears_of_a_private_channel_only_while_its_bot_is_in_it() {
    Workspace.Bearer grace = slack.as("grace");
    Obj made = grace.call("conversations.create", "{'name': 'inner', 'is_private': true}");
    String inner = Workspace.at(made, "channel.id");
    String said = "{'channel': '" + inner + "', 'text': 'words'}";
    slack.hears();
    grace.call("chat.postMessage", said);
    grace.call("conversations.rename", "{'channel': '" + inner + "', 'name': 'innermost'}");
    assertThat(types()).isEmpty();
    grace.call("conversations.invite", "{'channel': '" + inner + "', 'users': 'U0ROBOT0001'}");
    grace.call("chat.postMessage", said);
    grace.call("conversations.rename", "{'channel': '" + inner + "', 'name': 'deep'}");
    assertThat(types()).contains("member_joined_channel", "message", "group_rename");
  }

  @Test
  void what_is_done_to_people_and_their_quiet_is_told() {
    slack.hears();
    Workspace.Bearer grace = slack.as("grace");
    grace.call("users.profile.set", "{'profile': {'status_text': 'away'}}");
    assertThat(grace.call("dnd.setSnooze", "{'num_minutes': '5'}").flag("ok")).isTrue();
    assertThat(types())
        .containsExactlyInAnyOrder(
            "user_change",
            "user_profile_changed",
            "user_status_changed",
            "dnd_updated",
            "dnd_updated_user");
  }

  @Test
  void emoji_and_who_is_in_a_group_are_told_as_they_change() {
    slack.hears();
    slack.person("admin.emoji.add", "{'name': 'ship', 'url': 'https://example.com/ship.png'}");
    slack.person("admin.emoji.rename", "{'name': 'ship', 'new_name': 'boat'}");
    slack.person("admin.emoji.remove", "{'name': 'boat'}");
    assertThat(slack.told("emoji_changed").stream().map(each -> each.text("subtype").orElseThrow()))
        .containsExactly("add", "rename", "remove");
    Obj made = slack.bot("usergroups.create", "{'name': 'Crew'}");
    String group = "{'usergroup': '" + Workspace.at(made, "usergroup.id") + "', 'users': '%s'}";
    slack.bot("usergroups.users.update", group.formatted("U0ROBOT0001"));
    Obj told = slack.told("subteam_members_changed").getFirst();
    assertThat(told.items("added_users").size()).isEqualTo(1);
    assertThat(told.items("removed_users").size()).isZero();
  }

  @Test
  void every_event_of_the_reference_is_told_or_it_stands_why_not() throws Exception {
    List<String> told = told();
    List<String> untold = new ArrayList<>();
    try (var in = SlackEventsTest.class.getResourceAsStream("/slack/events.untold")) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          assertThat(line).as("a name and why").matches("[a-z_.]+ .+");
          untold.add(line.substring(0, line.indexOf(' ')));
        }
      }
    }
    assertThat(untold).doesNotContainAnyElementsOf(told).isSorted();
    List<String> known = new ArrayList<>(told);
    known.addAll(untold);
    assertThat(known).containsAll(reference());
    assertThat(reference()).containsAll(untold);
  }

  private static List<String> told() {
    String file =
        new String(
            Catalog.TWINS.below("slack").read("twin/events.yaml").orElseThrow(),
            StandardCharsets.UTF_8);
    return file.substring(file.indexOf("\nevents:"))
        .lines()
        .filter(line -> line.matches("  [a-z_.]+:"))
        .map(line -> line.strip().replace(":", ""))
        .toList();
  }

  private static List<String> reference() {
    return dev.dtu.load.TwinLoader.contract(Catalog.SPECS.below("slack")).orElseThrow().events();
  }
}
