package dev.dtu.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Obj;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who may do what in conversations of each kind.
class SlackPermissionsTest {

  private static final String TYPE = "method_not_supported_for_channel_type";

  private final Workspace slack = new Workspace();
  private final Workspace.Bearer grace = slack.as("grace");
  private final SequencedMap<String, String> kinds = new LinkedHashMap<>();

  SlackPermissionsTest() {
    String ada = slack.as("ada").call("auth.test", "{}").text("user_id").orElseThrow();
    String alan = slack.as("alan").call("auth.test", "{}").text("user_id").orElseThrow();
    kinds.put("im", opened("{'users': '" + ada + "'}"));
    kinds.put("mpim", opened("{'users': '" + ada + "," + alan + "'}"));
    kinds.put("private", made(grace, "{'name': 'ours', 'is_private': true}"));
    kinds.put("hidden", made(slack.robot(), "{'name': 'theirs', 'is_private': true}"));
    kinds.put("archived", made(grace, "{'name': 'over'}"));
    kinds.put("outside", made(slack.robot(), "{'name': 'elsewhere'}"));
    Obj random = slack.bot("conversations.info", "{'channel': 'random'}");
    kinds.put("shared", Workspace.at(random, "channel.id"));
    shared();
  }

  private String opened(String users) {
    return Workspace.at(grace.call("conversations.open", users), "channel.id");
  }

  private static String made(Workspace.Bearer by, String told) {
    return Workspace.at(by.call("conversations.create", told), "channel.id");
  }

  private void shared() {
    Obj invited =
        slack.bot("conversations.inviteShared", "{'channel': 'random', 'emails': 'eve@p.example'}");
    String id = "{'invite_id': '" + Workspace.at(invited, "invite_id") + "'";
    slack.bot("conversations.acceptSharedInvite", id + ", 'channel_name': 'random'}");
    assertThat(slack.bot("conversations.approveSharedInvite", id + "}").flag("ok")).isTrue();
  }

  /// What was written in a conversation by somebody who may.
  private String written(String kind, String channel) {
    boolean theirs = List.of("hidden", "outside").contains(kind);
    Workspace.Bearer who = theirs ? slack.robot() : grace;
    Obj said = who.call("chat.postMessage", "{'channel': '" + channel + "', 'text': 'x'}");
    return Workspace.at(said, "ts");
  }

  @AfterEach
  void the_journal_told_again_gives_the_same() {
    assertThat(slack.universe().replay().differences()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "chat.postMessage, channel, text, ok, ok, ok, channel_not_found, is_archived, not_in_channel,"
        + " ok",
    "conversations.history, channel, -, ok, ok, ok, channel_not_found, ok, ok, ok",
    "conversations.members, channel, -, ok, ok, ok, channel_not_found, ok, ok, ok",
    "conversations.join, channel, -, type, type, type, channel_not_found, is_archived, ok, ok",
    "conversations.leave, channel, -, type, type, last_member, channel_not_found, is_archived, ok,"
        + " ok",
    "conversations.invite, channel, users, type, type, ok, channel_not_found, is_archived,"
        + " not_in_channel, already_in_channel",
    "conversations.kick, channel, user, type, type, not_in_channel, channel_not_found,"
        + " not_in_channel, not_in_channel, ok",
    "conversations.rename, channel, name, type, type, ok, channel_not_found, is_archived,"
        + " not_in_channel, ok",
    "conversations.archive, channel, -, type, type, ok, channel_not_found, already_archived,"
        + " not_in_channel, ok",
    "conversations.setTopic, channel, topic, ok, ok, ok, channel_not_found, is_archived,"
        + " not_in_channel, ok",
    "conversations.setPurpose, channel, purpose, ok, ok, ok, channel_not_found, is_archived,"
        + " not_in_channel, ok",
    "conversations.mark, channel, ts, ok, ok, ok, channel_not_found, ok, not_in_channel, ok",
    "reactions.add, channel, timestamp, ok, ok, ok, channel_not_found, is_archived, ok, ok",
    "pins.add, channel, timestamp, ok, ok, ok, channel_not_found, ok, not_in_channel, ok",
    "pins.list, channel, -, ok, ok, ok, channel_not_found, ok, ok, ok",
    "bookmarks.add, channel_id, title, ok, ok, ok, channel_not_found, ok, ok, ok",
    "chat.meMessage, channel, text, ok, ok, ok, channel_not_found, is_archived, not_in_channel, ok",
    "chat.scheduleMessage, channel, post_at, ok, ok, ok, channel_not_found, is_archived,"
        + " not_in_channel, ok",
    "chat.getPermalink, channel, message_ts, ok, ok, ok, channel_not_found, ok, ok, ok",
    "conversations.info, channel, -, ok, ok, ok, channel_not_found, ok, ok, ok",
    "conversations.replies, channel, ts, ok, ok, ok, channel_not_found, ok, ok, ok",
    "reactions.get, channel, timestamp, ok, ok, ok, channel_not_found, ok, ok, ok",
    "bookmarks.list, channel_id, -, ok, ok, ok, channel_not_found, ok, ok, ok",
    "files.completeUploadExternal, channel_id, files, ok, ok, ok, channel_not_found, is_archived,"
        + " not_in_channel, ok",
  })
  void each_kind_lets_do_what_is_meant_for_it(
      String method,
      String named,
      String with,
      String im,
      String mpim,
      String ours,
      String hidden,
      String archived,
      String outside,
      String shared) {
    List<String> wanted = List.of(im, mpim, ours, hidden, archived, outside, shared);
    int at = 0;
    for (String kind : kinds.keySet()) {
      String channel = kinds.get(kind);
      String ts = written(kind, channel);
      if (kind.equals("archived")) {
        String it = "{'channel': '" + channel + "'}";
        assertThat(grace.call("conversations.archive", it).flag("ok")).isTrue();
      }
      String more = with.equals("-") ? "" : ", " + argument(with, ts);
      Obj reply = grace.call(method, "{'" + named + "': '" + channel + "'" + more + "}");
      String want = wanted.get(at++);
      assertThat(reply.flag("ok") ? "ok" : Workspace.error(reply))
          .as(kind + " " + reply)
          .isEqualTo(want.equals("type") ? TYPE : want);
    }
  }

  private String argument(String name, String ts) {
    String robot = "U0ROBOT0001";
    return switch (name) {
      case "text", "topic", "purpose" -> "'" + name + "': 'said'";
      case "users", "user" -> "'" + name + "': '" + robot + "'";
      case "name" -> "'name': 'renamed" + ts.substring(ts.length() - 6) + "'";
      case "ts", "message_ts" -> "'" + name + "': '" + ts + "'";
      case "post_at" -> "'text': 'said', 'post_at': " + (Long.parseLong(ts.substring(0, 10)) + 900);
      case "timestamp" -> "'name': 'wave', 'timestamp': '" + ts + "'";
      case "title" -> "'title': 't', 'type': 'link', 'link': 'https://example.com'";
      default -> "'files': [{'id': '" + slack.brought(grace) + "'}]";
    };
  }

  @Test
  void a_bot_reads_no_history_where_it_is_not_and_loses_channels_that_are_archived() {
    Workspace.Bearer bot = slack.robot();
    String people = made(grace, "{'name': 'people'}");
    String there = "{'channel': '" + people + "'}";
    assertThat(Workspace.error(bot.call("conversations.history", there)))
        .isEqualTo("not_in_channel");
    assertThat(bot.call("conversations.join", there).flag("ok")).isTrue();
    assertThat(bot.call("conversations.history", there).flag("ok")).isTrue();
    assertThat(grace.call("conversations.archive", there).flag("ok")).isTrue();
    assertThat(Workspace.error(bot.call("conversations.history", there)))
        .isEqualTo("not_in_channel");
  }

  @Test
  void each_has_read_as_far_as_they_said_and_is_told_what_is_new() {
    Workspace.Bearer ada = slack.as("ada");
    String im = kinds.get("im");
    String it = "{'channel': '" + im + "'}";
    String first = written("im", im);
    String second = written("im", im);
    Obj seen = ada.call("conversations.info", it).obj("channel").orElseThrow();
    assertThat(seen.text("last_read")).contains("0000000000.000000");
    assertThat(seen.at("unread_count")).hasToString("Optional[2]");
    assertThat(Workspace.at(seen, "latest.ts")).isEqualTo(second);
    assertThat(grace.call("conversations.info", it).obj("channel").orElseThrow().at("unread_count"))
        .hasToString("Optional[0]");
    String mark = "{'channel': '" + im + "', 'ts': '" + first + "'}";
    assertThat(ada.call("conversations.mark", mark).flag("ok")).isTrue();
    Obj later = ada.call("conversations.info", it).obj("channel").orElseThrow();
    assertThat(later.text("last_read")).contains(first);
    assertThat(later.at("unread_count_display")).hasToString("Optional[1]");
    Obj other = grace.call("conversations.info", it).obj("channel").orElseThrow();
    assertThat(other.text("last_read")).contains("0000000000.000000");
    String channel = kinds.get("shared");
    String ts = written("shared", channel);
    ada.call("conversations.mark", "{'channel': '" + channel + "', 'ts': '" + ts + "'}");
    String about = "{'channel': '" + channel + "'}";
    assertThat(Workspace.at(ada.call("conversations.info", about), "channel.last_read"))
        .isEqualTo(ts);
    assertThat(Workspace.at(grace.call("conversations.info", about), "channel.last_read"))
        .isEqualTo("0000000000.000000");
  }

  @Test
  void a_conversation_is_closed_once_by_each_and_opened_again() {
    String it = "{'channel': '" + kinds.get("im") + "'}";
    assertThat(grace.call("conversations.close", it).has("already_closed")).isFalse();
    assertThat(grace.call("conversations.close", it).flag("already_closed")).isTrue();
    assertThat(slack.as("ada").call("conversations.close", it).has("no_op")).isFalse();
    assertThat(grace.call("conversations.open", it).has("already_open")).isFalse();
    assertThat(grace.call("conversations.open", it).flag("already_open")).isTrue();
  }

  @Test
  void the_first_message_of_a_thread_leaves_a_stone_and_others_nothing() {
    String ours = kinds.get("private");
    String root = written("private", ours);
    grace.call(
        "chat.postMessage",
        "{'channel': '" + ours + "', 'text': 'reply', 'thread_ts': '" + root + "'}");
    String named = "{'channel': '" + ours + "', 'ts': '" + root + "'}";
    assertThat(grace.call("chat.delete", named).flag("ok")).isTrue();
    Obj thread = grace.call("conversations.replies", named);
    Obj stone = (Obj) thread.items("messages").at(0);
    assertThat(stone.text("subtype")).contains("tombstone");
    assertThat(stone.text("user")).contains("USLACKBOT");
    assertThat(stone.flag("hidden")).isTrue();
    assertThat(stone.at("reply_count")).hasToString("Optional[1]");
    String alone = written("private", ours);
    grace.call("chat.delete", "{'channel': '" + ours + "', 'ts': '" + alone + "'}");
    String history = grace.call("conversations.history", "{'channel': '" + ours + "'}").toString();
    assertThat(history).doesNotContain(alone).contains(root);
  }
}
