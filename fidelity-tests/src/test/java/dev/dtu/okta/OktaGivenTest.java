package dev.dtu.okta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Obj;
import dev.dtu.junit.InUniverse;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What was given to somebody is seen from their side, too: applications, policies, roles, news.
class OktaGivenTest implements InUniverse {

  private static final Twin OKTA = Tenant.twin();

  @Override
  public List<Twin> twins() {
    return List.of(OKTA);
  }

  private static String bookmark(Tenant org, String label) {
    String told =
        "{'name': 'bookmark', 'label': '%s', 'signOnMode': 'BOOKMARK', 'settings': {'app': {'url':"
            + " 'https://x.test'}}}";
    return org.post("/api/v1/apps", told.formatted(label)).is(200).text("id");
  }

  private static String group(Tenant org) {
    return org.post("/api/v1/groups", "{'profile': {'name': 'Readers'}}").is(200).text("id");
  }

  @Test
  void people_see_tiles_of_the_active_applications_they_have(Universe universe) {
    Tenant org = new Tenant(universe);
    String user = org.user(Visitor.NAME, Visitor.PASSWORD);
    String links = "/api/v1/users/" + user + "/appLinks";
    assertThat(org.get(links).is(200).texts("id")).isEmpty();
    String own = bookmark(org, "Own");
    org.post("/api/v1/apps/" + own + "/users", "{'id': '%s'}".formatted(user)).is(200);
    String group = group(org);
    org.put("/api/v1/groups/" + group + "/users/" + user, "").is(204);
    String shared = bookmark(org, "Shared");
    org.put("/api/v1/apps/" + shared + "/groups/" + group, "{}").is(200);
    bookmark(org, "Others");
    Tenant.Said tiles = org.get(links).is(200);
    assertThat(tiles.texts("label")).containsExactlyInAnyOrder("Own", "Shared");
    assertThat(tiles.texts("appInstanceId")).containsExactlyInAnyOrder(own, shared);
    assertThat(tiles.texts("linkUrl")).allMatch(url -> url.startsWith(Tenant.ORIGIN.url()));
    org.post("/api/v1/apps/" + own + "/lifecycle/deactivate", "").is(200);
    assertThat(org.get(links).texts("label")).containsExactly("Shared");
  }

  @Test
  void a_policy_tells_the_applications_under_it(Universe universe) {
    Tenant org = new Tenant(universe);
    String app = bookmark(org, "App");
    for (String type : List.of("ACCESS_POLICY", "PROFILE_ENROLLMENT")) {
      String told = "{'type': '%s', 'name': '%s', 'description': 'd'}".formatted(type, type);
      String policy = org.post("/api/v1/policies", told).is(200).text("id");
      assertThat(policy).matches("rst[0-9A-Za-z]{14}1d7");
      assertThat(org.get("/api/v1/policies/" + policy + "/app").is(200).texts("id")).isEmpty();
      org.put("/api/v1/apps/" + app + "/policies/" + policy, "").is(204);
      assertThat(org.get("/api/v1/policies/" + policy + "/app").texts("id")).containsExactly(app);
    }
  }

  private static String set(Tenant org) {
    String told =
        "{'label': 'Set', 'description': 'd', 'resources': ['https://okta.test/api/v1/users']}";
    return org.post("/api/v1/iam/resource-sets", told).is(200).text("id");
  }

  private static int members(Tenant.Said said) {
    return said.is(200).obj().items("members").size();
  }

  @Test
  void a_role_over_a_set_has_the_members_that_were_bound(Universe universe) {
    Tenant org = new Tenant(universe);
    String told = "{'label': 'Role', 'description': 'd', 'permissions': ['okta.users.read']}";
    String role = org.post("/api/v1/iam/roles", told).is(200).text("id");
    String bindings = "/api/v1/iam/resource-sets/" + set(org) + "/bindings";
    String origin = Tenant.ORIGIN.url();
    String bind = "{'role': '%s', 'members': ['%s/api/v1/groups/%s']}";
    org.post(bindings, bind.formatted(role, origin, group(org))).is(200);
    String members = bindings + "/" + role + "/members";
    assertThat(members(org.get(members))).isEqualTo(1);
    String user = org.user(Visitor.NAME, Visitor.PASSWORD);
    String more = "{'additions': ['%s/api/v1/users/%s']}".formatted(origin, user);
    org.send("PATCH", members, more).is(200);
    org.send("PATCH", members, more).is(200);
    Tenant.Said both = org.get(members);
    assertThat(members(both)).isEqualTo(2);
    Obj last = (Obj) both.obj().items("members").items().getLast();
    String one = members + "/" + last.text("id").orElseThrow();
    assertThat(org.get(one).is(200).text("_links/self/href"))
        .isEqualTo(origin + "/api/v1/users/" + user);
    org.delete(one).is(204);
    org.get(one).refuses(404, "E0000007");
    assertThat(members(org.get(members))).isEqualTo(1);
    org.delete(bindings + "/" + role).is(204);
    assertThat(org.get(bindings).is(200).obj().items("roles").items()).isEmpty();
    org.get(members).refuses(404, "E0000007");
  }

  @Test
  void a_role_of_ones_own_binds_whom_it_is_given_to(Universe universe) {
    Tenant org = new Tenant(universe);
    String told = "{'label': 'Role', 'description': 'd', 'permissions': ['okta.users.read']}";
    String role = org.post("/api/v1/iam/roles", told).is(200).text("id");
    String set = set(org);
    String roles = "/api/v1/users/" + org.user(Visitor.NAME, Visitor.PASSWORD) + "/roles";
    String give = "{'type': 'CUSTOM', 'role': '%s', 'resource-set': '%s'}";
    org.post(roles, give.formatted("cr0nobody", set)).refuses(404, "E0000007");
    Tenant.Said given = org.post(roles, give.formatted(role, set)).is(201);
    assertThat(given.text("label")).isEqualTo("Role");
    assertThat(given.text("id")).startsWith("irb");
    String members = "/api/v1/iam/resource-sets/" + set + "/bindings/" + role + "/members";
    assertThat(members(org.get(members))).isEqualTo(1);
    org.delete(roles + "/" + given.text("id")).is(204);
    assertThat(members(org.get(members))).isZero();
  }

  @Test
  void news_are_subscribed_to_by_role_and_by_person(Universe universe) {
    Tenant org = new Tenant(universe);
    String user = "/api/v1/users/" + org.user(Visitor.NAME, Visitor.PASSWORD);
    for (String whose : List.of("/api/v1/roles/SUPER_ADMIN", user)) {
      String one = whose + "/subscriptions/APP_IMPORT";
      assertThat(org.get(one).is(200).text("status")).isEqualTo("unsubscribed");
      org.post(one + "/subscribe", "").is(200);
      assertThat(org.get(one).is(200).text("status")).isEqualTo("subscribed");
      org.post(one + "/unsubscribe", "").is(200);
      assertThat(org.get(one).is(200).text("status")).isEqualTo("unsubscribed");
      assertThat(org.get(whose + "/subscriptions").is(200).texts("status")).hasSize(13);
    }
    String news = "/api/v1/org/privacy/oktaCommunication";
    assertThat(org.post(news + "/optOut", "").is(200).obj().flag("optOutEmailUsers")).isTrue();
    assertThat(org.get(news).is(200).obj().flag("optOutEmailUsers")).isTrue();
    assertThat(org.post(news + "/optIn", "").is(200).obj().flag("optOutEmailUsers")).isFalse();
  }

  @Test
  void a_brand_begins_with_a_theme_and_its_pages_are_gone_when_deleted(Universe universe) {
    Tenant org = new Tenant(universe);
    String own = "/api/v1/brands/" + org.post("/api/v1/brands", "{'name': 'B'}").is(201).text("id");
    assertThat(org.get(own + "/themes").is(200).texts("id")).hasSize(1);
    for (String page : List.of("/pages/sign-in/preview", "/pages/error/preview")) {
      org.get(own + page).refuses(404, "E0000007");
      org.put(own + page, "{'pageContent': '<html/>'}").is(200);
      org.delete(own + page).is(204);
      org.get(own + page).refuses(404, "E0000007");
    }
    String mails = own + "/templates/email/UserActivation/customizations";
    String mail =
        "{'language': 'en', 'isDefault': true, 'subject': 'S', 'body': 'Hi ${activationLink}'}";
    org.post(mails, mail).is(201);
    org.delete(mails).is(204);
    assertThat(org.get(mails).is(200).texts("id")).isEmpty();
  }
}
