package dev.dtu.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is done to messages and files, and what people keep for themselves.
class SlackItemsTest {

  private final Workspace office = new Workspace();
  private final String ops =
      Workspace.at(office.bot("conversations.create", "{'name': 'ops'}"), "channel.id");
  private final String ts = said("the quick brown fox");

  @AfterEach
  void the_journal_told_again_gives_the_same() {
    assertThat(office.universe().replay().differences()).isEmpty();
  }

  private String said(String text) {
    return Workspace.at(
        office.bot("chat.postMessage", "{'channel': '%s', 'text': '%s'}".formatted(ops, text)),
        "ts");
  }

  private String item(String more) {
    return "{'channel': '" + ops + "', 'timestamp': '" + ts + "'" + more + "}";
  }

  private static String error(Obj reply) {
    return Workspace.error(reply);
  }

  private static void ok(Obj reply) {
    assertThat(reply.flag("ok")).as(reply.toString()).isTrue();
  }

  @Test
  void everybody_reacts_once_with_an_emoji_and_may_take_it_back() {
    ok(office.bot("reactions.add", item(", 'name': 'tada'")));
    assertThat(error(office.bot("reactions.add", item(", 'name': ':tada:'"))))
        .isEqualTo("already_reacted");
    ok(office.person("reactions.add", item(", 'name': 'tada'")));
    Obj got = office.bot("reactions.get", item(""));
    assertThat(Workspace.at(got, "type")).isEqualTo("message");
    Obj tada = (Obj) got.obj("message").orElseThrow().items("reactions").at(0);
    assertThat(tada.find("count")).contains(Json.of(2));
    assertThat(office.bot("reactions.list", "{}").items("items").size()).isEqualTo(1);
    ok(office.bot("reactions.remove", item(", 'name': 'tada'")));
    assertThat(error(office.bot("reactions.remove", item(", 'name': 'tada'"))))
        .isEqualTo("no_reaction");
    assertThat(office.bot("reactions.list", "{}").items("items").size()).isZero();
  }

  @Test
  void what_cannot_be_reacted_to_is_refused_in_slacks_words() {
    assertThat(error(office.bot("reactions.add", item(", 'name': 'No Emoji'"))))
        .isEqualTo("invalid_name");
    assertThat(error(office.bot("reactions.get", "{}"))).isEqualTo("no_item_specified");
    assertThat(error(office.bot("reactions.get", "{'channel': '" + ops + "', 'timestamp': 'x'}")))
        .isEqualTo("bad_timestamp");
    assertThat(error(office.bot("reactions.get", "{'channel': '" + ops + "', 'timestamp': '1.0'}")))
        .isEqualTo("message_not_found");
  }

  @Test
  void a_message_is_pinned_once_and_known_to_its_channel() {
    ok(office.bot("pins.add", item("")));
    assertThat(error(office.bot("pins.add", item("")))).isEqualTo("already_pinned");
    Obj pin = (Obj) office.bot("pins.list", "{'channel': '" + ops + "'}").items("items").at(0);
    assertThat(Workspace.at(pin, "message.text")).isEqualTo("the quick brown fox");
    Obj history = office.bot("conversations.history", "{'channel': '" + ops + "'}");
    assertThat(history.find("pin_count")).contains(Json.of(1));
    ok(office.bot("pins.remove", item("")));
    assertThat(error(office.bot("pins.remove", item("")))).isEqualTo("no_pin");
  }

  @Test
  void what_is_saved_is_saved_for_oneself() {
    ok(office.person("stars.add", item("")));
    assertThat(error(office.person("stars.add", item("")))).isEqualTo("already_starred");
    ok(office.person("stars.add", "{'channel': '" + ops + "'}"));
    Obj list = office.person("stars.list", "{}");
    assertThat(list.items("items").size()).isEqualTo(2);
    assertThat(Workspace.at(list, "paging.total")).isEqualTo("2");
    assertThat(office.bot("stars.list", "{}").items("items").size()).isZero();
    ok(office.person("stars.remove", item("")));
    assertThat(error(office.person("stars.remove", item("")))).isEqualTo("not_starred");
  }

  @Test
  void channels_have_bookmarks() {
    String in = "{'channel_id': '" + ops + "'";
    String link = ", 'type': 'link', 'title': 'Wiki', 'link': 'https://wiki.example'}";
    Obj made = office.bot("bookmarks.add", in + link);
    String id = ", 'bookmark_id': '" + Workspace.at(made, "bookmark.id") + "'";
    assertThat(error(office.bot("bookmarks.add", in + ", 'type': 'file', 'title': 'x'}")))
        .isEqualTo("invalid_bookmark_type");
    assertThat(error(office.bot("bookmarks.edit", in + id + ", 'link': 'wiki'}")))
        .isEqualTo("invalid_link");
    Obj edited = office.bot("bookmarks.edit", in + id + ", 'title': 'Handbook'}");
    assertThat(Workspace.at(edited, "bookmark.title")).isEqualTo("Handbook");
    ok(office.bot("bookmarks.remove", in + id + "}"));
    assertThat(error(office.bot("bookmarks.remove", in + id + "}"))).isEqualTo("not_found");
    assertThat(office.bot("bookmarks.list", in + "}").items("bookmarks").size()).isZero();
  }

  @Test
  void people_are_reminded_and_bots_are_not() {
    String words = "{'text': 'tea', 'time': 'in 15 minutes'}";
    assertThat(error(office.bot("reminders.add", words))).isEqualTo("not_allowed_token_type");
    Obj made = office.person("reminders.add", words);
    assertThat(Workspace.at(made, "reminder.time")).isEqualTo("1795263300");
    assertThat(error(office.person("reminders.add", "{'text': 'tea', 'time': 'one day'}")))
        .isEqualTo("cannot_parse");
    String it = "{'reminder': '" + Workspace.at(made, "reminder.id") + "'}";
    ok(office.person("reminders.complete", it));
    assertThat(Workspace.at(office.person("reminders.info", it), "reminder.complete_ts"))
        .isEqualTo("1795262400");
    ok(office.person("reminders.delete", it));
    assertThat(error(office.person("reminders.info", it))).isEqualTo("not_found");
  }

  @Test
  void groups_of_people_have_a_name_and_a_handle_of_their_own() {
    Obj made = office.bot("usergroups.create", "{'name': 'Crew', 'handle': 'crew'}");
    String group = "'usergroup': '" + Workspace.at(made, "usergroup.id") + "'";
    assertThat(error(office.bot("usergroups.create", "{'name': 'Crew'}")))
        .isEqualTo("name_already_exists");
    assertThat(error(office.bot("usergroups.create", "{'name': 'Two', 'handle': 'crew'}")))
        .isEqualTo("handle_already_exists");
    Obj staffed = office.bot("usergroups.users.update", "{" + group + ", 'users': 'U0ROBOT0001'}");
    assertThat(staffed.obj("usergroup").orElseThrow().items("users").items())
        .isEqualTo(List.of(Json.of("U0ROBOT0001")));
    assertThat(error(office.bot("usergroups.users.update", "{" + group + ", 'users': 'U1'}")))
        .isEqualTo("invalid_users");
    ok(office.bot("usergroups.disable", "{" + group + "}"));
    assertThat(office.bot("usergroups.list", "{}").items("usergroups").size()).isZero();
    assertThat(
            office.bot("usergroups.list", "{'include_disabled': true}").items("usergroups").size())
        .isEqualTo(1);
  }

  @Test
  void a_person_finds_what_was_said() {
    said("a lazy dog");
    assertThat(error(office.bot("search.messages", "{'query': 'fox'}")))
        .isEqualTo("not_allowed_token_type");
    assertThat(total("fox")).isEqualTo("1");
    assertThat(total("\\u0022quick brown\\u0022 in:#ops from:robot")).isEqualTo("1");
    assertThat(total("quick lazy")).isEqualTo("0");
    assertThat(total("in:ops -fox after:2026-11-20 a lazy")).isEqualTo("1");
    assertThat(error(office.person("search.messages", "{'query': ' '}"))).isEqualTo("no_query");
  }

  private String total(String query) {
    return Workspace.at(
        office.person("search.all", "{'query': '" + query + "'}"), "messages.total");
  }

  @Test
  void who_snoozes_is_not_disturbed_for_a_while() {
    assertThat(error(office.bot("dnd.setSnooze", "{'num_minutes': '1'}")))
        .isEqualTo("not_allowed_token_type");
    assertThat(
            Workspace.at(office.person("dnd.setSnooze", "{'num_minutes': '1'}"), "snooze_enabled"))
        .isEqualTo("true");
    office.later(61);
    assertThat(Workspace.at(office.person("dnd.info", "{}"), "snooze_enabled")).isEqualTo("false");
    assertThat(error(office.bot("bots.info", "{'bot': 'B1'}"))).isEqualTo("bot_not_found");
    assertThat(error(office.bot("team.info", "{'team': 'T1'}"))).isEqualTo("team_not_found");
  }
}
