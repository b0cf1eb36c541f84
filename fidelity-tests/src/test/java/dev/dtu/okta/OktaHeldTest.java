package dev.dtu.okta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.junit.InUniverse;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an organisation is held to by what it said itself: attributes, mappings, addresses, names.
class OktaHeldTest implements InUniverse {

  private static final Twin OKTA = Tenant.twin();

  @Override
  public List<Twin> twins() {
    return List.of(OKTA);
  }

  private static final String PERSON =
      "{'profile': {'firstName': 'T', 'lastName': 'P', 'email': 'a@x.test', 'login': 'a@x.test',"
          + " %s}}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'type': 'string', 'maxLength': 3, 'minLength': 2 | 'abc' | 'abcd'",
        "'type': 'string', 'minLength': 2 | 'ab' | 'a'",
        "'type': 'string', 'enum': ['S', 'M'] | 'M' | 'L'",
        "'type': 'string', 'oneOf': [{'const': 'S', 'title': 'Small'}] | 'S' | 'M'",
        "'type': 'string', 'pattern': '[A-Z]+[0-9]' | 'AB1' | 'xAB1'",
        "'type': 'boolean' | true | 'true'",
        "'type': 'integer' | 7 | 'seven'",
        "'type': 'array', 'items': {'type': 'string'} | ['a'] | [1]",
      })
  void an_attribute_of_ones_own_is_held_to_its_schema(
      String attribute, String right, String wrong, Universe universe) {
    Tenant org = new Tenant(universe);
    org.post(
            "/api/v1/meta/schemas/user/default",
            "{'definitions': {'custom': {'id': '#custom', 'type': 'object', 'properties':"
                + " {'own': {'title': 'Own', "
                + attribute
                + "}}}}}")
        .is(200);
    Tenant.Said refused =
        org.post("/api/v1/users", PERSON.formatted("'own': " + wrong)).refuses(400, "E0000001");
    assertThat(refused.text("errorSummary")).isEqualTo("Api validation failed: own");
    org.post("/api/v1/users", PERSON.formatted("'own': null")).is(200);
    String other = PERSON.replace("a@x.test", "b@x.test");
    org.post("/api/v1/users", other.formatted("'own': " + right)).is(200);
  }

  @Test
  void a_mapping_makes_no_attribute_that_users_do_not_have(Universe universe) {
    Tenant org = new Tenant(universe);
    String idp =
        org.post(
                "/api/v1/idps",
                "{'type': 'FACEBOOK', 'name': 'F', 'protocol': {'type': 'OAUTH2', 'scopes':"
                    + " ['email'], 'credentials': {'client': {'client_id': 'a', 'client_secret':"
                    + " 'b'}}}, 'policy': {'provisioning': {'action': 'AUTO', 'groups': {'action':"
                    + " 'NONE'}}, 'accountLink': {'action': 'AUTO'}, 'subject':"
                    + " {'userNameTemplate': {'template': 'idpuser.email'}}}}")
            .is(200)
            .text("id");
    String mapping =
        "/api/v1/mappings/"
            + org.get("/api/v1/mappings?sourceId=" + idp).is(200).texts("id").getFirst();
    String made = "{'properties': {'%s': {'expression': 'appuser.x', 'pushStatus': 'PUSH'}}}";
    Tenant.Said refused = org.post(mapping, made.formatted("height")).refuses(400, "E0000001");
    assertThat(refused.text("errorSummary")).isEqualTo("Api validation failed: updateMapping");
    assertThat(refused.json().toString()).contains("Invalid target field height");
    org.post(mapping, made.formatted("nickName")).is(200);
    org.post(mapping, "{'properties': {'height': null}}").is(200);
  }

  @ParameterizedTest
  @CsvSource({
    "https://app.test/back, 201",
    "com.example.app:/back, 201",
    "http://localhost:8080/a?b=c, 201",
    "https://*.app.test/back, 201",
    "nowhere, 400",
    "/back, 400",
    "https:///back, 400",
    "https://app.test/back#part, 400",
    "https://app.test/a b, 400"
  })
  void people_are_sent_back_to_addresses_alone(String address, int status, Universe universe) {
    Tenant org = new Tenant(universe);
    String client =
        "{'client_name': 'C', 'application_type': 'web', 'redirect_uris': ['%s'],"
            + " 'response_types': ['code'], 'grant_types': ['authorization_code']}";
    org.post("/oauth2/v1/clients", client.formatted(address)).is(status);
    String app =
        "{'name': 'oidc_client', 'label': 'A', 'signOnMode': 'OPENID_CONNECT', 'credentials':"
            + " {'oauthClient': {'token_endpoint_auth_method': 'client_secret_basic'}}, 'settings':"
            + " {'oauthClient': {'redirect_uris': ['%s'], 'response_types': ['code'],"
            + " 'grant_types': ['authorization_code'], 'application_type': 'web'}}}";
    org.post("/api/v1/apps", app.formatted(address)).is(status == 201 ? 200 : 400);
  }

  @Test
  void a_hook_asks_for_names_of_events(Universe universe) {
    Tenant org = new Tenant(universe);
    String hook =
        "{'name': 'H', 'events': {'type': 'EVENT_TYPE', 'items': ['%s']}, 'channel': {'type':"
            + " 'HTTP', 'version': '1.0.0', 'config': {'uri': 'https://app.test/hook'}}}";
    org.post("/api/v1/eventHooks", hook.formatted("anything")).refuses(400, "E0000001");
    org.post("/api/v1/eventHooks", hook.formatted("User Created")).refuses(400, "E0000001");
    org.post("/api/v1/eventHooks", hook.formatted("event_hook.delivery")).refuses(400, "E0000001");
    org.post("/api/v1/eventHooks", hook.formatted("user.lifecycle.create")).is(200);
  }

  @Test
  void a_role_permits_what_there_are_names_of(Universe universe) {
    Tenant org = new Tenant(universe);
    String told = "{'label': 'R', 'description': 'd', 'permissions': ['%s']}";
    org.post("/api/v1/iam/roles", told.formatted("everything")).refuses(400, "E0000001");
    String role = org.post("/api/v1/iam/roles", told.formatted("okta.users.read")).text("id");
    String permissions = "/api/v1/iam/roles/" + role + "/permissions/";
    org.post(permissions + "users", "").refuses(400, "E0000001");
    org.post(permissions + "okta.groups.manage", "").is(204);
  }

  @Test
  void what_a_binding_gives_is_among_ones_roles(Universe universe) {
    Tenant org = new Tenant(universe);
    String told = "{'label': 'R', 'description': 'd', 'permissions': ['okta.users.read']}";
    String role = org.post("/api/v1/iam/roles", told).is(200).text("id");
    String set =
        org.post(
                "/api/v1/iam/resource-sets",
                "{'label': 'S', 'description': 'd', 'resources':"
                    + " ['https://okta.test/api/v1/users']}")
            .is(200)
            .text("id");
    String user = org.user(Visitor.NAME, Visitor.PASSWORD);
    String bindings = "/api/v1/iam/resource-sets/" + set + "/bindings";
    String who = "https://okta.test/api/v1/users/" + user;
    org.post(bindings, "{'role': '%s', 'members': ['%s']}".formatted(role, who)).is(200);
    String roles = "/api/v1/users/" + user + "/roles";
    assertThat(org.get(roles).is(200).texts("label")).containsExactly("R");
    String member = org.get(roles).texts("id").getFirst();
    org.get(bindings + "/" + role + "/members/" + member).is(200);
    org.delete(bindings + "/" + role + "/members/" + member).is(204);
    assertThat(org.get(roles).is(200).texts("label")).isEmpty();
  }
}
