package dev.dtu.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What there was before `conversations.*`, in a universe whose clock stands in those days.
class SlackAntecedentsTest {

  private final Workspace office = new Workspace(Instant.parse("2019-03-01T09:00:00Z"));

  @AfterEach
  void the_journal_told_again_gives_the_same() {
    assertThat(office.universe().replay().differences()).isEmpty();
  }

  private String made(String family, String name) {
    Obj told = office.bot(family + ".create", "{'name': '" + name + "'}");
    assertThat(told.flag("ok")).as(told.toString()).isTrue();
    return Workspace.at(told, family.equals("groups") ? "group.id" : "channel.id");
  }

  private Obj channel(String method, String id, String more) {
    return office.bot(method, "{'channel': '" + id + "'" + more + "}");
  }

  private String grace() {
    return Workspace.at(office.as("grace").call("auth.test", "{}"), "user_id");
  }

  @Test
  void a_channel_is_made_and_changed_in_their_words() {
    Obj made = office.bot("channels.create", "{'name': 'ops'}").obj("channel").orElseThrow();
    assertThat(made.keys())
        .containsExactly(
            "id",
            "name",
            "is_channel",
            "created",
            "creator",
            "is_archived",
            "is_general",
            "is_member",
            "last_read",
            "latest",
            "unread_count",
            "unread_count_display",
            "members",
            "topic",
            "purpose");
    assertThat(made.find("latest")).contains(Json.Null.NULL);
    String id = made.text("id").orElseThrow();
    assertThat(channel("channels.setTopic", id, ",'topic': 'fire'"))
        .isEqualTo(Json.trusted("{\"ok\":true,\"topic\":\"fire\"}"));
    assertThat(channel("channels.setPurpose", id, ",'purpose': 'to wait'"))
        .isEqualTo(Json.trusted("{\"ok\":true,\"purpose\":\"to wait\"}"));
    Obj renamed = channel("channels.rename", id, ",'name': 'ops2'").obj("channel").orElseThrow();
    assertThat(renamed.keys()).containsExactly("id", "is_channel", "name", "created");
    assertThat(channel("channels.archive", id, "")).isEqualTo(Json.trusted("{\"ok\":true}"));
    Obj now = channel("conversations.info", id, "").obj("channel").orElseThrow();
    assertThat(now.text("name")).contains("ops2");
    assertThat(now.flag("is_archived")).isTrue();
    assertThat(Workspace.at(now, "topic.value")).isEqualTo("fire");
  }

  @Test
  void people_come_and_go() {
    String id = made("channels", "ops");
    Obj invited = channel("channels.invite", id, ",'user': '" + grace() + "'");
    assertThat(invited.obj("channel").orElseThrow().items("members").items())
        .contains(Json.of(grace()));
    assertThat(channel("channels.kick", id, ",'user': '" + grace() + "'"))
        .isEqualTo(Json.trusted("{\"ok\":true}"));
    assertThat(Workspace.error(channel("channels.kick", id, ",'user': '" + grace() + "'")))
        .isEqualTo("not_in_channel");
    assertThat(channel("channels.leave", id, "")).isEqualTo(Json.trusted("{\"ok\":true}"));
    assertThat(channel("channels.leave", id, "").flag("not_in_channel")).isTrue();
    Workspace.Bearer person = office.as("grace");
    Obj joined = person.call("channels.join", "{'name': 'ops'}").obj("channel").orElseThrow();
    assertThat(joined.text("id")).contains(id);
    assertThat(person.call("channels.join", "{'name': 'ops'}").flag("already_in_channel")).isTrue();
    Obj fresh = person.call("channels.join", "{'name': 'lab'}");
    assertThat(fresh.obj("channel").orElseThrow().text("name")).contains("lab");
  }

  @Test
  void each_family_lists_and_reads_its_own() {
    String open = made("channels", "ops");
    String closed = made("groups", "board");
    String pair = Workspace.at(office.bot("im.open", "{'user': '" + grace() + "'}"), "channel.id");
    assertThat(office.bot("im.open", "{'user': '" + grace() + "'}").flag("already_open")).isTrue();
    assertThat(listed("channels.list", "channels")).contains(open).doesNotContain(closed, pair);
    assertThat(listed("groups.list", "groups")).containsExactly(closed);
    assertThat(listed("im.list", "ims")).contains(pair).doesNotContain(open, closed);
    assertThat(listed("mpim.list", "groups")).isEmpty();
    String ts = Workspace.at(channel("chat.postMessage", open, ",'text': 'hi'"), "ts");
    Obj history = channel("channels.history", open, "");
    assertThat(history.keys()).containsExactly("ok", "messages", "has_more");
    assertThat(Workspace.texts(history)).contains("hi");
    assertThat(Workspace.texts(channel("channels.replies", open, ",'thread_ts': '" + ts + "'")))
        .containsExactly("hi");
    assertThat(channel("channels.mark", open, ",'ts': '" + ts + "'"))
        .isEqualTo(Json.trusted("{\"ok\":true}"));
    assertThat(channel("channels.info", open, "").obj("channel").orElseThrow().text("last_read"))
        .contains(ts);
    assertThat(channel("groups.info", closed, "").obj("group").orElseThrow().flag("is_group"))
        .isTrue();
  }

  private List<String> listed(String method, String member) {
    Arr items = office.bot(method, "{}").items(member);
    return items.items().stream().map(each -> ((Obj) each).text("id").orElse("")).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "channels.create; {'name': 'general'}; name_taken",
        "channels.info; {'channel': 'C404'}; channel_not_found",
        "channels.open; {'channel': 'general'}; unknown_method",
        "im.create; {'name': 'x'}; unknown_method",
        "im.open; {'user': 'U404'}; user_not_found"
      })
  void refusals_are_those_of_conversations(String method, String arguments, String error) {
    assertThat(Workspace.error(office.bot(method, arguments))).isEqualTo(error);
  }

  @Test
  void from_the_day_they_were_retired_they_only_name_the_one_that_is_meant() {
    var eve = new Workspace(Instant.parse("2020-06-09T23:59:00Z"));
    assertThat(eve.bot("channels.list", "{}").flag("ok")).isTrue();
    eve.later(60);
    assertThat(Workspace.error(eve.bot("channels.list", "{}"))).isEqualTo("method_deprecated");
  }
}
