package dev.dtu.okta;

import static org.assertj.core.api.Assertions.assertThat;

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

/// What people are asked before an application gets what it asks for, and how fresh their signing in is.
class OktaConsentTest implements InUniverse {

  private static final Twin OKTA = Tenant.twin();
  private static final String PAGE = "/oauth2/default/v1/authorize";
  private static final String BACK = "https://app.test/back";

  @Override
  public List<Twin> twins() {
    return List.of(OKTA);
  }

  /// An application whose people must agree, and a scope they must agree to.
  private static String app(Tenant org, String method) {
    return made(org, method).text("id");
  }

  private static Tenant.Said made(Tenant org, String method) {
    org.user(Visitor.NAME, Visitor.PASSWORD);
    org.post(
            "/api/v1/authorizationServers/default/scopes",
            "{'name': 'cars', 'consent': 'REQUIRED'}")
        .is(201);
    return org.post(
            "/api/v1/apps",
            ("{'name': 'oidc_client', 'label': 'Shop & Co', 'signOnMode': 'OPENID_CONNECT',"
                    + " 'credentials': {'oauthClient': {'token_endpoint_auth_method':"
                    + " 'client_secret_basic'}},"
                    + " 'settings': {'implicitAssignment': true, 'oauthClient':"
                    + " {'application_type': 'web', 'grant_types': ['authorization_code'],"
                    + " 'response_types': ['code'], 'consent_method': '%s', 'redirect_uris':"
                    + " ['%s']}}}")
                .formatted(method, BACK))
        .is(200);
  }

  private static String page(String app, String... more) {
    Query query =
        Query.NONE
            .with("client_id", app)
            .with("response_type", "code")
            .with("scope", "openid cars")
            .with("redirect_uri", BACK)
            .with("state", "s");
    for (int i = 0; i < more.length; i += 2) {
      query = query.with(more[i], more[i + 1]);
    }
    return PAGE + "?" + query;
  }

  private static String shown(Tenant.Said said) {
    return said.is(200).reply().body().toString();
  }

  @Test
  void who_must_agree_is_asked_once_until_that_is_taken_back(Universe universe) {
    Tenant org = new Tenant(universe);
    String app = app(org, "REQUIRED");
    var eve = new Visitor(org);
    Tenant.Said asked = eve.signsIn(PAGE, eve.get(page(app)));
    assertThat(shown(asked)).contains("Shop &amp; Co", "<li>cars</li>").doesNotContain("openid</");
    assertThat(Visitor.told(eve.get(page(app, "prompt", "none"))).find("error"))
        .contains("consent_required");
    eve.get(page(app, "consent", "allow")).is(200);
    Query no = Visitor.told(eve.send(PAGE, asked, "consent", "deny"));
    assertThat(no.find("error")).contains("access_denied");
    String grants = "/api/v1/users/" + Visitor.NAME + "/grants";
    assertThat(org.get(grants).is(200).texts("id")).isEmpty();
    assertThat(Visitor.told(eve.send(PAGE, asked, "consent", "allow")).find("code")).isPresent();
    assertThat(Visitor.told(eve.get(page(app, "prompt", "none"))).find("code")).isPresent();
    assertThat(org.get(grants).is(200).texts("clientId")).containsExactly(app);
    assertThat(org.get(grants).texts("source")).containsExactly("END_USER");
    org.delete(grants + "/" + org.get(grants).texts("id").getFirst()).is(204);
    assertThat(shown(eve.get(page(app)))).contains("<li>cars</li>");
    Visitor.told(eve.send(PAGE, asked, "consent", "allow"));
    String own = "/api/v1/users/" + Visitor.NAME + "/clients/" + app + "/grants";
    assertThat(org.get(own).is(200).texts("clientId")).containsExactly(app);
    org.delete(own).is(204);
    assertThat(org.get(grants).texts("id")).isEmpty();
    Visitor.told(eve.send(PAGE, asked, "consent", "allow"));
    org.delete(grants).is(204);
    assertThat(org.get(grants).texts("id")).isEmpty();
  }

  @Test
  void who_is_trusted_asks_only_where_it_says_so(Universe universe) {
    Tenant org = new Tenant(universe);
    String app = app(org, "TRUSTED");
    var eve = new Visitor(org);
    assertThat(Visitor.told(eve.signsIn(PAGE, eve.get(page(app)))).find("code")).isPresent();
    Tenant.Said asked = eve.get(page(app, "prompt", "consent"));
    assertThat(shown(asked)).contains("<li>cars</li>");
    assertThat(Visitor.told(eve.send(PAGE, asked, "consent", "allow")).find("code")).isPresent();
    assertThat(shown(eve.get(page(app, "prompt", "consent")))).contains("<li>cars</li>");
    Tenant.Said again = eve.get(page(app, "prompt", "login consent"));
    assertThat(shown(again)).contains("name=\"password\"");
    assertThat(shown(eve.signsIn(PAGE, again))).contains("<li>cars</li>");
  }

  @Test
  void who_signed_in_too_long_ago_does_it_again(World world) {
    Tenant org = new Tenant(world.universe());
    Tenant.Said made = made(org, "TRUSTED");
    String app = made.text("id");
    String client = app + ":" + made.text("credentials/oauthClient/client_secret");
    var eve = new Visitor(org);
    eve.signsIn(PAGE, eve.get(page(app)));
    long proved = world.now().getEpochSecond();
    world.freeze();
    world.advance(Duration.ofMinutes(10));
    assertThat(identity(org, client, Visitor.told(eve.get(page(app, "max_age", "900")))))
        .matches(at -> Math.abs(at - proved) < 5);
    assertThat(Visitor.told(eve.get(page(app, "max_age", "300", "prompt", "none"))).find("error"))
        .contains("login_required");
    Tenant.Said login = eve.get(page(app, "max_age", "300", "login_hint", Visitor.NAME));
    assertThat(shown(login)).contains("value=\"" + Visitor.NAME + "\"");
    assertThat(identity(org, client, Visitor.told(eve.signsIn(PAGE, login))))
        .isEqualTo(world.now().getEpochSecond());
  }

  /// When the identity token says that the person signed in.
  private static long identity(Tenant org, String client, Query told) {
    String token =
        org.form(
                "/oauth2/default/v1/token",
                client,
                "grant_type",
                "authorization_code",
                "code",
                told.find("code").orElseThrow(),
                "redirect_uri",
                BACK)
            .is(200)
            .text("id_token");
    Obj claims = Tenant.claims(token);
    assertThat(claims.items("amr").items()).contains(Json.of("pwd"));
    return claims.find("auth_time").flatMap(Json::asWords).map(Long::parseLong).orElseThrow();
  }

  @Test
  void a_page_tells_its_opener_and_no_other(Universe universe) {
    Tenant org = new Tenant(universe);
    String app = app(org, "TRUSTED");
    var eve = new Visitor(org);
    Tenant.Said login = eve.get(page(app, "response_mode", "okta_post_message"));
    Tenant.Said told = eve.signsIn(PAGE, login);
    assertThat(shown(told)).contains(".postMessage({\"code\":", "\"https://app.test\")");
    assertThat(Visitor.told(eve.get(page(app, "response_mode", "magic"))).find("error"))
        .contains("unsupported_response_mode");
    assertThat(
            Visitor.told(eve.get(page(app).replace("response_type=code", "response_type=id_token")))
                .find("error"))
        .contains("invalid_request");
  }
}
