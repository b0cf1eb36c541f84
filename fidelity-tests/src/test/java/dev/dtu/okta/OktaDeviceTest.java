package dev.dtu.okta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.junit.InUniverse;
import dev.dtu.junit.World;
import dev.dtu.twin.Twin;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A device without a browser, whose person lets it in on a page (RFC 8628).
class OktaDeviceTest implements InUniverse {

  private static final Twin OKTA = Tenant.twin();
  private static final String SERVER = "/oauth2/default/v1";
  private static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";
  private static final String PAGE = "/activate";

  @Override
  public List<Twin> twins() {
    return List.of(OKTA);
  }

  private static String client(Tenant org) {
    org.user(Visitor.NAME, Visitor.PASSWORD);
    return org.client("'" + GRANT + "', 'refresh_token'");
  }

  private static Tenant.Said begun(Tenant org, String client) {
    return org.form(SERVER + "/device/authorize", client, "scope", "openid profile offline_access")
        .is(200);
  }

  private static Tenant.Said polled(Tenant org, String client, Tenant.Said begun) {
    return org.form(
        SERVER + "/token", client, "grant_type", GRANT, "device_code", begun.text("device_code"));
  }

  private static void says(Tenant.Said said, String error) {
    assertThat(said.is(400).text("error")).isEqualTo(error);
  }

  @Test
  void a_person_types_the_code_and_the_device_gets_tokens(World world) {
    Tenant org = new Tenant(world.universe());
    world.freeze();
    String client = client(org);
    Tenant.Said begun = begun(org, client);
    assertThat(begun.obj().find("expires_in")).contains(Json.of(600L));
    assertThat(begun.text("verification_uri_complete"))
        .isEqualTo("https://okta.test/activate?user_code=" + begun.text("user_code"));
    polled(org, client, begun)
        .is(400)
        .denies(
            "authorization_pending",
            "The device authorization is pending. Please try again later.");
    says(polled(org, client, begun), "slow_down");
    world.advance(Duration.ofSeconds(7));
    says(polled(org, client, begun), "slow_down");
    world.advance(Duration.ofSeconds(20));
    says(polled(org, client, begun), "authorization_pending");
    var eve = new Visitor(org);
    Tenant.Said page = eve.get(PAGE + "?user_code=" + begun.text("user_code")).is(200);
    assertThat(page.reply().body().toString()).contains(begun.text("user_code"), "Username");
    says(polled(org, client, begun), "slow_down");
    Tenant.Said wrong = eve.send(PAGE, page, "user_code", "XXXXXXXX").is(200);
    assertThat(wrong.reply().body().toString()).contains("role=\"alert\"");
    Tenant.Said failed = eve.send(PAGE, page, "username", Visitor.NAME, "password", "no").is(200);
    assertThat(failed.reply().body().toString()).contains("role=\"alert\"");
    assertThat(eve.signsIn(PAGE, page).is(200).reply().body().toString())
        .contains("Device activated");
    Tenant.Said given = polled(org, client, begun).is(200);
    Obj claims = Tenant.claims(given.text("id_token"));
    assertThat(claims.text("preferred_username")).contains(Visitor.NAME);
    assertThat(given.text("refresh_token")).isNotEmpty();
    says(polled(org, client, begun), "invalid_grant");
    org.form(
            SERVER + "/token",
            client,
            "grant_type",
            "refresh_token",
            "refresh_token",
            given.text("refresh_token"))
        .is(200)
        .text("id_token");
  }

  @Test
  void who_says_no_keeps_the_device_out(World world) {
    Tenant org = new Tenant(world.universe());
    String client = client(org);
    Tenant.Said begun = begun(org, client);
    var eve = new Visitor(org);
    Tenant.Said page = eve.get(PAGE + "?user_code=" + begun.text("user_code"));
    eve.send(PAGE, page, "username", Visitor.NAME, "password", Visitor.PASSWORD, "consent", "deny");
    says(polled(org, client, begun), "access_denied");
    says(polled(org, client, begun), "invalid_grant");
  }

  @Test
  void a_code_ends_and_is_its_clients_and_its_servers_alone(World world) {
    Tenant org = new Tenant(world.universe());
    String client = client(org);
    Tenant.Said begun = begun(org, client);
    says(polled(org, org.client("'" + GRANT + "'"), begun), "invalid_grant");
    says(
        org.form(
            "/oauth2/v1/token",
            client,
            "grant_type",
            GRANT,
            "device_code",
            begun.text("device_code")),
        "invalid_grant");
    org.form(SERVER + "/device/authorize", org.client("'password'"), "scope", "openid").is(400);
    world.advance(Duration.ofMinutes(11));
    says(polled(org, client, begun), "expired_token");
    var eve = new Visitor(org);
    Tenant.Said page = eve.get(PAGE + "?user_code=" + begun.text("user_code"));
    assertThat(eve.signsIn(PAGE, page).reply().body().toString()).contains("role=\"alert\"");
  }
}
