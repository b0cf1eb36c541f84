package dev.dtu.okta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Request;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.junit.InUniverse;
import dev.dtu.junit.World;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Tokens that are brought to be traded for others.
class OktaExchangeTest implements InUniverse {

  private static final Twin OKTA = Tenant.twin();
  private static final String OWN = "/oauth2/v1/token";
  private static final String CUSTOM = "/oauth2/default/v1/token";
  private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
  private static final String BROUGHT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
  private static final String TYPES = "urn:ietf:params:oauth:token-type:";
  private static final String SECRET = "urn:x-oath:params:oauth:token-type:device-secret";
  private static final String GRANTS = "'password', '" + EXCHANGE + "', '" + BROUGHT + "'";

  @Override
  public List<Twin> twins() {
    return List.of(OKTA);
  }

  private static Tenant.Said signed(Tenant org, String at, String client, String scope) {
    return org.password(at, client, scope).is(200);
  }

  private static Tenant.Said granted(Tenant org, String client, String token, String audience) {
    return org.form(
        OWN,
        client,
        "grant_type",
        EXCHANGE,
        "requested_token_type",
        TYPES + "id-jag",
        "subject_token",
        token,
        "subject_token_type",
        TYPES + "id_token",
        "audience",
        audience,
        "scope",
        "profile");
  }

  /// The default server hands out tokens for what another grants.
  private static void policy(Tenant org) {
    String policies = "/api/v1/authorizationServers/default/policies";
    String policy =
        org.post(
                policies,
                "{'type': 'OAUTH_AUTHORIZATION_POLICY', 'name': 'P', 'description': 'P',"
                    + " 'priority': 1, 'conditions': {'clients': {'include': ['ALL_CLIENTS']}}}")
            .is(201)
            .text("id");
    org.post(
            policies + "/" + policy + "/rules",
            "{'type': 'RESOURCE_ACCESS', 'name': 'R', 'priority': 1, 'conditions': {'people':"
                + " {'groups': {'include': ['EVERYONE']}}, 'grantTypes': {'include': ['"
                + BROUGHT
                + "']}, 'scopes': {'include': ['*']}}}")
        .is(201);
  }

  private static Tenant.Said brought(Tenant org, String client, String assertion, String scope) {
    return org.form(CUSTOM, client, "grant_type", BROUGHT, "assertion", assertion, "scope", scope);
  }

  @Test
  void an_identity_is_granted_to_another_server_which_hands_out_a_token(Universe universe) {
    Tenant org = new Tenant(universe);
    policy(org);
    String client = org.client(GRANTS);
    String user = org.user("eve@example.com", "Correct-1-horse");
    String identity = signed(org, OWN, client, "openid").text("id_token");
    String audience = Tenant.ORIGIN.url() + "/oauth2/default";
    Tenant.Said granted = granted(org, client, identity, audience).is(200);
    assertThat(granted.text("token_type")).isEqualTo("N_A");
    assertThat(granted.text("issued_token_type")).isEqualTo(TYPES + "id-jag");
    assertThat(granted.obj().find("expires_in")).contains(Json.of(300L));
    String grant = granted.text("access_token");
    assertThat(Tenant.header(grant).text("typ")).contains("oauth-id-jag+jwt");
    Obj claims = Tenant.claims(grant);
    assertThat(claims.text("iss")).contains(Tenant.ORIGIN.url());
    assertThat(claims.text("aud")).contains(audience);
    assertThat(claims.text("sub")).contains(user);
    assertThat(claims.text("client_id")).contains(client.split(":")[0]);
    String token = brought(org, client, grant, "profile").is(200).text("access_token");
    assertThat(Tenant.header(token).has("typ")).isFalse();
    assertThat(Tenant.claims(token).text("iss")).contains(audience);
    assertThat(Tenant.claims(token).text("sub")).contains("eve@example.com");
  }

  @Test
  void a_grant_is_for_one_client_one_server_and_five_minutes(World world, Universe universe) {
    Tenant org = new Tenant(universe);
    policy(org);
    String client = org.client(GRANTS);
    org.user("eve@example.com", "Correct-1-horse");
    Tenant.Said handed = signed(org, OWN, client, "openid");
    String identity = handed.text("id_token");
    String here = Tenant.ORIGIN.url() + "/oauth2/default";
    granted(org, client, identity, "https://else.test").is(400);
    assertThat(granted(org, client, identity, here + "x").text("error"))
        .isEqualTo("invalid_target");
    granted(org, org.client(GRANTS), identity, here)
        .is(400)
        .denies("invalid_grant", "'subject_token' is invalid.");
    granted(org, client, handed.text("access_token"), here)
        .denies("invalid_grant", "'subject_token' is invalid.");
    String grant = granted(org, client, identity, here).is(200).text("access_token");
    assertThat(brought(org, client, grant, "email").text("error")).isEqualTo("invalid_scope");
    assertThat(brought(org, org.client(GRANTS), grant, "profile").text("error"))
        .isEqualTo("invalid_grant");
    assertThat(brought(org, client, identity, "profile").text("error")).isEqualTo("invalid_grant");
    world.advance(Duration.ofSeconds(301));
    assertThat(brought(org, client, grant, "profile").text("error")).isEqualTo("invalid_grant");
  }

  private static Tenant.Said sso(Tenant org, String client, Tenant.Said handed, String secret) {
    return org.form(
        CUSTOM,
        client,
        "grant_type",
        EXCHANGE,
        "subject_token",
        handed.text("id_token"),
        "subject_token_type",
        TYPES + "id_token",
        "actor_token",
        secret,
        "actor_token_type",
        SECRET,
        "audience",
        "api://default",
        "scope",
        "openid offline_access");
  }

  @Test
  void another_app_of_a_device_signs_in_by_the_secret_of_the_first(Universe universe) {
    Tenant org = new Tenant(universe);
    org.user("eve@example.com", "Correct-1-horse");
    String first = org.client(GRANTS);
    String second = org.client(GRANTS);
    Tenant.Said handed = signed(org, CUSTOM, first, "openid device_sso");
    String secret = handed.text("device_secret");
    Tenant.Said told = sso(org, second, handed, secret).is(200);
    assertThat(told.text("issued_token_type")).isEqualTo(TYPES + "access_token");
    assertThat(told.text("refresh_token")).isNotEmpty();
    Obj identity = Tenant.claims(told.text("id_token"));
    assertThat(identity.text("preferred_username")).contains("eve@example.com");
    assertThat(identity.text("aud")).contains(second.split(":")[0]);
    assertThat(signed(org, CUSTOM, first, "openid").obj().has("device_secret")).isFalse();
  }

  @Test
  void an_identity_token_alone_and_a_secret_that_was_taken_back_sign_nobody_in(Universe universe) {
    Tenant org = new Tenant(universe);
    org.user("eve@example.com", "Correct-1-horse");
    String client = org.client(GRANTS);
    Tenant.Said handed = signed(org, CUSTOM, client, "openid device_sso");
    String secret = handed.text("device_secret");
    assertThat(sso(org, client, handed, "").is(400).text("error")).isEqualTo("invalid_request");
    assertThat(sso(org, client, handed, handed.text("access_token")).is(400).text("error"))
        .isEqualTo("invalid_grant");
    Request opened = Request.of("GET", "/oauth2/default/v1/userinfo");
    org.ask(opened.with("authorization", "Bearer " + secret)).is(401);
    org.form("/oauth2/default/v1/revoke", client, "token", secret).is(200);
    assertThat(sso(org, client, handed, secret).is(400).text("error")).isEqualTo("invalid_grant");
    org.form(
            CUSTOM,
            client,
            "grant_type",
            EXCHANGE,
            "subject_token",
            handed.text("access_token"),
            "requested_token_type",
            TYPES + "saml2",
            "scope",
            "openid")
        .is(400);
  }
}
