package dev.dtu.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Body;
import dev.dtu.call.Reply;
import dev.dtu.call.Request;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.load.Catalog;
import dev.dtu.twin.Settings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

/// How much Slack takes of an app, in a universe with real limits.
class SlackLimitsTest {

  private final Workspace slack = new Workspace();

  private void real() {
    slack.universe().act("test", "limits", draft -> new Settings(false, true).keep(draft));
  }

  @AfterEach
  void the_journal_told_again_gives_the_same() {
    assertThat(slack.universe().replay().differences()).isEmpty();
  }

  private static void refused(Reply reply, String seconds) {
    assertThat(reply.status()).as(reply.body().toString()).isEqualTo(429);
    assertThat(reply.headers().find("retry-after")).contains(seconds);
    assertThat(reply.body().toString()).isEqualTo("{\"ok\":false,\"error\":\"ratelimited\"}");
  }

  private void taken(Workspace.Bearer who, String method, int calls) {
    for (int i = 0; i < calls; i++) {
      assertThat(who.reply(method, "{}").status()).as(method + i).isEqualTo(200);
    }
    assertThat(who.reply(method, "{}").status()).as(method).isEqualTo(429);
  }

  @Test
  void each_method_is_taken_as_often_in_a_minute_as_its_tier_says() {
    Workspace.Bearer bot = slack.robot();
    for (int i = 0; i < 30; i++) {
      assertThat(bot.reply("users.list", "{}").status()).isEqualTo(200);
    }
    real();
    taken(bot, "team.info", 50);
    taken(bot, "users.list", 20);
    taken(bot, "users.info", 100);
    taken(slack.bearer("app", "connections:write"), "apps.connections.open", 1);
    slack.later(10);
    refused(bot.reply("team.info", "{}"), "50");
    slack.later(50);
    assertThat(bot.reply("team.info", "{}").status()).isEqualTo(200);
  }

  @Test
  void a_profile_is_changed_ten_times_in_a_minute() {
    real();
    taken(slack.as("ada"), "users.profile.set", 10);
  }

  @ParameterizedTest
  @CsvSource({"tier-1, 1", "tier-2, 20", "tier-3, 50", "tier-4, 100"})
  void every_method_of_a_tier_is_taken_so_often(String tier, int calls) {
    byte[] file = Catalog.TWINS.below("slack").read("twin/limits.yaml").orElseThrow();
    Map<?, ?> limits = new Yaml().load(new String(file, StandardCharsets.UTF_8));
    Map<?, ?> bucket = (Map<?, ?>) ((Map<?, ?>) limits.get("buckets")).get(tier);
    List<String> wrong = new ArrayList<>();
    real();
    Workspace.Bearer ada = slack.as("ada");
    for (Object method : (List<?>) bucket.get("operations")) {
      // taking one's own token back ends the test
      if (!List.of("auth.revoke", "apps.uninstall").contains(method)) {
        int taken = 0;
        while (taken <= calls && ada.reply(method.toString(), "{}").status() == 200) {
          taken++;
        }
        if (taken != calls) {
          wrong.add(method + " " + taken);
        }
      }
    }
    assertThat(wrong).as(tier).isEmpty();
  }

  @Test
  void the_tokens_of_one_app_are_counted_together_and_of_another_apart() {
    Workspace.Bearer other =
        slack.with("bot", slack.installed("rotating", "&scope=users:read", "access_token"));
    real();
    for (int i = 0; i < 20; i++) {
      slack.as(i % 2 == 0 ? "ada" : "grace").reply("users.list", "{}");
    }
    refused(slack.as("alan").reply("users.list", "{}"), "60");
    assertThat(other.reply("users.list", "{}").status()).isEqualTo(200);
  }

  @Test
  void a_channel_takes_a_message_a_second() {
    real();
    Workspace.Bearer bot = slack.robot();
    String general = "{'channel': 'general', 'text': 'x'}";
    assertThat(bot.call("chat.postMessage", general).flag("ok")).isTrue();
    refused(bot.reply("chat.postMessage", general), "1");
    String random = "{'channel': 'random', 'text': 'x'}";
    assertThat(bot.call("chat.postMessage", random).flag("ok")).isTrue();
    slack.later(1);
    assertThat(bot.call("chat.postMessage", general).flag("ok")).isTrue();
    Obj history = bot.call("conversations.history", "{'channel': 'general'}");
    assertThat(Workspace.texts(history)).containsExactly("x", "x");
  }

  @Test
  void an_address_to_post_to_takes_a_message_a_second() {
    real();
    String team = Workspace.at(slack.bot("auth.test", "{}"), "team_id");
    String path = "/services/" + team + "/B0WEBHOOK01/WebhookOfThisWorkspace01";
    Request hook = Request.of("POST", path);
    Request post = hook.with("content-type", "application/json").with(Body.of("{\"text\":\"x\"}"));
    assertThat(slack.robot().reply(post).body().toString()).isEqualTo("ok");
    assertThat(slack.robot().reply(post).status()).isEqualTo(429);
    slack.later(1);
    assertThat(slack.robot().reply(post).status()).isEqualTo(200);
  }

  @Test
  void an_app_sold_outside_the_marketplace_reads_a_little_once_a_minute() {
    for (int i = 0; i < 20; i++) {
      slack.bot("chat.postMessage", "{'channel': 'general', 'text': 'm" + i + "'}");
    }
    String scopes = "&scope=channels:history";
    Workspace.Bearer sold = slack.with("bot", slack.installed("unlisted", scopes, "access_token"));
    Workspace.Bearer own = slack.with("bot", slack.installed("client", scopes, "access_token"));
    String many = "{'channel': 'general', 'limit': 100}";
    assertThat(own.call("conversations.history", many).items("messages").size()).isEqualTo(20);
    Obj few = sold.call("conversations.history", many);
    assertThat(few.items("messages").size()).isEqualTo(15);
    assertThat(few.find("has_more")).contains(Json.of(true));
    real();
    assertThat(sold.reply("conversations.history", many).status()).isEqualTo(200);
    refused(sold.reply("conversations.history", many), "60");
    assertThat(own.reply("conversations.history", many).status()).isEqualTo(200);
    assertThat(own.reply("conversations.history", many).status()).isEqualTo(200);
  }
}
