package dev.dtu.slack;

import static org.assertj.core.api.Assertions.assertThat;

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
