package dev.dtu.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Query;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.sweep.Browser;
import dev.dtu.sweep.Node;
import dev.dtu.universe.Universe;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A person signs in to an application by Okta in a real browser: `browser/sign-in.mjs` is the person.
@Timeout(300)
class SignInBrowserTest {

  private static final String LOGIN = "eve@example.com";
  private static final String PASSWORD = "Correct-1-horse";
  private static final String VERIFIER = "a-verifier-that-nobody-else-knows-0123456789-abcdef";

  @TempDir Path folder;

  private static Obj said(HttpRequest.Builder request, String type, String body) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> response =
          client.send(
              request
                  .header("content-type", type)
                  .header("accept", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
      return (Obj) Json.trusted(response.body());
    }
  }

  /// Makes the person and a client without a secret; gives the client's id.
  private static String prepared(String url, String back, String token) throws Exception {
    String person =
        """
        {"profile": {"firstName": "Eve", "lastName": "Bee", "email": "%s", "login": "%s"},
         "credentials": {"password": {"value": "%s"}}}\
        """
            .formatted(LOGIN, LOGIN, PASSWORD);
    String client =
        """
        {"client_name": "Browser", "application_type": "browser",
         "token_endpoint_auth_method": "none", "redirect_uris": ["%s"],
         "response_types": ["code"], "grant_types": ["authorization_code"]}\
        """
            .formatted(back);
    String credential = "SSWS " + token;
    said(
        HttpRequest.newBuilder(URI.create(url + "/api/v1/users?activate=true"))
            .header("authorization", credential),
        "application/json",
        person);
    return said(
            HttpRequest.newBuilder(URI.create(url + "/oauth2/v1/clients"))
                .header("authorization", credential),
            "application/json",
            client)
        .text("client_id")
        .orElseThrow();
  }

  private static String authorize(String url, String back, String client, String state)
      throws Exception {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
    Query query =
        Query.NONE
            .with("client_id", client)
            .with("response_type", "code")
            .with("scope", "openid profile")
            .with("redirect_uri", back)
            .with("state", state)
            .with("code_challenge_method", "S256")
            .with("code_challenge", Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
    return url + "/oauth2/default/v1/authorize?" + query;
  }

  private static Obj signedIn(Node node, Obj knows) throws Exception {
    try (NodeApp person = NodeApp.start(node, "sign-in.mjs", knows)) {
      person.ends().close();
      return person.next();
    }
  }

  private static Query asked(Obj seen, String member) {
    String url = seen.text(member).orElseThrow();
    return Query.parse(url.substring(url.indexOf('?') + 1));
  }

  @Test
  void a_person_signs_in_in_a_browser_and_the_application_learns_who_it_is() throws Exception {
    Optional<Path> browser = Browser.found();
    Assumptions.assumeTrue(browser.isPresent(), "no browser here");
    Optional<Node> node = Node.installed("browser");
    Assumptions.assumeTrue(node.isPresent(), "no Node here");
    try (Hosted hosted = Hosted.start("okta", folder);
        Receiver application = new Receiver()) {
      String back = application.url();
      Universe universe = hosted.universes().find("default").orElseThrow();
      String url = hosted.url(universe);
      String client = prepared(url, back, hosted.token(universe));
      Obj knows =
          Obj.of("url", Json.of(authorize(url, back, client, "first")), "back", Json.of(back))
              .with("again", authorize(url, back, client, "second"))
              .with("login", LOGIN)
              .with("password", PASSWORD)
              .with("browser", browser.get().toString());
      Obj seen = signedIn(node.get(), knows);

      assertThat(seen.items("errors").items()).isEmpty();
      assertThat(seen.text("alert").orElseThrow()).isNotBlank();
      assertThat(asked(seen, "back").find("state")).contains("first");
      assertThat(asked(seen, "again").find("state")).contains("second");
      Query form =
          Query.NONE
              .with("grant_type", "authorization_code")
              .with("client_id", client)
              .with("code", asked(seen, "back").find("code").orElseThrow())
              .with("redirect_uri", back)
              .with("code_verifier", VERIFIER);
      Obj tokens =
          said(
              HttpRequest.newBuilder(URI.create(url + "/oauth2/default/v1/token")),
              "application/x-www-form-urlencoded",
              form.toString());
      String claims = tokens.text("id_token").orElseThrow().split("\\.")[1];
      assertThat(new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8))
          .contains("\"preferred_username\":\"" + LOGIN + "\"");
    }
  }
}
