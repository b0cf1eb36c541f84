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

/// What is offered to who signs in: factors by their policy, phones that scan a picture, and what is done
/// only for who asks for it.
class OktaOffersTest implements InUniverse {

  private static final Twin OKTA = Tenant.twin();
  private static final String AUTHN = "/api/v1/authn";

  @Override
  public List<Twin> twins() {
    return List.of(OKTA);
  }

  private static Tenant.Said signIn(Tenant org, String options) {
    String told = "{'username': '%s', 'password': '%s', 'options': {%s}}";
    return org.post(AUTHN, told.formatted(Visitor.NAME, Visitor.PASSWORD, options)).is(200);
  }

  private static String state(Tenant.Said way) {
    return "{'stateToken': '%s'}".formatted(way.text("stateToken"));
  }

  private static Tenant.Said enrols(Tenant org, Tenant.Said way, String told) {
    String body = "{'stateToken': '%s', 'provider': 'OKTA', %s}";
    return org.post(AUTHN + "/factors", body.formatted(way.text("stateToken"), told)).is(200);
  }

  /// A policy by which a phone must be enrolled, a question may be, and nothing else.
  private static void demands(Tenant org) {
    org.user(Visitor.NAME, Visitor.PASSWORD);
    org.asksForTwoFactors();
    String everyone = org.get("/api/v1/groups?q=Everyone").is(200).texts("id").getFirst();
    String told =
        "{'type': 'MFA_ENROLL', 'name': 'Phones', 'status': 'ACTIVE', 'description': 'd',"
            + " 'priority': 1, 'conditions': {'people': {'groups': {'include': ['%s']}}},"
            + " 'settings': {'factors': {'okta_sms': {'enroll': {'self': 'REQUIRED'}},"
            + " 'okta_question': {'enroll': {'self': 'OPTIONAL'}},"
            + " 'okta_call': {'enroll': {'self': 'NOT_ALLOWED'}}}}}";
    org.post("/api/v1/policies", told.formatted(everyone)).is(200);
  }

  private static List<String> offered(Tenant.Said way) {
    return way.obj().obj("_embedded").orElseThrow().items("factors").items().stream()
        .map(each -> (Obj) each)
        .map(each ->
            each.text("factorType").orElseThrow()
                + " "
                + each.text("enrollment").orElseThrow()
                + " "
                + each.text("status").orElseThrow())
        .toList();
  }

  @Test
  void who_must_enrol_a_factor_enrols_it_and_another_only_where_it_was_asked_for(
      Universe universe) {
    Tenant org = new Tenant(universe);
    demands(org);
    Tenant.Said way = signIn(org, "'multiOptionalFactorEnroll': true");
    assertThat(way.text("status")).isEqualTo("MFA_ENROLL");
    assertThat(offered(way))
        .containsExactlyInAnyOrder("sms REQUIRED NOT_SETUP", "question OPTIONAL NOT_SETUP");
    org.post(AUTHN + "/skip", state(way)).refuses(403, "E0000079");
    String question =
        "'factorType': 'question', 'profile': {'question': 'disliked_food', 'answer': 'mexican'}";
    Tenant.Said next = enrols(org, way, question);
    assertThat(next.text("status")).as("the phone is missing").isEqualTo("MFA_ENROLL");
    Tenant.Said asked =
        enrols(org, way, "'factorType': 'sms', 'profile': {'phoneNumber': '+1-555-415-1337'}");
    assertThat(asked.text("_links/next/name")).isEqualTo("activate");
    assertThat(asked.obj().obj("_links").orElseThrow().items("resend").toString())
        .contains("\"name\":\"sms\"");
    Tenant.Said seen = org.post(AUTHN + "/introspect", state(way)).is(200);
    assertThat(seen.text("status")).isEqualTo("MFA_ENROLL_ACTIVATE");
    String code =
        Outbox.in(universe.store()).getLast().obj("message").orElseThrow().text("code").orElse("");
    String passed = "{'stateToken': '%s', 'passCode': '%s'}";
    String activate =
        AUTHN + "/factors/" + asked.text("_embedded/factor/id") + "/lifecycle/activate";
    Tenant.Said done = org.post(activate, passed.formatted(way.text("stateToken"), code)).is(200);
    assertThat(done.text("status")).as("nothing more is offered").isEqualTo("SUCCESS");
  }

  @Test
  void who_enrolled_enough_may_skip_the_rest(Universe universe) {
    Tenant org = new Tenant(universe);
    org.user(Visitor.NAME, Visitor.PASSWORD);
    org.asksForTwoFactors();
    String question =
        "'factorType': 'question', 'profile': {'question': 'disliked_food', 'answer': 'mexican'}";
    Tenant.Said way = signIn(org, "'multiOptionalFactorEnroll': true");
    Tenant.Said more = enrols(org, way, question);
    assertThat(more.text("status")).isEqualTo("MFA_ENROLL");
    assertThat(offered(more)).contains("question OPTIONAL ACTIVE", "sms OPTIONAL NOT_SETUP");
    assertThat(more.text("_links/skip/href")).endsWith("/api/v1/authn/skip");
    Tenant.Said done = org.post(AUTHN + "/skip", state(more)).is(200);
    assertThat(done.text("status")).isEqualTo("SUCCESS");
  }

  @Test
  void a_phone_is_waited_for_until_it_scans_the_picture(Universe universe) {
    Tenant org = new Tenant(universe);
    String user = org.user(Visitor.NAME, Visitor.PASSWORD);
    org.asksForTwoFactors();
    Tenant.Said way = enrols(org, signIn(org, ""), "'factorType': 'push'");
    assertThat(way.text("factorResult")).isEqualTo("WAITING");
    assertThat(way.text("_links/next/name")).isEqualTo("poll");
    String activation = "_embedded/factor/_embedded/activation/";
    assertThat(way.text(activation + "_links/qrcode/href"))
        .startsWith(Tenant.ORIGIN.url() + "/api/v1/users/" + user);
    String factor = AUTHN + "/factors/" + way.text("_embedded/factor/id");
    assertThat(way.reply().body().toString()).contains(factor + "/lifecycle/activate/email");
    org.post(factor + "/lifecycle/activate/email", state(way)).is(200);
    assertThat(Outbox.in(universe.store()).getLast().text("to")).contains(Visitor.NAME);
    String poll = way.text("_links/next/href").substring(Tenant.ORIGIN.url().length());
    assertThat(org.post(poll, state(way)).is(200).text("status")).isEqualTo("MFA_ENROLL_ACTIVATE");
    answers(org);
    assertThat(org.post(poll, state(way)).is(200).text("status")).isEqualTo("SUCCESS");
    assertThat(org.get("/api/v1/users/" + user + "/factors").texts("status"))
        .containsExactly("ACTIVE");
  }

  private static void answers(Tenant org) {
    Obj told = Obj.of("user", Json.of(Visitor.NAME), "approve", Json.of(true));
    org.ask(new Acts.Due("answer-push", told, Tenant.ORIGIN).request()).is(200);
  }

  @Test
  void an_administrator_waits_for_a_phone_as_its_person_does(Universe universe) {
    Tenant org = new Tenant(universe);
    String factors = "/api/v1/users/" + org.user(Visitor.NAME, Visitor.PASSWORD) + "/factors";
    Tenant.Said begun = org.post(factors, "{'factorType': 'push', 'provider': 'OKTA'}").is(200);
    String own = factors + "/" + begun.text("id") + "/lifecycle/activate";
    assertThat(begun.text("_links/poll/href")).endsWith(own + "/poll");
    assertThat(org.post(own + "/poll", "").is(200).text("factorResult")).isEqualTo("WAITING");
    org.post(own + "/sms", "{'profile': {'phoneNumber': '+15554151337'}}").is(200);
    assertThat(Outbox.in(universe.store()).getLast().text("kind")).contains("sms");
    answers(org);
    assertThat(org.post(own + "/poll", "").is(200).text("status")).isEqualTo("ACTIVE");
    org.post(own + "/poll", "").refuses(400, "E0000001");
  }

  @Test
  void tokens_of_other_makers_are_active_once_they_are_shown(Universe universe) {
    Tenant org = new Tenant(universe);
    String factors = "/api/v1/users/" + org.user(Visitor.NAME, Visitor.PASSWORD) + "/factors";
    String told =
        "{'factorType': 'token', 'provider': '%s', 'passCode': '123456',"
            + " 'profile': {'credentialId': 'VSMT14393584'}}";
    Tenant.Said symantec = org.post(factors, told.formatted("SYMANTEC")).is(200);
    assertThat(symantec.text("status")).isEqualTo("ACTIVE");
    assertThat(symantec.text("id")).startsWith("ufv");
    assertThat(symantec.text("profile/credentialId")).isEqualTo("VSMT14393584");
    Tenant.Said rsa = org.post(factors, told.formatted("RSA")).is(200);
    assertThat(rsa.text("id")).startsWith("rsa");
  }

  @Test
  void a_password_that_runs_out_is_warned_of_where_that_was_asked_for(World world) {
    Tenant org = new Tenant(world.universe());
    org.user(Visitor.NAME, Visitor.PASSWORD);
    String told =
        "{'type': 'PASSWORD', 'name': 'Days', 'status': 'ACTIVE', 'description': 'd',"
            + " 'conditions': {'authProvider': {'provider': 'OKTA'}}, 'settings': {'password':"
            + " {'age': {'maxAgeDays': 10, 'expireWarnDays': 5}}}}";
    org.post("/api/v1/policies", told).is(200);
    world.advance(Duration.ofDays(7));
    assertThat(signIn(org, "").text("status")).isEqualTo("SUCCESS");
    Tenant.Said way = signIn(org, "'warnBeforePasswordExpired': true");
    assertThat(way.text("status")).isEqualTo("PASSWORD_WARN");
    assertThat(org.post(AUTHN + "/skip", state(way)).is(200).text("status")).isEqualTo("SUCCESS");
  }
}
