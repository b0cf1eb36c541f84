package dev.dtu.okta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.junit.InUniverse;
import dev.dtu.junit.World;
import dev.dtu.twin.Acts;
import dev.dtu.twin.Outbox;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// People who sign in with a client's own form, by factors of theirs, and no page of Okta's.
class OktaDirectTest implements InUniverse {

  private static final Twin OKTA = Tenant.twin();
  private static final String OTP = "urn:okta:params:oauth:grant-type:otp";
  private static final String OOB = "urn:okta:params:oauth:grant-type:oob";
  private static final String MFA_OTP = "http://auth0.com/oauth/grant-type/mfa-otp";
  private static final String MFA_OOB = "http://auth0.com/oauth/grant-type/mfa-oob";
  private static final String ALL =
      "'password', '%s', '%s', '%s', '%s'".formatted(OTP, OOB, MFA_OTP, MFA_OOB);
  private static final String FACTORS = "/api/v1/users/" + Visitor.NAME + "/factors?activate=true";
  private static final String PUSH = "{'factorType': 'push', 'provider': 'OKTA'}";
  private static final String TOTP = "{'factorType': 'token:software:totp', 'provider': 'OKTA'}";
  private static final String PHONE =
      "{'factorType': '%s', 'provider': 'OKTA', 'profile': {'phoneNumber': '+15554151337'}}";

  @Override
  public List<Twin> twins() {
    return List.of(OKTA);
  }

  private static String client(Tenant org) {
    org.user(Visitor.NAME, Visitor.PASSWORD);
    return org.client(ALL);
  }

  private static Tenant.Said begun(Tenant org, String client, String channel) {
    return org.form(
        "/oauth2/v1/primary-authenticate",
        client,
        "login_hint",
        Visitor.NAME,
        "channel_hint",
        channel,
        "challenge_hint",
        OOB);
  }

  private static Tenant.Said token(Tenant org, String client, String type, String... fields) {
    String[] form = new String[fields.length + 4];
    System.arraycopy(fields, 0, form, 4, fields.length);
    form[0] = "grant_type";
    form[1] = type;
    form[2] = "scope";
    form[3] = "openid profile";
    return org.form("/oauth2/v1/token", client, form);
  }

  private static Tenant.Said password(Tenant org, String client) {
    return token(org, client, "password", "username", Visitor.NAME, "password", Visitor.PASSWORD);
  }

  private static void answers(Tenant org, boolean approves) {
    Obj told = Obj.of("user", Json.of(Visitor.NAME), "approve", Json.of(approves));
    org.ask(new Acts.Due("answer-push", told, Tenant.ORIGIN).request()).is(200);
  }

  private static String sent(Universe universe) {
    return Outbox.in(universe.store()).stream()
        .flatMap(each -> each.obj("message").flatMap(said -> said.text("code")).stream())
        .reduce((_, last) -> last)
        .orElseThrow();
  }

  private static List<String> methods(Tenant.Said given) {
    Obj claims = Tenant.claims(given.is(200).text("id_token"));
    assertThat(claims.text("preferred_username")).contains(Visitor.NAME);
    return claims.items("amr").items().stream().map(each -> each.asText().orElseThrow()).toList();
  }

  @Test
  void a_tap_on_the_phone_is_enough(World world) {
    Tenant org = new Tenant(world.universe());
    String client = client(org);
    begun(org, client, "push").is(403);
    org.post(FACTORS, PUSH).is(200);
    Tenant.Said begun = begun(org, client, "push").is(200);
    assertThat(begun.obj().without("oob_code"))
        .isEqualTo(
            Json.trusted(
                "{\"channel\":\"push\",\"binding_method\":\"none\",\"expires_in\":300,"
                    + "\"interval\":5}"));
    String code = begun.text("oob_code");
    token(org, client, OOB, "oob_code", code)
        .is(400)
        .denies(
            "authorization_pending",
            "No user response received on the out-of-band authenticator yet. Continue polling to"
                + " wait for a response.");
    answers(org, true);
    assertThat(token(org, org.client(ALL), OOB, "oob_code", code).is(400).text("error"))
        .isEqualTo("access_denied");
    assertThat(methods(token(org, client, OOB, "oob_code", code))).containsExactly("swk");
    token(org, client, OOB, "oob_code", code).is(400);
    String rejected = begun(org, client, "push").is(200).text("oob_code");
    answers(org, false);
    assertThat(token(org, client, OOB, "oob_code", rejected).is(400).text("error"))
        .isEqualTo("access_denied");
    String late = begun(org, client, "push").is(200).text("oob_code");
    world.advance(Duration.ofSeconds(301));
    token(org, client, OOB, "oob_code", late)
        .is(400)
        .denies(
            "access_denied",
            "`" + late + "` has expired. Use a new `oob_code` or `mfa_token` and try again.");
  }

  @Test
  void a_number_is_shown_by_the_client_and_chosen_on_the_phone(Universe universe) {
    Tenant org = new Tenant(universe);
    String client = client(org);
    org.post(FACTORS, PUSH).is(200);
    OktaFactorsTest.asksForNumbers(org);
    Tenant.Said begun = begun(org, client, "push").is(200);
    assertThat(begun.text("binding_method")).isEqualTo("transfer");
    String code = begun.text("oob_code");
    String number = begun.text("binding_code");
    assertThat(number).matches("[1-9][0-9]");
    Obj told = Obj.of("user", Json.of(Visitor.NAME), "number", Json.of(Long.parseLong(number)));
    org.ask(new Acts.Due("answer-push", told, Tenant.ORIGIN).request()).is(200);
    assertThat(methods(token(org, client, OOB, "oob_code", code))).containsExactly("swk");
    String other = begun(org, client, "push").is(200).text("oob_code");
    answers(org, true);
    assertThat(token(org, client, OOB, "oob_code", other).is(400).text("error"))
        .isEqualTo("access_denied");
  }

  @ParameterizedTest
  @CsvSource({"sms, sms, sms", "voice, call, tel"})
  void a_code_that_came_to_the_phone_is_typed(
      String channel, String factor, String method, Universe universe) {
    Tenant org = new Tenant(universe);
    String client = client(org);
    org.post(FACTORS, PHONE.formatted(factor)).is(200);
    Tenant.Said begun = begun(org, client, channel).is(200);
    assertThat(begun.obj().without("oob_code"))
        .isEqualTo(
            Json.trusted(
                "{\"channel\":\"%s\",\"binding_method\":\"prompt\",\"expires_in\":300}"
                    .formatted(channel)));
    String code = begun.text("oob_code");
    begun(org, client, channel)
        .is(429)
        .denies("invalid_grant", "API call exceeded the rate limit due to too many requests.");
    token(org, client, OOB, "oob_code", code, "binding_code", "no")
        .is(400)
        .denies("invalid_grant", "The credentials provided were invalid.");
    String typed = sent(universe);
    Tenant.Said given = token(org, client, OOB, "oob_code", code, "binding_code", typed);
    assertThat(methods(given)).containsExactly(method);
  }

  @Test
  void a_passcode_of_an_app_is_enough(World world) throws Exception {
    Tenant org = new Tenant(world.universe());
    String client = client(org);
    world.freeze();
    String secret = org.post(FACTORS, TOTP).is(200).text("_embedded/activation/sharedSecret");
    String code = Passcode.of(secret, world.now().getEpochSecond() / 30);
    token(org, client, OTP, "login_hint", Visitor.NAME, "otp", "000000x").is(400);
    Tenant.Said given = token(org, client, OTP, "login_hint", Visitor.NAME, "otp", code);
    assertThat(methods(given)).containsExactly("otp");
    token(org, client, OTP, "login_hint", Visitor.NAME, "otp", code)
        .is(400)
        .denies("invalid_grant", "The credentials provided were invalid.");
    token(org, client, OTP, "login_hint", "nobody", "otp", code).is(400);
    token(org, client, OTP, "otp", code)
        .is(400)
        .denies("invalid_request", "The request must specify 'login_hint'.");
  }

  @Test
  void who_needs_a_second_factor_is_told_so_and_shows_it(World world) throws Exception {
    Tenant org = new Tenant(world.universe());
    String client = client(org);
    assertThat(methods(password(org, client))).containsExactly("pwd");
    org.asksForTwoFactors();
    world.freeze();
    String secret = org.post(FACTORS, TOTP).is(200).text("_embedded/activation/sharedSecret");
    org.post(FACTORS, PUSH).is(200);
    Tenant.Said asked = password(org, client).is(403);
    asked.denies(
        "mfa_required", "Verify with an additional authenticator to complete the sign-in process.");
    String mfa = asked.text("mfa_token");
    Tenant.Said otp =
        challenge(org, client, "mfa_token", mfa, "challenge_types_supported", MFA_OTP).is(200);
    assertThat(otp.obj()).isEqualTo(Obj.of("challenge_type", Json.of(MFA_OTP)));
    String code = Passcode.of(secret, world.now().getEpochSecond() / 30);
    assertThat(token(org, client, MFA_OTP, "mfa_token", mfa, "otp", "1").is(400).text("error"))
        .isEqualTo("invalid_grant");
    assertThat(methods(token(org, client, MFA_OTP, "mfa_token", mfa, "otp", code)))
        .containsExactly("pwd", "otp", "mfa");
    token(org, client, MFA_OTP, "mfa_token", mfa, "otp", code)
        .is(400)
        .denies(
            "access_denied",
            "`" + mfa + "` has expired. Use a new `oob_code` or `mfa_token` and try again.");
    String second = password(org, client).is(403).text("mfa_token");
    Tenant.Said push =
        challenge(
                org,
                client,
                "mfa_token",
                second,
                "challenge_types_supported",
                MFA_OTP + " " + MFA_OOB,
                "channel_hint",
                "push")
            .is(200);
    assertThat(push.text("challenge_type")).isEqualTo(MFA_OOB);
    String oob = push.text("oob_code");
    token(org, client, MFA_OOB, "mfa_token", second, "oob_code", oob).is(400);
    answers(org, true);
    assertThat(methods(token(org, client, MFA_OOB, "mfa_token", second, "oob_code", oob)))
        .containsExactly("pwd", "swk", "mfa");
  }

  private static Tenant.Said challenge(Tenant org, String client, String... fields) {
    return org.form("/oauth2/v1/challenge", client, fields);
  }

  @Test
  void a_client_that_cannot_ask_for_a_second_factor_gets_nothing(Universe universe) {
    Tenant org = new Tenant(universe);
    org.user(Visitor.NAME, Visitor.PASSWORD);
    String client = org.client("'password'");
    org.asksForTwoFactors();
    password(org, client)
        .is(400)
        .denies(
            "invalid_grant",
            "Resource owner password credentials authentication denied by sign on policy.");
  }

  @Test
  void an_applications_own_policy_may_ask_for_two(World world) {
    Tenant org = new Tenant(world.universe());
    String user = org.user(Visitor.NAME, Visitor.PASSWORD);
    String app =
        org.post(
                "/api/v1/apps",
                ("{'name': 'oidc_client', 'label': 'Own', 'signOnMode': 'OPENID_CONNECT',"
                        + " 'credentials': {'oauthClient': {'client_secret': '%s',"
                        + " 'token_endpoint_auth_method': 'client_secret_basic'}}, 'settings':"
                        + " {'oauthClient': {'application_type': 'native', 'grant_types': [%s],"
                        + " 'response_types': ['token']}}}")
                    .formatted("s".repeat(40), ALL))
            .is(200)
            .text("id");
    String client = app + ":" + "s".repeat(40);
    begun(org, client, "push")
        .is(400)
        .denies("access_denied", "User isn't assigned to the client app.");
    org.post("/api/v1/apps/" + app + "/users", "{'id': '%s'}".formatted(user)).is(200);
    String policy =
        org.post("/api/v1/policies", "{'type': 'ACCESS_POLICY', 'name': 'P', 'status': 'ACTIVE'}")
            .is(200)
            .text("id");
    org.put("/api/v1/apps/" + app + "/policies/" + policy, "").is(204);
    for (String mode : List.of("2FA", "1FA")) {
      org.post(
              "/api/v1/policies/" + policy + "/rules",
              ("{'type': 'ACCESS_POLICY', 'name': '%1$s', 'priority': 1, 'actions': {'appSignOn':"
                      + " {'access': 'ALLOW', 'verificationMethod': {'factorMode': '%1$s', 'type':"
                      + " 'ASSURANCE'}}}}")
                  .formatted(mode))
          .is(200);
      password(org, client).is(mode.equals("2FA") ? 403 : 200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"primary-authenticate", "oob-authenticate"})
  void what_cannot_be_begun_is_refused(String operation, Universe universe) {
    Tenant org = new Tenant(universe);
    String client = client(org);
    String path = "/oauth2/v1/" + operation;
    String[] whole = {"login_hint", Visitor.NAME, "channel_hint", "pigeon", "challenge_hint", OOB};
    org.form(path, client, whole)
        .is(400)
        .denies(
            "invalid_request",
            "`pigeon` isn't supported as a `channel_hint`. Try again with another value.");
    whole[3] = "push";
    whole[5] = "other";
    assertThat(org.form(path, client, whole).is(400).text("error")).isEqualTo("invalid_request");
    whole[1] = "nobody";
    whole[5] = OOB;
    assertThat(org.form(path, client, whole).is(403).text("error")).isEqualTo("access_denied");
    org.form(path, org.client("'" + OTP + "'"), whole)
        .is(400)
        .denies(
            "unauthorized_client",
            "The client is not authorized to use the provided grant type. Configured grant types: ["
                + OTP
                + "].");
    org.form(path, client + "x", whole).is(401);
  }

  @Test
  void what_cannot_be_a_challenge_is_refused(World world) {
    Tenant org = new Tenant(world.universe());
    String client = client(org);
    challenge(org, client, "mfa_token", "no").is(400);
    org.asksForTwoFactors();
    String mfa = password(org, client).is(403).text("mfa_token");
    challenge(org, client, "mfa_token", mfa, "challenge_types_supported", "foo")
        .is(403)
        .denies(
            "access_denied",
            "`foo` isn't supported as a `challenge_type`. Try again with another value.");
    challenge(org, org.client(ALL), "mfa_token", mfa).is(400);
    world.advance(Duration.ofSeconds(301));
    challenge(org, client, "mfa_token", mfa, "challenge_types_supported", MFA_OTP).is(400);
  }
}
