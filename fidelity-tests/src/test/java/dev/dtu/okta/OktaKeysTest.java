package dev.dtu.okta;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import dev.dtu.call.Request;
import dev.dtu.json.Obj;
import dev.dtu.junit.InUniverse;
import dev.dtu.junit.World;
import dev.dtu.twin.Twin;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The keys of authorization servers: whose they are, how they turn, and what verifies with them.
class OktaKeysTest implements InUniverse {

  private static final Twin OKTA = Tenant.twin();
  private static final String SERVERS = "/api/v1/authorizationServers/";
  private static final String TURN = "/credentials/lifecycle/keyRotate";
  private static final String USE = "{'use': 'sig'}";

  @Override
  public List<Twin> twins() {
    return List.of(OKTA);
  }

  private static String server(Tenant org, String mode) {
    String id =
        org.post(
                SERVERS.substring(0, SERVERS.length() - 1),
                ("{'name': 'Own %s', 'description': 'd', 'audiences': ['api://own'], "
                        + "'credentials': {'signing': {'rotationMode': '%s'}}}")
                    .formatted(mode, mode))
            .is(201)
            .text("id");
    org.post(SERVERS + id + "/scopes", "{'name': 'read'}").is(201);
    String policy =
        org.post(
                SERVERS + id + "/policies",
                "{'type': 'OAUTH_AUTHORIZATION_POLICY', 'name': 'All', 'description': 'd', "
                    + "'priority': 1, 'conditions': {'clients': {'include': ['ALL_CLIENTS']}}}")
            .is(201)
            .text("id");
    org.post(
            SERVERS + id + "/policies/" + policy + "/rules",
            "{'type': 'RESOURCE_ACCESS', 'name': 'Any', 'priority': 1, 'conditions': {'people': "
                + "{'groups': {'include': ['EVERYONE']}}, 'grantTypes': {'include': "
                + "['client_credentials']}, 'scopes': {'include': ['*']}}, 'actions': {'token': "
                + "{'accessTokenLifetimeMinutes': 60}}}")
        .is(201);
    return id;
  }

  private static String token(Tenant org, String server, String client) {
    return org.form(
            "/oauth2/" + server + "/v1/token",
            client,
            "grant_type",
            "client_credentials",
            "scope",
            "read")
        .is(200)
        .text("access_token");
  }

  private static JWKSet published(Tenant org, String server) throws ParseException {
    String path = server.isEmpty() ? "/oauth2/v1/keys" : "/oauth2/" + server + "/v1/keys";
    return JWKSet.parse(org.ask(Request.of("GET", path)).is(200).reply().body().toString());
  }

  private static String kid(String token) throws ParseException {
    return JWSObject.parse(token).getHeader().getKeyID();
  }

  private static boolean verifies(JWKSet keys, String token) throws ParseException, JOSEException {
    JWK key = keys.getKeyByKeyId(kid(token));
    return key != null
        && JWSObject.parse(token).verify(new RSASSAVerifier(key.toRSAKey().toRSAPublicKey()));
  }

  private static List<String> ids(JWKSet keys) {
    return keys.getKeys().stream().map(JWK::getKeyID).toList();
  }

  private static Obj signing(Tenant org, String server) {
    return org.get(SERVERS + server)
        .is(200)
        .obj()
        .obj("credentials")
        .orElseThrow()
        .obj("signing")
        .orElseThrow();
  }

  @Test
  void each_server_signs_with_a_key_of_its_own(World world) throws Exception {
    Tenant org = new Tenant(world.universe());
    org.user(Visitor.NAME, Visitor.PASSWORD);
    String client = org.client("'client_credentials'");
    String server = server(org, "AUTO");
    Tenant.Said claims = org.get(SERVERS + server + "/claims").is(200);
    assertThat(claims.reply().body().toString()).contains(SERVERS + server + "/claims/ocl");
    String token = token(org, server, client);
    assertThat(kid(token)).isEqualTo(signing(org, server).text("kid").orElseThrow());
    assertThat(verifies(published(org, server), token)).isTrue();
    assertThat(verifies(published(org, "default"), token)).isFalse();
    assertThat(ids(published(org, ""))).hasSize(1).doesNotContain(kid(token));
    String plain =
        org.form(
                "/oauth2/v1/token",
                org.client("'password'"),
                "grant_type",
                "password",
                "username",
                Visitor.NAME,
                "password",
                Visitor.PASSWORD,
                "scope",
                "openid")
            .is(200)
            .text("id_token");
    assertThat(verifies(published(org, ""), plain)).isTrue();
  }

  @Test
  void a_token_verifies_after_the_keys_turned_once_and_not_after_they_turned_twice(World world)
      throws Exception {
    Tenant org = new Tenant(world.universe());
    String client = org.client("'client_credentials'");
    String server = server(org, "MANUAL");
    String before = token(org, server, client);
    assertThat(org.get(SERVERS + server + "/credentials/keys").is(200).texts("status"))
        .containsExactly("ACTIVE");
    Tenant.Said turned = org.post(SERVERS + server + TURN, USE).is(200);
    assertThat(turned.texts("status")).containsExactly("ACTIVE", "EXPIRED");
    assertThat(turned.texts("kid").getLast()).isEqualTo(kid(before));
    String after = token(org, server, client);
    assertThat(kid(after)).isEqualTo(turned.texts("kid").getFirst()).isNotEqualTo(kid(before));
    assertThat(signing(org, server).text("kid")).contains(kid(after));
    assertThat(verifies(published(org, server), before)).isTrue();
    assertThat(verifies(published(org, server), after)).isTrue();
    org.get(SERVERS + server + "/credentials/keys/" + kid(before)).is(200);
    org.post(SERVERS + server + TURN, USE).is(200);
    assertThat(verifies(published(org, server), before)).isFalse();
    org.get(SERVERS + server + "/credentials/keys/" + kid(before)).refuses(404, "E0000007");
    org.post(SERVERS + server + TURN, "{'use': 'enc'}").refuses(400, "E0000001");
  }

  @Test
  void keys_turn_by_themselves_after_ninety_days_and_the_next_is_shown_before(World world)
      throws Exception {
    Tenant org = new Tenant(world.universe());
    String client = org.client("'client_credentials'");
    String server = server(org, "AUTO");
    String still = server(org, "MANUAL");
    String first = kid(token(org, server, client));
    world.advance(Duration.ofDays(61));
    Tenant.Said keys = org.get(SERVERS + server + "/credentials/keys").is(200);
    assertThat(keys.texts("status")).containsExactly("ACTIVE", "NEXT");
    String next = keys.texts("kid").getLast();
    assertThat(ids(published(org, server))).containsExactly(first, next);
    String due = signing(org, server).text("nextRotation").orElseThrow();
    world.advance(Duration.ofDays(30));
    assertThat(kid(token(org, server, client))).isEqualTo(next);
    assertThat(signing(org, server).text("lastRotated")).contains(due);
    assertThat(ids(published(org, server))).containsExactly(next, first);
    assertThat(signing(org, still).has("nextRotation")).isFalse();
    assertThat(ids(published(org, still))).hasSize(1);
  }

  @Test
  void a_change_of_the_server_keeps_its_keys_and_may_stop_their_turning(World world) {
    Tenant org = new Tenant(world.universe());
    String server = server(org, "AUTO");
    Obj before = signing(org, server);
    org.put(
            SERVERS + server,
            "{'name': 'Own', 'description': 'd', 'audiences': ['api://own'], 'credentials': "
                + "{'signing': {'rotationMode': 'MANUAL'}}}")
        .is(200);
    Obj after = signing(org, server);
    assertThat(after.text("kid")).isEqualTo(before.text("kid"));
    assertThat(after.text("lastRotated")).isEqualTo(before.text("lastRotated"));
    assertThat(after.text("rotationMode")).contains("MANUAL");
    assertThat(after.has("nextRotation")).isFalse();
  }
}
