package dev.dtu.okta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.junit.InUniverse;
import dev.dtu.junit.World;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What things tell of what they were made of.
class OktaToldTest implements InUniverse {

  private static final Twin OKTA = Tenant.twin();

  @Override
  public List<Twin> twins() {
    return List.of(OKTA);
  }

  private static Obj profile(Tenant org, String app, String user) {
    String id = org.post("/api/v1/apps", app).is(200).text("id");
    String users = "/api/v1/apps/" + id + "/users";
    Obj made = org.post(users, "{'id': '" + user + "'}").is(200).obj();
    assertThat(org.get(users + "/" + user).is(200).obj().obj("profile"))
        .isEqualTo(made.obj("profile"));
    return made.obj("profile").orElseThrow();
  }

  @Test
  void an_application_knows_of_people_what_it_can_say_in_a_token(Universe universe) {
    Tenant org = new Tenant(universe);
    String user =
        org.post(
                "/api/v1/users?activate=false",
                "{'profile': {'firstName': 'Ada', 'lastName': 'King', 'email': 'ada@x.test',"
                    + " 'login': 'ada@x.test'}}")
            .is(200)
            .text("id");
    Obj claims =
        profile(
            org,
            "{'name': 'oidc_client', 'label': 'C', 'signOnMode': 'OPENID_CONNECT', 'credentials':"
                + " {'oauthClient': {'token_endpoint_auth_method': 'client_secret_basic'}},"
                + " 'settings': {'oauthClient': {'application_type': 'web', 'grant_types':"
                + " ['authorization_code'], 'response_types': ['code'], 'redirect_uris':"
                + " ['https://a.test/']}}}",
            user);
    assertThat(claims.text("name")).contains("Ada King");
    assertThat(claims.text("given_name")).contains("Ada");
    assertThat(claims.text("family_name")).contains("King");
    assertThat(claims.text("email")).contains("ada@x.test");
    assertThat(claims.find("birthdate")).contains(Json.Null.NULL);
    Obj none =
        profile(
            org,
            "{'name': 'bookmark', 'label': 'B', 'signOnMode': 'BOOKMARK', 'settings': {'app':"
                + " {'url': 'https://a.test', 'requestIntegration': false}}}",
            user);
    assertThat(none.isEmpty()).isTrue();
  }

  @Test
  void a_policy_that_is_cloned_is_like_the_first_and_called_so(Universe universe) {
    Tenant org = new Tenant(universe);
    String id =
        org.post(
                "/api/v1/policies",
                "{'type': 'ACCESS_POLICY', 'name': 'P', 'status': 'ACTIVE', 'description': 'Why'}")
            .is(200)
            .text("id");
    Tenant.Said clone = org.post("/api/v1/policies/" + id + "/clone", "").is(200);
    assertThat(clone.text("name")).isEqualTo("[cloned] P");
    assertThat(clone.text("description")).isEqualTo("Why");
    assertThat(clone.text("type")).isEqualTo("ACCESS_POLICY");
    assertThat(clone.text("id")).isNotEqualTo(id);
    assertThat(org.get("/api/v1/policies/" + clone.text("id")).is(200).text("name"))
        .isEqualTo("[cloned] P");
    org.post("/api/v1/policies/rstnobody/clone", "").refuses(404, "E0000007");
  }

  @Test
  void a_campaign_tells_who_made_it_and_its_times_in_its_zone() {
    var org = new Org();
    String made =
        org.ask(
                "POST",
                "/governance/api/v1/campaigns",
                "{'name': 'N', 'campaignType': 'RESOURCE', 'scheduleSettings': {'type': 'ONE_OFF',"
                    + " 'startDate': '2026-10-04T13:43:40Z', 'durationInDays': 30, 'timeZone':"
                    + " 'America/Los_Angeles'}, 'resourceSettings': {'type': 'GROUP'},"
                    + " 'reviewerSettings': {'type': 'USER'}, 'remediationSettings':"
                    + " {'accessApproved': 'NO_ACTION', 'accessRevoked': 'NO_ACTION', 'noResponse':"
                    + " 'NO_ACTION'}, 'principalScopeSettings': {'type': 'USERS'}}")
            .body()
            .toString();
    Obj told = Json.trusted(made).asObj().orElseThrow();
    String me = Org.id(org.get("/api/v1/users/me"));
    for (Obj each : List.of(told, org.get("/governance/api/v1/campaigns/" + Org.id(told)))) {
      assertThat(each.text("createdBy")).contains(me);
      assertThat(each.text("lastUpdatedBy")).contains(me);
      Obj times = each.obj("scheduleSettings").orElseThrow();
      assertThat(times.text("startDate")).contains("2026-10-04T06:43:40-07:00");
      assertThat(times.text("endDate")).contains("2026-11-03T05:43:40-08:00");
    }
  }

  @Test
  void a_list_tells_when_a_provider_was_made(World world) {
    Tenant org = new Tenant(world.universe());
    world.freeze();
    String body =
        "{'type': 'GOOGLE', 'name': 'N', 'protocol': {'type': 'OIDC', 'scopes': ['openid'],"
            + " 'credentials': {'client': {'client_id': 'c', 'client_secret': 's'}}}, 'policy':"
            + " {'provisioning': {'action': 'AUTO', 'groups': {'action': 'NONE'}}, 'accountLink':"
            + " {'action': 'AUTO'}, 'subject': {'userNameTemplate': {'template':"
            + " 'idpuser.email'}, 'matchType': 'USERNAME'}}}";
    Tenant.Said made = org.post("/api/v1/idps", body).is(200);
    world.advance(Duration.ofMinutes(5));
    org.put("/api/v1/idps/" + made.text("id"), body).is(200);
    world.advance(Duration.ofMinutes(5));
    Obj listed =
        org.get("/api/v1/idps").is(200).json().asArr().orElseThrow().at(0).asObj().orElseThrow();
    assertThat(listed.text("created")).contains(made.text("created"));
  }

  @Test
  void a_template_keeps_its_translations_and_when_it_was_changed(World world) {
    Tenant org = new Tenant(world.universe());
    world.freeze();
    String list = "/api/v1/templates/sms";
    String body =
        "{'name': 'Custom', 'type': 'SMS_VERIFY_CODE', 'template': '${code}', 'translations':"
            + " {'es': '%s ${code}'}}";
    String own = list + "/" + org.post(list, body.formatted("uno")).is(200).text("id");
    world.advance(Duration.ofMinutes(5));
    Tenant.Said changed = org.put(own, body.formatted("dos")).is(200);
    assertThat(changed.obj().has("translations")).isFalse();
    world.advance(Duration.ofMinutes(5));
    Tenant.Said read = org.get(own).is(200);
    assertThat(read.text("lastUpdated")).isEqualTo(changed.text("lastUpdated"));
    assertThat(read.text("translations/es")).isEqualTo("dos ${code}");
  }
}
