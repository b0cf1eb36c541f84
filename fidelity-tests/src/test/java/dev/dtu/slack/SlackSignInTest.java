package dev.dtu.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.dtu.call.Origin;
import dev.dtu.call.Reply;
import dev.dtu.call.Request;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Signing in with Slack, and how older apps are installed.
class SlackSignInTest {

  private final Workspace slack = new Workspace();
  private final List<String> app = List.of(slack.secret("client").split(":"));

  @AfterEach
  void the_journal_told_again_gives_the_same() {
    assertThat(slack.universe().replay().differences()).isEmpty();
  }

  private String code(String path, String asked) {
    String target = path + "?redirect_uri=https%3A%2F%2Fapp&client_id=" + app.get(0) + asked;
    Reply reply = slack.robot().reply(Request.of("GET", target));
    String location = reply.headers().find("location").orElseThrow();
    return location.substring(location.indexOf("code=") + 5).replaceFirst("&.*", "");
  }

  private Obj traded(String method, String code) {
    return slack.bot(
        method,
        "{'client_id': '%s', 'client_secret': '%s', 'code': '%s', 'redirect_uri': 'https://app'}"
            .formatted(app.get(0), app.get(1), code));
  }

  private Obj shown(String path) {
    Origin origin = new Origin("https", "slack.com", "");
    Reply reply = slack.universe().answer("slack", origin, Request.of("GET", path));
    return (Obj) Json.trusted(reply.body().toString());
  }

  private Obj signedIn(String scope) {
    String asked = "&response_type=code&nonce=n-1&login_hint=grace%40example.com&scope=" + scope;
    return traded("openid.connect.token", code("/openid/connect/authorize", asked));
  }

  @Test
  void who_signs_in_is_told_by_a_token_that_slack_signed() throws Exception {
    Obj told = signedIn("openid,email,profile");
    assertThat(told.keys()).containsExactly("ok", "access_token", "token_type", "id_token");
    assertThat(told.text("token_type")).contains("Bearer");
    SignedJWT token = SignedJWT.parse(told.text("id_token").orElseThrow());
    JWKSet keys = JWKSet.parse(shown("/openid/connect/keys").toString());
    var key = keys.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey();
    assertThat(token.verify(new RSASSAVerifier(key))).isTrue();
    JWTClaimsSet claims = token.getJWTClaimsSet();
    Workspace.Bearer grace = slack.as("grace");
    Obj who = grace.call("auth.test", "{}");
    assertThat(claims.getIssuer()).isEqualTo("https://slack.com");
    assertThat(claims.getAudience()).containsExactly(app.get(0));
    assertThat(claims.getSubject()).isEqualTo(Workspace.at(who, "user_id"));
    assertThat(claims.getStringClaim("nonce")).isEqualTo("n-1");
    assertThat(claims.getStringClaim("email")).isEqualTo("grace@example.com");
    assertThat(claims.getStringClaim("https://slack.com/team_id"))
        .isEqualTo(Workspace.at(who, "team_id"));
    Obj configuration = shown("/.well-known/openid-configuration");
    assertThat(configuration.text("issuer")).contains(claims.getIssuer());
    assertThat(configuration.text("jwks_uri")).contains("https://slack.com/openid/connect/keys");
  }

  @Test
  void the_user_s_page_tells_what_was_asked_for() {
    String token = Workspace.at(signedIn("openid"), "access_token");
    Workspace.Bearer basic = slack.with("user", token);
    Obj told = basic.call("openid.connect.userInfo", "{}");
    assertThat(told.flag("ok")).as(told.toString()).isTrue();
    assertThat(told.has("email")).isFalse();
    assertThat(told.has("name")).isFalse();
    assertThat(told.text("https://slack.com/user_id")).isEqualTo(told.text("sub"));
    signedIn("openid,email,profile");
    Obj more = basic.call("openid.connect.userInfo", "{}");
    assertThat(more.text("email")).contains("grace@example.com");
    assertThat(more.text("name")).contains("Grace Hopper");
    assertThat(more.keys())
        .contains("https://slack.com/team_domain", "https://slack.com/user_image_24");
    assertThat(Workspace.error(slack.bot("openid.connect.userInfo", "{}")))
        .isEqualTo("not_allowed_token_type");
    Obj other = slack.bearer("user", "ada", "users:read").call("openid.connect.userInfo", "{}");
    assertThat(other.text("needed")).contains("openid");
  }

  @Test
  void a_code_is_good_once_and_only_for_who_asked_for_it() {
    String code = code("/openid/connect/authorize", "&response_type=code&scope=openid");
    String wrong = "{'client_id': '%s', 'client_secret': 'no', 'code': '%s'}";
    assertThat(
            Workspace.error(slack.bot("openid.connect.token", wrong.formatted(app.get(0), code))))
        .isEqualTo("bad_client_secret");
    assertThat(traded("openid.connect.token", code).flag("ok")).isTrue();
    assertThat(Workspace.error(traded("openid.connect.token", code))).isEqualTo("invalid_code");
    String older = code("/oauth/authorize", "&scope=users:read");
    assertThat(traded("oauth.access", older).flag("ok")).isTrue();
    assertThat(Workspace.error(traded("oauth.access", older))).isEqualTo("code_already_used");
    assertThat(Workspace.error(traded("oauth.access", older + "0"))).isEqualTo("invalid_code");
  }

  @Test
  void an_older_app_is_handed_a_person_s_token_and_its_bot_s_with_it() {
    String asked = "&login_hint=grace%40example.com&scope=";
    Obj plain = traded("oauth.access", code("/oauth/authorize", asked + "users:read"));
    assertThat(plain.has("bot")).isFalse();
    assertThat(plain.text("scope")).contains("users:read");
    Obj whole = traded("oauth.access", code("/oauth/authorize", asked + "bot,incoming-webhook"));
    assertThat(whole.text("access_token")).isEqualTo(plain.text("access_token"));
    assertThat(Workspace.at(whole, "incoming_webhook.url"))
        .startsWith("https://hooks.slack.com/services/T");
    String bot = Workspace.at(whole, "bot.bot_access_token");
    Obj who = slack.with("bot", bot).call("auth.test", "{}");
    assertThat(who.text("user_id")).contains(Workspace.at(whole, "bot.bot_user_id"));
    assertThat(who.text("bot_id")).isPresent();
    Obj person = slack.with("user", Workspace.at(whole, "access_token")).call("auth.test", "{}");
    assertThat(person.text("user_id")).isEqualTo(whole.text("user_id"));
    assertThat(person.text("user")).contains("grace");
  }

  @Test
  void a_webhook_stands_where_the_app_came_by() {
    String scope = "&scope=incoming-webhook";
    Obj told = slack.installed("client", scope);
    String url = Workspace.at(told, "incoming_webhook.url");
    assertThat(url).startsWith("https://hooks.slack.com/services/");
    String path = url.substring("https://hooks.slack.com".length());
    Origin hooks = new Origin("https", "hooks.slack.com", "");
    Request post =
        Request.of("POST", path)
            .with("content-type", "application/json")
            .with(dev.dtu.call.Body.of("{\"text\": \"by hook\"}"));
    assertThat(slack.universe().answer("slack", hooks, post).body()).hasToString("ok");
    assertThat(Workspace.texts(slack.bot("conversations.history", "{'channel': 'general'}")))
        .contains("by hook");
    Origin local = new Origin("http", "127.0.0.1:8420", "/u/lab/slack");
    assertThat(local.beside("hooks.slack.com")).isEqualTo("http://127.0.0.1:8420/u/lab/slack");
  }
}
