package dev.dtu.okta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.junit.InUniverse;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What comes and goes in an organisation beside what a call is about.
class OktaBesidesTest implements InUniverse {

  private static final Twin OKTA = Tenant.twin();

  @Override
  public List<Twin> twins() {
    return List.of(OKTA);
  }

  @Test
  void a_role_has_the_permissions_it_was_made_for(Universe universe) {
    Tenant org = new Tenant(universe);
    String role =
        org.post(
                "/api/v1/iam/roles",
                "{'label': 'Clerk', 'description': 'c', 'permissions': ['okta.users.read',"
                    + " 'okta.groups.read']}")
            .is(200)
            .text("id");
    String base = "/api/v1/iam/roles/" + role + "/permissions";
    assertThat(org.get(base).is(200).obj().items("permissions").items())
        .extracting(each -> each.asObj().orElseThrow().text("label").orElse(""))
        .containsExactly("okta.users.read", "okta.groups.read");
    org.delete(base + "/okta.users.read").is(204);
    assertThat(org.get(base).is(200).obj().items("permissions").items()).hasSize(1);
  }

  @Test
  void what_is_no_origin_is_not_trusted(Universe universe) {
    Tenant org = new Tenant(universe);
    String asked = "{'name': 'A', 'origin': '%s', 'scopes': [{'type': 'CORS'}]}";
    Tenant.Said made =
        org.post("/api/v1/trustedOrigins", asked.formatted("https://app.test:8443")).is(200);
    assertThat(made.text("status")).isEqualTo("ACTIVE");
    String own = "/api/v1/trustedOrigins/" + made.text("id");
    for (String none : List.of("app.test", "https://", "https://app.test/path", "javascript:x")) {
      org.post("/api/v1/trustedOrigins", asked.formatted(none)).refuses(400, "E0000001");
      Obj told = org.put(own, asked.formatted(none)).refuses(400, "E0000001").obj();
      assertThat(told.items("errorCauses").items().getFirst().asObj().orElseThrow())
          .isEqualTo(Obj.of("errorSummary", Json.of("origin: Origin value is not valid")));
    }
    org.put(own, asked.formatted("http://other.test")).is(200);
  }

  @Test
  void a_provider_has_a_mapping_to_each_type_of_users(Universe universe) {
    Tenant org = new Tenant(universe);
    String provider =
        org.post(
                "/api/v1/idps",
                "{'type': 'GOOGLE', 'name': 'Google', 'protocol': {'type': 'OIDC', 'scopes':"
                    + " ['openid'], 'credentials': {'client': {'client_id': 'a', 'client_secret':"
                    + " 'b'}}}, 'policy': {'provisioning': {'action': 'AUTO'}, 'accountLink':"
                    + " {'action': 'AUTO'}, 'subject': {'userNameTemplate': {'template':"
                    + " 'idpuser.email'}, 'matchType': 'USERNAME'}}}")
            .is(200)
            .text("id");
    List<String> ids = org.get("/api/v1/mappings?sourceId=" + provider).is(200).texts("id");
    assertThat(ids)
        .as(org.get("/api/v1/mappings?sourceId=" + provider).json().toString())
        .hasSize(1);
    Tenant.Said mapping = org.get("/api/v1/mappings/" + ids.getFirst()).is(200);
    assertThat(mapping.text("source/name")).isEqualTo("google_idp");
    assertThat(mapping.text("properties/login/expression")).isEqualTo("appuser.email");
  }

  @Test
  void support_may_look_for_a_while_and_longer_when_asked(Universe universe) {
    Tenant org = new Tenant(universe);
    String support = "/api/v1/org/privacy/oktaSupport/";
    Instant now = universe.time().moment();
    Instant first = Instant.parse(org.post(support + "grant", "").is(200).text("expiration"));
    assertThat(Duration.between(now, first)).isCloseTo(Duration.ofHours(8), Duration.ofMinutes(1));
    Instant more = Instant.parse(org.post(support + "extend", "").is(200).text("expiration"));
    assertThat(Duration.between(first, more)).isEqualTo(Duration.ofHours(24));
    Obj ended = org.post(support + "revoke", "").is(200).obj();
    assertThat(ended.find("expiration")).contains(Json.Null.NULL);
  }

  @Test
  void nobody_has_an_attribute_that_was_taken_from_the_schema(Universe universe) {
    Tenant org = new Tenant(universe);
    String schema = "/api/v1/meta/schemas/user/default";
    String attribute = "{'definitions': {'custom': {'properties': {'motto': %s}}}}";
    org.post(schema, attribute.formatted("{'title': 'Motto', 'type': 'string'}")).is(200);
    String id = org.user("eve@example.com", "Correct-1-horse");
    org.post("/api/v1/users/" + id, "{'profile': {'motto': 'slow down'}}").is(200);
    assertThat(org.get("/api/v1/users/" + id).text("profile/motto")).isEqualTo("slow down");
    org.post(schema, attribute.formatted("null")).is(200);
    Obj profile = org.get("/api/v1/users/" + id).is(200).obj().obj("profile").orElseThrow();
    assertThat(profile.has("motto")).isFalse();
  }

  @Test
  void names_below_a_domain_for_messages_are_in_small_letters(Universe universe) {
    Tenant org = new Tenant(universe);
    String brand = org.post("/api/v1/brands", "{'name': 'Modest'}").is(201).text("id");
    Obj made =
        org.post(
                "/api/v1/email-domains",
                ("{'brandId': '%s', 'displayName': 'd', 'userName': 'u', 'domain':"
                        + " 'Mail.Test'}")
                    .formatted(brand))
            .is(201)
            .obj();
    assertThat(made.items("dnsValidationRecords").items())
        .extracting(each -> each.asObj().orElseThrow().text("fqdn").orElse(""))
        .containsExactly(
            "_oktaverification.Mail.Test",
            "mail.mail.test",
            "p03._domainkey.mail.test",
            "p032._domainkey.mail.test");
  }
}
