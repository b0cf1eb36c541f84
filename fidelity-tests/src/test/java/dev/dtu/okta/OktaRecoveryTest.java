package dev.dtu.okta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Body;
import dev.dtu.call.Request;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.junit.InUniverse;
import dev.dtu.junit.World;
import dev.dtu.twin.Outbox;
import dev.dtu.twin.Twin;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The way back in by a code on the phone, for who has no token of the API and learns nothing by asking.
class OktaRecoveryTest implements InUniverse {

  private static final Twin OKTA = Tenant.twin();
  private static final String AUTHN = "/api/v1/authn";
  private static final String FORGOT = AUTHN + "/recovery/password";
  private static final String PHONE = "+15554151337";

  @Override
  public List<Twin> twins() {
    return List.of(OKTA);
  }

  /// Anybody asks, without a credential.
  private static Tenant.Said ask(Tenant org, String path, String body) {
    return org.ask(
        Request.of("POST", path)
            .with("content-type", "application/json")
            .with(Body.of(body.replace('\'', '"'))));
  }

  private static String lost(String name, String factor) {
    return "{'username': '%s', 'factorType': '%s'}".formatted(name, factor);
  }

  /// Somebody with a phone, in an organisation that lets people come back by it.
  private static String eve(Tenant org, String credentials) {
    String policy = org.get("/api/v1/policies?type=PASSWORD").is(200).texts("id").getFirst();
    Obj told = org.get("/api/v1/policies/" + policy).obj().without("_links");
    String on =
        told.toString().replaceAll("(okta_(sms|call)\":\\{\"status\":\")INACTIVE", "$1ACTIVE");
    org.put("/api/v1/policies/" + policy, on).is(200);
    String profile = Org.profile("eve").replace("}", ", \"mobilePhone\": \"" + PHONE + "\"}");
    return org.post(
            "/api/v1/users", "{'profile': " + profile + ", 'credentials': " + credentials + "}")
        .is(200)
        .text("id");
  }

  private static final String PASSWORD = "{'password': {'value': 'Correct-1-horse'}}";
  private static final String QUESTION =
      "{'password': {'value': 'Correct-1-horse'}, 'recovery_question': {'question': 'Why?',"
          + " 'answer': 'because'}}";

  private static Obj last(World world) {
    return Outbox.in(world.universe().store()).getLast();
  }

  private static String code(World world) {
    return last(world).obj("message").orElseThrow().text("code").orElseThrow();
  }

  private static Tenant.Said verify(Tenant org, String kind, String state, String code) {
    return ask(
        org,
        AUTHN + "/recovery/factors/" + kind + "/verify",
        "{'stateToken': '%s', 'passCode': '%s'}".formatted(state, code));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SMS", "CALL"})
  void a_forgotten_password_is_reset_by_a_code_on_the_phone(String kind, World world) {
    Tenant org = new Tenant(world.universe());
    eve(org, PASSWORD);
    Tenant.Said way = ask(org, FORGOT, lost("eve@x.test", kind)).is(200);
    assertThat(way.text("status")).isEqualTo("RECOVERY_CHALLENGE");
    assertThat(way.text("recoveryType")).isEqualTo("PASSWORD");
    assertThat(way.text("factorType")).isEqualTo(kind);
    assertThat(way.obj().has("_embedded")).as("nothing is told of the person").isFalse();
    assertThat(way.text("_links/next/href")).endsWith("/recovery/factors/" + kind + "/verify");
    assertThat(way.text("_links/resend/name")).isEqualTo(kind.toLowerCase(java.util.Locale.ROOT));
    assertThat(last(world).text("to")).contains(PHONE);
    String state = way.text("stateToken");
    Tenant.Said wrong = verify(org, kind, state, "no").refuses(403, "E0000068");
    assertThat(wrong.json().toString()).contains("Your token doesn't match our records.");
    Tenant.Said open = verify(org, kind.toLowerCase(java.util.Locale.ROOT), state, code(world));
    assertThat(open.is(200).text("status")).isEqualTo("PASSWORD_RESET");
    ask(
            org,
            AUTHN + "/credentials/reset_password",
            "{'stateToken': '%s', 'newPassword': 'Other-2-horse'}".formatted(state))
        .is(200);
    ask(org, AUTHN, "{'username': 'eve@x.test', 'password': 'Other-2-horse'}").is(200);
  }

  @Test
  void who_has_a_question_answers_it_besides_and_the_code_is_good_once(World world) {
    Tenant org = new Tenant(world.universe());
    eve(org, QUESTION);
    String state = ask(org, FORGOT, lost("eve@x.test", "SMS")).is(200).text("stateToken");
    String code = code(world);
    String body = "{'stateToken': '%s', 'passCode': '%s'}".formatted(state, code);
    Tenant.Said asked = ask(org, AUTHN + "/factors/sms/verify", body).is(200);
    assertThat(asked.text("status")).isEqualTo("RECOVERY");
    assertThat(asked.text("_embedded/user/recovery_question/question")).isEqualTo("Why?");
    verify(org, "SMS", state, code).refuses(403, "E0000079");
    Tenant.Said open =
        ask(
            org,
            AUTHN + "/recovery/answer",
            "{'stateToken': '%s', 'answer': 'because'}".formatted(state));
    assertThat(open.is(200).text("status")).isEqualTo("PASSWORD_RESET");
  }

  @Test
  void another_code_is_sent_after_half_a_minute_and_the_first_is_good_no_more(World world) {
    Tenant org = new Tenant(world.universe());
    world.freeze();
    eve(org, PASSWORD);
    String state = ask(org, FORGOT, lost("eve@x.test", "SMS")).is(200).text("stateToken");
    String first = code(world);
    String body = "{'stateToken': '%s'}".formatted(state);
    ask(org, AUTHN + "/recovery/factors/SMS/resend", body).refuses(429, "E0000109");
    world.advance(Duration.ofSeconds(30));
    ask(org, AUTHN + "/recovery/factors/CALL/resend", body).refuses(403, "E0000079");
    Tenant.Said again = ask(org, AUTHN + "/recovery/factors/SMS/resend", body).is(200);
    assertThat(again.text("stateToken")).isEqualTo(state);
    assertThat(code(world)).isNotEqualTo(first);
    verify(org, "SMS", state, first).refuses(403, "E0000068");
    verify(org, "SMS", state, code(world)).is(200);
  }

  @Test
  void who_is_nobody_is_told_what_everybody_is_and_is_sent_nothing(World world) {
    Tenant org = new Tenant(world.universe());
    int before = Outbox.in(world.universe().store()).size();
    String state = ask(org, FORGOT, lost("nobody", "SMS")).is(200).text("stateToken");
    assertThat(ask(org, FORGOT, lost("nobody", "EMAIL")).is(200).text("factorResult"))
        .isEqualTo("WAITING");
    String back = lost("nobody", "EMAIL").replace("}", ", 'relayState': '/back'}");
    assertThat(ask(org, FORGOT, back).is(200).text("relayState")).isEqualTo("/back");
    assertThat(Outbox.in(world.universe().store())).hasSize(before);
    verify(org, "SMS", state, "").refuses(403, "E0000068");
    ask(org, FORGOT, "{'username': 'nobody'}").refuses(400, "E0000001");
    org.post(FORGOT, lost("nobody", "SMS")).refuses(403, "E0000095");
  }

  @Test
  void a_policy_says_who_may_come_back_by_phone(World world) {
    Tenant org = new Tenant(world.universe());
    org.user("may@x.test", "Correct-1-horse");
    ask(org, FORGOT, lost("may@x.test", "SMS")).refuses(403, "E0000034");
    ask(org, FORGOT, lost("may@x.test", "EMAIL")).is(200);
    assertThat(last(world).text("kind")).contains("email");
  }

  @Test
  void who_has_a_token_of_the_api_gets_a_token_for_the_person(World world) {
    Tenant org = new Tenant(world.universe());
    String id = org.user("may@x.test", "Correct-1-horse");
    Tenant.Said way = org.post(FORGOT, "{'username': 'may@x.test'}").is(200);
    assertThat(way.text("_embedded/user/id")).isEqualTo(id);
    assertThat(way.text("_links/next/name")).isEqualTo("recovery");
    Obj token = Obj.of("recoveryToken", Json.of(way.text("recoveryToken")));
    assertThat(ask(org, AUTHN + "/recovery/token", token.toString()).is(200).text("status"))
        .isEqualTo("PASSWORD_RESET");
  }

  @Test
  void a_locked_account_is_opened_by_a_code(World world) {
    Tenant org = new Tenant(world.universe());
    String id = eve(org, PASSWORD);
    for (int i = 0; i < 10; i++) {
      ask(org, AUTHN, "{'username': 'eve@x.test', 'password': 'wrong'}").refuses(401, "E0000004");
    }
    Tenant.Said way = ask(org, AUTHN + "/recovery/unlock", lost("eve@x.test", "SMS")).is(200);
    assertThat(way.text("recoveryType")).isEqualTo("UNLOCK");
    Tenant.Said done = verify(org, "SMS", way.text("stateToken"), code(world)).is(200);
    assertThat(done.text("status")).isEqualTo("SUCCESS");
    assertThat(org.get("/api/v1/users/" + id).text("status")).isEqualTo("ACTIVE");
  }
}
