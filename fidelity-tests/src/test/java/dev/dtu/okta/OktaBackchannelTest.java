package dev.dtu.okta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Request;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.junit.InUniverse;
import dev.dtu.junit.World;
import dev.dtu.twin.Acts;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A client that has a person asked on the phone, and asks for tokens until they answered (CIBA).
class OktaBackchannelTest implements InUniverse {

  private static final Twin OKTA = Tenant.twin();
  private static final String CIBA = "urn:openid:params:grant-type:ciba";
  private static final String BEGIN = "/oauth2/v1/bc/authorize";

  @Override
  public List<Twin> twins() {
    return List.of(OKTA);
  }

  private static String client(Tenant org) {
    org.user(Visitor.NAME, Visitor.PASSWORD);
    org.post(
            "/api/v1/users/" + Visitor.NAME + "/factors?activate=true",
            "{'factorType': 'push', 'provider': 'OKTA'}")
        .is(200);
    return org.client("'%s', 'password'".formatted(CIBA));
  }

  private static Tenant.Said begun(Tenant org, String client, String... more) {
    String[] form = new String[more.length + 2];
    System.arraycopy(more, 0, form, 2, more.length);
    form[0] = "scope";
    form[1] = "openid email";
    return org.form(BEGIN, client, form);
  }

  private static Tenant.Said polled(Tenant org, String client, Tenant.Said begun) {
    return org.form(
        "/oauth2/v1/token",
        client,
        "grant_type",
        CIBA,
        "auth_req_id",
        begun.is(200).text("auth_req_id"));
  }

  private static void answers(Tenant org, boolean approves) {
    Obj told = Obj.of("user", Json.of(Visitor.NAME), "approve", Json.of(approves));
    org.ask(new Acts.Due("answer-push", told, Tenant.ORIGIN).request()).is(200);
  }

  private static void says(Tenant.Said said, String error) {
    assertThat(said.is(400).text("error")).isEqualTo(error);
  }

  @Test
  void who_says_yes_on_the_phone_gives_the_client_tokens(World world) {
    Tenant org = new Tenant(world.universe());
    world.freeze();
    String client = client(org);
    Tenant.Said begun = begun(org, client, "login_hint", Visitor.NAME).is(200);
    assertThat(begun.obj().without("auth_req_id"))
        .isEqualTo(Json.trusted("{\"expires_in\":300,\"interval\":5}"));
    polled(org, client, begun)
        .is(400)
        .denies(
            "authorization_pending",
            "The authorization request is still pending as the user hasn't yet been"
                + " authenticated.");
    says(polled(org, client, begun), "slow_down");
    world.advance(Duration.ofSeconds(5));
    says(polled(org, client, begun), "authorization_pending");
    answers(org, true);
    says(polled(org, org.client("'" + CIBA + "'"), begun), "invalid_grant");
    Tenant.Said given = polled(org, client, begun).is(200);
    assertThat(given.text("scope")).isEqualTo("openid email");
    Obj claims = Tenant.claims(given.text("id_token"));
    assertThat(claims.text("preferred_username")).contains(Visitor.NAME);
    assertThat(claims.items("amr").items()).containsExactly(Json.of("swk"));
    says(polled(org, client, begun), "invalid_grant");
    Tenant.Said again = begun(org, client, "id_token_hint", given.text("id_token")).is(200);
    answers(org, false);
    says(polled(org, client, again), "access_denied");
    says(polled(org, client, again), "invalid_grant");
  }

  @Test
  void a_request_ends_when_it_asks_to(World world) {
    Tenant org = new Tenant(world.universe());
    String client = client(org);
    Tenant.Said begun =
        begun(org, client, "login_hint", Visitor.NAME, "request_expiry", "20").is(200);
    assertThat(begun.obj().find("expires_in")).contains(Json.of(20L));
    world.advance(Duration.ofSeconds(21));
    says(polled(org, client, begun), "expired_token");
  }

  @Test
  void a_request_is_of_the_server_that_began_it(Universe universe) {
    Tenant org = new Tenant(universe);
    String client = client(org);
    Tenant.Said begun =
        org.form(
                "/oauth2/default/v1/bc/authorize",
                client,
                "scope",
                "openid",
                "login_hint",
                Visitor.NAME)
            .is(200);
    answers(org, true);
    says(polled(org, client, begun), "invalid_grant");
    String[] token = {"grant_type", CIBA, "auth_req_id", begun.text("auth_req_id")};
    says(org.form("/oauth2/default/v1/token", client, token), "access_denied");
    String policies = "/api/v1/authorizationServers/default/policies";
    String rules = policies + "/" + first(org, policies) + "/rules";
    String path = rules + "/" + first(org, rules);
    Obj rule = org.get(path).is(200).obj();
    Obj grants = Obj.of("include", Json.array(List.of(Json.of(CIBA))));
    Obj conditions = rule.obj("conditions").orElseThrow().with("grantTypes", grants);
    org.put(path, rule.with("conditions", conditions).toString()).is(200);
    org.form("/oauth2/default/v1/token", client, token).is(200).text("id_token");
  }

  private static String first(Tenant org, String list) {
    return org.get(list).is(200).texts("id").getFirst();
  }

  @ParameterizedTest
  @CsvSource({
    "scope, '', login_hint, eve@example.com, invalid_scope",
    "scope, email, login_hint, eve@example.com, invalid_scope",
    "scope, openid, binding_message, hello, invalid_request",
    "scope, openid, login_hint, nobody, unknown_user_id",
    "scope, openid, id_token_hint, no.token.of.ours, unknown_user_id",
    "request_expiry, 301, login_hint, eve@example.com, invalid_scope"
  })
  void what_cannot_be_asked_is_refused(
      String one, String its, String other, String that, String error, Universe universe) {
    Tenant org = new Tenant(universe);
    says(org.form(BEGIN, client(org), one, its, other, that), error);
  }

  @Test
  void who_may_not_begin_is_refused(Universe universe) {
    Tenant org = new Tenant(universe);
    String client = client(org);
    says(begun(org, org.client("'password'"), "login_hint", Visitor.NAME), "unauthorized_client");
    begun(org, "", "login_hint", Visitor.NAME).is(401);
    says(begun(org, client, "login_hint", Visitor.NAME, "id_token_hint", "x"), "invalid_request");
    says(
        begun(org, client, "login_hint", Visitor.NAME, "request_expiry", "301"), "invalid_request");
    String other = org.user("adam@example.com", "Correct-1-horse");
    says(begun(org, client, "login_hint", other), "unknown_user_id");
  }

  /// OpenID Connect Core, section 3.1.2.1: nobody else than the hint tells of will do.
  @Test
  void a_hint_names_who_shall_be_signed_in(Universe universe) {
    Tenant org = new Tenant(universe);
    client(org);
    org.user("adam@example.com", "Correct-1-horse");
    String client = org.client("'authorization_code', 'implicit', 'password'");
    var eve = new Visitor(org);
    String page =
        "/oauth2/v1/authorize?response_type=id_token&scope=openid&state=s&nonce=n&redirect_uri="
            + "https://app.test/back&client_id="
            + client.split(":")[0];
    String own =
        Visitor.told(eve.signsIn("/oauth2/v1/authorize", eve.get(page)))
            .find("id_token")
            .orElseThrow();
    String others =
        org.form(
                "/oauth2/v1/token",
                client,
                "grant_type",
                "password",
                "scope",
                "openid",
                "username",
                "adam@example.com",
                "password",
                "Correct-1-horse")
            .is(200)
            .text("id_token");
    String silent = page + "&prompt=none&id_token_hint=";
    assertThat(Visitor.told(eve.get(silent + own)).find("id_token")).isPresent();
    assertThat(Visitor.told(eve.get(silent + others)).find("error")).contains("login_required");
    assertThat(Visitor.told(eve.get(silent + "none")).find("error")).contains("invalid_request");
    Tenant.Said asked = eve.get(page + "&id_token_hint=" + others).is(200);
    assertThat(asked.reply().body().toString()).contains("Username");
    assertThat(org.ask(Request.of("GET", silent + own)).is(302).reply().headers().find("location"))
        .hasValueSatisfying(to -> assertThat(to).contains("error=login_required"));
  }
}
