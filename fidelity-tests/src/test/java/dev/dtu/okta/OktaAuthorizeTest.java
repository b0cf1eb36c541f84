package dev.dtu.okta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Query;
import dev.dtu.call.Request;
import dev.dtu.json.Obj;
import dev.dtu.junit.InUniverse;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A browser at the authorization endpoint, as plain HTTP sees it.
class OktaAuthorizeTest implements InUniverse {

  private static final Twin OKTA = Tenant.twin();
  private static final String SERVER = "/oauth2/default/v1";
  private static final String BACK = "https://app.test/back";

  @Override
  public List<Twin> twins() {
    return List.of(OKTA);
  }

  private static Query asked(String client, String... more) {
    Query query =
        Query.NONE
            .with("client_id", client.split(":")[0])
            .with("response_type", "code")
            .with("scope", "openid profile email")
            .with("redirect_uri", BACK)
            .with("state", "s<1>")
            .with("nonce", "n1");
    Query all = Query.NONE;
    for (Query.Pair pair : query.pairs()) {
      all = List.of(more).contains(pair.name()) ? all : all.with(pair.name(), pair.value());
    }
    for (int i = 0; i < more.length; i += 2) {
      all = all.with(more[i], more[i + 1]);
    }
    return all;
  }

  private static Tenant.Said ask(Tenant org, Query query) {
    return org.ask(Request.of("GET", SERVER + "/authorize?" + query));
  }

  private static String location(Tenant.Said said) {
    return said.is(302).reply().headers().find("location").orElseThrow();
  }

  private static String client(Tenant org) {
    org.user("eve@example.com", "Correct-1-horse");
    return org.client("'authorization_code', 'implicit'");
  }

  @Test
  void who_signs_in_on_the_page_comes_back_with_a_code_and_stays_signed_in(Universe universe) {
    Tenant org = new Tenant(universe);
    String client = client(org);
    Tenant.Said page = ask(org, asked(client)).is(200);
    assertThat(page.reply().body().toString())
        .contains("<form method=\"post\"", "value=\"s&lt;1&gt;\"")
        .doesNotContain("<script", "s<1>");
    String[] form = new String[asked(client).pairs().size() * 2 + 4];
    int i = 0;
    for (Query.Pair pair : asked(client).pairs()) {
      form[i++] = pair.name();
      form[i++] = pair.value();
    }
    form[i++] = "username";
    form[i++] = "eve@example.com";
    form[i++] = "password";
    form[i] = "wrong";
    assertThat(org.form(SERVER + "/authorize", "", form).is(200).reply().body().toString())
        .contains("role=\"alert\"");
    form[i] = "Correct-1-horse";
    Tenant.Said signed = org.form(SERVER + "/authorize", "", form);
    String back = location(signed);
    assertThat(back).startsWith(BACK + "?code=").endsWith("&state=s%3C1%3E");
    String code = Query.parse(back.substring(back.indexOf('?') + 1)).find("code").orElseThrow();
    Tenant.Said tokens =
        org.form(
                SERVER + "/token",
                client,
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                BACK)
            .is(200);
    Obj claims = Tenant.claims(tokens.text("id_token"));
    assertThat(claims.text("preferred_username")).contains("eve@example.com");
    assertThat(claims.text("nonce")).contains("n1");
    String cookie = signed.reply().headers().find("set-cookie").orElseThrow().split(";")[0];
    Request silent =
        Request.of("GET", SERVER + "/authorize?" + asked(client, "prompt", "none"))
            .with("cookie", cookie);
    assertThat(location(org.ask(silent))).startsWith(BACK + "?code=");
    String hint = "/logout?id_token_hint=" + tokens.text("id_token");
    Request out = Request.of("GET", SERVER + hint).with("cookie", cookie);
    assertThat(location(org.ask(out))).isEqualTo("https://okta.test/login/signout");
    assertThat(location(org.ask(silent))).contains("error=login_required");
  }

  @Test
  void what_is_wrong_is_told_to_the_client_once_its_address_is_known(Universe universe) {
    Tenant org = new Tenant(universe);
    String client = client(org);
    assertThat(location(ask(org, asked(client, "prompt", "none"))))
        .isEqualTo(
            BACK
                + "?error=login_required&error_description=The%20client%20specified%20not%20to"
                + "%20prompt%2C%20but%20the%20user%20is%20not%20logged%20in.&state=s%3C1%3E");
    assertThat(location(ask(org, asked(client, "state", "")))).contains("error=invalid_request");
    assertThat(location(ask(org, asked(client, "response_type", "magic"))))
        .contains("error=unsupported_response_type");
    assertThat(
            location(ask(org, asked(client, "response_type", "token", "response_mode", "query"))))
        .contains("error=invalid_request");
    Tenant.Said elsewhere = ask(org, asked(client, "redirect_uri", "https://evil.test/")).is(400);
    assertThat(elsewhere.reply().headers().find("content-type").orElseThrow())
        .startsWith("text/html");
    assertThat(elsewhere.reply().body().toString())
        .contains("must be a Login redirect URI in the client app settings");
  }

  @Test
  void a_session_token_signs_in_and_tokens_come_in_the_fragment_or_by_a_form(Universe universe) {
    Tenant org = new Tenant(universe);
    String client = client(org);
    String where =
        location(
            ask(org, asked(client, "response_type", "id_token token", "sessionToken", token(org))));
    assertThat(where).startsWith(BACK + "#access_token=").contains("&id_token=", "&state=");
    Tenant.Said form =
        ask(org, asked(client, "response_mode", "form_post", "sessionToken", token(org))).is(200);
    assertThat(form.reply().body().toString())
        .contains("action=\"" + BACK + "\"", "name=\"code\"", "name=\"state\"");
    assertThat(location(ask(org, asked(client, "scope", "fly", "sessionToken", token(org)))))
        .contains("error=invalid_scope");
  }

  private static String token(Tenant org) {
    return org.post(
            "/api/v1/authn", "{'username': 'eve@example.com', 'password': 'Correct-1-horse'}")
        .is(200)
        .text("sessionToken");
  }
}
