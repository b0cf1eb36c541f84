package dev.dtu.okta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.junit.UniverseExtension;
import dev.dtu.universe.Universe;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What an infrastructure tool relies on, for kinds of things with many members set
/// (`okta/kinds.json`): what is sent is shown, what is shown can be put back and changes nothing, and
/// what is deleted is gone.
class OktaDriftTest {

  @RegisterExtension static final UniverseExtension UNIVERSES = OktaSdk.universes();

  /// A kind, as the file tells it, with ids of this organisation in it.
  ///
  /// @param unshown members that are sent and never shown, because they are secret or stand elsewhere
  private record Kind(
      String name,
      String by,
      String at,
      String reads,
      String named,
      List<String> unshown,
      Obj body) {

    static Kind of(Obj told) {
      String at = told.text("at").orElseThrow();
      List<String> unshown = new ArrayList<>();
      told.items("unshown").forEach(each -> unshown.add(each.asText().orElseThrow()));
      return new Kind(
          told.text("kind").orElseThrow(),
          told.text("by").orElse("POST"),
          at,
          told.text("reads").orElse(at),
          told.text("named").orElse("id"),
          unshown,
          told.obj("body").orElseThrow());
    }
  }

  private static List<Kind> kinds(Map<String, String> ids) throws IOException {
    return told("kinds", ids);
  }

  private static List<Kind> told(String file, Map<String, String> ids) throws IOException {
    try (InputStream in = OktaDriftTest.class.getResourceAsStream("/okta/" + file + ".json")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (Map.Entry<String, String> id : ids.entrySet()) {
        text = text.replace("${" + id.getKey() + "}", id.getValue());
      }
      List<Kind> kinds = new ArrayList<>();
      Arr told = Json.trusted(text).asArr().orElseThrow();
      told.forEach(each -> kinds.add(Kind.of(each.asObj().orElseThrow())));
      return kinds;
    }
  }

  private static String policy(Tenant org, String type, String name) {
    String body = "{'type': '%s', 'name': '%s', 'description': 'd', 'status': 'ACTIVE'}";
    return org.post("/api/v1/policies", body.formatted(type, name)).is(200).text("id");
  }

  private static String group(Tenant org, String name) {
    return org.post("/api/v1/groups", "{'profile': {'name': '%s'}}".formatted(name)).text("id");
  }

  /// What the kinds belong to and name.
  private static Map<String, String> ids(Tenant org) {
    Map<String, String> ids = new TreeMap<>();
    ids.put("origin", "https://okta.test");
    ids.put("group", group(org, "Group"));
    ids.put("other", group(org, "Other"));
    ids.put("user", org.user("eve@x.test", "Float-On-2004"));
    String app =
        "{'name': 'bookmark', 'label': 'App', 'signOnMode': 'BOOKMARK', 'settings': {'app': {'url':"
            + " 'https://x.test'}}}";
    ids.put("app", org.post("/api/v1/apps", app).is(200).text("id"));
    String servers = "/api/v1/authorizationServers";
    String server = "{'name': 'Server', 'description': 'd', 'audiences': ['api://x']}";
    ids.put("server", org.post(servers, server).is(201).text("id"));
    String policy =
        "{'type': 'OAUTH_AUTHORIZATION_POLICY', 'name': 'P', 'description': 'd', 'priority': 1,"
            + " 'status': 'ACTIVE', 'conditions': {'clients': {'include': ['ALL_CLIENTS']}}}";
    String policies = servers + "/" + ids.get("server") + "/policies";
    ids.put("serverPolicy", org.post(policies, policy).is(201).text("id"));
    ids.put("brand", org.post("/api/v1/brands", "{'name': 'Brand'}").is(201).text("id"));
    String zone =
        "{'type': 'IP', 'name': 'Zone', 'gateways': [{'type': 'CIDR', 'value': '1.2.3.4/24'}]}";
    ids.put("zone", org.post("/api/v1/zones", zone).is(200).text("id"));
    String key = "{'x5c': ['MIIDnjCCAoagAwIBAgIGAVG3MN']}";
    ids.put("key", org.post("/api/v1/idps/credentials/keys", key).is(200).text("kid"));
    ids.put("signOn", policy(org, "OKTA_SIGN_ON", "Sign on"));
    ids.put("password", policy(org, "PASSWORD", "Password"));
    ids.put("access", policy(org, "ACCESS_POLICY", "Access"));
    ids.put("enrolment", policy(org, "MFA_ENROLL", "Enrolment"));
    Tenant.Said discovery = org.get("/api/v1/policies?type=IDP_DISCOVERY").is(200);
    ids.put("discovery", discovery.texts("id").getFirst());
    governs(org, ids);
    return ids;
  }

  /// What roles and realms are made of, and a client.
  private static void governs(Tenant org, Map<String, String> ids) {
    String role = "{'label': 'Role', 'description': 'd', 'permissions': ['okta.users.read']}";
    ids.put("role", org.post("/api/v1/iam/roles", role).is(200).text("id"));
    String set =
        "{'label': 'Set', 'description': 'd', 'resources': ['https://okta.test/api/v1/users']}";
    ids.put("set", org.post("/api/v1/iam/resource-sets", set).is(200).text("id"));
    String realm = "{'profile': {'name': 'Realm'}}";
    ids.put("realm", org.post("/api/v1/realms", realm).is(200).text("id"));
    String client =
        "{'name': 'oidc_client', 'label': 'Client', 'signOnMode': 'OPENID_CONNECT', 'credentials':"
            + " {'oauthClient': {'token_endpoint_auth_method': 'client_secret_basic'}}, 'settings':"
            + " {'oauthClient': {'application_type': 'service', 'response_types': ['token'],"
            + " 'grant_types': ['client_credentials']}}}";
    ids.put("client", org.post("/api/v1/apps", client).is(200).text("id"));
  }

  @Test
  void what_is_sent_is_shown_can_be_put_back_and_is_gone_when_deleted(Universe universe)
      throws IOException {
    Tenant org = new Tenant(universe);
    List<String> drifts = new ArrayList<>();
    for (Kind kind : kinds(ids(org))) {
      lives(org, kind, drifts);
    }
    assertThat(drifts).isEmpty();
  }

  @Test
  void what_is_settled_is_shown(Universe universe) throws IOException {
    Tenant org = new Tenant(universe);
    Map<String, String> ids = ids(org);
    String themes = "/api/v1/brands/" + ids.get("brand") + "/themes";
    ids.put("theme", org.get(themes).is(200).texts("id").getFirst());
    List<String> drifts = new ArrayList<>();
    for (Kind kind : told("settings", ids)) {
      Tenant.Said set = org.send(kind.by, kind.at, kind.body.toString());
      if (set.reply().status() >= 300) {
        drifts.add(kind.name + " is not set: " + set.reply().body());
      } else {
        compare(kind, "is read", org.get(kind.reads).is(200), drifts);
      }
    }
    assertThat(drifts).isEmpty();
  }

  private static void lives(Tenant org, Kind kind, List<String> drifts) {
    Tenant.Said made = org.send(kind.by, kind.at, kind.body.toString());
    if (made.reply().status() >= 300) {
      drifts.add(kind.name + " is not made: " + made.reply().body());
      return;
    }
    compare(kind, "is made", made, drifts);
    String own = kind.reads.replaceAll("\\?.*", "") + "/" + made.text(kind.named.replace('.', '/'));
    Tenant.Said read = org.get(own).is(200);
    compare(kind, "is read", read, drifts);
    Obj whole = read.obj().withAll(kind.body).without("_links").without("_embedded");
    Tenant.Said put = org.put(own, whole.toString());
    if (put.reply().status() == 405) {
      put = org.post(own, whole.toString());
    }
    if (put.reply().status() < 300) {
      compare(kind, "is put back", org.get(own).is(200), drifts);
    } else if (put.reply().status() != 405) {
      drifts.add(kind.name + " cannot be put back: " + put.reply().body());
    }
    gone(org, kind, own, drifts);
  }

  private static void gone(Tenant org, Kind kind, String own, List<String> drifts) {
    Tenant.Said deleted = org.delete(own);
    if (deleted.reply().status() >= 400) { // what is active is switched off first
      org.post(own + "/lifecycle/deactivate", "");
      deleted = org.delete(own);
    }
    if (kind.name.equals("user")) {
      deleted = org.delete(own); // the first time deactivates
    }
    if (deleted.reply().status() >= 300) {
      drifts.add(kind.name + " is not deleted: " + deleted.reply().body());
    }
    int after = org.get(own).reply().status();
    if (after != 404) {
      drifts.add(kind.name + " is still there: " + after);
    }
  }

  private static void compare(Kind kind, String when, Tenant.Said shown, List<String> drifts) {
    List<String> differences = new ArrayList<>();
    differ("", kind.body, shown.json(), differences);
    for (String each : differences) {
      String path = each.substring(0, each.indexOf(" was "));
      if (kind.unshown.stream().noneMatch(path::contains)) {
        drifts.add(kind.name + " " + when + ": " + each);
      }
    }
  }

  /// Lists the members that are not shown as they were sent; null and nothing are alike.
  private static void differ(String at, Json sent, Json shown, List<String> differences) {
    if (sent instanceof Obj members && shown instanceof Obj others) {
      for (Obj.Member each : members) {
        Json other = others.find(each.key()).orElse(Json.Null.NULL);
        differ(at + "/" + each.key(), each.value(), other, differences);
      }
    } else if (sent instanceof Arr several
        && shown instanceof Arr others
        && several.size() == others.size()) {
      for (int i = 0; i < several.size(); i++) {
        differ(at + "/" + i, several.items().get(i), others.items().get(i), differences);
      }
    } else if (!sent.equals(shown)) {
      differences.add(at + " was " + sent + " and is " + shown);
    }
  }

  @Test
  void an_id_is_the_services_whatever_a_client_sends(Universe universe) {
    Tenant org = new Tenant(universe);
    Tenant.Said group = org.post("/api/v1/groups", "{'id': 'mine', 'profile': {'name': 'Mine'}}");
    assertThat(group.is(200).text("id")).matches("00g[0-9A-Za-z]{14}1d7");
    String zone =
        "{'id': 'mine', 'type': 'IP', 'name': 'Z', 'gateways': [{'type': 'CIDR', 'value':"
            + " '1.2.3.4/24'}]}";
    assertThat(org.post("/api/v1/zones", zone).is(200).text("id")).startsWith("nzo");
    assertThat(org.user("eve@x.test", "Float-On-2004")).matches("00u[0-9A-Za-z]{14}1d7");
    assertThat(policy(org, "OKTA_SIGN_ON", "P")).matches("00p[0-9A-Za-z]{14}1d7");
  }
}
