package dev.dtu.okta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Body;
import dev.dtu.call.Reply;
import dev.dtu.call.Request;
import dev.dtu.junit.InUniverse;
import dev.dtu.junit.World;
import dev.dtu.load.Catalog;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import dev.dtu.universe.Wish;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What replies lead to: pages of lists, and what was made.
class OktaHeadersTest implements InUniverse {

  private static final Twin OKTA = Tenant.twin();

  @Override
  public List<Twin> twins() {
    return List.of(OKTA);
  }

  private static List<String> links(Tenant.Said said) {
    return said.is(200).reply().headers().all("link");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/brands, /api/v1/brands?limit=20",
    "/api/v1/realms, /api/v1/realms?limit=10&search=id%20pr",
    "/api/v1/realms?limit=5, /api/v1/realms?limit=5&search=id%20pr",
    "/api/v1/idps?q=x&type=SAML2, /api/v1/idps?limit=20",
    "/api/v1/users?limit=200&sortOrder=asc, /api/v1/users?limit=200",
    "/api/v1/apps?q=x, /api/v1/apps?limit=20&q=x",
    "/api/v1/policies?type=PASSWORD, /api/v1/policies?type=PASSWORD"
  })
  void a_list_leads_to_itself_as_the_service_spells_it(String asked, String told, World world) {
    Tenant org = new Tenant(world.universe());
    assertThat(links(org.get(asked)))
        .containsExactly("<https://okta.test" + told + ">; rel=\"self\"");
  }

  @Test
  void groups_asked_for_by_their_beginning_lead_nowhere(World world) {
    Tenant org = new Tenant(world.universe());
    assertThat(links(org.get("/api/v1/groups?q=Every"))).isEmpty();
  }

  @Test
  void the_next_page_is_as_long_though_nobody_asked_how_long(World world) {
    Tenant org = new Tenant(world.universe());
    for (int i = 0; i < 22; i++) {
      org.post("/api/v1/brands", "{'name': 'Brand " + i + "'}").is(201);
    }
    List<String> links = links(org.get("/api/v1/brands"));
    assertThat(links).hasSize(2);
    assertThat(links.getLast()).contains("limit=20").endsWith("rel=\"next\"");
  }

  @Test
  void few_replies_tell_the_address_of_what_was_made(World world) {
    Tenant org = new Tenant(world.universe());
    Tenant.Said brand = org.post("/api/v1/brands", "{'name': 'Own'}").is(201);
    assertThat(brand.reply().headers().find("location")).isEmpty();
    String app =
        org.post(
                "/api/v1/apps",
                "{'name': 'bookmark', 'label': 'B', 'signOnMode': 'BOOKMARK', 'settings': {'app': "
                    + "{'requestIntegration': false, 'url': 'https://b.test'}}}")
            .is(200)
            .text("id");
    Tenant.Said key =
        org.post("/api/v1/apps/" + app + "/credentials/keys/generate?validityYears=2", "").is(201);
    assertThat(key.reply().headers().find("location").orElseThrow())
        .startsWith("https://okta.test/api/v1/apps/" + app + "/credentials/keys/");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET | /oauth2/v1/userinfo | Bearer"
            + " authorization_uri=\"https://okta.test/oauth2/v1/authorize\","
            + " realm=\"https://okta.test\", scope=\"openid\", error=\"invalid_token\","
            + " error_description=\"The access token is invalid\","
            + " resource=\"/oauth2/v1/userinfo\"",
        "POST | /oauth2/default/v1/userinfo | Bearer error=\"invalid_token\","
            + " error_description=\"The access token is invalid\""
      })
  void who_shows_no_good_token_for_who_somebody_is_is_told_in_a_header_alone(
      String method, String path, String told) throws Exception {
    Universe strict =
        new Universes(
                Map.of("okta", OKTA),
                11,
                () -> Instant.parse("2026-11-21T12:00:00Z"),
                Catalog.people())
            .create(Wish.ANYTHING.named("org"));
    Request asked = Request.of(method, path).with("authorization", "Bearer nobody");
    Reply said = new Tenant(strict).ask(asked).reply();
    assertThat(said.status()).isEqualTo(401);
    assertThat(said.headers().find("www-authenticate")).hasValue(told);
    assertThat(said.body().toString()).isEqualTo("NONE");
  }

  @Test
  void a_person_is_changed_only_if_still_what_the_caller_saw(World world) {
    Tenant org = new Tenant(world.universe());
    String path = "/api/v1/users/" + org.user("eve@x.test", "Correct-1-horse");
    String seen = org.get(path).is(200).reply().headers().find("etag").orElseThrow();
    Request change =
        Request.of("POST", path)
            .with("authorization", Tenant.TOKEN)
            .with("if-match", seen)
            .with("content-type", "application/json")
            .with(Body.of("{\"profile\": {\"nickName\": \"Amazing\"}}"));
    org.ask(change).is(200);
    org.ask(change).refuses(412, "E0000231");
  }
}
