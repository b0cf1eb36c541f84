package dev.dtu.unmodified;

import com.okta.jwt.JwtVerifiers;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/// Has a token handed out by an authorization server of Okta and verifies it with Okta's own verifier,
/// which takes no issuer but one with https.
final class OktaProgram {

  private OktaProgram() {}

  public static void main(String[] arguments) throws Exception {
    String issuer = System.getenv("DTU_OKTA_URL") + "/oauth2/default";
    String form =
        "grant_type=client_credentials&scope="
            + encoded("custom")
            + "&client_id=any&client_secret=any";
    var request =
        HttpRequest.newBuilder(URI.create(issuer + "/v1/token"))
            .header("content-type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form));
    String body;
    try (HttpClient client =
        HttpClient.newBuilder().proxy(java.net.ProxySelector.getDefault()).build()) {
      body = client.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
    }
    String token = body.replaceAll("(?s).*\"access_token\":\"([^\"]+)\".*", "$1");
    var jwt = JwtVerifiers.accessTokenVerifierBuilder().setIssuer(issuer).build().decode(token);
    System.out.println("issuer " + jwt.getClaims().get("iss"));
    System.out.println("scopes " + jwt.getClaims().get("scp"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
