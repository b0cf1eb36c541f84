package dev.dtu.okta;

import static dev.dtu.okta.WaysToBeRefused.org;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import dev.dtu.call.Query;
import dev.dtu.call.Request;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.junit.World;
import dev.dtu.laws.Provocations;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import dev.dtu.universe.Wish;
import java.util.List;

/// What brings Okta's authorization servers to hand out nothing, for each way they say so.
final class WaysToBeRefusedTokens {

  private static final String BACK = "https://app.test/back";
  private static final String PASSWORD = "Correct-1-horse";
  private static final String TOKEN = "/oauth2/v1/token";
  private static final String GRANTS =
      "'authorization_code', 'implicit', 'password', 'refresh_token', 'client_credentials',"
          + " 'urn:ietf:params:oauth:grant-type:token-exchange'";

  private WaysToBeRefusedTokens() {}

  static Provocations in(Provocations all) {
    return pages(codes(secrets(assertions(proofs(all)))));
  }

  private static String id(String client) {
    return client.split(":")[0];
  }

  /// Asks for tokens as a client that has every grant.
  private static Provocations.Act asking(String... fields) {
    return org(org -> org.form(TOKEN, org.client(GRANTS), fields));
  }

  private static Provocations secrets(Provocations all) {
    return all.when("says no-client", org(org -> org.form(TOKEN, "", "grant_type", "password")))
        .when("says unknown-client", WaysToBeRefusedTokens::unknown)
        .when(
            "says no-secret",
            org(org ->
                org.form(TOKEN, "", "grant_type", "password", "client_id", id(org.client(GRANTS)))))
        .when(
            "says wrong-secret",
            org(org -> org.form(TOKEN, org.client(GRANTS) + "x", "grant_type", "password")))
        .when(
            "says other-proof",
            org(org ->
                org.form(
                    TOKEN, Robot.app(org, false) + ":secret", "grant_type", "client_credentials")))
        .when(
            "says unauthorized-client",
            org(org -> org.form(TOKEN, org.client("'password'"), "grant_type", "refresh_token")))
        .when("says no-scope", asking("grant_type", "client_credentials"))
        .when("says no-username", asking("grant_type", "password"))
        .when("says no-password", asking("grant_type", "password", "username", "eve@example.com"))
        .when(
            "says wrong-password",
            asking("grant_type", "password", "username", "eve", "password", "x"))
        .when(
            "says wrong-subject",
            asking(
                "grant_type",
                "urn:ietf:params:oauth:grant-type:token-exchange",
                "subject_token",
                "nobody's"));
  }

  private static Universe strict(Universes universes) throws Exception {
    return universes.create(Wish.ANYTHING.named("strict"));
  }

  private static void unknown(World world, Universes universes) throws Exception {
    new Tenant(strict(universes))
        .form(TOKEN, "nobody:secret", "grant_type", "client_credentials", "scope", "openid");
  }

  /// A statement of a client that there is none of, signed with the key of those every universe has.
  private static void stranger(World world, Universes universes) throws Exception {
    Universe strict = strict(universes);
    Obj file =
        strict.twin("okta").issuer().papers(strict.store(), Tenant.ORIGIN.url()).stream()
            .filter(each -> each.kind().equals("service"))
            .map(each -> (Obj) Json.trusted(each.value()))
            .findFirst()
            .orElseThrow();
    Obj told = file.obj("okta").flatMap(each -> each.obj("client")).orElseThrow();
    var key = JWK.parseFromPEMEncodedObjects(told.text("privateKey").orElseThrow()).toRSAKey();
    var org = new Tenant(strict);
    Robot.ask(org, Robot.assertion(key, Robot.statement(org, "nobody")), "", "openid");
  }

  /// What an application says otherwise than it should.
  private interface Otherwise {
    Obj told(Obj statement) throws Exception;
  }

  private static Provocations.Act stating(Otherwise otherwise) {
    return org(org -> {
      Obj statement = Robot.statement(org, Robot.app(org, false));
      stated(org, Robot.assertion(Robot.KEY, otherwise.told(statement)));
    });
  }

  private static Tenant.Said stated(Tenant org, String assertion) {
    return Robot.ask(org, assertion, "", "okta.users.read");
  }

  private static Provocations assertions(Provocations all) {
    return all.when("says malformed-assertion", org(org -> stated(org, "no.such.thing")))
        .when("says unknown-issuer", WaysToBeRefusedTokens::stranger)
        .when(
            "says wrong-signature",
            org(org ->
                stated(
                    org,
                    Robot.assertion(Robot.rsa(), Robot.statement(org, Robot.app(org, false))))))
        .when("says no-expiry", stating(told -> told.without("exp")))
        .when("says outside-window", stating(told -> told.with("exp", Json.of(1L))))
        .when("says wrong-audience", stating(told -> told.with("aud", "https://else.test")))
        .when("says used-assertion", org(WaysToBeRefusedTokens::twice));
  }

  private static void twice(Tenant org) throws JOSEException {
    Obj statement = Robot.statement(org, Robot.app(org, false)).with("jti", "once");
    stated(org, Robot.assertion(Robot.KEY, statement)).is(200);
    stated(org, Robot.assertion(Robot.KEY, statement));
  }

  private static Provocations proofs(Provocations all) {
    return all.when("says no-proof", org(org -> Robot.ask(org, Robot.app(org), "")))
        .when("says malformed-proof", org(org -> Robot.ask(org, Robot.app(org), "no.such.thing")))
        .when("says wrong-proof", org(WaysToBeRefusedTokens::otherPlace))
        .when("says no-nonce", org(org -> Robot.nonce(org, Robot.app(org))));
  }

  private static void otherPlace(Tenant org) throws JOSEException {
    Obj claims = Robot.claims(org.universe(), "GET", TOKEN, "one");
    Robot.ask(org, Robot.app(org), Robot.proof(Robot.KEY, claims));
  }

  private static Provocations codes(Provocations all) {
    return all.when(
            "says unknown-code", asking("grant_type", "authorization_code", "code", "nobody's"))
        .when("says other-redirect", org(org -> traded(org, "redirect_uri", "https://else.test/")))
        .when("says no-verifier", org(org -> traded(org, "redirect_uri", BACK)))
        .when(
            "says wrong-verifier",
            org(org -> traded(org, "redirect_uri", BACK, "code_verifier", "x".repeat(43))))
        .when("says unknown-refresh", asking("grant_type", "refresh_token", "refresh_token", "x"))
        .when("says other-client", org(org -> refreshed(org, org.client(GRANTS))))
        .when("says dead-refresh", org(WaysToBeRefusedTokens::revoked));
  }

  /// Trades a code that was asked for with a challenge.
  private static void traded(Tenant org, String... fields) {
    String client = org.client(GRANTS);
    String to =
        asked(org, client, "code_challenge", "c".repeat(43), "code_challenge_method", "S256");
    String code = Query.parse(to.substring(to.indexOf('?') + 1)).find("code").orElseThrow();
    String[] form = new String[fields.length + 4];
    form[0] = "grant_type";
    form[1] = "authorization_code";
    form[2] = "code";
    form[3] = code;
    System.arraycopy(fields, 0, form, 4, fields.length);
    org.form(TOKEN, client, form);
  }

  private static String refresh(Tenant org, String client) {
    org.user("eve@example.com", PASSWORD);
    return org.form(
            TOKEN,
            client,
            "grant_type",
            "password",
            "username",
            "eve@example.com",
            "password",
            PASSWORD,
            "scope",
            "openid offline_access")
        .is(200)
        .text("refresh_token");
  }

  private static void refreshed(Tenant org, String other) {
    String token = refresh(org, org.client(GRANTS));
    org.form(TOKEN, other, "grant_type", "refresh_token", "refresh_token", token);
  }

  private static void revoked(Tenant org) {
    String client = org.client(GRANTS);
    String token = refresh(org, client);
    org.form("/oauth2/v1/revoke", client, "token", token).is(200);
    org.form(TOKEN, client, "grant_type", "refresh_token", "refresh_token", token);
  }

  /// Where a person with a session token is sent.
  private static String asked(Tenant org, String client, String... more) {
    org.user("may@example.com", PASSWORD);
    String token =
        org.post(
                "/api/v1/authn",
                "{'username': 'may@example.com', 'password': '%s'}".formatted(PASSWORD))
            .is(200)
            .text("sessionToken");
    String[] all = new String[more.length + 2];
    System.arraycopy(more, 0, all, 0, more.length);
    all[more.length] = "sessionToken";
    all[more.length + 1] = token;
    return page(org, client, all).is(302).reply().headers().find("location").orElseThrow();
  }

  private static Tenant.Said page(Tenant org, String client, String... more) {
    Query query =
        Query.NONE
            .with("client_id", id(client))
            .with("response_type", "code")
            .with("scope", "openid")
            .with("redirect_uri", BACK)
            .with("state", "s")
            .with("nonce", "n");
    Query all = Query.NONE;
    for (Query.Pair pair : query.pairs()) {
      boolean other = List.of(more).contains(pair.name());
      all = other ? all : all.with(pair.name(), pair.value());
    }
    for (int i = 0; i < more.length; i += 2) {
      all = all.with(more[i], more[i + 1]);
    }
    return org.ask(Request.of("GET", "/oauth2/v1/authorize?" + all));
  }

  private static Provocations.Act paged(String... more) {
    return org(org -> page(org, org.client(GRANTS), more));
  }

  private static Provocations pages(Provocations all) {
    return all.when("says foreign-redirect", paged("redirect_uri", "https://else.test/"))
        .when("says no-redirect", org(WaysToBeRefusedTokens::nowhere))
        .when("says wrong-response-type", paged("response_type", "magic"))
        .when("says wrong-response-mode", paged("response_type", "token", "response_mode", "query"))
        .when("says unknown-response-mode", paged("response_mode", "magic"))
        .when("says pending", org(WaysToBeRefusedTokens::undecided))
        .when("says no-state", paged("state", ""))
        .when("says login-required", paged("prompt", "none"))
        .when("says wrong-hint", paged("id_token_hint", "none"))
        .when("says no-challenge", org(WaysToBeRefusedTokens::unguarded));
  }

  private static void undecided(Tenant org) {
    String grant = "urn:ietf:params:oauth:grant-type:device_code";
    String client = org.client("'" + grant + "'");
    String code =
        org.form("/oauth2/v1/device/authorize", client, "scope", "openid").text("device_code");
    org.form(TOKEN, client, "grant_type", grant, "device_code", code);
  }

  private static String app(Tenant org, String method, String redirects) {
    return org.post(
            "/oauth2/v1/clients",
            ("{'client_name': 'Open', 'application_type': 'browser', 'response_types': ['code'],"
                    + " 'token_endpoint_auth_method': '%s', 'redirect_uris': [%s], 'grant_types':"
                    + " ['authorization_code']}")
                .formatted(method, redirects))
        .is(201)
        .text("client_id");
  }

  private static void nowhere(Tenant org) {
    page(org, app(org, "client_secret_basic", ""), "redirect_uri", "");
  }

  private static void unguarded(Tenant org) {
    page(org, app(org, "none", "'" + BACK + "'"));
  }
}
