package dev.dtu.okta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.junit.InUniverse;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an infrastructure tool does to things of an organisation: it makes one, reads it, plans (what it
/// sent is what it reads), changes it, plans again, deletes it and finds it gone. Things that were not sent
/// a state are in the one they were in.
class OktaPlanTest implements InUniverse {

  private static final Twin OKTA = Tenant.twin();

  @Override
  public List<Twin> twins() {
    return List.of(OKTA);
  }

  /// Members that a read does not show as they were: a secret is told at birth, a brand is what a domain is
  /// made for, and a provider that is replaced was `created` never (recorded so). What kind a record of
  /// a domain is (`recordType`) is recorded in small letters and documented in capital ones, and told
  /// so where no recording shows it.
  private static final List<String> UNREAD =
      List.of("client_secret", "brandId", "created", "recordType");

  /// All that was sent and is not read back as it was sent: the paths of members, with both values.
  private static List<String> plan(Json sent, Json read) {
    List<String> differs = new ArrayList<>();
    compare("", sent, read, differs);
    return differs;
  }

  private static void compare(String at, Json sent, Json read, List<String> differs) {
    if (sent instanceof Obj wanted && read instanceof Obj found) {
      for (Obj.Member member : wanted) {
        String path = at + "/" + member.key();
        Obj shown = UNREAD.contains(member.key()) ? wanted : found;
        shown
            .find(member.key())
            .ifPresentOrElse(
                value -> compare(path, member.value(), value, differs),
                () -> differs.add(path + ": " + member.value() + " is not there"));
      }
    } else if (sent instanceof Arr wanted && read instanceof Arr found) {
      if (wanted.size() != found.size()) {
        differs.add(at + ": " + wanted + " is " + found);
        return;
      }
      for (int i = 0; i < wanted.size(); i++) {
        compare(at + "/" + i, wanted.at(i), found.at(i), differs);
      }
    } else if (!sent.equals(read)) {
      differs.add(at + ": " + sent + " is " + read);
    }
  }

  /// A path in which what is in braces is the id of another thing, made for the purpose.
  private static String placed(Tenant org, String text) {
    String placed = text;
    if (placed.contains("{group}")) {
      placed =
          placed.replace(
              "{group}", org.post("/api/v1/groups", "{'profile': {'name': 'Of'}}").text("id"));
    }
    if (placed.contains("{server}")) {
      String body = "{'name': 'Of', 'description': 'D', 'audiences': ['api://of']}";
      placed =
          placed.replace("{server}", org.post("/api/v1/authorizationServers", body).text("id"));
    }
    if (placed.contains("{aspolicy}")) {
      String body =
          "{'type': 'OAUTH_AUTHORIZATION_POLICY', 'name': 'Of', 'description': 'D', 'priority': 1,"
              + " 'conditions': {'clients': {'include': ['ALL_CLIENTS']}}}";
      String policies = "/api/v1/" + placed.substring(0, placed.indexOf("/{aspolicy}"));
      placed = placed.replace("{aspolicy}", org.post(policies, body).text("id"));
    }
    if (placed.contains("{brand}")) {
      placed = placed.replace("{brand}", org.get("/api/v1/brands").texts("id").getFirst());
    }
    if (placed.contains("{policy}")) {
      String body = "{'type': 'PASSWORD', 'name': 'Of', 'description': 'D'}";
      placed = placed.replace("{policy}", org.post("/api/v1/policies", body).text("id"));
    }
    return placed;
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "group | PUT | groups | {'profile': {'name': 'G', 'description': 'D'}} | 'G' -> 'H'",
        "rule of groups | PUT OFF | groups/rules | {'type': 'group_rule', 'name': 'R', "
            + "'conditions': {'people': {'users': {'exclude': []}}, 'expression': {'value': "
            + "'user.firstName==user.lastName', 'type': 'urn:okta:expression:1.0'}}, 'actions': "
            + "{'assignUserToGroups': {'groupIds': ['{group}']}}} | 'R' -> 'S'",
        "zone of addresses | PUT OFF | zones | {'type': 'IP', 'name': 'Z', 'status': "
            + "'ACTIVE', 'usage': 'POLICY', 'gateways': [{'type': 'CIDR', 'value': '1.2.3.4/24'}, "
            + "{'type': 'RANGE', 'value': '2.3.4.5-2.3.4.15'}], 'proxies': [{'type': 'CIDR', "
            + "'value': '2.2.3.4/24'}]} | 'Z' -> 'Y'; 1.2.3.4/24 -> 1.2.3.0/24",
        "zone of addresses without proxies | PUT OFF | zones | {'type': 'IP', 'name': 'Z', "
            + "'usage': 'POLICY', 'gateways': [{'type': 'CIDR', 'value': '1.2.3.4/24'}], "
            + "'proxies': null} | 'Z' -> 'Y'",
        "zone of places | PUT OFF | zones | {'type': 'DYNAMIC', 'name': 'Z', 'usage': "
            + "'BLOCKLIST', 'proxyType': 'Any', 'asns': ['23457'], 'locations': [{'country': 'AF',"
            + " 'region': 'AF-BGL'}, {'country': 'US', 'region': null}]} | AF-BGL -> AF-KAB",
        "zone of services | PUT OFF | zones | {'type': 'DYNAMIC_V2', 'name': 'Z', 'usage': "
            + "'POLICY', 'asns': {'include': ['23457'], 'exclude': []}, 'locations': {'include': "
            + "[{'country': 'US', 'region': null}], 'exclude': []}, 'ipServiceCategories': "
            + "{'include': ['ALL_ANONYMIZERS'], 'exclude': []}} | 23457 -> 23456",
        "origin | PUT | trustedOrigins | {'name': 'O', 'origin': 'https://a.test', 'scopes':"
            + " [{'type': 'CORS'}, {'type': 'REDIRECT'}]} | a.test -> b.test",
        "behaviour | PUT | behaviors | {'name': 'B', 'type': 'ANOMALOUS_LOCATION', 'status':"
            + " 'ACTIVE', 'settings': {'maxEventsUsedForEvaluation': 50, 'granularity': "
            + "'LAT_LONG', 'radiusKilometers': 20}} | 50 -> 60",
        "event hook | PUT OFF | eventHooks | {'name': 'N', 'events': {'type': 'EVENT_TYPE', "
            + "'items': ['user.lifecycle.create']}, 'channel': {'type': 'HTTP', 'version': "
            + "'1.0.0', 'config': {'uri': 'https://x.test/', 'headers': [{'key': 'a', 'value': "
            + "'b'}]}}} | x.test -> y.test",
        "inline hook | PUT OFF | inlineHooks | {'name': 'N', 'type': "
            + "'com.okta.oauth2.tokens.transform', 'version': '1.0.0', 'channel': {'type': 'HTTP',"
            + " 'version': '1.0.0', 'config': {'uri': 'https://x.test/', 'method': 'POST', "
            + "'headers': [{'key': 'a', 'value': 'b'}]}}} | x.test -> y.test",
        "authorization server | PUT OFF | authorizationServers | {'name': 'S', "
            + "'description': 'D', 'audiences': ['api://s'], 'issuerMode': 'ORG_URL', "
            + "'credentials': {'signing': {'rotationMode': 'MANUAL'}}} | 'D' -> 'E'",
        "scope | PUT | authorizationServers/{server}/scopes | {'name': 's:read', "
            + "'description': 'D', 'displayName': 'R', 'consent': 'REQUIRED', 'metadataPublish': "
            + "'NO_CLIENTS', 'default': false, 'optional': true} | 'D' -> 'E'",
        "claim | PUT | authorizationServers/{server}/claims | {'name': 'c', 'status': "
            + "'ACTIVE', 'claimType': 'RESOURCE', 'valueType': 'EXPRESSION', 'value': "
            + "'user.email', 'conditions': {'scopes': []}, 'alwaysIncludeInToken': true} | "
            + "user.email -> user.login",
        "claim of groups | PUT | authorizationServers/{server}/claims | {'name': 'c', "
            + "'status': 'ACTIVE', 'claimType': 'IDENTITY', 'valueType': 'GROUPS', 'value': "
            + "'Every', 'group_filter_type': 'EQUALS', 'conditions': {'scopes': ['profile']}, "
            + "'alwaysIncludeInToken': false} | Every -> Admins",
        "policy of a server | PUT | authorizationServers/{server}/policies | {'type': "
            + "'OAUTH_AUTHORIZATION_POLICY', 'name': 'P', 'description': 'D', 'status': 'ACTIVE', "
            + "'priority': 1, 'conditions': {'clients': {'include': ['ALL_CLIENTS']}}} | 'D' -> "
            + "'E'",
        "rule of a server | PUT | authorizationServers/{server}/policies/{aspolicy}/rules | "
            + "{'type': 'RESOURCE_ACCESS', 'name': 'R', 'status': 'ACTIVE', 'priority': 1, "
            + "'conditions': {'people': {'users': {'include': [], 'exclude': []}, 'groups': "
            + "{'include': ['EVERYONE'], 'exclude': []}}, 'grantTypes': {'include': "
            + "['client_credentials', 'authorization_code']}, 'scopes': {'include': ['*']}}, "
            + "'actions': {'token': {'accessTokenLifetimeMinutes': 60, "
            + "'refreshTokenLifetimeMinutes': 0, 'refreshTokenWindowMinutes': 10080}}} | 60 -> 30",
        "policy of passwords | PUT | policies | {'type': 'PASSWORD', 'name': 'P', 'status': "
            + "'ACTIVE', 'description': 'D', 'priority': 1, 'conditions': {'people': {'groups': "
            + "{'include': ['{group}']}}, 'authProvider': {'provider': 'OKTA'}}, 'settings': "
            + "{'password': {'complexity': {'minLength': 12, 'minLowerCase': 1, 'minUpperCase': 1,"
            + " 'minNumber': 1, 'minSymbol': 1, 'excludeUsername': true, 'excludeAttributes': "
            + "['firstName'], 'dictionary': {'common': {'exclude': true}}}, 'age': {'maxAgeDays': "
            + "60, 'expireWarnDays': 15, 'minAgeMinutes': 60, 'historyCount': 5}, 'lockout': "
            + "{'maxAttempts': 3, 'autoUnlockMinutes': 2, 'showLockoutFailures': true, "
            + "'userLockoutNotificationChannels': []}}}} | 'D' -> 'E'; 12 -> 13",
        "rule of passwords | PUT | policies/{policy}/rules | {'type': 'PASSWORD', 'name': "
            + "'R', 'status': 'ACTIVE', 'priority': 1, 'conditions': {'people': {'users': "
            + "{'exclude': []}}, 'network': {'connection': 'ANYWHERE'}}, 'actions': "
            + "{'passwordChange': {'access': 'ALLOW'}, 'selfServicePasswordReset': {'access': "
            + "'ALLOW'}, 'selfServiceUnlock': {'access': 'DENY'}}} | 'selfServiceUnlock': "
            + "{'access': 'DENY'} -> 'selfServiceUnlock': {'access': 'ALLOW'}",
        "policy of signing in | PUT | policies | {'type': 'OKTA_SIGN_ON', 'name': 'P', "
            + "'status': 'ACTIVE', 'description': 'D', 'conditions': {'people': {'groups': "
            + "{'include': ['{group}']}}}} | 'D' -> 'E'",
        "policy of enrolment | PUT | policies | {'type': 'MFA_ENROLL', 'name': 'P', "
            + "'status': 'INACTIVE', 'description': 'D', 'conditions': {'people': {'groups': "
            + "{'include': ['{group}']}}}, 'settings': {'factors': {'google_otp': {'enroll': "
            + "{'self': 'REQUIRED'}, 'consent': {'type': 'NONE'}}}}} | REQUIRED -> OPTIONAL",
        "bookmark | PUT OFF | apps | {'name': 'bookmark', 'label': 'B', 'signOnMode': "
            + "'BOOKMARK', 'settings': {'app': {'url': 'https://a.test', 'requestIntegration': "
            + "false}, 'notes': {'admin': null, 'enduser': 'N'}}, 'visibility': "
            + "{'autoSubmitToolbar': false, 'hide': {'iOS': true, 'web': false}}} | a.test -> "
            + "b.test",
        "application of basic authentication | PUT OFF | apps | {'name': "
            + "'template_basic_auth', 'label': 'B', 'signOnMode': 'BASIC_AUTH', 'settings': "
            + "{'app': {'authURL': 'https://a.test/auth.html', 'url': "
            + "'https://a.test/login.html'}}, 'credentials': {'scheme': "
            + "'EDIT_USERNAME_AND_PASSWORD', 'revealPassword': false, 'userNameTemplate': "
            + "{'template': '${source.login}', 'type': 'BUILT_IN'}}} | a.test -> b.test",
        "application of basic authentication, shared | PUT OFF | apps | {'name': "
            + "'template_basic_auth', 'label': 'B', 'signOnMode': 'BASIC_AUTH', 'settings': "
            + "{'app': {'authURL': 'https://a.test/auth.html', 'url': "
            + "'https://a.test/login.html'}}, 'credentials': {'scheme': "
            + "'SHARED_USERNAME_AND_PASSWORD', 'userName': 'u', 'revealPassword': false}} | a.test"
            + " -> b.test",
        "application with a form | PUT OFF | apps | {'name': 'template_swa', 'label': 'S', "
            + "'signOnMode': 'BROWSER_PLUGIN', 'settings': {'app': {'buttonField': 'btn', "
            + "'passwordField': 'pw', 'usernameField': 'user', 'url': 'https://a.test/login', "
            + "'loginUrlRegex': '^x$'}}, 'credentials': {'scheme': 'EDIT_USERNAME_AND_PASSWORD', "
            + "'userNameTemplate': {'template': '${source.login}', 'type': 'BUILT_IN'}}} | 'btn' "
            + "-> 'button'",
        "application of OpenID Connect | PUT OFF | apps | {'name': 'oidc_client', 'label': "
            + "'O', 'signOnMode': 'OPENID_CONNECT', 'credentials': {'oauthClient': "
            + "{'token_endpoint_auth_method': 'client_secret_basic', 'autoKeyRotation': true, "
            + "'pkce_required': false}}, 'settings': {'oauthClient': {'client_uri': "
            + "'https://a.test', 'logo_uri': 'https://a.test/l', 'redirect_uris': "
            + "['https://a.test/b'], 'post_logout_redirect_uris': ['https://a.test/p'], "
            + "'response_types': ['code'], 'grant_types': ['authorization_code', 'refresh_token'],"
            + " 'application_type': 'web', 'consent_method': 'TRUSTED', 'issuer_mode': 'ORG_URL', "
            + "'idp_initiated_login': {'mode': 'DISABLED', 'default_scope': []}, "
            + "'wildcard_redirect': 'DISABLED', 'refresh_token': {'rotation_type': 'STATIC'}}}} | "
            + "a.test/b -> a.test/c",
        "application of SAML | PUT OFF | apps | {'label': 'S', 'signOnMode': 'SAML_2_0', "
            + "'settings': {'signOn': {'defaultRelayState': '', 'ssoAcsUrl': 'https://a.test/acs',"
            + " 'recipient': 'https://a.test/r', 'destination': 'https://a.test/d', 'audience': "
            + "'https://a.test/a', 'subjectNameIdTemplate': '${user.userName}', "
            + "'subjectNameIdFormat': 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress', "
            + "'responseSigned': true, 'assertionSigned': true, 'signatureAlgorithm': "
            + "'RSA_SHA256', 'digestAlgorithm': 'SHA256', 'honorForceAuthn': false, "
            + "'authnContextClassRef': "
            + "'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport', "
            + "'allowMultipleAcsEndpoints': false, 'requestCompressed': false, "
            + "'attributeStatements': [{'type': 'EXPRESSION', 'name': 'n', 'namespace': "
            + "'urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified', 'values': "
            + "['user.email']}]}}} | a.test/acs -> a.test/bcs",
        "provider OIDC | PUT OFF | idps | {'type': 'OIDC', 'name': 'I', 'issuerMode': "
            + "'ORG_URL', 'protocol': {'type': 'OIDC', 'endpoints': {'authorization': {'url': "
            + "'https://i.test/a', 'binding': 'HTTP-REDIRECT'}, 'token': {'url': "
            + "'https://i.test/t', 'binding': 'HTTP-POST'}, 'userInfo': {'url': "
            + "'https://i.test/u', 'binding': 'HTTP-REDIRECT'}, 'jwks': {'url': "
            + "'https://i.test/k', 'binding': 'HTTP-REDIRECT'}}, 'issuer': {'url': "
            + "'https://i.test'}, 'scopes': ['openid'], 'credentials': {'client': {'client_id': "
            + "'c', 'client_secret': 's'}}}, 'policy': {'accountLink': {'action': 'AUTO', "
            + "'filter': null}, 'provisioning': {'action': 'AUTO', 'profileMaster': true, "
            + "'groups': {'action': 'NONE'}, 'conditions': {'deprovisioned': {'action': 'NONE'}, "
            + "'suspended': {'action': 'NONE'}}}, 'subject': {'userNameTemplate': {'template': "
            + "'idpuser.email'}, 'filter': null, 'matchType': 'USERNAME'}, 'maxClockSkew': 0}} | "
            + "i.test/t -> i.test/z",
        "kind of person | PUT | meta/types/user | {'name': 't', 'displayName': 'T', "
            + "'description': 'D'} | 'D' -> 'E'",
        "domain of mail | PUT | email-domains | {'displayName': 'D', 'userName': 'noreply', "
            + "'domain': 'mail.test', 'brandId': '{brand}', 'validationSubdomain': 'mail'} | 'D' "
            + "-> 'E'",
        "brand | PUT | brands | {'name': 'B'} | 'B' -> 'C'",
        "stream of the log | PUT OFF | logStreams | {'type': 'aws_eventbridge', 'name': 'L',"
            + " 'settings': {'eventSourceName': 'src', 'accountId': '123456789012', 'region': 'us-"
            + "west-2'}} | 'L' -> 'M'",
        "user | POST OFF | users | {'profile': {'firstName': 'A', 'lastName': 'B', 'email': "
            + "'a@b.test', 'login': 'a@b.test'}} | 'A' -> 'C'"
      })
  void what_is_made_and_changed_is_read_as_it_was_sent(
      String kind, String way, String path, String body, String change, Universe universe) {
    Tenant org = new Tenant(universe);
    String list = "/api/v1/" + placed(org, path);
    String sent = placed(org, body);
    Tenant.Said made = org.post(list, sent);
    assertThat(made.reply().status()).as(made.reply().body().toString()).isIn(200, 201);
    String own = list + "/" + made.text("id");
    Obj first = org.get(own).is(200).obj();
    assertThat(plan(document(sent), first)).as("a plan after making it").isEmpty();
    assertThat(plan(made.obj(), first)).as("what was answered").isEmpty();
    String other = changed(sent, change);
    Tenant.Said replaced = org.send(way.startsWith("POST") ? "POST" : "PUT", own, other);
    assertThat(replaced.reply().status()).as(replaced.reply().body().toString()).isEqualTo(200);
    Obj second = org.get(own).is(200).obj();
    assertThat(plan(document(other), second)).as("a plan after changing it").isEmpty();
    assertThat(plan(replaced.obj(), second)).as("what was answered then").isEmpty();
    assertThat(second.text("status")).as("the state").isEqualTo(first.text("status"));
    if (way.endsWith("OFF")) {
      org.post(own + "/lifecycle/deactivate", "").reply();
    }
    org.delete(own).reply();
    org.get(own).refuses(404, "E0000007");
  }

  private static Obj document(String body) {
    return (Obj) Json.trusted(body.replace('\'', '"'));
  }

  /// A body with words in the place of others: `these -> those`.
  private static String changed(String body, String change) {
    String other = body;
    for (String each : change.split(";")) {
      String[] both = each.split("->");
      assertThat(other).contains(both[0].strip());
      other = other.replace(both[0].strip(), both[1].strip());
    }
    return other;
  }
}
