package dev.dtu.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Channels and who is in them.
class SlackChannelsTest {

  private final Workspace office = new Workspace();

  @AfterEach
  void the_journal_told_again_gives_the_same() {
    assertThat(office.universe().replay().differences()).isEmpty();
  }

  private String create(String more) {
    return Workspace.at(office.bot("conversations.create", "{" + more + "}"), "channel.id");
  }

  private static List<String> names(Obj reply) {
    return reply.items("channels").items().stream()
        .map(each -> ((Obj) each).text("name").orElse(""))
        .toList();
  }

  private String person() {
    return Workspace.at(office.person("auth.test", "{}"), "user_id");
  }

  @Test
  void names_are_checked_as_slack_does() {
    create("'name': 'ops'");
    assertThat(Workspace.error(office.bot("conversations.create", "{'name': 'ops'}")))
        .isEqualTo("name_taken");
    assertThat(Workspace.error(office.bot("conversations.create", "{'name': 'Big Ops'}")))
        .isEqualTo("invalid_name_specials");
    assertThat(Workspace.error(office.bot("conversations.create", "{'name': '---'}")))
        .isEqualTo("invalid_name_punctuation");
    assertThat(
            Workspace.error(
                office.bot("conversations.create", "{'name': '" + "x".repeat(81) + "'}")))
        .isEqualTo("invalid_name_maxlength");
  }

  @Test
  void a_private_channel_is_there_for_its_members_alone() {
    String secret = create("'name': 'secret', 'is_private': true");
    String about = "{'channel': '" + secret + "'}";
    assertThat(office.bot("conversations.info", about).flag("ok")).isTrue();
    assertThat(Workspace.error(office.person("conversations.info", about)))
        .isEqualTo("channel_not_found");
    String all = "{'types': 'public_channel,private_channel'}";
    assertThat(names(office.bot("conversations.list", all))).contains("secret");
    assertThat(names(office.person("conversations.list", all))).doesNotContain("secret");
    office.bot(
        "conversations.invite", "{'channel': '" + secret + "', 'users': '" + person() + "'}");
    assertThat(office.person("conversations.info", about).flag("ok")).isTrue();
    assertThat(names(office.person("conversations.list", all))).contains("secret");
  }

  @Test
  void lists_have_public_channels_and_are_read_by_pages() {
    for (int i = 0; i < 5; i++) {
      create("'name': 'c" + i + "'");
    }
    Obj page = office.bot("conversations.list", "{'limit': 4}");
    assertThat(names(page)).containsExactly("general", "random", "c0", "c1");
    String cursor = Workspace.at(page, "response_metadata.next_cursor");
    Obj rest = office.bot("conversations.list", "{'limit': 4, 'cursor': '" + cursor + "'}");
    assertThat(names(rest)).containsExactly("c2", "c3", "c4");
    assertThat(Workspace.at(rest, "response_metadata.next_cursor")).isEmpty();
    assertThat(Workspace.error(office.bot("conversations.list", "{'types': 'rooms'}")))
        .isEqualTo("invalid_types");
    assertThat(names(office.bot("users.conversations", "{}")))
        .containsExactly("general", "random", "c0", "c1", "c2", "c3", "c4");
  }

  @Test
  void one_joins_once_and_leaves_once() {
    String ops = create("'name': 'ops'");
    String it = "{'channel': '" + ops + "'}";
    assertThat(office.person("conversations.join", it).has("warning")).isFalse();
    assertThat(office.person("conversations.join", it).text("warning"))
        .contains("already_in_channel");
    Obj members = office.bot("conversations.members", it);
    assertThat(members.items("members").items()).hasSize(2).contains(Json.of(person()));
    assertThat(office.person("conversations.leave", it).flag("ok")).isTrue();
    assertThat(office.person("conversations.leave", it).flag("not_in_channel")).isTrue();
    Obj history = office.bot("conversations.history", it);
    assertThat(((Obj) history.items("messages").at(0)).text("subtype")).contains("channel_leave");
  }

  @Test
  void nobody_is_invited_when_one_cannot_be() {
    String ops = create("'name': 'ops'");
    String both = "'channel': '" + ops + "', 'users': '" + person() + ",U0NOBODY'";
    Obj failed = office.bot("conversations.invite", "{" + both + "}");
    assertThat(Workspace.error(failed)).isEqualTo("user_not_found");
    assertThat(failed.items("errors").items()).hasSize(1);
    Obj members = office.bot("conversations.members", "{'channel': '" + ops + "'}");
    assertThat(members.items("members").items()).hasSize(1);
    assertThat(office.bot("conversations.invite", "{" + both + ", 'force': true}").flag("ok"))
        .isTrue();
    assertThat(
            Workspace.error(
                office.bot("conversations.kick", "{'channel': '" + ops + "', 'user': 'U0NOBODY'}")))
        .isEqualTo("user_not_found");
  }

  @Test
  void a_bot_that_archives_a_channel_cannot_take_it_out_again() {
    String ops = create("'name': 'ops'");
    String it = "{'channel': '" + ops + "'}";
    office.person("conversations.join", it);
    assertThat(office.bot("conversations.archive", it).flag("ok")).isTrue();
    assertThat(Workspace.error(office.bot("conversations.archive", it)))
        .isEqualTo("already_archived");
    assertThat(
            Workspace.error(
                office.bot("chat.postMessage", "{'channel': '" + ops + "', 'text': 'x'}")))
        .isEqualTo("is_archived");
    assertThat(Workspace.error(office.bot("conversations.unarchive", it)))
        .isEqualTo("not_in_channel");
    assertThat(office.person("conversations.unarchive", it).flag("ok")).isTrue();
  }

  @Test
  void topics_and_names_are_told_with_who_and_when() {
    String ops = create("'name': 'ops'");
    Obj topic = office.bot("conversations.setTopic", "{'channel': '" + ops + "', 'topic': 'now'}");
    assertThat(Workspace.at(topic, "channel.topic.value")).isEqualTo("now");
    assertThat(Workspace.at(topic, "channel.topic.last_set")).isEqualTo("1795262400");
    Obj named = office.bot("conversations.rename", "{'channel': '" + ops + "', 'name': 'works'}");
    assertThat(named.obj("channel").orElseThrow().items("previous_names").at(0))
        .isEqualTo(Json.of("ops"));
    assertThat(
            Workspace.error(
                office.bot(
                    "conversations.setTopic",
                    "{'channel': '" + ops + "', 'topic': '" + "x".repeat(251) + "'}")))
        .isEqualTo("too_long");
  }

  @Test
  void people_say_where_they_are_and_what_they_do() {
    office.person("users.setPresence", "{'presence': 'away'}");
    assertThat(office.bot("users.getPresence", "{'user': '" + person() + "'}").text("presence"))
        .contains("away");
    office.person("users.profile.set", "{'profile': {'status_text': 'at lunch'}}");
    assertThat(
            Workspace.at(
                office.bot("users.profile.get", "{'user': '" + person() + "'}"),
                "profile.status_text"))
        .isEqualTo("at lunch");
    assertThat(Workspace.error(office.bot("users.lookupByEmail", "{'email': 'x@example.com'}")))
        .isEqualTo("users_not_found");
  }
}
