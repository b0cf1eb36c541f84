package dev.dtu.okta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.junit.InUniverse;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What policies would say of somebody is what they say once that somebody signs in.
class OktaSimulationTest implements InUniverse {

  private static final Twin OKTA = Tenant.twin();
  private static final String SIMULATE = "/api/v1/policies/simulate";

  @Override
  public List<Twin> twins() {
    return List.of(OKTA);
  }

  private static String app(Tenant org) {
    String told =
        "{'name': 'bookmark', 'label': 'B', 'signOnMode': 'BOOKMARK', 'settings': {'app': {'url':"
            + " 'https://x.test'}}}";
    return org.post("/api/v1/apps", told).is(200).text("id");
  }

  /// A policy for one group that denies whoever comes from a zone.
  private static String denying(Tenant org, String group) {
    String zone =
        org.post(
                "/api/v1/zones",
                "{'type': 'IP', 'name': 'Z', 'status': 'ACTIVE', 'gateways': [{'type': 'CIDR',"
                    + " 'value': '10.1.0.0/16'}, {'type': 'RANGE', 'value': '10.7.0.1-10.7.0.9'}]}")
            .is(200)
            .text("id");
    String policy =
        org.post(
                "/api/v1/policies",
                ("{'type': 'OKTA_SIGN_ON', 'name': 'Zoned', 'status': 'ACTIVE', 'description': 'd',"
                        + " 'conditions': {'people': {'groups': {'include': ['%s']}}}}")
                    .formatted(group))
            .is(200)
            .text("id");
    org.post(
            "/api/v1/policies/" + policy + "/rules",
            ("{'type': 'SIGN_ON', 'name': 'Inside', 'conditions': {'network': {'connection':"
                    + " 'ZONE', 'include': ['%s']}}, 'actions': {'signon': {'access': 'DENY'}}}")
                .formatted(zone))
        .is(200);
    return policy;
  }

  private static Obj simulated(Tenant org, String query, String app, String context) {
    String body =
        "[{'appInstance': '%s', 'policyTypes': ['OKTA_SIGN_ON'], 'policyContext': {%s}}]"
            .formatted(app, context);
    Json list = org.post(SIMULATE + query, body).is(200).json();
    return list.asArr().orElseThrow().at(0).asObj().orElseThrow();
  }

  private static String named(Obj told, String part) {
    List<String> names =
        told.obj(part).orElseThrow().items("policies").items().stream()
            .map(each -> each.asObj().orElseThrow())
            .map(each -> each.text("name").orElse("") + " " + each.text("status").orElse(""))
            .toList();
    return String.join(", ", names);
  }

  @Test
  void a_simulation_finds_the_policy_and_the_rule_that_match(Universe universe) {
    Tenant org = new Tenant(universe);
    String group = org.post("/api/v1/groups", "{'profile': {'name': 'G'}}").is(200).text("id");
    String user = org.user(Visitor.NAME, Visitor.PASSWORD);
    org.send("PUT", "/api/v1/groups/" + group + "/users/" + user, "").is(204);
    String app = app(org);
    denying(org, group);
    String who = "'user': {'id': '" + user + "'}";
    for (String ip : List.of("10.1.2.3", "10.7.0.9")) {
      Obj inside = simulated(org, "", app, who + ", 'ip': '" + ip + "'");
      assertThat(named(inside, "result")).isEqualTo("Zoned MATCH");
      assertThat(inside.toString()).contains("network.include").contains("people.groups.include");
    }
    Obj outside = simulated(org, "?expand=EVALUATED", app, who + ", 'ip': '10.2.0.1'");
    assertThat(named(outside, "result")).isEqualTo("Default Policy MATCH");
    assertThat(named(outside, "evaluated")).isEqualTo("Zoned NOT_MATCH");
    Obj nowhere = simulated(org, "", app, "'groups': {'ids': ['" + group + "']}");
    assertThat(named(nowhere, "undefined")).isEqualTo("Zoned UNDEFINED");
    assertThat(named(nowhere, "evaluated")).isEmpty();
  }

  @Test
  void who_signs_in_meets_what_was_simulated(Universe universe) {
    Tenant org = new Tenant(universe);
    String group = org.post("/api/v1/groups", "{'profile': {'name': 'G'}}").is(200).text("id");
    String user = org.user(Visitor.NAME, Visitor.PASSWORD);
    denying(org, group);
    String body = "{'username': '%s', 'password': '%s'}".formatted(Visitor.NAME, Visitor.PASSWORD);
    org.post("/api/v1/authn", body).is(200);
    org.send("PUT", "/api/v1/groups/" + group + "/users/" + user, "").is(204);
    org.post("/api/v1/authn", body).is(200);
    org.ask(
            dev.dtu.call.Request.of("POST", "/api/v1/authn")
                .with("x-forwarded-for", "10.1.0.7")
                .with("content-type", "application/json")
                .with(dev.dtu.call.Body.of(body.replace('\'', '"'))))
        .refuses(401, "E0000004");
  }

  @Test
  void the_policies_of_an_application_are_its_own(Universe universe) {
    Tenant org = new Tenant(universe);
    String user = org.user(Visitor.NAME, Visitor.PASSWORD);
    String body =
        "[{'appInstance': '%s', 'policyContext': {'user': {'id': '%s'}}}]"
            .formatted(app(org), user);
    String told = org.post(SIMULATE, body).is(200).json().toString();
    assertThat(told).contains("Any two factors").contains("PROFILE_ENROLLMENT");
    String both =
        "[{'appInstance': '%s', 'policyContext': {'user': {'id': '%s'}, 'groups': {'ids': []}}}]"
            .formatted(app(org), user);
    org.post(SIMULATE, both).refuses(400, "E0000001");
    org.post(SIMULATE, both.replaceFirst("'0oa[^']+'", "'0oanone'")).refuses(404, "E0000007");
  }
}
