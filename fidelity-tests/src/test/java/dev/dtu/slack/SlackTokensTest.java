package dev.dtu.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Body;
import dev.dtu.call.Request;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tokens that are taken back, and how a call is spelled.
class SlackTokensTest {

  private final Workspace slack = new Workspace();

  @Test
  void a_token_that_was_taken_back_is_refused_and_others_are_not() {
    Workspace.Bearer one = slack.bearer("bot", "chat:write");
    Workspace.Bearer other = slack.bearer("bot", "chat:write");
    assertThat(one.call("auth.revoke", "{'test': true}").toString())
        .isEqualTo("{\"ok\":true,\"revoked\":false}");
    assertThat(one.call("auth.test", "{}").flag("ok")).isTrue();
    slack.hears();
    assertThat(one.call("auth.revoke", "{}").flag("revoked")).isTrue();
    assertThat(Workspace.error(one.call("auth.test", "{}"))).isEqualTo("token_revoked");
    assertThat(Workspace.error(one.call("auth.revoke", "{}"))).isEqualTo("token_revoked");
    assertThat(other.call("auth.test", "{}").flag("ok")).isTrue();
    Obj told = slack.told("tokens_revoked").getFirst();
    assertThat(told.obj("tokens").orElseThrow().items("bot").items())
        .containsExactly(Json.of("U0ROBOT0001"));
  }

  @Test
  void a_universes_own_token_can_be_taken_back_and_stays_so_when_it_replays() {
    assertThat(slack.person("auth.revoke", "{}").flag("revoked")).isTrue();
    assertThat(Workspace.error(slack.person("auth.test", "{}"))).isEqualTo("token_revoked");
    assertThat(slack.bot("auth.test", "{}").flag("ok")).isTrue();
    assertThat(slack.universe().replay().differences()).isEmpty();
  }

  @Test
  void an_app_that_is_taken_out_has_no_token_left() {
    Workspace.Bearer person = slack.bearer("user", "grace", "chat:write");
    String[] app = slack.secret("client").split(":");
    String form = "{'client_id': '%s', 'client_secret': '%s'}";
    assertThat(Workspace.error(slack.bot("apps.uninstall", form.formatted("1.2", app[1]))))
        .isEqualTo("invalid_client_id");
    assertThat(Workspace.error(slack.bot("apps.uninstall", form.formatted(app[0], "words"))))
        .isEqualTo("bad_client_secret");
    assertThat(slack.bot("auth.test", "{}").flag("ok")).isTrue();
    Obj out = slack.bot("apps.uninstall", form.formatted(app[0], app[1]));
    assertThat(out.flag("ok")).isTrue();
    assertThat(Workspace.error(slack.bot("auth.test", "{}"))).isEqualTo("token_revoked");
    assertThat(Workspace.error(person.call("auth.test", "{}"))).isEqualTo("token_revoked");
    Obj logs = slack.person("team.integrationLogs", "{'change_type': 'removed'}");
    assertThat(logs.items("logs").size()).isEqualTo(1);
  }

  @Test
  void an_app_takes_itself_out_and_no_other() {
    String[] app = slack.secret("client").split(":");
    String[] other = slack.secret("rotating").split(":");
    Obj tokens = slack.installed("client", "&scope=chat:write");
    Workspace.Bearer bot = slack.with("bot", Workspace.at(tokens, "access_token"));
    String form = "{'client_id': '%s', 'client_secret': '%s'}";
    assertThat(Workspace.error(bot.call("apps.uninstall", form.formatted(other[0], other[1]))))
        .isEqualTo("client_id_token_mismatch");
    assertThat(bot.call("apps.uninstall", form.formatted(app[0], app[1])).flag("ok")).isTrue();
  }

  @Test
  void tokens_of_an_app_whose_tokens_end_are_each_had_again_by_its_own() {
    String[] app = slack.secret("rotating").split(":");
    Obj tokens = slack.installed("rotating", "&scope=chat:write&user_scope=users:read");
    assertThat(Workspace.at(tokens, "access_token")).startsWith("xoxe.xoxb-1-");
    assertThat(tokens.find("expires_in")).contains(Json.of(43_200L));
    Obj user = tokens.obj("authed_user").orElseThrow();
    assertThat(user.text("access_token").orElseThrow()).startsWith("xoxe.xoxp-1-");
    assertThat(user.find("expires_in")).contains(Json.of(43_200L));
    assertThat(user.text("token_type")).contains("user");
    Workspace.Bearer person = slack.with("bot", Workspace.at(tokens, "authed_user.access_token"));
    assertThat(person.call("auth.test", "{}").text("user_id")).isEqualTo(user.text("id"));
    assertThat(person.call("users.list", "{}").flag("ok")).isTrue();
    assertThat(Workspace.error(person.call("team.info", "{}"))).isEqualTo("missing_scope");
    slack.later(43_201);
    assertThat(Workspace.error(person.call("auth.test", "{}"))).isEqualTo("token_expired");
    String refresh =
        "{'client_id': '%s', 'client_secret': '%s', 'grant_type': 'refresh_token', 'refresh_token': '%s'}"
            .formatted(app[0], app[1], user.text("refresh_token").orElseThrow());
    Obj next = slack.bot("oauth.v2.access", refresh);
    assertThat(next.text("token_type")).contains("user");
    assertThat(next.text("scope")).contains("users:read");
    Workspace.Bearer again = slack.with("bot", Workspace.at(next, "access_token"));
    assertThat(again.call("auth.test", "{}").text("user_id")).isEqualTo(user.text("id"));
    Obj bots =
        slack.bot(
            "oauth.v2.access",
            refresh.replace(
                user.text("refresh_token").orElseThrow(), Workspace.at(tokens, "refresh_token")));
    assertThat(bots.text("token_type")).contains("bot");
    assertThat(slack.universe().replay().differences()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"grace", "ada"})
  void a_persons_token_is_traded_for_one_of_that_person_that_ends_whoever_brings_it(String by) {
    String[] app = slack.secret("client").split(":");
    Workspace.Bearer grace = slack.bearer("user", "grace", "users:read");
    String exchange =
        "{'client_id': '%s', 'client_secret': '%s', 'token': '%s'}"
            .formatted(app[0], app[1], grace.credential().value());
    String id = grace.call("auth.test", "{}").text("user_id").orElseThrow();
    Obj traded = (by.equals("grace") ? grace : slack.as(by)).call("oauth.v2.exchange", exchange);
    assertThat(traded.text("token_type")).contains("user");
    assertThat(Workspace.at(traded, "authed_user.id")).isEqualTo(id);
    Workspace.Bearer now = slack.with("user", Workspace.at(traded, "access_token"));
    assertThat(now.call("auth.test", "{}").text("user_id")).contains(id);
    assertThat(now.call("users.list", "{}").flag("ok")).isTrue();
  }

  @Test
  void an_app_that_asks_for_an_address_to_post_to_is_told_one_that_works() {
    Obj tokens = slack.installed("client", "&scope=incoming-webhook");
    Obj hook = tokens.obj("incoming_webhook").orElseThrow();
    assertThat(hook.text("channel")).contains("#general");
    String path = java.net.URI.create(hook.text("url").orElseThrow()).getPath();
    Request post = Request.of("POST", path).withJson(Json.trusted("{\"text\": \"by hook\"}"));
    assertThat(slack.robot().reply(post).body().toString()).isEqualTo("ok");
    assertThat(slack.installed("client", "&scope=chat:write").keys())
        .contains("incoming_webhook"); // what was asked for before is added to
  }

  private Obj sent(String type, String body) {
    Request request = Request.of("POST", "/api/chat.postMessage");
    String told =
        slack
            .robot()
            .reply(request.with("content-type", type).with(Body.of(body)))
            .body()
            .toString();
    return (Obj) Json.trusted(told);
  }

  @Test
  void a_charset_too_few_or_too_many_is_something_to_mind() {
    String json = "{\"channel\": \"general\", \"text\": \"hello\"}";
    Obj bare = sent("application/json", json);
    assertThat(bare.text("warning")).contains("missing_charset");
    assertThat(bare.obj("response_metadata").orElseThrow().items("warnings").items())
        .containsExactly(Json.of("missing_charset"));
    assertThat(sent("application/json; charset=utf-8", json).has("warning")).isFalse();
    String form = "application/x-www-form-urlencoded";
    assertThat(sent(form, "channel=general&text=a").has("warning")).isFalse();
    Obj more = sent(form + "; charset=utf-8", "channel=nowhere&text=a");
    assertThat(more.text("error")).contains("channel_not_found");
    assertThat(more.text("warning")).contains("superfluous_charset");
    Obj joined =
        (Obj)
            Json.trusted(
                slack
                    .robot()
                    .reply(
                        Request.of("POST", "/api/conversations.join")
                            .withJson(Json.trusted("{\"channel\": \"general\"}")))
                    .body()
                    .toString());
    assertThat(joined.text("warning")).contains("already_in_channel,missing_charset");
  }

  @Test
  void a_number_may_come_as_its_word_and_a_word_as_a_number() {
    Workspace.Bearer grace = slack.as("grace");
    assertThat(grace.call("dnd.setSnooze", "{'num_minutes': 5}").flag("ok")).isTrue();
    assertThat(slack.bot("conversations.list", "{'limit': '1'}").items("channels").size())
        .isEqualTo(1);
    assertThat(Workspace.error(slack.bot("conversations.list", "{'limit': 'many'}")))
        .isEqualTo("invalid_arguments");
    assertThat(Workspace.error(slack.bot("chat.postMessage", "{'channel': {'id': 'C1'}}")))
        .isEqualTo("invalid_arguments");
  }

  @Test
  void a_bots_token_is_traded_for_one_that_ends_and_is_had_again() {
    String[] app = slack.secret("client").split(":");
    String client = "'client_id': '%s', 'client_secret': '%s'".formatted(app[0], app[1]);
    Workspace.Bearer bot = slack.bearer("bot", "chat:write", "users:read");
    String exchange = "{" + client + ", 'token': '" + bot.credential().value() + "'}";
    assertThat(Workspace.error(bot.call("oauth.v2.exchange", exchange.replace(app[1], "wrong"))))
        .isEqualTo("bad_client_secret");
    Obj traded = bot.call("oauth.v2.exchange", exchange);
    assertThat(traded.find("expires_in")).contains(Json.of(43_200L));
    assertThat(traded.text("scope")).contains("chat:write,users:read");
    assertThat(Workspace.error(bot.call("auth.test", "{}"))).isEqualTo("token_revoked");
    assertThat(Workspace.error(bot.call("oauth.v2.exchange", exchange)))
        .isEqualTo("token_already_exchanged");
    Workspace.Bearer now = slack.with("bot", Workspace.at(traded, "access_token"));
    assertThat(now.call("auth.test", "{}").find("expires_in")).contains(Json.of(43_200L));
    assertThat(Workspace.error(now.call("team.info", "{}"))).isEqualTo("missing_scope");
    slack.later(43_201);
    assertThat(Workspace.error(now.call("auth.test", "{}"))).isEqualTo("token_expired");
    String refresh =
        "{%s, 'grant_type': 'refresh_token', 'refresh_token': '%s'}"
            .formatted(client, Workspace.at(traded, "refresh_token"));
    Obj next = now.call("oauth.v2.access", refresh);
    assertThat(next.find("expires_in")).contains(Json.of(43_200L));
    assertThat(next.text("refresh_token")).isNotEqualTo(traded.text("refresh_token"));
    assertThat(
            slack
                .with("bot", Workspace.at(next, "access_token"))
                .call("auth.test", "{}")
                .flag("ok"))
        .isTrue();
    assertThat(Workspace.error(now.call("oauth.v2.access", refresh)))
        .isEqualTo("invalid_refresh_token");
    assertThat(slack.universe().replay().differences()).isEmpty();
  }
}
