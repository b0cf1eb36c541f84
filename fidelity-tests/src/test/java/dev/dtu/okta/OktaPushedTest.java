package dev.dtu.okta;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import dev.dtu.call.Percent;
import dev.dtu.call.Query;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.junit.InUniverse;
import dev.dtu.junit.World;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is asked for elsewhere than in the address of the page: pushed ahead (RFC 9126), or in a signed
/// document.
class OktaPushedTest implements InUniverse {

  private static final Twin OKTA = Tenant.twin();
  private static final String SERVER = "/oauth2/default/v1";
  private static final String PAGE = SERVER + "/authorize";
  private static final String BACK = "https://app.test/back";
  private static final String[] ASKED = {
    "response_type", "code", "scope", "openid profile", "redirect_uri", BACK, "state", "s1"
  };

  @Override
  public List<Twin> twins() {
    return List.of(OKTA);
  }

  private static String client(Tenant org) {
    org.user(Visitor.NAME, Visitor.PASSWORD);
    return org.client("'authorization_code', 'refresh_token'");
  }

  private static String page(String client, String name) {
    return PAGE + "?client_id=" + client.split(":")[0] + "&request_uri=" + Percent.encode(name);
  }

  private static String pushed(Tenant org, String client) {
    Tenant.Said said = org.form(SERVER + "/par", client, ASKED).is(200);
    assertThat(said.obj().find("expires_in")).contains(Json.of(3600L));
    assertThat(said.text("request_uri")).startsWith("urn:okta:");
    return said.text("request_uri");
  }

  @Test
  void what_was_pushed_is_asked_for_by_its_name_and_once(Universe universe) {
    Tenant org = new Tenant(universe);
    String client = client(org);
    String name = pushed(org, client);
    var eve = new Visitor(org);
    Tenant.Said login = eve.get(page(client, name) + "&scope=openid&state=other").is(200);
    assertThat(eve.get(page(client, name)).is(400).reply().body().toString())
        .contains("invalid_request_uri");
    Tenant.Said wrong = eve.send(PAGE, login, "username", Visitor.NAME, "password", "no").is(200);
    Query told = Visitor.told(eve.signsIn(PAGE, wrong));
    assertThat(told.find("state")).contains("s1");
    Tenant.Said given =
        org.form(
                SERVER + "/token",
                client,
                "grant_type",
                "authorization_code",
                "code",
                told.find("code").orElseThrow(),
                "redirect_uri",
                BACK)
            .is(200);
    assertThat(given.text("scope")).isEqualTo("openid profile");
    eve.signsIn(PAGE, login).is(400);
  }

  @Test
  void a_pushed_name_ends_and_is_its_clients_and_its_servers_alone(World world) {
    Tenant org = new Tenant(world.universe());
    String client = client(org);
    var eve = new Visitor(org);
    eve.get(page(org.client("'authorization_code'"), pushed(org, client))).is(400);
    eve.get(page(client, pushed(org, client)).replace("/oauth2/default", "/oauth2")).is(400);
    String name = pushed(org, client);
    world.advance(Duration.ofMinutes(61));
    eve.get(page(client, name)).is(400);
    eve.get(page(client, pushed(org, client))).is(200);
  }

  @Test
  void what_is_wrong_is_told_when_it_is_pushed(Universe universe) {
    Tenant org = new Tenant(universe);
    String client = client(org);
    org.form(SERVER + "/par", client + "x", ASKED).is(401);
    org.form(SERVER + "/par", client, "response_type", "code", "redirect_uri", "https://x.test/")
        .is(400);
    String[] mode = {
      "response_type", "code", "redirect_uri", BACK, "state", "s", "response_mode", "magic"
    };
    assertThat(org.form(SERVER + "/par", client, mode).is(400).text("error"))
        .isEqualTo("unsupported_response_mode");
    org.form(SERVER + "/par", client, "request_uri", "urn:okta:x").is(400);
  }

  @Test
  void an_application_may_have_to_push(Universe universe) {
    Tenant org = new Tenant(universe);
    org.user(Visitor.NAME, Visitor.PASSWORD);
    String secret = "t".repeat(64);
    String id =
        org.post(
                "/api/v1/apps",
                ("{'name': 'oidc_client', 'label': 'Shop', 'signOnMode': 'OPENID_CONNECT',"
                     + " 'credentials': {'oauthClient': {'client_secret': '%s',"
                     + " 'token_endpoint_auth_method': 'client_secret_post'}}, 'settings':"
                     + " {'implicitAssignment': true, 'oauthClient': {'application_type': 'web',"
                     + " 'grant_types': ['authorization_code'], 'response_types': ['code'],"
                     + " 'require_pushed_authorization_requests': true, 'redirect_uris': ['%s']}}}")
                    .formatted(secret, BACK))
            .is(200)
            .text("id");
    var eve = new Visitor(org);
    Query plain = Query.NONE.with("client_id", id);
    for (int i = 0; i < ASKED.length; i += 2) {
      plain = plain.with(ASKED[i], ASKED[i + 1]);
    }
    assertThat(Visitor.told(eve.get(PAGE + "?" + plain)).find("error")).contains("invalid_request");
    String[] form = new String[ASKED.length + 4];
    System.arraycopy(ASKED, 0, form, 4, ASKED.length);
    form[0] = "client_id";
    form[1] = id;
    form[2] = "client_secret";
    form[3] = secret;
    String name = org.form(SERVER + "/par", "", form).is(200).text("request_uri");
    Tenant.Said login = eve.get(page(id, name)).is(200);
    assertThat(login.reply().body().toString()).doesNotContain(secret);
    assertThat(Visitor.told(eve.signsIn(PAGE, login)).find("code")).isPresent();
  }

  private static String document(String secret, Obj claims) throws JOSEException {
    var token = new JWSObject(new JWSHeader(JWSAlgorithm.HS256), new Payload(claims.toString()));
    token.sign(new MACSigner(secret));
    return token.serialize();
  }

  @Test
  void a_signed_document_counts_before_the_address(Universe universe) throws Exception {
    Tenant org = new Tenant(universe);
    String client = client(org);
    String id = client.split(":")[0];
    String secret = client.split(":")[1];
    Obj claims =
        Obj.of("iss", Json.of(id), "aud", Json.of("https://okta.test/oauth2/default"))
            .with("client_id", id)
            .with("response_type", "code")
            .with("redirect_uri", BACK)
            .with("state", "signed")
            .with("scope", "openid");
    String page = PAGE + "?client_id=" + id + "&state=plain&request=";
    var eve = new Visitor(org);
    Tenant.Said login = eve.get(page + document(secret, claims)).is(200);
    assertThat(Visitor.told(eve.signsIn(PAGE, login)).find("state")).contains("signed");
    for (Obj other :
        List.of(
            claims.with("iss", "somebody"),
            claims.with("aud", "https://okta.test/oauth2/other"),
            claims.with("exp", Json.of(1L)),
            claims.with("request_uri", "urn:okta:x"))) {
      assertThat(eve.get(page + document(secret, other)).is(400).reply().body().toString())
          .contains("invalid_request_object");
    }
    eve.get(page + document("x".repeat(64), claims)).is(400);
  }
}
