package dev.dtu.okta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Reply;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import org.junit.jupiter.api.Test;

/// Roles of administrators of Okta, and what else an organisation settles.
class RolesTest {

  private final Org org = new Org();

  private Obj made(String path, String type) {
    Reply reply = org.ask("POST", path, "{\"type\": \"" + type + "\"}");
    assertThat(reply.status()).isEqualTo(201);
    return Json.trusted(reply.body().toString()).asObj().orElseThrow();
  }

  private String group() {
    return "/api/v1/groups/"
        + Org.id(org.post("/api/v1/groups", "{\"profile\": {\"name\": \"A\"}}"));
  }

  @Test
  void an_assignment_that_may_reach_to_some_things_alone_is_called_by_its_type() {
    String roles = group() + "/roles";
    Obj scoped = made(roles, "APP_ADMIN");
    assertThat(scoped.text("id")).contains("IFIFAX2BIRGUSTQ");
    assertThat(scoped.text("label")).contains("Application Administrator");
    Obj other = made(roles, "READ_ONLY_ADMIN");
    assertThat(Org.id(other)).startsWith("gra");
    assertThat(org.list(roles))
        .extracting(Org::id)
        .containsExactly("IFIFAX2BIRGUSTQ", Org.id(other));
    assertThat(org.refused("POST", roles, "{\"type\": \"APP_ADMIN\"}")).startsWith("409 E0000090");
    org.done("DELETE", roles + "/IFIFAX2BIRGUSTQ");
    assertThat(org.refused("GET", roles + "/IFIFAX2BIRGUSTQ", "")).endsWith("(RoleAssignment)");
  }

  @Test
  void a_role_of_applications_reaches_to_kinds_of_them_and_to_single_ones() {
    String role = group() + "/roles";
    role += "/" + Org.id(made(role, "APP_ADMIN"));
    String targets = role + "/targets/catalog/apps";
    assertThat(org.list(targets)).isEmpty();
    org.done("PUT", targets + "/facebook");
    assertThat(org.list(targets))
        .extracting(each -> each.text("name").orElse(""))
        .containsExactly("facebook");
    org.done("DELETE", targets + "/facebook");
    assertThat(org.list(targets)).isEmpty();
  }

  @Test
  void an_application_that_is_a_client_has_roles_and_others_are_not_there() {
    String id =
        Org.id(
            org.post(
                "/api/v1/apps",
                "{\"name\": \"oidc_client\", \"label\": \"S\", \"signOnMode\": \"OPENID_CONNECT\","
                    + " \"credentials\": {\"oauthClient\": {}}, \"settings\": {\"oauthClient\":"
                    + " {\"application_type\": \"service\", \"grant_types\":"
                    + " [\"client_credentials\"]}}}"));
    String roles = "/oauth2/v1/clients/" + id + "/roles";
    assertThat(Org.id(made(roles, "HELP_DESK_ADMIN"))).isEqualTo("JBCUYUC7IRCVGS27IFCE2SKO");
    assertThat(org.get(roles + "/JBCUYUC7IRCVGS27IFCE2SKO").text("type"))
        .contains("HELP_DESK_ADMIN");
    assertThat(org.refused("POST", "/oauth2/v1/clients/0oanone/roles", "{\"type\": \"ORG_ADMIN\"}"))
        .startsWith("404 E0000007");
  }

  @Test
  void one_address_of_a_zone_is_the_range_from_itself_to_itself() {
    String zones = "/api/v1/zones";
    String zone =
        "{\"type\": \"IP\", \"name\": \"%s\", \"gateways\": [{\"type\": \"RANGE\", \"value\":"
            + " \"%s\"}]}";
    Obj made = org.post(zones, zone.formatted("Z", "10.0.0.7"));
    assertThat(made.items("gateways").items().getFirst().asObj().orElseThrow().text("value"))
        .contains("10.0.0.7-10.0.0.7");
    assertThat(org.refused("POST", zones, zone.formatted("Y", "10.0.0.700")))
        .startsWith("400 E0000001")
        .endsWith("Make sure it is a valid IPV4.");
  }

  @Test
  void a_template_of_messages_is_reached_by_its_name_alone() {
    Reply made = org.ask("POST", "/api/v1/brands", "{\"name\": \"B\"}");
    String brand = Org.id(Json.trusted(made.body().toString()).asObj().orElseThrow());
    String settings = "/api/v1/brands/" + brand + "/templates/email/UserActivation/settings";
    org.told("PUT", settings, "{\"recipients\": \"NO_USERS\"}");
    assertThat(org.get(settings).text("recipients")).contains("NO_USERS");
  }
}
