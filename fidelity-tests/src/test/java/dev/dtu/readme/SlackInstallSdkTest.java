package dev.dtu.readme;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.response.oauth.OAuthV2AccessResponse;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Wish;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An app is installed in a workspace and trades its code for tokens, by Slack's own client.
class SlackInstallSdkTest {

  @TempDir Path folder;

  private static String code(String url, String client, String scopes) throws Exception {
    String target = url + "/oauth/v2/authorize?client_id=" + client + scopes + "&state=s";
    var request =
        HttpRequest.newBuilder(URI.create(target + "&redirect_uri=https%3A%2F%2Fapp%2Fback"))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      var reply = http.send(request, HttpResponse.BodyHandlers.discarding());
      String location = reply.headers().firstValue("location").orElseThrow();
      assertThat(location).startsWith("https://app/back?code=").endsWith("&state=s");
      return location.substring(location.indexOf("code=") + 5, location.indexOf("&state"));
    }
  }

  @Test
  void a_code_is_traded_once_for_a_token_that_works() throws Exception {
    try (Hosted hosted = Hosted.start("slack", folder)) {
      Universe universe = hosted.universes().create(Wish.ANYTHING.named("office"));
      var config = new SlackConfig();
      config.setMethodsEndpointUrlPrefix(hosted.url(universe) + "/api/");
      String[] app = hosted.credential(universe, "slack", "client").split(":");
      String code = code(hosted.url(universe), app[0], "&scope=chat:write");
      Slack slack = Slack.getInstance(config);
      try {
        OAuthV2AccessResponse wrong = trade(slack, app[0], "wrong", code);
        assertThat(wrong.getError()).isEqualTo("bad_client_secret");
        OAuthV2AccessResponse told = trade(slack, app[0], app[1], code);
        assertThat(told.isOk()).as(told.getError()).isTrue();
        assertThat(told.getAccessToken()).startsWith("xoxb-");
        assertThat(told.getScope()).isEqualTo("chat:write");
        var who = slack.methods(told.getAccessToken()).authTest(r -> r);
        assertThat(who.isOk()).isTrue();
        assertThat(who.getTeamId()).isEqualTo(told.getTeam().getId());
        assertThat(who.getUserId()).isEqualTo(told.getBotUserId());
        assertThat(trade(slack, app[0], app[1], code).getError()).isEqualTo("invalid_code");
        assertThat(universe.replay().differences()).isEmpty();
      } finally {
        slack.close();
      }
    }
  }

  @Test
  void a_person_who_consents_gives_a_token_that_acts_for_them_within_its_scopes() throws Exception {
    try (Hosted hosted = Hosted.start("slack", folder)) {
      Universe universe = hosted.universes().create(Wish.ANYTHING.named("office"));
      var config = new SlackConfig();
      config.setMethodsEndpointUrlPrefix(hosted.url(universe) + "/api/");
      String[] app = hosted.credential(universe, "slack", "client").split(":");
      Slack slack = Slack.getInstance(config);
      try {
        String asked = "&login_hint=grace@example.com&user_scope=search:read,users:read";
        OAuthV2AccessResponse alone =
            trade(slack, app[0], app[1], code(hosted.url(universe), app[0], asked));
        assertThat(alone.isOk()).as(alone.getError()).isTrue();
        assertThat(alone.getAccessToken()).isNull();
        assertThat(alone.getBotUserId()).isNull();
        assertThat(alone.getTokenType()).isNull();
        assertThat(alone.getAppId()).startsWith("A");
        OAuthV2AccessResponse.AuthedUser user = alone.getAuthedUser();
        assertThat(user.getAccessToken()).startsWith("xoxp-");
        assertThat(user.getTokenType()).isEqualTo("user");
        assertThat(user.getScope()).isEqualTo("search:read,users:read");
        var methods = slack.methods(user.getAccessToken());
        assertThat(methods.authTest(r -> r).getUserId()).isEqualTo(user.getId());
        assertThat(methods.searchMessages(r -> r.query("hello")).isOk()).isTrue();
        var refused = methods.chatPostMessage(r -> r.channel("general").text("hello"));
        assertThat(refused.getError()).isEqualTo("missing_scope");
        assertThat(refused.getProvided()).isEqualTo("search:read,users:read");
        String more = "&login_hint=grace@example.com&scope=chat:write&user_scope=chat:write";
        OAuthV2AccessResponse both =
            trade(slack, app[0], app[1], code(hosted.url(universe), app[0], more));
        assertThat(both.getTokenType()).isEqualTo("bot");
        assertThat(both.getAuthedUser().getAccessToken()).isEqualTo(user.getAccessToken());
        var said = methods.chatPostMessage(r -> r.channel("general").text("hello"));
        assertThat(said.isOk()).as(said.getError()).isTrue();
        assertThat(said.getMessage().getUser()).isEqualTo(user.getId());
        assertThat(universe.replay().differences()).isEmpty();
      } finally {
        slack.close();
      }
    }
  }

  private static OAuthV2AccessResponse trade(Slack slack, String id, String secret, String code)
      throws Exception {
    return slack
        .methods()
        .oauthV2Access(
            r -> r.clientId(id).clientSecret(secret).code(code).redirectUri("https://app/back"));
  }
}
