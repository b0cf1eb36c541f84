package dev.dtu.okta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Obj;
import dev.dtu.junit.InUniverse;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is told with a thing where a call asks for it, and the ways in which an authenticator proves.
class OktaExpandedTest implements InUniverse {

  private static final Twin OKTA = Tenant.twin();
  private static final String APPS = "/api/v1/apps";
  private static final String GROUPS = "/api/v1/groups";

  @Override
  public List<Twin> twins() {
    return List.of(OKTA);
  }

  /// An organisation in which somebody is in a group that has an application.
  private record Given(Tenant org, String user, String group, String app) {

    static Given of(Universe universe) {
      Tenant org = new Tenant(universe);
      String user = org.user(Visitor.NAME, Visitor.PASSWORD);
      String group = org.post(GROUPS, "{'profile': {'name': 'G'}}").is(200).text("id");
      org.send("PUT", GROUPS + "/" + group + "/users/" + user, "").is(204);
      String told =
          "{'name': 'bookmark', 'label': 'B', 'signOnMode': 'BOOKMARK', 'settings': {'app':"
              + " {'url': 'https://x.test'}}}";
      String app = org.post(APPS, told).is(200).text("id");
      org.send("PUT", APPS + "/" + app + "/groups/" + group, "{}").is(200);
      return new Given(org, user, group, app);
    }
  }

  private static String embedded(Tenant.Said said) {
    Obj first =
        said.json().asArr().map(list -> list.at(0).asObj().orElseThrow()).orElseGet(said::obj);
    return first.obj("_embedded").map(Obj::toString).orElse("");
  }

  @Test
  void groups_count_who_is_in_them_where_that_is_asked(Universe universe) {
    Given given = Given.of(universe);
    assertThat(embedded(given.org.get(GROUPS + "?q=G&expand=stats").is(200)))
        .isEqualTo(
            "{\"stats\":{\"usersCount\":1,\"appsCount\":1,\"groupPushMappingsCount\":0,"
                + "\"hasAdminPrivlege\":false}}");
    given.org.post(GROUPS + "/" + given.group + "/roles", "{'type': 'APP_ADMIN'}").is(201);
    assertThat(embedded(given.org.get(GROUPS + "?q=G&expand=stats,app").is(200)))
        .contains("\"hasAdminPrivlege\":true")
        .doesNotContain("\"app\"");
    assertThat(embedded(given.org.get(GROUPS + "?q=G").is(200))).isEmpty();
  }

  @Test
  void applications_tell_of_one_user_and_their_users_and_groups_of_themselves(Universe universe) {
    Given given = Given.of(universe);
    String user = "\"user\":{\"id\":\"" + given.user + "\"";
    String own = APPS + "/" + given.app;
    assertThat(embedded(given.org.get(own + "?expand=user/" + given.user).is(200))).contains(user);
    String filter = "filter=user.id%20eq%20%22" + given.user + "%22";
    assertThat(embedded(given.org.get(APPS + "?expand=user/" + given.user + "&" + filter).is(200)))
        .contains(user);
    given.org.get(APPS + "?expand=user/" + given.user).refuses(400, "E0000001");
    given.org.get(APPS + "?expand=user/00unone&" + filter).refuses(400, "E0000001");
    assertThat(embedded(given.org.get(own + "/users?expand=user").is(200))).contains(user);
    assertThat(embedded(given.org.get(own + "/users/" + given.user + "?expand=user").is(200)))
        .contains(Visitor.NAME);
    assertThat(embedded(given.org.get(own + "/groups?expand=group").is(200)))
        .contains("\"profile\":{\"name\":\"G\"");
  }

  @Test
  void rules_name_their_groups(Universe universe) {
    Given given = Given.of(universe);
    String told =
        "{'type': 'group_rule', 'name': 'R', 'conditions': {'expression': {'type':"
            + " 'urn:okta:expression:1.0', 'value': 'user.login==1'}}, 'actions':"
            + " {'assignUserToGroups': {'groupIds': ['%s']}}}";
    String rule = given.org.post(GROUPS + "/rules", told.formatted(given.group)).text("id");
    String names = "{\"groupIdToGroupNameMap\":{\"" + given.group + "\":\"G\"}}";
    for (String path : List.of(GROUPS + "/rules", GROUPS + "/rules/" + rule)) {
      String asked = path + "?expand=groupIdToGroupNameMap";
      assertThat(embedded(given.org.get(asked).is(200))).isEqualTo(names);
      assertThat(embedded(given.org.get(path).is(200))).isEmpty();
    }
  }

  private static String authenticator(Tenant org, String key) {
    List<String> keys = org.get("/api/v1/authenticators").is(200).texts("key");
    List<String> ids = org.get("/api/v1/authenticators").texts("id");
    return "/api/v1/authenticators/" + ids.get(keys.indexOf(key)) + "/methods";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "okta_email | email",
        "okta_password | password",
        "phone_number | sms, voice",
        "security_question | security_question",
        "okta_verify | totp, push, signed_nonce"
      })
  void each_authenticator_has_ways_of_its_own(String key, String types, Universe universe) {
    Tenant org = new Tenant(universe);
    String methods = authenticator(org, key);
    assertThat(org.get(methods).is(200).texts("type")).containsExactly(types.split(", "));
    for (String type : types.split(", ")) {
      assertThat(org.get(methods + "/" + type).is(200).text("type")).isEqualTo(type);
    }
    org.get(methods + "/cert").refuses(404, "E0000007");
  }

  @Test
  void a_way_is_switched_on_and_off_and_keeps_what_is_set(Universe universe) {
    Tenant org = new Tenant(universe);
    String push = authenticator(org, "okta_verify") + "/push";
    assertThat(org.get(push).is(200).text("status")).isEqualTo("INACTIVE");
    org.get(push).text("_links/activate/href");
    org.post(push + "/lifecycle/activate", "").is(200);
    assertThat(org.get(push).is(200).text("status")).isEqualTo("ACTIVE");
    org.put(push, "{'type': 'push', 'settings': {'keyProtection': 'HARDWARE'}}").is(200);
    Obj settings = org.get(push).is(200).obj().obj("settings").orElseThrow();
    assertThat(settings.text("keyProtection")).contains("HARDWARE");
    assertThat(settings.items("transactionTypes").size()).isEqualTo(1);
    org.post(push + "/lifecycle/deactivate", "").is(200);
    assertThat(org.get(push).is(200).text("status")).isEqualTo("INACTIVE");
  }
}
