package dev.dtu.okta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.junit.InUniverse;
import dev.dtu.junit.World;
import dev.dtu.load.Catalog;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import dev.dtu.universe.Wish;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an organisation has before anybody made anything.
class OktaFreshTest implements InUniverse {

  private static final Twin OKTA = Tenant.twin();

  @Override
  public List<Twin> twins() {
    return List.of(OKTA);
  }

  /// An organisation of the Identity Engine.
  private static Universe engine() throws Exception {
    return new Universes(
            Map.of("okta", OKTA), 11, () -> Instant.parse("2026-11-21T12:00:00Z"), Catalog.people())
        .create(Wish.ANYTHING.named("org").seeded("oie").takingAnyCredential());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/v1/apps | label | Okta Admin Console, Okta Dashboard, Okta Browser Plugin",
        "/api/v1/authenticators | key | okta_email, okta_verify, okta_password, phone_number,"
            + " security_question",
        "/api/v1/brands | name | Example",
        "/api/v1/features | status | DISABLED, DISABLED, DISABLED",
        "/api/v1/groups | type | BUILT_IN",
        "/api/v1/authorizationServers | name | default"
      })
  void an_organisation_begins_with_what_each_has(
      String list, String member, String told, World world) {
    Tenant org = new Tenant(world.universe());
    assertThat(org.get(list).is(200).texts(member)).containsExactly(told.split(", "));
  }

  @Test
  void each_of_them_is_where_its_own_link_leads(World world) {
    Tenant org = new Tenant(world.universe());
    for (String list : List.of("authenticators", "brands", "features", "authorizationServers")) {
      for (Json each : org.get("/api/v1/" + list).is(200).json().asArr().orElseThrow()) {
        Obj item = each.asObj().orElseThrow();
        String link =
            item.obj("_links").flatMap(all -> all.obj("self")).orElseThrow().text("href").get();
        assertThat(org.get(link.substring(Tenant.ORIGIN.url().length())).is(200).text("id"))
            .isEqualTo(item.text("id").orElseThrow());
      }
    }
  }

  @Test
  void who_is_put_nowhere_else_is_in_the_realm_of_everybody() throws Exception {
    Tenant org = new Tenant(engine());
    String everybody = org.get("/api/v1/realms").is(200).texts("id").getFirst();
    String other =
        org.post("/api/v1/realms", "{'profile': {'name': 'Partners'}}").is(200).text("id");
    String somebody = org.user("eve@x.test", "Correct-1-horse");
    assertThat(org.get("/api/v1/users/" + somebody).is(200).text("realmId")).isEqualTo(everybody);
    String person = "'firstName': 'P', 'lastName': 'Q', 'email': 'p@x.test', 'login': 'p@x.test'";
    Tenant.Said partner =
        org.post("/api/v1/users", "{'profile': {" + person + "}, 'realmId': '" + other + "'}");
    assertThat(partner.is(200).text("realmId")).isEqualTo(other);
  }

  @Test
  void the_applications_of_the_service_stand_under_its_policies(World world) {
    Tenant org = new Tenant(world.universe());
    Obj console =
        org.get("/api/v1/apps?q=Okta%20Admin")
            .is(200)
            .json()
            .asArr()
            .orElseThrow()
            .items()
            .getFirst()
            .asObj()
            .orElseThrow();
    String policy =
        console
            .obj("_links")
            .flatMap(all -> all.obj("accessPolicy"))
            .orElseThrow()
            .text("href")
            .orElseThrow();
    assertThat(org.get(policy.substring(Tenant.ORIGIN.url().length())).is(200).text("type"))
        .isEqualTo("ACCESS_POLICY");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/org, companyName, universe",
    "/api/v1/org/privacy/oktaSupport, support, DISABLED",
    "/api/v1/threats/configuration, action, none",
    "/api/v1/bot-protection/configuration, mode, LOG_ONLY",
    "/api/v1/meta/schemas/group/default, title, Okta group"
  })
  void what_an_organisation_settles_is_as_it_begins(
      String at, String member, String told, World world) {
    Tenant org = new Tenant(world.universe());
    assertThat(org.get(at).is(200).text(member)).isEqualTo(told);
  }

  @Test
  void nobody_has_a_device(World world) {
    Tenant org = new Tenant(world.universe());
    assertThat(org.get("/api/v1/devices").is(200).texts("id")).isEmpty();
  }

  @Test
  void moments_are_whole_seconds_but_in_the_log(World world) {
    world.advance(Duration.ofMillis(345));
    Tenant org = new Tenant(world.universe());
    Tenant.Said group = org.post("/api/v1/groups", "{'profile': {'name': 'Group'}}").is(200);
    assertThat(group.text("created")).endsWith(".000Z").isEqualTo(group.text("lastUpdated"));
    assertThat(org.get("/api/v1/logs").is(200).texts("published").getLast()).endsWith(".345Z");
  }

  @Test
  void of_an_applications_users_the_name_is_known(World world) {
    Tenant org = new Tenant(world.universe());
    String app =
        "{'name': 'bookmark', 'label': 'App', 'signOnMode': 'BOOKMARK', 'settings': {'app': {'url':"
            + " 'https://x.test'}}}";
    String schema =
        "/api/v1/meta/schemas/apps/"
            + org.post("/api/v1/apps", app).is(200).text("id")
            + "/default";
    Tenant.Said first = org.get(schema).is(200);
    assertThat(first.text("$schema")).isEqualTo("http://json-schema.org/draft-04/schema#");
    assertThat(attributes(first, "base")).containsExactly("userName");
    String more =
        "{'definitions': {'custom': {'id': '#custom', 'type': 'object', 'properties': {'desk':"
            + " {'title': 'Desk', 'type': 'string'}}}}}";
    Tenant.Said changed = org.post(schema, more).is(200);
    assertThat(attributes(changed, "base")).containsExactly("userName");
    assertThat(attributes(org.get(schema).is(200), "custom")).containsExactly("desk");
  }

  private static Iterable<String> attributes(Tenant.Said schema, String part) {
    return schema
        .obj()
        .obj("definitions")
        .flatMap(all -> all.obj(part))
        .flatMap(all -> all.obj("properties"))
        .orElseThrow()
        .keys();
  }
}
