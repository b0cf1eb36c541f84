package dev.dtu.okta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Request;
import dev.dtu.json.Obj;
import dev.dtu.junit.InUniverse;
import dev.dtu.junit.World;
import dev.dtu.twin.Outbox;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Signing in, step by step.
class OktaAuthnTest implements InUniverse {

  private static final Twin OKTA = Tenant.twin();
  private static final String PASSWORD = "Correct-1-horse";

  @Override
  public List<Twin> twins() {
    return List.of(OKTA);
  }

  private static Tenant.Said signIn(Tenant org, String password) {
    return org.post(
        "/api/v1/authn", "{'username': 'eve@example.com', 'password': '%s'}".formatted(password));
  }

  private static String eve(Tenant org) {
    return org.user("eve@example.com", PASSWORD);
  }

  /// The latest message's fact of a name.
  private static String told(Universe universe, String fact) {
    Obj message = Outbox.in(universe.store()).getLast().obj("message").orElseThrow();
    return message.text(fact).orElseThrow();
  }

  @Test
  void a_password_gives_a_session_token_and_that_a_session_once(Universe universe) {
    Tenant org = new Tenant(universe);
    String id = eve(org);
    Tenant.Said done = signIn(org, PASSWORD).is(200);
    assertThat(done.text("status")).isEqualTo("SUCCESS");
    assertThat(done.text("_embedded/user/profile/login")).isEqualTo("eve@example.com");
    String token = "{'sessionToken': '%s'}".formatted(done.text("sessionToken"));
    Tenant.Said session = org.post("/api/v1/sessions", token).is(200);
    assertThat(session.text("userId")).isEqualTo(id);
    org.post("/api/v1/sessions", token).refuses(401, "E0000004");
    org.get("/api/v1/sessions/" + session.text("id")).is(200);
    Request mine =
        Request.of("GET", "/api/v1/sessions/me").with("cookie", "sid=" + session.text("id"));
    assertThat(org.ask(mine).is(200).text("login")).isEqualTo("eve@example.com");
    org.ask(Request.of("GET", "/api/v1/sessions/me")).refuses(403, "E0000005");
    org.post("/api/v1/sessions/" + session.text("id") + "/lifecycle/refresh", "").is(200);
    org.delete("/api/v1/sessions/" + session.text("id")).is(204);
    org.get("/api/v1/sessions/" + session.text("id")).refuses(404, "E0000007");
  }

  @Test
  void a_session_token_is_good_for_five_minutes(World world) {
    Tenant org = new Tenant(world.universe());
    eve(org);
    String token = signIn(org, PASSWORD).is(200).text("sessionToken");
    world.advance(Duration.ofMinutes(6));
    org.post("/api/v1/sessions", "{'sessionToken': '%s'}".formatted(token))
        .refuses(401, "E0000004");
  }

  @Test
  void ten_wrong_passwords_lock_an_account_until_it_is_recovered(Universe universe) {
    Tenant org = new Tenant(universe);
    String id = eve(org);
    for (int i = 0; i < 10; i++) {
      signIn(org, "wrong").refuses(401, "E0000004");
    }
    signIn(org, PASSWORD).refuses(401, "E0000004");
    assertThat(org.get("/api/v1/users/" + id).text("status")).isEqualTo("LOCKED_OUT");
    org.post(
            "/api/v1/authn/recovery/unlock",
            "{'username': 'eve@example.com', 'factorType': 'EMAIL'}")
        .is(200);
    Tenant.Said opened =
        org.post(
            "/api/v1/authn/recovery/token",
            "{'recoveryToken': '%s'}".formatted(told(universe, "recoveryToken")));
    assertThat(opened.is(200).text("status")).isEqualTo("SUCCESS");
    signIn(org, PASSWORD).is(200);
    org.post(
            "/api/v1/authn/recovery/unlock",
            "{'username': 'eve@example.com', 'factorType': 'EMAIL'}")
        .refuses(403, "E0000032");
  }

  @Test
  void a_forgotten_password_is_reset_by_what_came_by_mail(Universe universe) {
    Tenant org = new Tenant(universe);
    eve(org);
    org.post(
            "/api/v1/authn/recovery/password",
            "{'username': 'eve@example.com', 'factorType': 'EMAIL'}")
        .is(200);
    String token = "{'recoveryToken': '%s'}".formatted(told(universe, "recoveryToken"));
    Tenant.Said way = org.post("/api/v1/authn/recovery/token", token).is(200);
    assertThat(way.text("status")).isEqualTo("PASSWORD_RESET");
    String state = way.text("stateToken");
    String reset = "{'stateToken': '%s', 'newPassword': '%s'}";
    org.post("/api/v1/authn/credentials/reset_password", reset.formatted(state, "short"))
        .refuses(403, "E0000080");
    org.post("/api/v1/authn/credentials/reset_password", reset.formatted(state, PASSWORD))
        .refuses(403, "E0000080");
    Tenant.Said done =
        org.post(
            "/api/v1/authn/credentials/reset_password", reset.formatted(state, "Other-2-horse"));
    assertThat(done.is(200).text("status")).isEqualTo("SUCCESS");
    org.post("/api/v1/authn/recovery/token", token).refuses(403, "E0000105");
    signIn(org, PASSWORD).refuses(401, "E0000004");
    signIn(org, "Other-2-horse").is(200);
    org.post("/api/v1/authn/skip", "{'stateToken': 'nothing'}").refuses(401, "E0000011");
  }

  @Test
  void an_expired_password_is_changed_before_anything_else(Universe universe) {
    Tenant org = new Tenant(universe);
    String id = eve(org);
    org.post("/api/v1/users/" + id + "/lifecycle/expire_password", "").is(200);
    Tenant.Said way = signIn(org, PASSWORD).is(200);
    assertThat(way.text("status")).isEqualTo("PASSWORD_EXPIRED");
    org.post("/api/v1/authn/skip", "{'stateToken': '%s'}".formatted(way.text("stateToken")))
        .refuses(403, "E0000079");
    String change = "{'stateToken': '%s', 'oldPassword': '%s', 'newPassword': 'Other-2-horse'}";
    String where = "/api/v1/authn/credentials/change_password";
    org.post(where, change.formatted(way.text("stateToken"), "wrong")).refuses(403, "E0000014");
    Tenant.Said done = org.post(where, change.formatted(way.text("stateToken"), PASSWORD)).is(200);
    assertThat(done.text("status")).isEqualTo("SUCCESS");
    assertThat(org.get("/api/v1/users/" + id).text("status")).isEqualTo("ACTIVE");
  }

  @Test
  void a_second_factor_is_enrolled_and_then_asked_for(Universe universe) throws Exception {
    Tenant org = new Tenant(universe);
    eve(org);
    org.asksForTwoFactors();
    Tenant.Said way = signIn(org, PASSWORD).is(200);
    assertThat(way.text("status")).isEqualTo("MFA_ENROLL");
    String state = way.text("stateToken");
    Tenant.Said enrolled =
        org.post(
            "/api/v1/authn/factors",
            "{'stateToken': '%s', 'factorType': 'token:software:totp', 'provider': 'OKTA'}"
                .formatted(state));
    assertThat(enrolled.is(200).text("status")).isEqualTo("MFA_ENROLL_ACTIVATE");
    String secret = enrolled.text("_embedded/factor/_embedded/activation/sharedSecret");
    String factor = enrolled.text("_embedded/factor/id");
    String where = "/api/v1/authn/factors/" + factor;
    String passed = "{'stateToken': '%s', 'passCode': '%s'}";
    org.post(where + "/lifecycle/activate", passed.formatted(state, "12345"))
        .refuses(403, "E0000068");
    String code = Passcode.of(secret, universe.time().moment().getEpochSecond() / 30);
    Tenant.Said done =
        org.post(where + "/lifecycle/activate", passed.formatted(state, code)).is(200);
    assertThat(done.text("status")).isEqualTo("SUCCESS");
    Tenant.Said again = signIn(org, PASSWORD).is(200);
    assertThat(again.text("status")).isEqualTo("MFA_REQUIRED");
    org.post(where + "/verify", passed.formatted(again.text("stateToken"), code))
        .refuses(403, "E0000082");
  }

  @Test
  void a_code_that_enrols_a_phone_is_sent_again_where_the_answer_says(World world) {
    Tenant org = new Tenant(world.universe());
    eve(org);
    org.asksForTwoFactors();
    String state = signIn(org, PASSWORD).is(200).text("stateToken");
    String phone =
        "{'stateToken': '%s', 'factorType': 'sms', 'provider': 'OKTA', 'profile':"
            + " {'phoneNumber': '+1-555-415-1337'}}";
    Tenant.Said enrolled = org.post("/api/v1/authn/factors", phone.formatted(state)).is(200);
    String id = enrolled.text("_embedded/factor/id");
    assertThat(id).startsWith("mbl");
    String again = "/api/v1/authn/factors/" + id + "/lifecycle/resend";
    Obj link =
        enrolled
            .obj()
            .obj("_links")
            .orElseThrow()
            .items("resend")
            .items()
            .getFirst()
            .asObj()
            .orElseThrow();
    assertThat(link.text("href").orElseThrow()).endsWith(again);
    String token = "{'stateToken': '%s'}".formatted(state);
    org.post(again, token).refuses(429, "E0000109");
    world.advance(Duration.ofSeconds(31));
    int before = Outbox.in(world.universe().store()).size();
    Tenant.Said sent = org.post(again, token).is(200);
    assertThat(sent.text("status")).isEqualTo("MFA_ENROLL_ACTIVATE");
    assertThat(Outbox.in(world.universe().store())).hasSize(before + 1);
    String code =
        "{'stateToken': '%s', 'passCode': '%s'}".formatted(state, told(world.universe(), "code"));
    Tenant.Said done =
        org.post("/api/v1/authn/factors/" + id + "/lifecycle/activate", code).is(200);
    assertThat(done.text("status")).isEqualTo("SUCCESS");
  }

  @Test
  void a_code_by_mail_lands_in_the_outbox(World world) {
    Tenant org = new Tenant(world.universe());
    String id = eve(org);
    String factors = "/api/v1/users/" + id + "/factors";
    String mail = "{'factorType': 'email', 'provider': 'OKTA', 'profile': {'email': '%s'}}";
    org.post(factors, mail.formatted("else@example.com")).refuses(400, "E0000001");
    Tenant.Said factor = org.post(factors, mail.formatted("eve@example.com")).is(200);
    assertThat(factor.text("status")).isEqualTo("PENDING_ACTIVATION");
    String own = factors + "/" + factor.text("id");
    String code = "{'passCode': '%s'}".formatted(told(world.universe(), "code"));
    Tenant.Said active = org.post(own + "/lifecycle/activate", code).is(200);
    assertThat(active.text("status")).isEqualTo("ACTIVE");
    org.post(factors, mail.formatted("eve@example.com")).refuses(400, "E0000001");
    Tenant.Said sent = org.post(own + "/verify", "").is(200);
    assertThat(sent.text("factorResult")).isEqualTo("CHALLENGE");
    String fresh = "{'passCode': '%s'}".formatted(told(world.universe(), "code"));
    assertThat(org.post(own + "/verify", fresh).is(200).text("factorResult")).isEqualTo("SUCCESS");
    org.post(own + "/verify", fresh).refuses(403, "E0000068");
    assertThat(org.get(factors).is(200).texts("factorType")).containsExactly("email");
    org.delete(own).is(204);
    assertThat(org.get(factors).texts("id")).isEmpty();
  }
}
