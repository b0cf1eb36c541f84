package dev.dtu.okta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.junit.InUniverse;
import dev.dtu.junit.World;
import dev.dtu.twin.Twin;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a server tells of identity tokens, which nobody keeps.
class OktaIdentityTest implements InUniverse {

  private static final Twin OKTA = Tenant.twin();

  @Override
  public List<Twin> twins() {
    return List.of(OKTA);
  }

  private static Obj told(Tenant org, String server, String client, String token) {
    return org.form(server + "/introspect", client, "token", token, "token_type_hint", "id_token")
        .is(200)
        .obj();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/oauth2/v1", "/oauth2/default/v1"})
  void an_identity_token_is_told_of_to_its_client_until_it_ends(String server, World world) {
    Tenant org = new Tenant(world.universe());
    String id = org.user("eve@x.test", "Correct-1-horse");
    String client = org.client("'password'");
    Tenant.Said tokens =
        org.form(
                server + "/token",
                client,
                "grant_type",
                "password",
                "username",
                "eve@x.test",
                "password",
                "Correct-1-horse",
                "scope",
                "openid profile")
            .is(200);
    String token = tokens.text("id_token");
    Obj own = told(org, server, client, token);
    assertThat(own.flag("active")).isTrue();
    assertThat(own.text("sub")).hasValue(id);
    assertThat(own.text("jti").orElseThrow()).startsWith("ID.");
    assertThat(own.text("preferred_username")).hasValue("eve@x.test");
    Obj dead = Obj.EMPTY.with("active", Json.of(false));
    assertThat(told(org, server, org.client("'password'"), token)).isEqualTo(dead);
    assertThat(told(org, server, client, token.substring(0, token.length() - 4) + "AAAA"))
        .isEqualTo(dead);
    org.form(server + "/revoke", client, "token", tokens.text("access_token")).is(200);
    assertThat(told(org, server, client, tokens.text("access_token"))).isEqualTo(dead);
    world.advance(Duration.ofMinutes(61));
    assertThat(told(org, server, client, token)).isEqualTo(dead);
  }
}
