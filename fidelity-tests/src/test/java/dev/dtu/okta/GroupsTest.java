package dev.dtu.okta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/// Groups of Okta, and rules that fill them.
class GroupsTest {

  private static final String GROUPS = "/api/v1/groups";
  private static final String USERS = "/api/v1/users";

  private static String named(String name) {
    return "{\"profile\": {\"name\": \"" + name + "\"}}";
  }

  private static String rule(String name, String condition, String group) {
    return "{\"type\": \"group_rule\", \"name\": \""
        + name
        + "\", \"conditions\": {\"expression\": {\"type\": \"urn:okta:expression:1.0\", \"value\": "
        + Json.of(condition)
        + "}}, \"actions\": {\"assignUserToGroups\": {\"groupIds\": [\""
        + group
        + "\"]}}}";
  }

  @Example
  void a_name_is_one_groups() {
    var org = new Org();
    String id = Org.id(org.post(GROUPS, named("West")));
    assertThat(org.refused("POST", GROUPS, named("West")))
        .isEqualTo(
            "400 E0000001 Api validation failed: name | name: An object with this field already"
                + " exists in the current organization");
    assertThat(org.refused("POST", GROUPS, named("")))
        .contains("name: The field cannot be left blank");
    org.told("PUT", GROUPS + "/" + id, named("East"));
    org.post(GROUPS, named("West"));
    assertThat(org.list(GROUPS + "?q=We")).hasSize(1);
    assertThat(org.list(GROUPS + "?search=profile.name%20eq%20%22east%22")).hasSize(1);
    assertThat(org.list(GROUPS + "?filter=type%20eq%20%22BUILT_IN%22")).hasSize(1);
    org.done("DELETE", GROUPS + "/" + id);
    org.post(GROUPS, named("East"));
  }

  @Example
  void everyone_is_in_the_group_that_nobody_changes() {
    var org = new Org();
    String everyone = Org.id(org.list(GROUPS + "?q=Everyone").getFirst());
    String user = Org.id(org.post(USERS, Org.person("a")));
    assertThat(org.list(USERS + "/" + user + "/groups"))
        .extracting(Org::id)
        .containsExactly(everyone);
    for (String path : List.of(everyone + "/users/" + user, everyone)) {
      assertThat(org.refused("DELETE", GROUPS + "/" + path, "")).startsWith("403 E0000006");
    }
    assertThat(org.refused("GET", GROUPS + "/00gnone", "")).endsWith("00gnone (UserGroup)");
  }

  @Property(tries = 15)
  void membership_agrees_from_both_sides(
      @ForAll @Size(max = 12) List<@IntRange(max = 17) Integer> acts) {
    var org = new Org();
    List<String> users = new ArrayList<>();
    List<String> groups = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      users.add(Org.id(org.post(USERS, Org.person("user" + i))));
      groups.add(Org.id(org.post(GROUPS, named("g" + i))));
    }
    for (int act : acts) {
      String path = GROUPS + "/" + groups.get(act / 2 % 3) + "/users/" + users.get(act / 6 % 3);
      org.done(act % 2 == 0 ? "PUT" : "DELETE", path);
    }
    for (String user : users) {
      Set<String> own =
          Set.copyOf(org.list(USERS + "/" + user + "/groups").stream().map(Org::id).toList());
      for (String group : groups) {
        boolean in =
            org.list(GROUPS + "/" + group + "/users").stream().map(Org::id).anyMatch(user::equals);
        assertThat(own.contains(group)).isEqualTo(in);
      }
    }
  }

  @Example
  void a_rule_fills_its_group_while_it_is_active() {
    var org = new Org();
    String group = Org.id(org.post(GROUPS, named("Andys")));
    String text =
        rule(
            "andys",
            "String.startsWith(user.firstName,\"F-andy\") AND user.lastName==\"L\"",
            group);
    Obj made = org.post(GROUPS + "/rules", text);
    assertThat(made.text("status")).contains("INACTIVE");
    String before = Org.id(org.post(USERS, Org.person("andy1")));
    String members = GROUPS + "/" + group + "/users";
    assertThat(org.list(members)).isEmpty();
    org.done("POST", GROUPS + "/rules/" + Org.id(made) + "/lifecycle/activate");
    String after = Org.id(org.post(USERS, Org.person("andy2")));
    org.post(USERS, Org.person("bob12"));
    assertThat(org.list(members)).isEmpty();
    org.wait(2);
    assertThat(org.list(members)).extracting(Org::id).containsExactlyInAnyOrder(before, after);
    org.post(USERS + "/" + after, "{\"profile\": {\"firstName\": \"Zed\"}}");
    assertThat(org.list(members)).hasSize(2);
    org.wait(2);
    assertThat(org.list(members)).extracting(Org::id).containsExactly(before);
    assertThat(org.refused("PUT", GROUPS + "/rules/" + Org.id(made), text))
        .startsWith("400 E0000001");
  }

  @Example
  void who_is_taken_out_by_hand_is_excluded_by_the_rule() {
    var org = new Org();
    String group = Org.id(org.post(GROUPS, named("Ls")));
    String text = rule("ls", "user.lastName==\"L\"", group);
    String rule = GROUPS + "/rules/" + Org.id(org.post(GROUPS + "/rules", text));
    String user = Org.id(org.post(USERS, Org.person("andy1")));
    org.done("POST", rule + "/lifecycle/activate");
    org.wait(2);
    String members = GROUPS + "/" + group + "/users";
    org.done("DELETE", members + "/" + user);
    assertThat(org.get(rule).toString()).contains("\"users\":{\"exclude\":[\"" + user + "\"]}");
    org.post(USERS + "/" + user, "{\"profile\": {\"nickName\": \"A\"}}");
    org.wait(2);
    assertThat(org.list(members)).isEmpty();
    org.done("POST", rule + "/lifecycle/deactivate");
    org.told("PUT", rule, text);
    org.done("POST", rule + "/lifecycle/activate");
    org.wait(2);
    assertThat(org.list(members)).hasSize(1);
  }

  @Example
  void a_rule_may_ask_for_what_another_does_and_is_undone_with_it() {
    var org = new Org();
    String first = Org.id(org.post(GROUPS, named("First")));
    String second = Org.id(org.post(GROUPS, named("Second")));
    String behind = rule("behind", "isMemberOfGroup(\"" + first + "\")", second);
    String late = GROUPS + "/rules/" + Org.id(org.post(GROUPS + "/rules", behind));
    String text = rule("ls", "user.lastName==\"L\"", first);
    String rule = GROUPS + "/rules/" + Org.id(org.post(GROUPS + "/rules", text));
    assertThat(org.refused("PUT", rule, rule("ls", "user.lastName==\"L\"", second)))
        .startsWith("400 E0000001 Api validation failed: actions");
    org.done("POST", late + "/lifecycle/activate");
    org.done("POST", rule + "/lifecycle/activate");
    org.post(USERS, Org.person("andy1"));
    org.wait(4);
    assertThat(org.list(GROUPS + "/" + second + "/users")).hasSize(1);
    org.done("POST", rule + "/lifecycle/deactivate");
    assertThat(org.ask("DELETE", rule + "?removeUsers=true", "").status()).isEqualTo(202);
    assertThat(org.list(GROUPS + "/" + first + "/users")).hasSize(1);
    org.wait(2);
    assertThat(org.list(GROUPS + "/" + first + "/users")).isEmpty();
  }

  @Example
  void a_rule_that_cannot_be_read_is_refused() {
    var org = new Org();
    String group = Org.id(org.post(GROUPS, named("G")));
    assertThat(org.refused("POST", GROUPS + "/rules", rule("r", "user.firstName ==", group)))
        .contains("expression: Invalid expression");
    assertThat(org.refused("POST", GROUPS + "/rules", rule("r", "user.login==\"a\"", "00gnone")))
        .contains("groupIds: Group not found: 00gnone");
    org.post(
        GROUPS + "/rules", rule("r", "user.login==\"a\" OR !(isMemberOfGroupName(\"x\"))", group));
    assertThat(org.refused("POST", GROUPS + "/rules", rule("r", "user.login==\"a\"", group)))
        .contains("name: An object with this field already exists");
  }

  @Example
  void a_group_has_each_owner_once() {
    var org = new Org();
    String group = Org.id(org.post(GROUPS, named("G")));
    String user = Org.id(org.post(USERS, Org.person("owner")));
    String owners = GROUPS + "/" + group + "/owners";
    String owner = "{\"id\": \"" + user + "\", \"type\": \"USER\"}";
    assertThat(org.ask("POST", owners, owner).status()).isEqualTo(201);
    assertThat(org.refused("POST", owners, owner))
        .isEqualTo(
            "400 E0000001 Api validation failed: owner | Provided owner is already assigned to this"
                + " group");
  }
}
