package dev.dtu.okta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Request;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.junit.InUniverse;
import dev.dtu.junit.World;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Who is handed which tokens by the organisation's authorization servers.
class OktaTokenTest implements InUniverse {

  private static final Twin OKTA = Tenant.twin();
  private static final String CUSTOM = "/oauth2/default/v1/token";
  private static final String DENIED =
      "Policy evaluation failed for this request, please check the policy configurations.";

  @Override
  public List<Twin> twins() {
    return List.of(OKTA);
  }

  private static String server(Tenant org) {
    return org.post(
            "/api/v1/authorizationServers",
            "{'name': 'Cars', 'description': 'Of cars', 'audiences': ['https://cars.test']}")
        .is(201)
        .text("id");
  }

  private static void policy(Tenant org, String server, String clients, String rule) {
    String policies = "/api/v1/authorizationServers/" + server + "/policies";
    String id =
        org.post(
                policies,
                ("{'type': 'OAUTH_AUTHORIZATION_POLICY', 'name': 'P', 'description': 'P', "
                        + "'priority': 1, 'conditions': {'clients': {'include': [%s]}}}")
                    .formatted(clients))
            .is(201)
            .text("id");
    org.post(
            policies + "/" + id + "/rules",
            ("{'type': 'RESOURCE_ACCESS', 'name': 'R', 'priority': 1, "
                    + "'conditions': {'people': {'groups': {'include': ['EVERYONE']}}, %s}, "
                    + "'actions': {'token': {'accessTokenLifetimeMinutes': 10, "
                    + "'refreshTokenLifetimeMinutes': 0, 'refreshTokenWindowMinutes': 60}}}")
                .formatted(rule))
        .is(201);
  }

  @Test
  void a_server_hands_out_what_a_rule_covers_and_says_its_claims(Universe universe) {
    Tenant org = new Tenant(universe);
    String client = org.client("'client_credentials'");
    String server = server(org);
    String base = "/api/v1/authorizationServers/" + server;
    assertThat(org.get(base + "/scopes").is(200).texts("name"))
        .contains("openid", "offline_access", "device_sso");
    org.post(base + "/scopes", "{'name': 'drive'}").is(201);
    org.post(
            base + "/claims",
            "{'name': 'motto', 'status': 'ACTIVE', 'claimType': 'RESOURCE', 'valueType':"
                + " 'EXPRESSION', 'value': '\\'slow ${down}\\'', 'alwaysIncludeInToken': true,"
                + " 'conditions': {'scopes': []}}")
        .is(201);
    String token = "/oauth2/" + server + "/v1/token";
    String[] asked = {"grant_type", "client_credentials", "scope", "drive"};
    org.form(token, client, asked).is(400).denies("access_denied", DENIED);
    policy(
        org,
        server,
        "'" + client.split(":")[0] + "'",
        "'grantTypes': {'include': ['client_credentials']}, 'scopes': {'include': ['drive']}");
    Tenant.Said given = org.form(token, client, asked).is(200);
    Obj claims = Tenant.claims(given.text("access_token"));
    assertThat(claims.text("iss")).contains("https://okta.test/oauth2/" + server);
    assertThat(claims.text("aud")).contains("https://cars.test");
    assertThat(claims.text("motto")).contains("slow ${down}");
    assertThat(given.obj().find("expires_in")).contains(Json.of(600L));
    org.form(token, client, "grant_type", "client_credentials", "scope", "fly")
        .is(400)
        .denies(
            "invalid_scope",
            "One or more scopes are not configured for the authorization server resource.");
    org.form(token, org.client("'client_credentials'"), asked)
        .is(400)
        .denies("access_denied", DENIED);
  }

  @Test
  void a_token_of_a_custom_server_opens_nothing_else(Universe universe) throws Exception {
    Tenant org = new Tenant(universe);
    String client = org.client("'password'");
    org.user("eve@example.com", "Correct-1-horse");
    String[] asked = {
      "grant_type",
      "password",
      "username",
      "eve@example.com",
      "password",
      "Correct-1-horse",
      "scope",
      "openid profile"
    };
    Tenant.Said handed = org.form(CUSTOM, client, asked).is(200);
    String token = handed.text("access_token");
    assertThat(Tenant.claims(handed.text("id_token")).text("at_hash")).contains(half(token));
    Request users = Request.of("GET", "/api/v1/users").with("authorization", "Bearer " + token);
    org.ask(users).refuses(401, "E0000011");
    Request info = Request.of("GET", "/oauth2/default/v1/userinfo");
    Tenant.Said told = org.ask(info.with("authorization", "Bearer " + token)).is(200);
    assertThat(told.text("preferred_username")).isEqualTo("eve@example.com");
    String own = org.form("/oauth2/v1/token", client, asked).is(200).text("access_token");
    org.ask(info.with("authorization", "Bearer " + own)).is(401);
  }

  /// The left half of a text's hash, as OpenID Connect Core has it in section 3.1.3.6.
  private static String half(String text) throws NoSuchAlgorithmException {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, 16));
  }

  @Test
  void a_client_gets_only_by_its_grants_and_proves_itself_its_own_way(Universe universe) {
    Tenant org = new Tenant(universe);
    String client = org.client("'client_credentials'");
    org.form(CUSTOM, client, "grant_type", "password", "username", "x", "password", "y")
        .is(400)
        .denies(
            "unauthorized_client",
            "The client is not authorized to use the provided grant type. Configured grant types:"
                + " [client_credentials].");
    org.form(CUSTOM, client + "x", "grant_type", "client_credentials")
        .is(401)
        .denies(
            "invalid_client", "The client secret supplied for a confidential client is invalid.");
    org.form(CUSTOM, "", "grant_type", "client_credentials")
        .is(401)
        .denies("invalid_client", "No client credentials found.");
  }

  @Test
  void an_application_that_speaks_openid_connect_is_a_client(Universe universe) {
    Tenant org = new Tenant(universe);
    String app =
        org.post(
                "/api/v1/apps",
                ("{'name': 'oidc_client', 'label': 'Shop', 'signOnMode': 'OPENID_CONNECT',"
                     + " 'credentials': {'oauthClient': {'client_id': 'shop-client',"
                     + " 'client_secret': '%s', 'token_endpoint_auth_method':"
                     + " 'client_secret_post'}}, 'settings': {'oauthClient': {'application_type':"
                     + " 'web', 'grant_types': ['password'], 'response_types': ['code'],"
                     + " 'redirect_uris': ['https://shop.test/back']}}}")
                    .formatted("t".repeat(40)))
            .is(200)
            .text("id");
    assertThat(app).isNotEmpty();
    String[] wrong = {
      "client_id",
      "shop-client",
      "client_secret",
      "t".repeat(40),
      "grant_type",
      "password",
      "username",
      "ada@example.com",
      "password",
      "wrong",
      "scope",
      "openid"
    };
    org.form(CUSTOM, "", wrong)
        .is(400)
        .denies("invalid_grant", "The credentials provided were invalid.");
    org.form(
            CUSTOM,
            "",
            "client_id",
            "shop-client",
            "client_secret",
            "nope",
            "grant_type",
            "password")
        .is(401);
  }

  @Test
  void a_refresh_token_that_is_used_twice_ends_its_family(World world) {
    Tenant org = new Tenant(world.universe());
    org.user("eve@example.com", "Correct-1-horse");
    String client = org.client("'password', 'refresh_token'");
    Tenant.Said first = org.password(CUSTOM, client, "openid offline_access").is(200);
    String old = first.text("refresh_token");
    Tenant.Said second =
        org.form(CUSTOM, client, "grant_type", "refresh_token", "refresh_token", old).is(200);
    org.form(CUSTOM, client, "grant_type", "refresh_token", "refresh_token", old).is(200);
    world.advance(Duration.ofMinutes(2));
    org.form(CUSTOM, client, "grant_type", "refresh_token", "refresh_token", old)
        .is(400)
        .denies("invalid_grant", "The refresh token is invalid or expired.");
    org.form(
            CUSTOM,
            client,
            "grant_type",
            "refresh_token",
            "refresh_token",
            second.text("refresh_token"))
        .is(400);
  }

  @Test
  void tokens_end_with_the_sessions_of_their_user_where_that_is_asked(Universe universe) {
    Tenant org = new Tenant(universe);
    org.user("may@example.com", "Correct-1-horse");
    String client = org.client("'password', 'refresh_token'");
    String[] asked = {
      "grant_type",
      "password",
      "username",
      "may@example.com",
      "password",
      "Correct-1-horse",
      "scope",
      "openid offline_access"
    };
    String refresh = org.form(CUSTOM, client, asked).is(200).text("refresh_token");
    String sessions = "/api/v1/users/may@example.com/sessions";
    assertThat(org.send("DELETE", sessions, "").reply().status()).isEqualTo(204);
    refresh =
        org.form(CUSTOM, client, "grant_type", "refresh_token", "refresh_token", refresh)
            .is(200)
            .text("refresh_token");
    org.send("DELETE", sessions + "?oauthTokens=true", "");
    org.form(CUSTOM, client, "grant_type", "refresh_token", "refresh_token", refresh)
        .is(400)
        .denies("invalid_grant", "The refresh token is invalid or expired.");
  }

  @Test
  void a_token_is_told_of_to_its_own_client_alone(Universe universe) {
    Tenant org = new Tenant(universe);
    String client = org.client("'client_credentials'");
    String token =
        org.form(
                "/oauth2/v1/token",
                client,
                "grant_type",
                "client_credentials",
                "scope",
                "okta.users.read")
            .is(200)
            .text("access_token");
    Tenant.Said own = org.form("/oauth2/v1/introspect", client, "token", token).is(200);
    assertThat(own.obj().flag("active")).isTrue();
    assertThat(own.text("jti")).startsWith("AT.");
    assertThat(own.obj().has("iat") && own.obj().has("aud")).isTrue();
    Tenant.Said other =
        org.form("/oauth2/v1/introspect", org.client("'client_credentials'"), "token", token)
            .is(200);
    assertThat(other.obj().flag("active")).isFalse();
    org.form("/oauth2/v1/revoke", client, "token", "unknown").is(200);
    org.form("/oauth2/v1/token", client, "grant_type", "client_credentials", "scope", "custom")
        .is(400)
        .denies("invalid_scope", "Custom scopes are not allowed for this request");
  }

  @Test
  void a_server_that_is_deleted_hands_out_nothing(Universe universe) {
    Tenant org = new Tenant(universe);
    String id = server(org);
    org.delete("/api/v1/authorizationServers/" + id).is(204);
    org.get("/api/v1/authorizationServers/" + id).refuses(404, "E0000007");
    org.form("/oauth2/" + id + "/v1/token", "", "grant_type", "client_credentials")
        .refuses(404, "E0000007");
  }
}
