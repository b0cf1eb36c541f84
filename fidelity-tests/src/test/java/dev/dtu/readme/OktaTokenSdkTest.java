package dev.dtu.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.okta.sdk.client.AuthorizationMode;
import com.okta.sdk.client.Clients;
import com.okta.sdk.resource.api.GroupApi;
import com.okta.sdk.resource.client.ApiClient;
import com.okta.sdk.resource.client.ApiException;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Wish;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Okta's own client, unchanged, which signs for its tokens; and the documents of the server.
class OktaTokenSdkTest {

  @TempDir Path folder;

  private static ApiClient client(Obj file) {
    return Clients.builder()
        .setOrgUrl(file.text("orgUrl").orElseThrow())
        .setAuthorizationMode(AuthorizationMode.PRIVATE_KEY)
        .setClientId(file.text("clientId").orElseThrow())
        .setScopes(Set.of("okta.users.manage"))
        .setPrivateKey(file.text("privateKey").orElseThrow())
        .setKid(file.text("kid").orElseThrow())
        .build();
  }

  private static Obj file(Hosted hosted, Universe universe) throws Exception {
    Obj file = (Obj) Json.trusted(hosted.credential(universe, "okta", "service"));
    return file.obj("okta").flatMap(okta -> okta.obj("client")).orElseThrow();
  }

  private static Obj shown(String url) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create(url)).build();
      return (Obj) Json.trusted(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }
  }

  @Test
  void a_client_that_signs_works_as_one_with_a_token() throws Exception {
    try (Hosted hosted = Hosted.start("okta", folder)) {
      Universe universe = hosted.universes().create(Wish.ANYTHING.named("first"));
      ApiClient okta = client(file(hosted, universe));
      String id = OktaSdkTest.create(okta).getId();
      OktaSdkTest.rename(okta, id, "Jeremiah");
      assertThat(OktaSdkTest.firstName(okta, id)).isEqualTo("Jeremiah");
      assertThat(universe.replay().differences()).isEmpty();
    }
  }

  @Test
  void a_client_of_another_universe_gets_no_token() throws Exception {
    try (Hosted hosted = Hosted.start("okta", folder)) {
      Universe first = hosted.universes().create(Wish.ANYTHING.named("first"));
      Universe second = hosted.universes().create(Wish.ANYTHING.named("second"));
      Obj stranger = file(hosted, first).with("orgUrl", hosted.url(second));
      assertThatThrownBy(() -> client(stranger))
          .hasStackTraceContaining("Invalid value for 'client_id' parameter.");
    }
  }

  @Test
  void the_servers_documents_lead_to_the_key_that_signs() throws Exception {
    try (Hosted hosted = Hosted.start("okta", folder)) {
      Universe universe = hosted.universes().create(Wish.ANYTHING.named("first"));
      Obj own = shown(hosted.url(universe) + "/.well-known/openid-configuration");
      assertThat(own.text("issuer")).contains(hosted.url(universe));
      Obj keys = shown(own.text("jwks_uri").orElseThrow());
      Obj key = keys.items("keys").items().getFirst().asObj().orElseThrow();
      assertThat(key.text("kid").orElseThrow()).matches("[A-Za-z0-9_-]{43}");
      String custom = hosted.url(universe) + "/oauth2/default";
      Obj other = shown(custom + "/.well-known/oauth-authorization-server");
      assertThat(other.text("token_endpoint")).contains(custom + "/v1/token");
      String nowhere = hosted.url(universe) + "/oauth2/nowhere";
      Obj none = shown(nowhere + "/.well-known/oauth-authorization-server");
      assertThat(none.text("errorCode")).contains("E0000007");
    }
  }

  @Test
  void a_token_for_less_than_is_asked_for_is_refused() throws Exception {
    try (Hosted hosted = Hosted.start("okta", folder)) {
      Universe universe = hosted.universes().create(Wish.ANYTHING.named("first"));
      ApiClient okta = client(file(hosted, universe));
      var groups = new GroupApi(okta);
      assertThatThrownBy(() -> groups.listGroups(null, null, null, 1, null, null, null, null))
          .isInstanceOfSatisfying(
              ApiException.class, no -> assertThat(no.getCode()).isEqualTo(403));
    }
  }
}
