package dev.dtu.okta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.junit.InUniverse;
import dev.dtu.junit.World;
import dev.dtu.load.Catalog;
import dev.dtu.load.Shelf;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every change stands in the system log, and hooks may ask for what the list of events lets them.
class OktaLogTest implements InUniverse {

  private static final Twin OKTA = Tenant.twin();

  @Override
  public List<Twin> twins() {
    return List.of(OKTA);
  }

  private static List<String> log(Tenant org) {
    return org.get("/api/v1/logs?limit=1000").is(200).texts("eventType");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "policies | policy.lifecycle | {'type': 'OKTA_SIGN_ON', 'name': 'N', 'status': 'ACTIVE',"
            + " 'description': 'D'}",
        "zones | zone | {'type': 'IP', 'name': 'N', 'status': 'ACTIVE', 'gateways': [{'type':"
            + " 'CIDR', 'value': '1.2.3.4/24'}]}",
        "trustedOrigins | security.trusted_origin | {'name': 'N', 'origin': 'https://a.test',"
            + " 'scopes': [{'type': 'CORS'}]}",
        "authorizationServers | oauth2.as.*d | {'name': 'N', 'description': 'D', 'audiences':"
            + " ['api://n']}",
        "eventHooks | event_hook.*d | {'name': 'N', 'events': {'type': 'EVENT_TYPE', 'items':"
            + " ['user.lifecycle.create']}, 'channel': {'type': 'HTTP', 'version': '1.0.0',"
            + " 'config': {'uri': 'https://x.test/'}}}",
        "inlineHooks | inline_hook.*d | {'name': 'N', 'type': 'com.okta.oauth2.tokens.transform',"
            + " 'version': '1.0.0', 'channel': {'type': 'HTTP', 'version': '1.0.0', 'config':"
            + " {'uri': 'https://x.test/', 'method': 'POST'}}}",
        "idps | system.idp.lifecycle | {'type': 'GOOGLE', 'name': 'N', 'protocol': {'type': 'OIDC',"
            + " 'scopes': ['openid'], 'credentials': {'client': {'client_id': 'c', 'client_secret':"
            + " 's'}}}, 'policy': {'provisioning': {'action': 'AUTO', 'groups': {'action':"
            + " 'NONE'}}, 'accountLink': {'action': 'AUTO'}, 'subject': {'userNameTemplate':"
            + " {'template': 'idpuser.email'}, 'matchType': 'USERNAME'}}}",
      })
  void what_is_made_changed_switched_and_deleted_is_told(
      String path, String prefix, String body, Universe universe) {
    Tenant org = new Tenant(universe);
    String end = prefix.endsWith("*d") ? "d" : "";
    String begin = end.isEmpty() ? prefix + "." : prefix.substring(0, prefix.length() - 2);
    String list = "/api/v1/" + path;
    Tenant.Said made = org.post(list, body);
    assertThat(made.reply().status()).as(made.reply().body().toString()).isIn(200, 201);
    String own = list + "/" + made.text("id");
    Obj shown = org.get(own).is(200).obj();
    assertThat(org.put(own, shown.with("name", "M").toString()).reply().status()).isLessThan(300);
    assertThat(org.post(own + "/lifecycle/deactivate", "").reply().status()).isLessThan(300);
    assertThat(org.post(own + "/lifecycle/activate", "").reply().status()).isLessThan(300);
    org.post(own + "/lifecycle/deactivate", "");
    org.delete(own).is(204);
    List<String> expected = new ArrayList<>();
    for (String act : List.of("create", "update", "deactivate", "activate", "delete")) {
      expected.add(begin + act + end);
    }
    assertThat(log(org)).containsAll(expected);
  }

  @Test
  void what_happens_to_people_and_applications_is_told(Universe universe) {
    Tenant org = new Tenant(universe);
    assertThat(log(org)).containsExactly("system.org.lifecycle.create");
    String user = org.user(Visitor.NAME, Visitor.PASSWORD);
    String app =
        org.post(
                "/api/v1/apps",
                "{'name': 'bookmark', 'label': 'B', 'signOnMode': 'BOOKMARK', 'settings': {'app':"
                    + " {'url': 'https://a.test', 'requestIntegration': false}}}")
            .is(200)
            .text("id");
    String group = org.post("/api/v1/groups", "{'profile': {'name': 'G'}}").is(200).text("id");
    org.post("/api/v1/apps/" + app + "/users", "{'id': '" + user + "'}").is(200);
    org.delete("/api/v1/apps/" + app + "/users/" + user).is(204);
    org.put("/api/v1/apps/" + app + "/groups/" + group, "{}").is(200);
    org.delete("/api/v1/apps/" + app + "/groups/" + group).is(204);
    org.post("/api/v1/users/" + user + "/roles", "{'type': 'READ_ONLY_ADMIN'}").is(201);
    String roles = "/api/v1/users/" + user + "/roles";
    org.delete(roles + "/" + org.get(roles).texts("id").getFirst()).is(204);
    String factors = "/api/v1/users/" + user + "/factors";
    String factor =
        org.post(factors + "?activate=true", "{'factorType': 'push', 'provider': 'OKTA'}")
            .is(200)
            .text("id");
    org.delete(factors + "/" + factor).is(204);
    String begun =
        org.post(
                "/api/v1/authn",
                "{'username': '%s', 'password': '%s'}".formatted(Visitor.NAME, Visitor.PASSWORD))
            .text("sessionToken");
    org.post("/api/v1/sessions", "{'sessionToken': '" + begun + "'}").is(200);
    org.delete("/api/v1/users/" + user + "/sessions").is(204);
    for (int i = 0; i < 10; i++) {
      org.post("/api/v1/authn", "{'username': '%s', 'password': 'no'}".formatted(Visitor.NAME))
          .is(401);
    }
    assertThat(log(org))
        .contains(
            "application.user_membership.add",
            "application.user_membership.remove",
            "group.application_assignment.add",
            "group.application_assignment.remove",
            "user.account.privilege.grant",
            "user.account.privilege.revoke",
            "user.mfa.factor.activate",
            "user.mfa.factor.deactivate",
            "user.session.start",
            "user.session.clear",
            "user.account.lock");
    org.post("/api/v1/users/" + user + "/lifecycle/unlock", "").is(200);
    org.post("/api/v1/users/" + user + "/lifecycle/deactivate", "").is(200);
    org.delete("/api/v1/users/" + user).is(204);
    assertThat(log(org))
        .contains(
            "user.account.unlock_by_admin",
            "user.lifecycle.delete.initiated",
            "user.lifecycle.delete.completed");
  }

  @Test
  void a_hook_may_not_ask_for_what_only_the_log_tells(World world) {
    Tenant org = new Tenant(world.universe());
    String hook =
        "{'name': 'N', 'events': {'type': 'EVENT_TYPE', 'items': ['%s']}, 'channel': {'type':"
            + " 'HTTP', 'version': '1.0.0', 'config': {'uri': 'https://x.test/'}}}";
    org.post("/api/v1/eventHooks", hook.formatted("policy.lifecycle.create"))
        .refuses(400, "E0000001");
    String made =
        org.post("/api/v1/eventHooks", hook.formatted("policy.lifecycle.update"))
            .is(200)
            .text("id");
    org.put("/api/v1/eventHooks/" + made, hook.formatted("zone.create")).refuses(400, "E0000001");
    org.put("/api/v1/eventHooks/" + made, hook.formatted("policy.rule.add")).is(200);
  }

  /// Resources that some operation makes, changes or deletes, and no event is about, are listed with why.
  @Test
  void every_resource_that_changes_is_told_of_or_listed() throws Exception {
    SortedSet<String> told = new TreeSet<>();
    String events = read(Catalog.TWINS, "twin/events.yaml");
    Matcher rows = Pattern.compile("row: ([a-z-]+)").matcher(events);
    while (rows.find()) {
      told.add(rows.group(1));
    }
    SortedSet<String> silent = new TreeSet<>();
    Obj inferred = (Obj) Json.trusted(read(Catalog.SPECS, "inferred.json"));
    for (Json each : inferred.items("effects")) {
      Obj effect = each.asObj().orElseThrow();
      boolean writes = effect.text("kind").orElse("").matches("create|update|replace|put|delete");
      String resource = effect.text("resource").orElse("");
      if (writes && !resource.isEmpty() && !told.contains(resource)) {
        silent.add(resource);
      }
    }
    SortedSet<String> listed = new TreeSet<>();
    try (var in = OktaLogTest.class.getResourceAsStream("/okta/log.untold")) {
      String lines = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : lines.lines().filter(each -> !each.startsWith("#")).toList()) {
        assertThat(line).as("a name and why").matches("[a-z0-9-]+ .+");
        listed.add(line.substring(0, line.indexOf(' ')));
      }
    }
    assertThat(listed).isEqualTo(silent);
  }

  private static String read(Shelf shelf, String file) {
    return new String(
        shelf.below("okta").read(file).orElseThrow(() -> new AssertionError(file)),
        StandardCharsets.UTF_8);
  }
}
