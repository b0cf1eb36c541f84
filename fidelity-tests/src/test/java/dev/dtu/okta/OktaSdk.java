package dev.dtu.okta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.okta.sdk.authc.credentials.TokenClientCredentials;
import com.okta.sdk.client.Clients;
import com.okta.sdk.resource.api.ApplicationApi;
import com.okta.sdk.resource.api.GroupApi;
import com.okta.sdk.resource.api.UserApi;
import com.okta.sdk.resource.client.ApiClient;
import com.okta.sdk.resource.client.ApiException;
import com.okta.sdk.resource.model.AddGroupRequest;
import com.okta.sdk.resource.model.Application;
import com.okta.sdk.resource.model.CreateUserRequest;
import com.okta.sdk.resource.model.Group;
import com.okta.sdk.resource.model.OpenIdConnectApplication;
import com.okta.sdk.resource.model.User;
import com.okta.sdk.resource.model.UserNextLogin;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.junit.UniverseExtension;
import dev.dtu.junit.World;
import dev.dtu.load.Catalog;
import dev.dtu.load.FlawedTwin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// okta-sdk-java, unchanged, at the organisation of one test.
record OktaSdk(ApiClient client, World world) {

  static final String PASSWORD = "Float-On-2004";

  /// A call of the SDK.
  interface Act {
    void run() throws ApiException;
  }

  static UniverseExtension universes() {
    try {
      return UniverseExtension.of(Tenant.twin()).withPeople(Catalog.people());
    } catch (FlawedTwin flawed) {
      throw new AssertionError(flawed);
    }
  }

  static OktaSdk at(World world) {
    ApiClient client =
        Clients.builder()
            .setOrgUrl(world.url("okta").toString())
            .setClientCredentials(new TokenClientCredentials(world.credential("okta").value()))
            .build();
    return new OktaSdk(client, world);
  }

  /// One of the SDK's APIs.
  <T> T api(Class<T> type) throws Exception {
    return type.getConstructor(ApiClient.class).newInstance(client);
  }

  UserApi users() {
    return new UserApi(client);
  }

  GroupApi groups() {
    return new GroupApi(client);
  }

  ApplicationApi apps() {
    return new ApplicationApi(client);
  }

  /// One of the SDK's documents, from JSON with single quotes.
  <T> T read(Class<T> type, String json) throws Exception {
    return client.getObjectMapper().readValue(json.replace('\'', '"'), type);
  }

  /// Somebody active with the password of all, by the first part of the login.
  User person(String name) throws Exception {
    return person(name, PASSWORD);
  }

  User person(String name, String password) throws Exception {
    CreateUserRequest request =
        read(
            CreateUserRequest.class,
            ("{'profile': {'firstName': '%1$s', 'lastName': 'Brock', 'login': '%1$s@modest.test',"
                 + " 'email': '%1$s@modest.test'}, 'credentials': {'password': {'value': '%2$s'}}}")
                .formatted(name, password));
    return users().createUser(request, true, null, (UserNextLogin) null);
  }

  Group group(String name) throws Exception {
    return groups()
        .addGroup(read(AddGroupRequest.class, "{'profile': {'name': '%s'}}".formatted(name)));
  }

  /// A web application by OpenID Connect.
  Application app(String label) throws Exception {
    String json =
        "{'label': '%s', 'name': 'oidc_client', 'signOnMode': 'OPENID_CONNECT', 'credentials': "
            + "{'oauthClient': {'token_endpoint_auth_method': 'client_secret_basic'}}, 'settings': "
            + "{'oauthClient': {'redirect_uris': ['https://app.test/back'], 'response_types': "
            + "['code'], 'grant_types': ['authorization_code'], 'application_type': 'web'}}}";
    return apps()
        .createApplication(read(OpenIdConnectApplication.class, json.formatted(label)), true, null);
  }

  /// Calls, and expects the service to say no with this status and code.
  static void refused(int status, String code, Act act) {
    ApiException refused = catchThrowableOfType(ApiException.class, act::run);
    assertThat(refused).as("refused").isNotNull();
    assertThat(refused.getCode()).as(refused.getResponseBody()).isEqualTo(status);
    assertThat(refused.getResponseBody()).contains(code);
  }

  /// What the authentication API, of which the SDK knows nothing, says to a name and a password.
  Obj authn(String name, String password) throws Exception {
    String body =
        "{'username': '%s@modest.test', 'password': '%s'}"
            .formatted(name, password)
            .replace('\'', '"');
    return post("/api/v1/authn", "application/json", body, "");
  }

  /// Sends what the SDK has no method for.
  Obj post(String path, String type, String body, String pair) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(world.url("okta") + path))
            .header("content-type", type)
            .header("accept", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (!pair.isEmpty()) {
      byte[] bytes = pair.getBytes(StandardCharsets.UTF_8);
      request.header("authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
    }
    try (HttpClient http = HttpClient.newHttpClient()) {
      String said = http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
      return said.isEmpty() ? Obj.EMPTY : (Obj) Json.trusted(said);
    }
  }
}
