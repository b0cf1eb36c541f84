package dev.dtu.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Obj;
import org.junit.jupiter.api.Test;

/// What tokens may do that were handed out for scopes.
class SlackScopesTest {

  private final Workspace slack = new Workspace();

  @Test
  void a_token_for_less_is_told_what_was_needed_and_what_it_has() {
    Workspace.Bearer bot = slack.bearer("bot", "channels:read", "users:read");
    Obj refused = bot.call("chat.postMessage", "{'channel': 'general', 'text': 'hello'}");
    assertThat(Workspace.error(refused)).isEqualTo("missing_scope");
    assertThat(refused.text("needed")).contains("chat:write");
    assertThat(refused.text("provided")).contains("channels:read,users:read");
    assertThat(bot.call("auth.test", "{}").flag("ok")).isTrue();
    assertThat(bot.call("users.list", "{}").flag("ok")).isTrue();
  }

  @Test
  void replies_tell_the_scopes_of_the_token_and_those_the_method_takes() {
    Workspace.Bearer bot = slack.bearer("bot", "chat:write", "channels:read");
    var reply = bot.reply("chat.postMessage", "{'channel': 'general', 'text': 'hello'}");
    assertThat(reply.headers().find("x-oauth-scopes")).contains("chat:write,channels:read");
    assertThat(reply.headers().find("x-accepted-oauth-scopes")).contains("chat:write");
    var free = bot.reply("auth.test", "{}");
    assertThat(free.headers().find("x-accepted-oauth-scopes")).isEmpty();
  }

  @Test
  void each_kind_of_conversation_asks_for_a_scope_of_its_own() {
    Workspace.Bearer bot = slack.bearer("bot", "channels:read", "channels:history");
    assertThat(bot.call("conversations.list", "{}").flag("ok")).isTrue();
    Obj both = bot.call("conversations.list", "{'types': 'public_channel,private_channel,im'}");
    assertThat(both.text("needed")).contains("groups:read,im:read");
    Obj made = slack.bot("conversations.create", "{'name': 'hidden', 'is_private': true}");
    String hidden = Workspace.at(made, "channel.id");
    Obj refused = bot.call("conversations.history", "{'channel': '" + hidden + "'}");
    assertThat(refused.text("needed")).contains("groups:history");
    assertThat(Workspace.error(bot.call("conversations.history", "{'channel': 'C0NOWHERE00'}")))
        .isEqualTo("channel_not_found");
    Workspace.Bearer maker = slack.bearer("bot", "channels:manage");
    assertThat(maker.call("conversations.create", "{'name': 'open'}").flag("ok")).isTrue();
    Obj closed = maker.call("conversations.create", "{'name': 'closed', 'is_private': true}");
    assertThat(closed.text("needed")).contains("groups:write");
  }

  @Test
  void a_method_refuses_tokens_of_another_kind_before_it_looks_at_their_scopes() {
    Workspace.Bearer bot = slack.bearer("bot", "chat:write");
    assertThat(Workspace.error(bot.call("admin.users.list", "{}")))
        .isEqualTo("not_allowed_token_type");
    assertThat(Workspace.error(bot.call("apps.connections.open", "{}")))
        .isEqualTo("not_allowed_token_type");
    Workspace.Bearer app = slack.bearer("app", "connections:write");
    assertThat(app.call("apps.connections.open", "{}").flag("ok")).isTrue();
    assertThat(Workspace.error(app.call("chat.postMessage", "{'channel': 'general'}")))
        .isEqualTo("not_allowed_token_type");
  }

  @Test
  void scopes_are_asked_for_before_arguments_are_looked_at() {
    Workspace.Bearer bot = slack.bearer("bot", "users:read");
    assertThat(Workspace.error(bot.call("chat.postMessage", "{}"))).isEqualTo("missing_scope");
    assertThat(Workspace.error(bot.call("reactions.add", "{'name': 'no such'}")))
        .isEqualTo("missing_scope");
  }

  @Test
  void addresses_are_for_who_may_see_them() {
    Workspace.Bearer bot = slack.bearer("bot", "users:read");
    assertThat(bot.call("users.list", "{}").toString()).doesNotContain("@example.com");
    Obj ada = slack.bot("users.lookupByEmail", "{'email': 'ada@example.com'}");
    String id = Workspace.at(ada, "user.id");
    assertThat(bot.call("users.info", "{'user': '" + id + "'}").toString())
        .contains(id)
        .doesNotContain("@example.com");
    Workspace.Bearer other = slack.bearer("bot", "users:read", "users:read.email");
    assertThat(other.call("users.info", "{'user': '" + id + "'}").toString())
        .contains("ada@example.com");
  }

  @Test
  void a_bot_writes_where_it_is_not_only_with_the_scope_for_that() {
    Obj made = slack.person("conversations.create", "{'name': 'people'}");
    String there = "{'channel': '" + Workspace.at(made, "channel.id") + "', 'text': 'hello'}";
    Workspace.Bearer bot = slack.bearer("bot", "chat:write");
    assertThat(Workspace.error(bot.call("chat.postMessage", there))).isEqualTo("not_in_channel");
    Workspace.Bearer guest = slack.bearer("bot", "chat:write", "chat:write.public");
    assertThat(guest.call("chat.postMessage", there).flag("ok")).isTrue();
  }

  @Test
  void a_token_is_of_whom_it_was_handed_out_for_and_is_there_after_a_replay() {
    Workspace.Bearer person = slack.bearer("user", "grace", "chat:write");
    Obj said = person.call("chat.postMessage", "{'channel': 'general', 'text': 'mine'}");
    String id = Workspace.at(said, "message.user");
    Obj user = slack.bot("users.info", "{'user': '" + id + "'}");
    assertThat(Workspace.at(user, "user.name")).isEqualTo("grace");
    assertThat(slack.universe().replay().differences()).isEmpty();
    assertThat(slack.bot("admin.users.list", "{}").flag("ok")).isTrue(); // its own may do all
  }
}
