package dev.dtu.okta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Reply;
import dev.dtu.call.Request;
import dev.dtu.junit.InUniverse;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Scripts of pages elsewhere, which browsers let call from trusted origins alone.
class OktaCrossingTest implements InUniverse {

  private static final Twin OKTA = Tenant.twin();
  private static final String PAGE = "https://page.test";
  private static final String ALLOWED = "access-control-allow-";

  @Override
  public List<Twin> twins() {
    return List.of(OKTA);
  }

  private static String trusts(Tenant org, String scope) {
    String told = "{'name': '%s', 'origin': '%s', 'scopes': [{'type': '%s'}]}";
    return org.post("/api/v1/trustedOrigins", told.formatted(scope, PAGE, scope)).text("id");
  }

  private static Reply asks(Tenant org) {
    return org.ask(
            Request.of("OPTIONS", "/api/v1/authn")
                .with("origin", PAGE)
                .with("access-control-request-method", "POST")
                .with("access-control-request-headers", "content-type"))
        .reply();
  }

  private static Reply calls(Tenant org, String page) {
    return org.ask(Request.of("GET", "/.well-known/okta-organization").with("origin", page))
        .reply();
  }

  @Test
  void a_page_is_let_in_once_its_origin_is_trusted(Universe universe) {
    Tenant org = new Tenant(universe);
    assertThat(asks(org).status()).isEqualTo(405);
    assertThat(calls(org, PAGE).headers().find(ALLOWED + "origin")).isEmpty();
    String id = trusts(org, "CORS");
    Reply told = asks(org);
    assertThat(told.status()).isEqualTo(204);
    assertThat(told.headers().find(ALLOWED + "origin")).contains(PAGE);
    assertThat(told.headers().find(ALLOWED + "methods")).contains("POST");
    assertThat(told.headers().find(ALLOWED + "headers")).contains("content-type");
    assertThat(calls(org, PAGE).headers().find(ALLOWED + "credentials")).contains("true");
    assertThat(calls(org, "https://else.test").headers().find(ALLOWED + "origin")).isEmpty();
    org.post("/api/v1/trustedOrigins/" + id + "/lifecycle/deactivate", "").is(200);
    assertThat(calls(org, PAGE).headers().find(ALLOWED + "origin")).isEmpty();
  }

  @Test
  void an_origin_that_is_trusted_for_redirects_alone_lets_no_script_call(Universe universe) {
    Tenant org = new Tenant(universe);
    trusts(org, "REDIRECT");
    assertThat(asks(org).status()).isEqualTo(405);
    assertThat(calls(org, PAGE).headers().find(ALLOWED + "origin")).isEmpty();
  }
}
