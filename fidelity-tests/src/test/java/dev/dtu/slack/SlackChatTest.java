package dev.dtu.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Messages and threads.
class SlackChatTest {

  private final Workspace office = new Workspace();
  private final String ops =
      Workspace.at(office.bot("conversations.create", "{'name': 'ops'}"), "channel.id");

  @AfterEach
  void the_journal_told_again_gives_the_same() {
    assertThat(office.universe().replay().differences()).isEmpty();
  }

  private Obj post(String more) {
    return office.bot("chat.postMessage", "{'channel': '" + ops + "', " + more + "}");
  }

  private Obj in(String method, String more) {
    return office.bot(method, "{'channel': '" + ops + "'" + more + "}");
  }

  @Test
  void a_bots_message_is_signed_and_its_text_becomes_a_block() {
    Obj reply = post("'text': 'hello'");
    Obj message = reply.obj("message").orElseThrow();
    assertThat(reply.keys()).containsExactly("ok", "channel", "ts", "message");
    assertThat(message.keys())
        .containsExactly(
            "user", "type", "ts", "bot_id", "app_id", "text", "team", "bot_profile", "blocks");
    assertThat(reply.text("ts").orElseThrow()).matches("1795262400\\.\\d{6}");
    assertThat(message.items("blocks").at(0).toString()).contains("rich_text_section", "hello");
  }

  @Test
  void moments_of_messages_grow_even_when_the_clock_stands() {
    List<String> moments = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      moments.add(Workspace.at(post("'text': 'n" + i + "'"), "ts"));
    }
    assertThat(moments).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void what_cannot_be_said_is_refused_in_slacks_words() {
    assertThat(Workspace.error(post("'thread_ts': ''"))).isEqualTo("no_text");
    assertThat(Workspace.error(post("'text': 'a', 'markdown_text': 'b'")))
        .isEqualTo("markdown_text_conflict");
    Obj invalid = post("'blocks': [{'type': 'section', 'text': {'type': 'mrkdwn'}}, {}]");
    assertThat(Workspace.error(invalid)).isEqualTo("invalid_blocks");
    assertThat(invalid.obj("response_metadata").orElseThrow().items("messages").at(0))
        .isEqualTo(Json.of("[ERROR] missing required field: type [json-pointer:/blocks/1]"));
    assertThat(
            Workspace.error(
                office.bot("chat.postMessage", "{'channel': 'C0NOTHING', 'text': 'x'}")))
        .isEqualTo("channel_not_found");
  }

  @Test
  void a_text_too_long_is_cut_and_told() {
    Obj reply = post("'text': '" + "x".repeat(40_001) + "'");
    assertThat(reply.text("warning")).contains("message_truncated");
    assertThat(Workspace.at(reply, "message.text")).hasSize(40_000);
  }

  @Test
  void replies_stand_in_their_thread_and_the_first_message_knows_of_them() {
    String root = Workspace.at(post("'text': 'first'"), "ts");
    String one = Workspace.at(post("'text': 'one', 'thread_ts': '" + root + "'"), "ts");
    post("'text': 'two', 'reply_broadcast': true, 'thread_ts': '" + one + "'");
    Obj history = in("conversations.history", "");
    assertThat(Workspace.texts(history)).startsWith("two", "first");
    Obj thread = in("conversations.replies", ", 'ts': '" + root + "'");
    assertThat(Workspace.texts(thread)).containsExactly("first", "one", "two");
    Obj first = (Obj) thread.items("messages").at(0);
    assertThat(first.find("reply_count")).contains(Json.of(2));
    in("chat.delete", ", 'ts': '" + one + "'");
    Obj fewer = in("conversations.replies", ", 'ts': '" + root + "'");
    assertThat(Workspace.texts(fewer)).containsExactly("first", "two");
    in("chat.delete", ", 'ts': '" + root + "'");
    assertThat(Workspace.texts(in("conversations.replies", ", 'ts': '" + root + "'")))
        .containsExactly("This message was deleted.", "two");
    assertThat(Workspace.error(in("conversations.replies", ", 'ts': '1.000000'")))
        .isEqualTo("thread_not_found");
  }

  @Test
  void history_is_read_by_pages_and_between_times() {
    List<String> moments = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      office.later(1);
      moments.add(Workspace.at(post("'text': 'n" + i + "'"), "ts"));
    }
    Obj page = in("conversations.history", ", 'limit': 3");
    assertThat(Workspace.texts(page)).containsExactly("n6", "n5", "n4");
    String cursor = Workspace.at(page, "response_metadata.next_cursor");
    post("'text': 'meanwhile'");
    Obj next = in("conversations.history", ", 'limit': 3, 'cursor': '" + cursor + "'");
    assertThat(Workspace.texts(next)).containsExactly("n3", "n2", "n1");
    String between = ", 'oldest': '" + moments.get(1) + "', 'latest': '" + moments.get(4) + "'";
    assertThat(Workspace.texts(in("conversations.history", between))).containsExactly("n3", "n2");
    assertThat(Workspace.texts(in("conversations.history", between + ", 'inclusive': true")))
        .containsExactly("n4", "n3", "n2", "n1");
    assertThat(Workspace.error(in("conversations.history", ", 'cursor': 'bm9uc2Vuc2U='")))
        .isEqualTo("invalid_cursor");
    assertThat(Workspace.error(in("conversations.history", ", 'oldest': 'soon'")))
        .isEqualTo("invalid_ts_oldest");
  }

  @Test
  void one_changes_and_deletes_ones_own() {
    String mine = Workspace.at(post("'text': 'hello'"), "ts");
    office.later(5);
    Obj changed = in("chat.update", ", 'ts': '" + mine + "', 'text': 'bye'");
    assertThat(Workspace.at(changed, "message.text")).isEqualTo("bye");
    assertThat(Workspace.at(changed, "message.edited.ts")).isEqualTo("1795262405.000000");
    office.person("conversations.join", "{'channel': '" + ops + "'}");
    String theirs =
        Workspace.at(
            office.person("chat.postMessage", "{'channel': '" + ops + "', 'text': 'hi'}"), "ts");
    assertThat(Workspace.error(in("chat.update", ", 'ts': '" + theirs + "', 'text': 'x'")))
        .isEqualTo("cant_update_message");
    assertThat(Workspace.error(in("chat.delete", ", 'ts': '" + theirs + "'")))
        .isEqualTo("cant_delete_message");
    assertThat(in("chat.delete", ", 'ts': '" + mine + "'").flag("ok")).isTrue();
    assertThat(Workspace.error(in("chat.delete", ", 'ts': '" + mine + "'")))
        .isEqualTo("message_not_found");
  }

  @Test
  void a_message_to_a_person_opens_their_conversation_once() {
    Obj people = office.bot("users.list", "{}");
    Obj person =
        people.items("members").items().stream()
            .map(Obj.class::cast)
            .filter(each -> !each.flag("is_bot"))
            .findFirst()
            .orElseThrow();
    String to = "{'channel': '" + person.text("id").orElseThrow() + "', 'text': 'psst'}";
    String first = Workspace.at(office.bot("chat.postMessage", to), "channel");
    assertThat(first).startsWith("D");
    assertThat(Workspace.at(office.bot("chat.postMessage", to), "channel")).isEqualTo(first);
    Obj open =
        office.bot("conversations.open", "{'users': '" + person.text("id").orElseThrow() + "'}");
    assertThat(Workspace.at(open, "channel.id")).isEqualTo(first);
    assertThat(open.flag("already_open")).isTrue();
  }

  @Test
  void a_permalink_tells_where_a_message_is() {
    String root = Workspace.at(post("'text': 'first'"), "ts");
    String reply = Workspace.at(post("'text': 'one', 'thread_ts': '" + root + "'"), "ts");
    Obj link = in("chat.getPermalink", ", 'message_ts': '" + reply + "'");
    assertThat(Workspace.at(link, "permalink"))
        .isEqualTo(
            "https://analytical-engines.slack.com/archives/%s/p%s?thread_ts=%s&cid=%s"
                .formatted(ops, reply.replace(".", ""), root, ops));
  }

  @Test
  void a_message_for_later_is_for_the_next_months() {
    assertThat(Workspace.error(in("chat.scheduleMessage", ", 'text': 'x', 'post_at': 1")))
        .isEqualTo("time_in_past");
    assertThat(Workspace.error(in("chat.scheduleMessage", ", 'text': 'x', 'post_at': 1895262400")))
        .isEqualTo("time_too_far");
    assertThat(in("chat.scheduleMessage", ", 'text': 'x', 'post_at': 1795262500").flag("ok"))
        .isTrue();
  }
}
