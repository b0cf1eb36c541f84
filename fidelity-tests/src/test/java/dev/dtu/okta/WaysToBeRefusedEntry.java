package dev.dtu.okta;

import static dev.dtu.okta.WaysToBeRefused.org;

import dev.dtu.call.Request;
import dev.dtu.json.Obj;
import dev.dtu.junit.World;
import dev.dtu.laws.Provocations;
import dev.dtu.twin.Outbox;

/// What brings Okta to say each problem of signing in, of factors and of recovery.
final class WaysToBeRefusedEntry {

  private static final String PASSWORD = "Correct-1-horse";
  private static final String AUTHN = "/api/v1/authn";
  private static final String EVE = "{'username': 'eve@example.com', 'password': '%s'}";
  private static final String LOST = "{'username': '%s', 'factorType': 'EMAIL'}";

  private WaysToBeRefusedEntry() {}

  /// Does something once somebody with an account is there.
  private static Provocations.Act member(WaysToBeRefused.Doing doing) {
    return org(org -> {
      org.user("eve@example.com", PASSWORD);
      doing.to(org);
    });
  }

  static Provocations in(Provocations all) {
    return recovery(factors(all))
        .when("authentication-failed", member(org -> org.post(AUTHN, EVE.formatted("wrong"))))
        .when("invalid-session", org(org -> org.ask(Request.of("GET", "/api/v1/sessions/me"))))
        .when("update-failed", member(WaysToBeRefusedEntry::wrongOld))
        .when("wrong-state", member(WaysToBeRefusedEntry::skipped));
  }

  /// The state token of somebody whose password has expired.
  private static String expired(Tenant org) {
    org.post("/api/v1/users/eve@example.com/lifecycle/expire_password", "").is(200);
    return org.post(AUTHN, EVE.formatted(PASSWORD)).is(200).text("stateToken");
  }

  private static void wrongOld(Tenant org) {
    org.post(
        AUTHN + "/credentials/change_password",
        "{'stateToken': '%s', 'oldPassword': 'wrong', 'newPassword': 'Other-2-horse'}"
            .formatted(expired(org)));
  }

  private static void skipped(Tenant org) {
    org.post(AUTHN + "/skip", "{'stateToken': '%s'}".formatted(expired(org)));
  }

  private static Provocations recovery(Provocations all) {
    String password = AUTHN + "/recovery/password";
    String unlock = AUTHN + "/recovery/unlock";
    return all.when("recovery-unknown", org(org -> org.post(password, LOST.formatted("nobody"))))
        .when(
            "recovery-forbidden",
            member(org -> {
              org.post("/api/v1/users/eve@example.com/lifecycle/suspend", "").is(200);
              org.post(password, LOST.formatted("eve@example.com"));
            }))
        .when(
            "unlock-forbidden", member(org -> org.post(unlock, LOST.formatted("eve@example.com"))))
        .when("recovery-over", member(WaysToBeRefusedEntry::usedUp))
        .when("recovery-answer-wrong", org(WaysToBeRefusedEntry::wrongAnswer))
        .when("weak-password", member(WaysToBeRefusedEntry::weak));
  }

  /// What begins a recovery, as it came by mail.
  private static Tenant.Said begun(Tenant org, int times) {
    org.post(AUTHN + "/recovery/password", LOST.formatted("eve@example.com")).is(200);
    Obj message = Outbox.in(org.universe().store()).getLast().obj("message").orElseThrow();
    String token = "{'recoveryToken': '%s'}".formatted(message.text("recoveryToken").orElseThrow());
    for (int i = 1; i < times; i++) {
      org.post(AUTHN + "/recovery/token", token).is(200);
    }
    return org.post(AUTHN + "/recovery/token", token);
  }

  private static void usedUp(Tenant org) {
    begun(org, 2);
  }

  private static void wrongAnswer(Tenant org) {
    org.post(
            "/api/v1/users",
            "{'profile': "
                + Org.profile("eve").replace("eve@x.test", "eve@example.com")
                + ", 'credentials': {'password': {'value': 'Correct-1-horse'},"
                + " 'recovery_question': {'question': 'Why?', 'answer': 'because'}}}")
        .is(200);
    org.post(
        AUTHN + "/recovery/answer",
        "{'stateToken': '%s', 'answer': 'no'}".formatted(begun(org, 1).text("stateToken")));
  }

  private static void weak(Tenant org) {
    org.post(
        AUTHN + "/credentials/reset_password",
        "{'stateToken': '%s', 'newPassword': 'short'}".formatted(begun(org, 1).text("stateToken")));
  }

  private static Provocations factors(Provocations all) {
    return all.when("wrong-passcode", member(org -> passed(org, "000")))
        .when("passcode-replayed", member(WaysToBeRefusedEntry::replayed))
        .when("invalid-phone", member(org -> phone(org, "sms", "+1415")))
        .when("sms-too-soon", WaysToBeRefusedEntry::smsTooSoon)
        .when("call-too-soon", WaysToBeRefusedEntry::callTooSoon)
        .when("email-too-soon", WaysToBeRefusedEntry::emailTooSoon);
  }

  private static Tenant.Said totp(Tenant org) {
    return org.post(
            "/api/v1/users/eve@example.com/factors",
            "{'factorType': 'token:software:totp', 'provider': 'OKTA'}")
        .is(200);
  }

  private static String activation(Tenant.Said factor) {
    return "/api/v1/users/eve@example.com/factors/" + factor.text("id") + "/lifecycle/activate";
  }

  private static void passed(Tenant org, String code) {
    org.post(activation(totp(org)), "{'passCode': '%s'}".formatted(code));
  }

  private static void replayed(Tenant org) throws Exception {
    Tenant.Said factor = totp(org);
    long step = org.universe().time().moment().getEpochSecond() / 30;
    String code =
        "{'passCode': '%s'}"
            .formatted(Passcode.of(factor.text("_embedded/activation/sharedSecret"), step));
    org.post(activation(factor), code).is(200);
    org.post(activation(factor).replace("lifecycle/activate", "verify"), code);
  }

  private static Tenant.Said phone(Tenant org, String type, String number) {
    return org.post(
        "/api/v1/users/eve@example.com/factors",
        "{'factorType': '%s', 'provider': 'OKTA', 'profile': {'phoneNumber': '%s'}}"
            .formatted(type, number));
  }

  private static void again(Tenant org, Tenant.Said factor) {
    org.post(
        "/api/v1/users/eve@example.com/factors/" + factor.is(200).text("id") + "/resend", "{}");
  }

  private static Tenant still(World world) {
    world.freeze();
    var org = new Tenant(world.universe());
    org.user("eve@example.com", PASSWORD);
    return org;
  }

  private static void smsTooSoon(World world, Object universes) {
    Tenant org = still(world);
    again(org, phone(org, "sms", "+14155550123"));
  }

  private static void callTooSoon(World world, Object universes) {
    Tenant org = still(world);
    again(org, phone(org, "call", "+14155550123"));
  }

  private static void emailTooSoon(World world, Object universes) {
    Tenant org = still(world);
    String mail =
        "{'factorType': 'email', 'provider': 'OKTA', 'profile': {'email': 'eve@example.com'}}";
    again(org, org.post("/api/v1/users/eve@example.com/factors", mail));
  }
}
