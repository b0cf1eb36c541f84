package dev.dtu.okta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/// Names that are one thing's alone, and those that several may have, whatever is made and renamed.
class NameLaws {

  /// Things with names.
  ///
  /// @param path where they are made and listed
  /// @param body what they are made of; `%s` is the name
  /// @param member where the name stands
  /// @param status of one that is made
  /// @param alone whether a name is one's alone
  record Kind(String path, String body, String member, int status, boolean alone) {

    @Override
    public String toString() {
      return path;
    }
  }

  private static final String HOOK =
      "{'name': '%s', 'events': {'type': 'EVENT_TYPE', 'items': ['user.lifecycle.create']},"
          + " 'channel': {'type': 'HTTP', 'version': '1.0.0', 'config': {'uri':"
          + " 'https://x.test/'}}}";
  private static final String INLINE =
      "{'name': '%s', 'type': 'com.okta.oauth2.tokens.transform', 'version': '1.0.0', 'channel':"
          + " {'type': 'HTTP', 'version': '1.0.0', 'config': {'uri': 'https://x.test/', 'method':"
          + " 'POST'}}}";
  private static final String RULE =
      "{'type': 'group_rule', 'name': '%s', 'conditions': {'expression': {'value':"
          + " 'user.firstName==\\\"A\\\"', 'type': 'urn:okta:expression:1.0'}}, 'actions':"
          + " {'assignUserToGroups': {'groupIds': []}}}";
  private static final String BOOKMARK =
      "{'name': 'bookmark', 'label': '%s', 'signOnMode': 'BOOKMARK', 'settings': {'app': {'url':"
          + " 'https://a.test', 'requestIntegration': false}}}";
  private static final String ROLE =
      "{'label': '%s', 'description': 'D', 'permissions': ['okta.users.read']}";
  private static final String SCOPES = "/api/v1/authorizationServers/default/scopes";

  private static final List<Kind> KINDS =
      List.of(
          new Kind("/api/v1/groups", "{'profile': {'name': '%s'}}", "profile/name", 200, true),
          new Kind("/api/v1/groups/rules", RULE, "name", 200, true),
          new Kind("/api/v1/eventHooks", HOOK, "name", 200, true),
          new Kind("/api/v1/inlineHooks", INLINE, "name", 200, true),
          new Kind("/api/v1/iam/roles", ROLE, "label", 200, true),
          new Kind(SCOPES, "{'name': '%s'}", "name", 201, true),
          new Kind("/api/v1/apps", BOOKMARK, "label", 200, false));

  @Provide
  Arbitrary<Kind> kinds() {
    return Arbitraries.of(KINDS);
  }

  @Property(tries = 24)
  void a_name_is_taken_by_one_or_by_many(
      @ForAll("kinds") Kind kind,
      @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 2) Integer> names) {
    var org = new Org();
    List<String> made = new ArrayList<>();
    for (int each : names) {
      String name = "name" + each;
      var reply = org.ask("POST", kind.path(), kind.body().formatted(name));
      boolean taken = kind.alone() && made.contains(name);
      assertThat(reply.status())
          .as(kind + " " + name + " after " + made + ": " + reply.body())
          .isEqualTo(taken ? 400 : kind.status());
      if (!taken) {
        made.add(name);
      }
    }
  }

  @Property(tries = 12)
  void a_login_is_ones_alone_whatever_its_case_and_accents(
      @ForAll @Size(max = 6) List<@IntRange(max = 5) Integer> logins) {
    List<String> spelled = List.of("rene", "Rene", "RENÉ", "rené", "ada", "ADA");
    var org = new Org();
    List<String> made = new ArrayList<>();
    for (int each : logins) {
      String own = each < 4 ? "rene" : "ada";
      int status = org.ask("POST", "/api/v1/users", Org.person(spelled.get(each))).status();
      assertThat(status).isEqualTo(made.contains(own) ? 400 : 200);
      made.add(own);
    }
    for (Obj user : org.list("/api/v1/users")) {
      assertThat(Org.id(user)).isNotEmpty();
    }
  }
}
