package dev.dtu.okta;

import static org.assertj.core.api.Assertions.assertThat;

import com.okta.sdk.resource.api.AuthorizationServerApi;
import com.okta.sdk.resource.api.AuthorizationServerPoliciesApi;
import com.okta.sdk.resource.api.AuthorizationServerRulesApi;
import com.okta.sdk.resource.api.AuthorizationServerScopesApi;
import com.okta.sdk.resource.api.SessionApi;
import com.okta.sdk.resource.api.UserFactorApi;
import com.okta.sdk.resource.api.UserLifecycleApi;
import com.okta.sdk.resource.api.UserSessionsApi;
import com.okta.sdk.resource.model.Application;
import com.okta.sdk.resource.model.AuthorizationServer;
import com.okta.sdk.resource.model.AuthorizationServerPolicy;
import com.okta.sdk.resource.model.AuthorizationServerPolicyRuleRequest;
import com.okta.sdk.resource.model.CreateSessionRequest;
import com.okta.sdk.resource.model.KeepCurrent;
import com.okta.sdk.resource.model.OAuth2Scope;
import com.okta.sdk.resource.model.OpenIdConnectApplication;
import com.okta.sdk.resource.model.Session;
import com.okta.sdk.resource.model.User;
import com.okta.sdk.resource.model.UserFactor;
import com.okta.sdk.resource.model.UserFactorSecurityQuestion;
import com.okta.sdk.resource.model.UserStatus;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.junit.UniverseExtension;
import dev.dtu.junit.World;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Stories of signing in, of sessions and tokens, told by okta-sdk-java.
class OktaSignInStoriesTest {

  @RegisterExtension final UniverseExtension universes = OktaSdk.universes();

  private static Session session(OktaSdk okta, String name) throws Exception {
    String token = okta.authn(name, OktaSdk.PASSWORD).text("sessionToken").orElseThrow();
    return okta.api(SessionApi.class).createSession(new CreateSessionRequest().sessionToken(token));
  }

  @Test
  void factors_are_enrolled_and_reset(World world) throws Exception {
    OktaSdk okta = OktaSdk.at(world);
    var factors = okta.api(UserFactorApi.class);
    User isaac = okta.person("isaac");
    UserFactor question =
        factors.enrollFactor(
            isaac.getId(),
            okta.read(
                UserFactorSecurityQuestion.class,
                "{'factorType': 'question', 'provider': 'OKTA', 'profile': {'question':"
                    + " 'favorite_art_piece', 'answer': 'an ocean'}}"),
            null,
            null,
            null,
            null,
            null);
    assertThat(question.getStatus().getValue()).isEqualTo("ACTIVE");
    assertThat(factors.listFactors(isaac.getId())).hasSize(1);
    okta.api(UserLifecycleApi.class).resetFactors(isaac.getId());
    assertThat(factors.listFactors(isaac.getId())).isEmpty();
    OktaSdk.refused(404, "E0000007", () -> factors.getFactor(isaac.getId(), question.getId()));
  }

  @Test
  void sessions_end_when_they_are_revoked(World world) throws Exception {
    OktaSdk okta = OktaSdk.at(world);
    var sessions = okta.api(SessionApi.class);
    User isaac = okta.person("isaac");
    User eric = okta.person("eric");
    Session first = session(okta, "isaac");
    Session second = session(okta, "isaac");
    Session other = session(okta, "eric");
    assertThat(sessions.getSession(first.getId()).getUserId()).isEqualTo(isaac.getId());
    okta.api(UserSessionsApi.class).revokeUserSessions(isaac.getId(), false);
    OktaSdk.refused(404, "E0000007", () -> sessions.getSession(first.getId()));
    OktaSdk.refused(404, "E0000007", () -> sessions.getSession(second.getId()));
    assertThat(sessions.getSession(other.getId()).getUserId()).isEqualTo(eric.getId());
    okta.api(UserLifecycleApi.class).deactivateUser(eric.getId(), false, null);
    OktaSdk.refused(404, "E0000007", () -> sessions.getSession(other.getId()));
  }

  @Test
  void somebody_ends_all_sessions_but_the_own_one(World world) throws Exception {
    OktaSdk okta = OktaSdk.at(world);
    var sessions = okta.api(SessionApi.class);
    okta.person("isaac");
    Session here = session(okta, "isaac");
    Session there = session(okta, "isaac");
    var own = okta.api(UserSessionsApi.class);
    OktaSdk.refused(403, "E0000005", () -> own.endUserSessions(new KeepCurrent()));
    Map<String, String> cookie = Map.of("Cookie", "sid=" + here.getId());
    own.endUserSessions(new KeepCurrent().keepCurrent(true), cookie);
    OktaSdk.refused(404, "E0000007", () -> sessions.getSession(there.getId()));
    assertThat(sessions.getCurrentSession("sid=" + here.getId()).getId()).isEqualTo(here.getId());
  }

  @Test
  void who_guesses_is_locked_out_until_unlocked(World world) throws Exception {
    OktaSdk okta = OktaSdk.at(world);
    User isaac = okta.person("isaac");
    for (int i = 0; i < 10; i++) {
      okta.authn("isaac", "wrong");
    }
    assertThat(okta.users().getUser(isaac.getId(), null, null).getStatus())
        .isEqualTo(UserStatus.LOCKED_OUT);
    assertThat(okta.authn("isaac", OktaSdk.PASSWORD).text("errorCode")).contains("E0000004");
    okta.api(UserLifecycleApi.class).unlockUser(isaac.getId());
    assertThat(okta.authn("isaac", OktaSdk.PASSWORD).text("status")).contains("SUCCESS");
  }

  @Test
  void a_token_of_an_own_server_lives_as_its_rule_says(World world) throws Exception {
    OktaSdk okta = OktaSdk.at(world);
    String server =
        okta.api(AuthorizationServerApi.class)
            .createAuthorizationServer(
                okta.read(
                    AuthorizationServer.class,
                    "{'name': 'Tour', 'description': 'Dates', 'audiences': ['api://tour']}"))
            .getId();
    okta.api(AuthorizationServerScopesApi.class)
        .createOAuth2Scope(server, okta.read(OAuth2Scope.class, "{'name': 'dates:read'}"));
    String client = service(okta);
    assertThat(token(okta, server, client).text("error")).contains("access_denied");
    String policy =
        okta.api(AuthorizationServerPoliciesApi.class)
            .createAuthorizationServerPolicy(
                server,
                okta.read(
                    AuthorizationServerPolicy.class,
                    "{'type': 'OAUTH_AUTHORIZATION_POLICY', 'name': 'All', 'description': 'x',"
                        + " 'priority': 1, 'conditions': {'clients': {'include':"
                        + " ['ALL_CLIENTS']}}}"))
            .getId();
    okta.api(AuthorizationServerRulesApi.class)
        .createAuthorizationServerPolicyRule(
            server,
            policy,
            okta.read(
                AuthorizationServerPolicyRuleRequest.class,
                "{'type': 'RESOURCE_ACCESS', 'name': 'Short', 'priority': 1, 'conditions':"
                    + " {'people': {'groups': {'include': ['EVERYONE']}}, 'grantTypes': {'include':"
                    + " ['client_credentials']}, 'scopes': {'include': ['*']}}, 'actions':"
                    + " {'token': {'accessTokenLifetimeMinutes': 10}}}"));
    Obj given = token(okta, server, client);
    assertThat(given.find("expires_in")).contains(Json.of(600L));
    String access = given.text("access_token").orElseThrow();
    assertThat(active(okta, server, client, access)).isTrue();
    world.advance(Duration.ofMinutes(11));
    assertThat(active(okta, server, client, access)).isFalse();
  }

  /// A client of a service's own, as id and secret with a colon between.
  private static String service(OktaSdk okta) throws Exception {
    Application app =
        okta.apps()
            .createApplication(
                okta.read(
                    OpenIdConnectApplication.class,
                    "{'label': 'Dates', 'name': 'oidc_client', 'signOnMode': 'OPENID_CONNECT',"
                        + " 'credentials': {'oauthClient': {'token_endpoint_auth_method':"
                        + " 'client_secret_basic'}}, 'settings': {'oauthClient': {'response_types':"
                        + " ['token'], 'grant_types': ['client_credentials'], 'application_type':"
                        + " 'service'}}}"),
                true,
                null);
    var client = ((OpenIdConnectApplication) app).getCredentials().getOauthClient();
    return client.getClientId() + ":" + client.getClientSecret();
  }

  private static Obj token(OktaSdk okta, String server, String client) throws Exception {
    return okta.post(
        "/oauth2/" + server + "/v1/token",
        "application/x-www-form-urlencoded",
        "grant_type=client_credentials&scope=dates:read",
        client);
  }

  private static boolean active(OktaSdk okta, String server, String client, String token)
      throws Exception {
    return okta.post(
            "/oauth2/" + server + "/v1/introspect",
            "application/x-www-form-urlencoded",
            "token_type_hint=access_token&token=" + token,
            client)
        .flag("active");
  }
}
