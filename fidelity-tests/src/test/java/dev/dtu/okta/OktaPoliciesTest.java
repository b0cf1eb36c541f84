package dev.dtu.okta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.junit.InUniverse;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Policies and rules: what an organisation begins with, and in what order they are asked.
class OktaPoliciesTest implements InUniverse {

  private static final Twin OKTA = Tenant.twin();

  @Override
  public List<Twin> twins() {
    return List.of(OKTA);
  }

  private static String policy(Tenant org, String name, int priority) {
    return org.post(
            "/api/v1/policies",
            ("{'type': 'PASSWORD', 'name': '%s', 'status': 'ACTIVE', 'description': 'x', "
                    + "'priority': %d, 'settings': {'password': {'complexity': {'minLength': 12}, "
                    + "'lockout': {'maxAttempts': 3}}}}")
                .formatted(name, priority))
        .is(200)
        .text("id");
  }

  private static List<String> names(Tenant org) {
    return org
        .get("/api/v1/policies?type=PASSWORD")
        .is(200)
        .json()
        .asArr()
        .orElseThrow()
        .items()
        .stream()
        .map(each -> each.asObj().orElseThrow())
        .map(each ->
            each.text("name").orElse("") + " " + each.find("priority").orElse(Json.Null.NULL))
        .sorted()
        .toList();
  }

  @Test
  void a_fresh_organisation_has_its_default_policies(Universe universe) {
    Tenant org = new Tenant(universe);
    for (String type : List.of("PASSWORD", "OKTA_SIGN_ON", "MFA_ENROLL")) {
      assertThat(org.get("/api/v1/policies?type=" + type).is(200).texts("name"))
          .containsExactly("Default Policy");
    }
    assertThat(org.get("/api/v1/policies?type=IDP_DISCOVERY").is(200).texts("name"))
        .containsExactly("Idp Discovery Policy");
    assertThat(org.get("/api/v1/policies?type=ACCESS_POLICY").is(200).texts("type"))
        .containsOnly("ACCESS_POLICY");
    org.get("/api/v1/policies").refuses(400, "E0000028");
  }

  @Test
  void what_is_put_before_others_moves_them_back(Universe universe) {
    Tenant org = new Tenant(universe);
    String first = policy(org, "A", 1);
    String second = policy(org, "B", 1);
    assertThat(names(org)).contains("A 2", "B 1");
    org.delete("/api/v1/policies/" + second).is(204);
    assertThat(names(org)).contains("A 1");
    String third = policy(org, "C", 9);
    assertThat(names(org)).contains("A 1", "C 2");
    org.delete("/api/v1/policies/" + first).is(204);
    org.get("/api/v1/policies/" + third).is(200);
    org.post("/api/v1/policies/" + third + "/lifecycle/deactivate", "").is(204);
    assertThat(org.get("/api/v1/policies/" + third).text("status")).isEqualTo("INACTIVE");
  }

  @Test
  void the_default_policy_stays_and_keeps_its_place(Universe universe) {
    Tenant org = new Tenant(universe);
    String id = org.get("/api/v1/policies?type=PASSWORD").texts("id").getFirst();
    org.delete("/api/v1/policies/" + id).refuses(403, "E0000006");
    org.put(
            "/api/v1/policies/" + id,
            "{'type': 'PASSWORD', 'name': 'Default Policy', 'priority': 7}")
        .refuses(403, "E0000077");
  }

  @Test
  void rules_count_from_one_below_each_policy(Universe universe) {
    Tenant org = new Tenant(universe);
    String rules = "/api/v1/policies/" + policy(org, "A", 1) + "/rules";
    String rule =
        "{'type': 'PASSWORD', 'name': '%s', 'priority': %d, 'actions': {'passwordChange':"
            + " {'access': 'ALLOW'}}}";
    String first = org.post(rules, rule.formatted("R1", 1)).is(200).text("id");
    Tenant.Said second = org.post(rules, rule.formatted("R2", 1)).is(200);
    assertThat(second.obj().find("priority")).contains(Json.of(1L));
    assertThat(org.get(rules + "/" + first).obj().find("priority")).contains(Json.of(2L));
    org.delete(rules + "/" + second.text("id")).is(204);
    assertThat(org.get(rules + "/" + first).obj().find("priority")).contains(Json.of(1L));
  }

  @Test
  void who_moves_among_rules_of_sessions_is_in_the_way_where_it_stood(Universe universe) {
    Tenant org = new Tenant(universe);
    String policy = "{'type': 'ACCESS_POLICY', 'name': 'P', 'description': 'P'}";
    String id = org.post("/api/v1/policies", policy).is(200).text("id");
    String rules = "/api/v1/policies/" + id + "/rules";
    String rule =
        "{'type': 'ACCESS_POLICY', 'name': '%s', 'priority': %d, 'actions': {'appSignOn':"
            + " {'access': 'ALLOW'}}}";
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      ids.add(org.post(rules, rule.formatted("R" + i, i)).is(200).text("id"));
    }
    org.put(rules + "/" + ids.get(3), rule.formatted("R3", 1)).is(200);
    assertThat(org.get(rules).texts("name")).startsWith("R0", "R3", "R1", "R2", "R4");
    assertThat(org.get(rules + "/" + ids.get(4)).obj().find("priority")).contains(Json.of(5L));
    org.put(rules + "/" + ids.get(4), rule.formatted("R4", 2)).is(200);
    assertThat(org.get(rules).texts("name")).startsWith("R0", "R3", "R4", "R1", "R2");
  }
}
