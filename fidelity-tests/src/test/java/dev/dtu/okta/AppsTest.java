package dev.dtu.okta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Reply;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Applications of Okta, and the log of what happened.
class AppsTest {

  private static final String APPS = "/api/v1/apps";
  private static final String BOOKMARK =
      "{\"name\": \"bookmark\", \"label\": \"Links\", \"signOnMode\": \"BOOKMARK\", \"settings\":"
          + " {\"app\": {\"requestIntegration\": false, \"url\": \"https://x.test\"}}}";
  private static final String WEB =
      "{\"name\": \"oidc_client\", \"label\": \"Web\", \"signOnMode\": \"OPENID_CONNECT\","
          + " \"credentials\": {\"oauthClient\": {\"token_endpoint_auth_method\":"
          + " \"client_secret_basic\"}}, \"settings\": {\"oauthClient\": {\"application_type\":"
          + " \"web\", \"grant_types\": [\"authorization_code\"], \"response_types\": [\"code\"],"
          + " \"redirect_uris\": [\"https://x.test/cb\"]}}}";

  private final Org org = new Org();

  @Test
  void an_application_is_deleted_when_it_is_not_active() {
    String path = APPS + "/" + Org.id(org.post(APPS, BOOKMARK));
    assertThat(org.get(path).text("status")).contains("ACTIVE");
    assertThat(org.refused("DELETE", path, ""))
        .isEqualTo(
            "403 E0000056 Delete application forbidden. | The application must be deactivated"
                + " before deletion.");
    assertThat(org.post(path + "/lifecycle/deactivate", "")).isEqualTo(Obj.EMPTY);
    assertThat(org.get(path).text("status")).contains("INACTIVE");
    org.done("DELETE", path);
    assertThat(org.refused("GET", path, "")).endsWith("(AppInstance)");
    assertThat(org.post(APPS + "?activate=false", BOOKMARK).text("status")).contains("INACTIVE");
  }

  @Test
  void applications_are_found_by_status_and_the_beginning_of_a_label() {
    String id = Org.id(org.post(APPS, BOOKMARK));
    assertThat(org.list(APPS + "?q=Lin&filter=status%20eq%20%22ACTIVE%22"))
        .extracting(Org::id)
        .containsExactly(id);
    assertThat(org.list(APPS + "?q=Zzz")).isEmpty();
    assertThat(org.refused("GET", APPS + "?after=nope", "")).startsWith("400 E0000029");
    assertThat(org.refused("GET", APPS + "?expand=groups", ""))
        .endsWith("Expand query is malformed.");
  }

  @Test
  void an_application_is_assigned_to_users_who_can_use_it() {
    String app = APPS + "/" + Org.id(org.post(APPS, BOOKMARK));
    String user = Org.id(org.post("/api/v1/users", Org.person("a")));
    org.post(app + "/users", "{\"id\": \"" + user + "\", \"scope\": \"USER\"}");
    assertThat(org.list(app + "/users")).extracting(Org::id).containsExactly(user);
    String filter = "?filter=user.id%20eq%20%22" + user + "%22";
    assertThat(org.list(APPS + filter)).hasSize(1);
    org.done("DELETE", "/api/v1/users/" + user);
    assertThat(org.list(app + "/users")).isEmpty();
    assertThat(org.refused("POST", app + "/users", "{\"id\": \"" + user + "\"}"))
        .startsWith("403 E0000117");
    assertThat(org.refused("POST", app + "/users", "{\"id\": \"none\"}")).endsWith("none (User)");
  }

  @Test
  void a_client_has_two_secrets_at_most_and_one_that_is_active() {
    String secrets = APPS + "/" + Org.id(org.post(APPS, WEB)) + "/credentials/secrets";
    int there = org.list(secrets).size();
    for (int i = there; i < 2; i++) {
      assertThat(org.ask("POST", secrets, "{}").status()).isEqualTo(201);
    }
    assertThat(org.refused("POST", secrets, "{}")).contains("maximum number of client secrets");
    List<Obj> both = org.list(secrets);
    String first = secrets + "/" + Org.id(both.getFirst());
    assertThat(org.refused("DELETE", first, "")).contains("cannot delete an active");
    org.post(first + "/lifecycle/deactivate", "");
    String second = secrets + "/" + Org.id(both.getLast());
    assertThat(org.refused("POST", second + "/lifecycle/deactivate", ""))
        .contains("the only active");
    org.done("DELETE", first);
  }

  @Test
  void what_id_tokens_say_is_read_and_written_beside_the_application() {
    String app = Org.id(org.post("/api/v1/apps", WEB));
    String settings = "/api/v1/internal/apps/" + app + "/settings/oauth/idToken";
    assertThat(org.get(settings).text("issuerMode")).contains("ORG_URL");
    Obj written = org.post(settings, "{\"issuerMode\": \"ORG_URL\", \"name\": \"groups\"}");
    assertThat(written.toString()).contains("\"issuer\":null", "\"name\":\"groups\"");
    assertThat(org.get(settings).text("name")).contains("groups");
    assertThat(org.refused("GET", settings.replace(app, "0oanothing"), ""))
        .isEqualTo("404 E0000007 Not found: Resource not found: 0oanothing (OAuth2AppInstance)");
  }

  @Test
  void the_log_has_what_happened() {
    String user = Org.id(org.post("/api/v1/users", Org.member("a")));
    org.post("/api/v1/users/" + user + "/lifecycle/suspend", "");
    assertThat(org.list("/api/v1/logs?filter=target.id%20eq%20%22" + user + "%22"))
        .extracting(each -> each.text("eventType").orElse(""))
        .contains("user.lifecycle.create", "user.lifecycle.activate", "user.lifecycle.suspend");
    assertThat(org.list("/api/v1/logs?q=suspend")).hasSize(1);
    assertThat(org.list("/api/v1/logs?limit=1&sortOrder=DESCENDING").getFirst().text("eventType"))
        .contains("user.lifecycle.suspend");
    assertThat(org.ask("GET", "/api/v1/logs", "").headers().all("link").getLast())
        .endsWith("rel=\"next\"");
    assertThat(org.refused("GET", "/api/v1/logs?filter=display_message%20eqq%20%22x%22", ""))
        .isEqualTo(
            "400 E0000053 Invalid filter 'display_message eqq \"x\"': Unrecognized attribute"
                + " operator 'eqq' at position 16. Expected: eq,co,sw,pr,gt,ge,lt,le");
    assertThat(org.refused("GET", "/api/v1/logs?filter=nope%20eq%20%22x%22", ""))
        .contains("field is not valid: nope");
    assertThat(org.refused("GET", "/api/v1/logs?until=soon", ""))
        .contains("'until': The date format in your query is not recognized.");
    assertThat(org.refused("GET", "/api/v1/logs?since=2025-01-01T00:00:00Z", ""))
        .startsWith("400 E0000053 Invalid parameter: The since parameter is over 180 days");
  }

  @Test
  void metadata_of_saml_tell_where_people_sign_in_and_by_which_key() {
    String saml =
        "{\"label\": \"S\", \"signOnMode\": \"SAML_2_0\", \"settings\": {\"signOn\":"
            + " {\"ssoAcsUrl\": \"https://x.test/acs\", \"allowMultipleAcsEndpoints\": false,"
            + " \"assertionSigned\": true, \"honorForceAuthn\": true, \"responseSigned\": true,"
            + " \"subjectNameIdFormat\":"
            + " \"urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress\"}}}";
    Obj app = org.post(APPS, saml);
    String path = APPS + "/" + Org.id(app) + "/sso/saml/metadata";
    String kid =
        app.obj("credentials").orElseThrow().obj("signing").orElseThrow().text("kid").get();
    String told = org.ask("GET", path + "?kid=" + kid, "").body().toString();
    assertThat(told)
        .contains("entityID=\"http://www.okta.com/exk", "/sso/saml\"", "<ds:X509Certificate>MII")
        .doesNotContain("SingleLogoutService");
    X509Certificate signs = OktaSamlTest.certificate(OktaSamlTest.xml(told), "signing");
    Obj key = org.list(APPS + "/" + Org.id(app) + "/credentials/keys").getFirst();
    assertThat(OktaSamlTest.modulus(signs)).isEqualTo(key.text("n").orElseThrow());
    assertThat(org.refused("GET", path + "?kid=none", "")).startsWith("404 E0000007");
  }

  @Test
  void applications_sign_with_a_key_of_their_own_or_with_the_organisation_s() {
    String client =
        "{\"name\": \"oidc_client\", \"label\": \"%s\", \"signOnMode\": \"OPENID_CONNECT\","
            + " \"credentials\": {\"oauthClient\": {\"token_endpoint_auth_method\":"
            + " \"client_secret_basic\"}}, \"settings\": {\"oauthClient\": {\"application_type\":"
            + " \"service\", \"grant_types\": [\"client_credentials\"], \"response_types\":"
            + " [\"token\"]}}}";
    String first = kid(org.post(APPS, client.formatted("A")));
    assertThat(kid(org.post(APPS, client.formatted("B")))).isEqualTo(first);
    Obj bookmark =
        org.post(
            APPS,
            "{\"name\": \"bookmark\", \"label\": \"C\", \"signOnMode\": \"BOOKMARK\","
                + " \"settings\": {\"app\": {\"url\": \"https://c.test\"}}}");
    Obj key = org.list(APPS + "/" + Org.id(bookmark) + "/credentials/keys").getFirst();
    assertThat(key.text("kid")).contains(first);
    assertThat(key.items("x5c").items().getFirst().asText().orElse("")).doesNotContain("\n");
  }

  private static String kid(Obj app) {
    Obj signing = app.obj("credentials").orElseThrow().obj("signing").orElseThrow();
    return signing.text("kid").orElseThrow();
  }

  @Test
  void a_template_has_all_its_settings_and_what_is_not_said_is_null() {
    String swa =
        "{\"name\": \"template_swa\", \"label\": \"W\", \"signOnMode\": \"BROWSER_PLUGIN\","
            + " \"settings\": {\"app\": {\"buttonField\": \"b\", \"passwordField\": \"p\","
            + " \"usernameField\": \"u\", \"url\": \"https://x.test\"}}}";
    Obj shown = org.post(APPS, swa).obj("settings").orElseThrow().obj("app").orElseThrow();
    assertThat(shown.keys()).contains("loginUrlRegex", "redirectUrl", "checkbox");
    assertThat(shown.text("url")).contains("https://x.test");
  }

  @Test
  void who_is_in_a_group_has_what_the_group_is_given() {
    String app = APPS + "/" + Org.id(org.post(APPS, WEB));
    String group =
        Org.id(org.post("/api/v1/groups", "{\"profile\": {\"name\": \"Modest Mouse\"}}"));
    String user = Org.id(org.post("/api/v1/users", Org.person("eric")));
    String member = "/api/v1/groups/" + group + "/users/" + user;
    org.done("PUT", member);
    assertThat(org.ask("PUT", app + "/groups/" + group, "{}").status()).isEqualTo(200);
    assertThat(scopes(app)).containsExactly("GROUP");
    assertThat(org.list(APPS + "?filter=user.id%20eq%20%22" + user + "%22")).hasSize(1);
    org.done("DELETE", member);
    assertThat(scopes(app)).isEmpty();
    org.done("PUT", member);
    assertThat(scopes(app)).containsExactly("GROUP");
    org.post(app + "/users", "{\"id\": \"" + user + "\", \"scope\": \"USER\"}");
    assertThat(scopes(app)).containsExactly("USER");
    org.done("DELETE", app + "/users/" + user);
    assertThat(scopes(app)).containsExactly("GROUP");
    org.done("DELETE", app + "/groups/" + group);
    assertThat(scopes(app)).isEmpty();
    assertThat(org.list("/api/v1/logs"))
        .extracting(entry -> entry.text("eventType").orElse(""))
        .contains("application.user_membership.add", "application.user_membership.remove");
  }

  private List<String> scopes(String app) {
    return org.list(app + "/users").stream().map(own -> own.text("scope").orElse("")).toList();
  }

  @Test
  void all_that_a_call_did_is_logged_under_the_id_of_its_reply() {
    Reply reply = org.ask("POST", "/api/v1/users?activate=true", Org.member("dann"));
    String own = reply.headers().find("x-okta-request-id").orElseThrow();
    List<Obj> told =
        org.list("/api/v1/logs").stream()
            .filter(entry ->
                entry.obj("transaction").flatMap(it -> it.text("id")).equals(Optional.of(own)))
            .toList();
    assertThat(told).hasSizeGreaterThan(1);
    Obj debug = told.getFirst().obj("debugContext").orElseThrow().obj("debugData").orElseThrow();
    assertThat(debug.text("requestId")).contains(own);
    assertThat(debug.text("requestUri")).contains("/api/v1/users");
    assertThat(debug.text("url")).contains("/api/v1/users?activate=true");
  }

  @Test
  void an_application_of_the_network_has_the_network_s_tile() {
    String swa =
        "{\"name\": \"%s\", \"label\": \"N\", \"signOnMode\": \"AUTO_LOGIN\", \"visibility\":"
            + " {%s}}";
    Obj zendesk = org.post(APPS, swa.formatted("zendesk", ""));
    assertThat(zendesk.text("signOnMode")).contains("BROWSER_PLUGIN");
    assertThat(tile(zendesk)).contains("/home/zendesk/" + Org.id(zendesk) + "/238");
    Obj unknown = org.post(APPS, swa.formatted("acme", ""));
    Obj again = org.post(APPS, swa.formatted("acme", ""));
    assertThat(tile(unknown).replaceAll(".*/", "")).isEqualTo(tile(again).replaceAll(".*/", ""));
    Obj formless = org.post(APPS, swa.formatted("beta", "\"appLinks\": {\"beta_link\": true}"));
    assertThat(formless.find("signOnMode")).contains(Json.Null.NULL);
    assertThat(tile(formless)).contains("/aln");
  }

  private static String tile(Obj app) {
    Obj links = app.obj("_links").orElseThrow();
    Obj first = links.items("appLinks").items().getFirst().asObj().orElseThrow();
    return first.text("href").orElseThrow();
  }
}
