package dev.dtu.okta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Reply;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Users of Okta: made, found, changed, deleted.
class UsersTest {

  private static final String USERS = "/api/v1/users";

  private final Org org = new Org();

  @Test
  void a_user_begins_as_activation_and_password_say() {
    assertThat(org.post(USERS, Org.person("a")).text("status")).contains("PROVISIONED");
    assertThat(org.post(USERS, Org.member("b")).text("status")).contains("ACTIVE");
    Obj staged = org.post(USERS + "?activate=false", Org.person("c"));
    assertThat(staged.text("status")).contains("STAGED");
    assertThat(staged.find("activated")).contains(Json.Null.NULL);
    assertThat(org.post(USERS + "?nextLogin=changePassword", Org.member("d")).text("status"))
        .contains("PASSWORD_EXPIRED");
    assertThat(org.refused("POST", USERS + "?nextLogin=changePassword", Org.person("e")))
        .startsWith("400 E0000124");
    assertThat(
            org.refused(
                "POST", USERS + "?activate=false&nextLogin=changePassword", Org.member("e")))
        .startsWith("400 E0000125");
  }

  @Test
  void a_user_shows_its_members_in_order_and_no_secret() {
    Obj user = org.post(USERS, Org.member("ada.l"));
    assertThat(user.keys())
        .containsSubsequence(
            List.of("id", "status", "created", "activated", "statusChanged", "lastLogin"))
        .containsSubsequence(List.of("lastUpdated", "passwordChanged", "type", "profile"))
        .endsWith("credentials", "_links");
    assertThat(user.obj("profile").orElseThrow().keys())
        .containsExactly("firstName", "lastName", "mobilePhone", "secondEmail", "login", "email");
    assertThat(user.toString()).doesNotContain("Abcd1234");
    assertThat(user.obj("_links").orElseThrow().keys())
        .contains("self", "schema", "type", "suspend", "changePassword", "deactivate")
        .doesNotContain("activate", "reactivate", "unlock");
  }

  @Test
  void a_login_is_one_users_in_any_letters() {
    org.post(USERS, Org.person("josé"));
    assertThat(org.refused("POST", USERS, Org.person("JOSE")))
        .isEqualTo(
            "400 E0000001 Api validation failed: login | login: An object with this field already"
                + " exists in the current organization");
    String other = Org.id(org.post(USERS, Org.person("other")));
    assertThat(org.refused("POST", USERS + "/" + other, Org.person("Jose")))
        .startsWith("400 E0000001 Api validation failed: login");
    org.post(USERS + "/" + other, "{\"profile\": {\"login\": \"free@x.test\"}}");
    org.post(USERS, Org.person("other"));
  }

  @Test
  void a_profile_is_held_to_the_schema() {
    assertThat(org.refused("POST", USERS, Org.person("a").replace("\"lastName\"", "\"notValid\"")))
        .isEqualTo(
            "400 E0000001 Api validation failed: newUser | Property name 'notValid' is not defined"
                + " in profile");
    assertThat(org.refused("POST", USERS, Org.person("a").replace("\"F-a\"", "\" \"")))
        .contains("firstName: The field cannot be left blank");
  }

  @Test
  void a_user_is_found_by_id_login_and_the_beginning_of_the_login() {
    String id = Org.id(org.post(USERS, Org.person("isaac")));
    for (String name : List.of(id, "isaac@x.test", "ISAAC@x.test", "isaac")) {
      assertThat(Org.id(org.get(USERS + "/" + name))).isEqualTo(id);
    }
    assertThat(org.get(USERS + "/me").obj("profile").orElseThrow().text("login"))
        .contains("ada@example.com");
    assertThat(org.refused("GET", USERS + "/nobody", ""))
        .isEqualTo("404 E0000007 Not found: Resource not found: nobody (User)");
  }

  @Test
  void a_change_merges_and_a_replacement_forgets() {
    String id = Org.id(org.post(USERS, Org.person("a")));
    String path = USERS + "/" + id;
    org.post(path, "{\"profile\": {\"nickName\": \"Al\"}}");
    Obj merged = org.get(path).obj("profile").orElseThrow();
    assertThat(merged.text("nickName")).contains("Al");
    assertThat(merged.text("firstName")).contains("F-a");
    Obj replaced = org.told("PUT", path, Org.person("a")).asObj().orElseThrow();
    assertThat(replaced.obj("profile").orElseThrow().has("nickName")).isFalse();
    assertThat(org.refused("PUT", path, "{\"profile\": {\"nickName\": \"Al\"}}"))
        .contains("login: The field cannot be left blank");
  }

  @Test
  void deleting_takes_two_steps() {
    String id = Org.id(org.post(USERS, Org.person("gone")));
    org.done("DELETE", USERS + "/" + id);
    assertThat(org.status(id)).isEqualTo("DEPROVISIONED");
    org.done("DELETE", USERS + "/" + id);
    assertThat(org.refused("GET", USERS + "/" + id, "")).startsWith("404 E0000007");
    org.post(USERS, Org.person("gone"));
    assertThat(org.universe().replay().differences()).isEmpty();
  }

  @Test
  void a_plain_list_hides_who_is_deprovisioned_and_a_search_does_not() {
    String id = Org.id(org.post(USERS, Org.person("zoe")));
    org.done("DELETE", USERS + "/" + id);
    assertThat(org.list(USERS)).extracting(Org::id).doesNotContain(id);
    assertThat(org.list(USERS + "?search=profile.login%20sw%20%22ZOE%22"))
        .extracting(Org::id)
        .containsExactly(id);
    assertThat(org.list(USERS + "?filter=status%20eq%20%22DEPROVISIONED%22"))
        .extracting(Org::id)
        .containsExactly(id);
    assertThat(org.list(USERS + "?filter=status%20eq%20%22deprovisioned%22")).isEmpty();
    assertThat(org.list(USERS + "?q=gra")).hasSize(1);
  }

  @Test
  void a_search_that_cannot_be_read_says_where() {
    assertThat(org.refused("GET", USERS + "?search=status%20eqq%20%22A%22", ""))
        .startsWith("400 E0000031 Invalid search criteria.")
        .contains("'eqq' at position 7. Expected: eq,ge,gt,le,lt,sw,co,pr");
    assertThat(org.refused("GET", USERS + "?filter=status%20co%20%22A%22", ""))
        .isEqualTo(
            "400 E0000053 Invalid filter 'status co \"A\"': Unrecognized attribute operator 'co' at"
                + " position 7. Expected: eq,gt,ge,lt,le,pr");
    assertThat(org.refused("GET", USERS + "?filter=nick%20eq%20%22A%22", ""))
        .startsWith("400 E0000031");
    assertThat(org.refused("GET", USERS + "?filter=id%20pr&search=id%20pr", ""))
        .startsWith("400 E0000033");
  }

  @Test
  void pages_lead_on_by_the_id_of_their_last_user() {
    Reply first = org.ask("GET", USERS + "?limit=2&search=status%20pr&sortBy=profile.login", "");
    List<String> links = first.headers().all("link");
    assertThat(links).hasSize(2);
    assertThat(links.getFirst()).endsWith("rel=\"self\"");
    String next = links.getLast();
    assertThat(next).contains("?after=00u").contains("&limit=2&search=").endsWith("rel=\"next\"");
    String path = next.substring(next.indexOf("/api"), next.indexOf('>'));
    Reply second = org.ask("GET", path, "");
    assertThat(second.headers().all("link")).hasSize(1);
    assertThat(Json.trusted(second.body().toString()).asArr().orElseThrow().size()).isEqualTo(2);
  }

  @Test
  void replies_carry_the_services_headers() {
    Reply reply = org.ask("GET", USERS, "");
    assertThat(reply.headers().find("x-okta-request-id").orElseThrow()).hasSize(27);
    assertThat(reply.headers().find("cache-control")).contains("no-cache, no-store");
    assertThat(org.ask("GET", USERS + "/x", "").headers().find("p3p")).contains("CP=\"HONK\"");
  }
}
