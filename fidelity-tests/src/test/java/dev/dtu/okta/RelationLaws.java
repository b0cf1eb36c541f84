package dev.dtu.okta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/// What holds between the things of an organisation, whatever was done to them.
class RelationLaws {

  private static final String USERS = "/api/v1/users";
  private static final String GROUPS = "/api/v1/groups";
  private static final String APPS = "/api/v1/apps";
  private static final int EACH = 3;

  private final List<String> users = new ArrayList<>();
  private final List<String> groups = new ArrayList<>();
  private final List<String> apps = new ArrayList<>();

  private Org furnished() {
    var org = new Org();
    for (int i = 0; i < EACH; i++) {
      users.add(Org.id(org.post(USERS, Org.person("user" + i))));
      groups.add(Org.id(org.post(GROUPS, "{\"profile\": {\"name\": \"g" + i + "\"}}")));
      apps.add(
          Org.id(
              org.post(
                  APPS,
                  "{\"name\": \"bookmark\", \"label\": \"a"
                      + i
                      + "\", \"signOnMode\": \"BOOKMARK\", \"settings\": {\"app\": {\"url\":"
                      + " \"https://a.test\", \"requestIntegration\": false}}}")));
    }
    for (int i = 0; i < EACH; i++) {
      for (int k = 0; k < EACH; k++) {
        org.done("PUT", GROUPS + "/" + groups.get(i) + "/users/" + users.get(k));
        org.told("PUT", APPS + "/" + apps.get(i) + "/groups/" + groups.get(k), "{}");
        org.post(
            APPS + "/" + apps.get(i) + "/users",
            "{\"id\": \"" + users.get(k) + "\", \"scope\": \"USER\"}");
      }
    }
    return org;
  }

  private Set<String> ids(Org org, String path) {
    Set<String> ids = new HashSet<>();
    org.list(path).forEach(each -> ids.add(Org.id(each)));
    return ids;
  }

  /// Deletes a user, a group or an application; again is no matter.
  private void delete(Org org, int which) {
    int i = which % EACH;
    switch (which / EACH) {
      case 0 -> {
        if (users.get(i).isEmpty()) {
          return;
        }
        org.ask("POST", USERS + "/" + users.get(i) + "/lifecycle/deactivate", "");
        org.done("DELETE", USERS + "/" + users.set(i, ""));
      }
      case 1 -> {
        if (!groups.get(i).isEmpty()) {
          org.done("DELETE", GROUPS + "/" + groups.set(i, ""));
        }
      }
      default -> {
        if (!apps.get(i).isEmpty()) {
          org.ask("POST", APPS + "/" + apps.get(i) + "/lifecycle/deactivate", "");
          org.done("DELETE", APPS + "/" + apps.set(i, ""));
        }
      }
    }
  }

  @Property(tries = 12)
  void what_is_deleted_is_named_nowhere(
      @ForAll @Size(max = 7) List<@IntRange(max = 8) Integer> deletions) {
    users.clear();
    groups.clear();
    apps.clear();
    Org org = furnished();
    deletions.forEach(which -> delete(org, which));
    Set<String> people = ids(org, USERS);
    Set<String> sets = ids(org, GROUPS);
    Set<String> tiles = ids(org, APPS);
    for (String group : groups) {
      if (!group.isEmpty()) {
        assertThat(people).containsAll(ids(org, GROUPS + "/" + group + "/users"));
        assertThat(tiles).containsAll(ids(org, GROUPS + "/" + group + "/apps"));
      }
    }
    for (String app : apps) {
      if (!app.isEmpty()) {
        assertThat(people).containsAll(ids(org, APPS + "/" + app + "/users"));
        assertThat(sets).containsAll(ids(org, APPS + "/" + app + "/groups"));
      }
    }
    for (String user : users) {
      if (!user.isEmpty()) {
        assertThat(sets).containsAll(ids(org, USERS + "/" + user + "/groups"));
      }
    }
  }

  @Property(tries = 12)
  void a_login_and_a_name_are_ones_alone(
      @ForAll @Size(max = 10) List<@IntRange(max = 7) Integer> makings) {
    var org = new Org();
    for (int which : makings) {
      String name = "n" + which % 4;
      if (which < 4) {
        org.ask("POST", USERS, Org.person(name));
      } else {
        org.ask("POST", GROUPS, "{\"profile\": {\"name\": \"" + name + "\"}}");
      }
    }
    assertThat(org.list(USERS)).extracting(each -> told(each, "login")).doesNotHaveDuplicates();
    assertThat(org.list(GROUPS)).extracting(each -> told(each, "name")).doesNotHaveDuplicates();
  }

  private static String told(Obj item, String member) {
    return item.obj("profile").flatMap(own -> own.find(member)).flatMap(Json::asWords).orElse("");
  }
}
