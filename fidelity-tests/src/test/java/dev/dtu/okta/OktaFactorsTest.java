package dev.dtu.okta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.junit.InUniverse;
import dev.dtu.junit.World;
import dev.dtu.twin.Acts;
import dev.dtu.twin.Outbox;
import dev.dtu.twin.Twin;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Factors of people: pushes that somebody answers, and codes of an app whose clock is not quite right.
class OktaFactorsTest implements InUniverse {

  private static final Twin OKTA = Tenant.twin();
  private static final String USER = "/api/v1/users/" + Visitor.NAME;

  @Override
  public List<Twin> twins() {
    return List.of(OKTA);
  }

  private static Tenant.Said signIn(Tenant org) {
    return org.post(
            "/api/v1/authn",
            "{'username': '%s', 'password': '%s'}".formatted(Visitor.NAME, Visitor.PASSWORD))
        .is(200);
  }

  /// Somebody with a factor that is asked for at each sign-in; gives the factor's path.
  private static String enrolled(Tenant org, String factor) {
    org.user(Visitor.NAME, Visitor.PASSWORD);
    org.asksForTwoFactors();
    return USER
        + "/factors/"
        + org.post(USER + "/factors?activate=true", factor).is(200).text("id");
  }

  private static Tenant.Said answers(Tenant org, boolean approves) {
    Obj told = Obj.of("user", Json.of(Visitor.NAME), "approve", Json.of(approves));
    return org.ask(new Acts.Due("answer-push", told, Tenant.ORIGIN).request());
  }

  @Test
  void a_push_waits_until_its_person_answers_or_time_is_up(World world) {
    Tenant org = new Tenant(world.universe());
    String factor = enrolled(org, "{'factorType': 'push', 'provider': 'OKTA'}");
    answers(org, true).is(404);
    for (String result : List.of("SUCCESS", "REJECTED", "TIMEOUT")) {
      Tenant.Said asked = org.post(factor + "/verify", "").is(201);
      assertThat(asked.text("factorResult")).isEqualTo("WAITING");
      String poll = asked.text("_links/poll/href").substring(Tenant.ORIGIN.url().length());
      assertThat(org.get(poll).is(200).text("factorResult")).isEqualTo("WAITING");
      if (result.equals("TIMEOUT")) {
        world.advance(Duration.ofMinutes(6));
      } else {
        answers(org, result.equals("SUCCESS")).is(200);
      }
      assertThat(org.get(poll).is(200).text("factorResult")).isEqualTo(result);
    }
  }

  private static Tenant.Said chooses(Tenant org, long number) {
    Obj told = Obj.of("user", Json.of(Visitor.NAME), "number", Json.of(number));
    return org.ask(new Acts.Due("answer-push", told, Tenant.ORIGIN).request());
  }

  /// The number that who asks is told, which is one of three on the phone.
  private static long right(Obj told, World world) {
    Obj challenge = told.obj("_embedded").orElseThrow().obj("challenge").orElseThrow();
    Json right = challenge.find("correctAnswer").orElseThrow();
    Obj message = Outbox.in(world.universe().store()).getLast().obj("message").orElseThrow();
    assertThat(message.items("numbers").items()).hasSize(3).doesNotHaveDuplicates().contains(right);
    return Long.parseLong(right.asWords().orElseThrow());
  }

  @Test
  void a_push_that_asks_for_a_number_is_rejected_by_another_and_by_none(World world) {
    Tenant org = new Tenant(world.universe());
    String factor = enrolled(org, "{'factorType': 'push', 'provider': 'OKTA'}");
    for (int off : new int[] {0, 1, 100}) {
      Tenant.Said asked = org.post(factor + "/verify", "{'useNumberMatchingChallenge': true}");
      String poll = asked.is(201).text("_links/poll/href").substring(Tenant.ORIGIN.url().length());
      assertThat(right(org.get(poll).is(200).obj(), world)).isEqualTo(right(asked.obj(), world));
      if (off == 100) {
        answers(org, true).is(200);
      } else {
        chooses(org, right(asked.obj(), world) + off).is(200);
      }
      String result = off == 0 ? "SUCCESS" : "REJECTED";
      assertThat(org.get(poll).is(200).text("factorResult")).isEqualTo(result);
    }
  }

  /// From now on Okta Verify asks for a number each time.
  static void asksForNumbers(Tenant org) {
    String all = "/api/v1/authenticators";
    int place = org.get(all).is(200).texts("key").indexOf("okta_verify");
    org.put(
            all + "/" + org.get(all).texts("id").get(place),
            "{'key': 'okta_verify', 'name': 'Okta Verify', 'settings': {'channelBinding':"
                + " {'style': 'NUMBER_CHALLENGE', 'required': 'ALWAYS'}}}")
        .is(200);
  }

  @Test
  void who_chooses_the_number_gets_in_where_okta_verify_asks_for_one(World world) {
    Tenant org = new Tenant(world.universe());
    String factor = enrolled(org, "{'factorType': 'push', 'provider': 'OKTA'}");
    asksForNumbers(org);
    String verify = "/api/v1/authn" + factor.substring(USER.length()) + "/verify";
    String state = "{'stateToken': '%s'}".formatted(signIn(org).text("stateToken"));
    Obj asked = org.post(verify, state).is(200).obj();
    chooses(org, right(asked.obj("_embedded").orElseThrow().obj("factor").orElseThrow(), world));
    assertThat(org.post(verify, state).is(200).text("status")).isEqualTo("SUCCESS");
  }

  @Test
  void who_taps_on_the_phone_gets_in(World world) {
    Tenant org = new Tenant(world.universe());
    String factor = enrolled(org, "{'factorType': 'push', 'provider': 'OKTA'}");
    String verify = "/api/v1/authn" + factor.substring(USER.length()) + "/verify";
    Tenant.Said way = signIn(org);
    assertThat(way.text("status")).isEqualTo("MFA_REQUIRED");
    String state = "{'stateToken': '%s'}".formatted(way.text("stateToken"));
    Tenant.Said asked = org.post(verify, state).is(200);
    assertThat(asked.text("status")).isEqualTo("MFA_CHALLENGE");
    assertThat(asked.text("factorResult")).isEqualTo("WAITING");
    assertThat(org.post(verify, state).is(200).text("factorResult")).isEqualTo("WAITING");
    answers(org, false);
    assertThat(org.post(verify, state).is(200).text("factorResult")).isEqualTo("REJECTED");
    org.post(verify + "/resend", state).is(200);
    answers(org, true);
    Tenant.Said done = org.post(verify, state).is(200);
    assertThat(done.text("status")).isEqualTo("SUCCESS");
    Tenant.Said session =
        org.post("/api/v1/sessions", "{'sessionToken': '%s'}".formatted(done.text("sessionToken")))
            .is(200);
    assertThat(session.obj().items("amr").items()).contains(Json.of("mfa"));
  }

  @Test
  void a_code_may_be_a_step_off_and_is_good_once(World world) throws Exception {
    Tenant org = new Tenant(world.universe());
    org.user(Visitor.NAME, Visitor.PASSWORD);
    world.freeze();
    Tenant.Said factor =
        org.post(USER + "/factors", "{'factorType': 'token:software:totp', 'provider': 'OKTA'}")
            .is(200);
    String own = USER + "/factors/" + factor.text("id");
    String secret = factor.text("_embedded/activation/sharedSecret");
    long step = world.now().getEpochSecond() / 30;
    String passed = "{'passCode': '%s'}";
    org.post(own + "/lifecycle/activate", passed.formatted(Passcode.of(secret, step - 1))).is(200);
    org.post(own + "/verify", passed.formatted(Passcode.of(secret, step - 1)))
        .refuses(403, "E0000082");
    org.post(own + "/verify", passed.formatted(Passcode.of(secret, step + 1))).is(200);
    org.post(own + "/verify", passed.formatted(Passcode.of(secret, step))).refuses(403, "E0000082");
    world.advance(Duration.ofMinutes(5));
    org.post(own + "/verify", passed.formatted(Passcode.of(secret, step + 2)))
        .refuses(403, "E0000068");
  }
}
