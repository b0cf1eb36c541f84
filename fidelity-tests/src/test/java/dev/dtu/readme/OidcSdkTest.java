package dev.dtu.readme;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenIntrospectionRequest;
import com.nimbusds.oauth2.sdk.TokenIntrospectionResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.BearerTokenError;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.rp.OIDCClientInformation;
import com.nimbusds.openid.connect.sdk.rp.OIDCClientInformationResponse;
import com.nimbusds.openid.connect.sdk.rp.OIDCClientMetadata;
import com.nimbusds.openid.connect.sdk.rp.OIDCClientRegistrationRequest;
import com.nimbusds.openid.connect.sdk.rp.OIDCClientRegistrationResponseParser;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A client of OpenID Connect that knows of no service in particular (Nimbus), unchanged.
class OidcSdkTest {

  private static final URI BACK = URI.create("http://localhost/back");

  /// A server's keys are made when they are first asked for; the usual half second may be too short.
  private static final int PATIENCE = 20_000;

  private static final URI OUT = URI.create("http://localhost/out");

  @TempDir Path folder;

  /// One client at one authorization server.
  private record Party(
      Hosted hosted, Universe universe, OIDCProviderMetadata server, OIDCClientInformation client) {

    static Party of(Hosted hosted, String server) throws Exception {
      Universe universe = hosted.universes().create(Wish.ANYTHING.named("first"));
      String org = hosted.url(universe);
      var own = OIDCProviderMetadata.resolve(new Issuer(org));
      var wanted = new OIDCClientMetadata();
      wanted.setName("Nimbus");
      wanted.setRedirectionURIs(Set.of(BACK));
      wanted.setPostLogoutRedirectionURIs(Set.of(OUT));
      wanted.setResponseTypes(Set.of(ResponseType.CODE));
      wanted.setGrantTypes(Set.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN));
      var token = new BearerAccessToken(hosted.credential(universe, "okta", "bearer"));
      var asked =
          new OIDCClientRegistrationRequest(own.getRegistrationEndpointURI(), wanted, token);
      var made = OIDCClientRegistrationResponseParser.parse(asked.toHTTPRequest().send());
      assertThat(made.indicatesSuccess()).isTrue();
      OIDCClientInformation client =
          ((OIDCClientInformationResponse) made.toSuccessResponse()).getOIDCClientInformation();
      return new Party(
          hosted, universe, OIDCProviderMetadata.resolve(new Issuer(org + server)), client);
    }

    ClientID id() {
      return client.getID();
    }

    ClientSecretBasic proof() {
      return new ClientSecretBasic(id(), client.getSecret());
    }

    TokenResponse asks(ClientSecretBasic proof, AuthorizationGrant grant) throws Exception {
      var request = new TokenRequest.Builder(server.getTokenEndpointURI(), proof, grant).build();
      return OIDCTokenResponseParser.parse(request.toHTTPRequest().send());
    }

    /// The code that somebody who signed in is sent back with.
    AuthorizationCode code(CodeVerifier verifier, Nonce nonce) throws Exception {
      var state = new State();
      URI asked =
          new AuthenticationRequest.Builder(
                  ResponseType.CODE,
                  new Scope("openid", "profile", "email", "offline_access"),
                  id(),
                  BACK)
              .endpointURI(server.getAuthorizationEndpointURI())
              .state(state)
              .nonce(nonce)
              .codeChallenge(verifier, CodeChallengeMethod.S256)
              .customParameter("sessionToken", signedIn())
              .build()
              .toURI();
      HTTPResponse back = sent(asked);
      var response = AuthenticationResponseParser.parse(back.getLocation());
      assertThat(response.getState()).isEqualTo(state);
      assertThat(response.indicatesSuccess()).isTrue();
      return response.toSuccessResponse().getAuthorizationCode();
    }

    /// What is answered, wherever it leads.
    static HTTPResponse sent(URI address) throws Exception {
      var request = new HTTPRequest(HTTPRequest.Method.GET, address);
      request.setFollowRedirects(false);
      return request.send();
    }

    private String signedIn() throws Exception {
      try (HttpClient http = HttpClient.newHttpClient()) {
        String body = "{\"username\": \"grace@example.com\", \"password\": \"Twin-World-1\"}";
        var request =
            HttpRequest.newBuilder(URI.create(hosted.url(universe) + "/api/v1/authn"))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        String told = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        return ((Obj) Json.trusted(told)).text("sessionToken").orElseThrow();
      }
    }

    OIDCTokenResponse tokens(Nonce nonce) throws Exception {
      var verifier = new CodeVerifier();
      TokenResponse told =
          asks(proof(), new AuthorizationCodeGrant(code(verifier, nonce), BACK, verifier));
      assertThat(told.indicatesSuccess()).isTrue();
      return (OIDCTokenResponse) told.toSuccessResponse();
    }

    UserInfoResponse who(AccessToken token) throws Exception {
      var request = new UserInfoRequest(server.getUserInfoEndpointURI(), token);
      return UserInfoResponse.parse(request.toHTTPRequest().send());
    }

    boolean stands(AccessToken token) throws Exception {
      var request =
          new TokenIntrospectionRequest(server.getIntrospectionEndpointURI(), proof(), token);
      return TokenIntrospectionResponse.parse(request.toHTTPRequest().send())
          .toSuccessResponse()
          .isActive();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/oauth2/default"})
  void somebody_signs_in_is_told_of_and_signs_out(String server) throws Exception {
    try (Hosted hosted = Hosted.start("okta", folder)) {
      Party party = Party.of(hosted, server);
      var nonce = new Nonce();
      OIDCTokenResponse tokens = party.tokens(nonce);
      var identity = tokens.getOIDCTokens().getIDToken();
      var claims =
          new IDTokenValidator(
                  party.server().getIssuer(),
                  party.id(),
                  JWSAlgorithm.RS256,
                  party.server().getJWKSetURI().toURL(),
                  new DefaultResourceRetriever(PATIENCE, PATIENCE))
              .validate(identity, nonce);
      var who = party.who(tokens.getOIDCTokens().getAccessToken());
      assertThat(who.indicatesSuccess()).isTrue();
      var info = who.toSuccessResponse().getUserInfo();
      assertThat(info.getSubject()).isEqualTo(claims.getSubject());
      assertThat(info.getPreferredUsername()).isEqualTo("grace@example.com");
      URI out =
          new LogoutRequest(
                  party.server().getEndSessionEndpointURI(), identity, OUT, new State("s"))
              .toURI();
      assertThat(Party.sent(out).getLocation()).hasToString(OUT + "?state=s");
      assertThat(party.universe().replay().differences()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/oauth2/default"})
  void tokens_are_renewed_and_taken_back(String server) throws Exception {
    try (Hosted hosted = Hosted.start("okta", folder)) {
      Party party = Party.of(hosted, server);
      var first = party.tokens(new Nonce()).getOIDCTokens();
      TokenResponse again =
          party.asks(party.proof(), new RefreshTokenGrant(first.getRefreshToken()));
      assertThat(again.indicatesSuccess()).isTrue();
      AccessToken token = again.toSuccessResponse().getTokens().getAccessToken();
      assertThat(party.stands(token)).isTrue();
      var back =
          new TokenRevocationRequest(
              party.server().getRevocationEndpointURI(), party.proof(), token);
      assertThat(back.toHTTPRequest().send().indicatesSuccess()).isTrue();
      assertThat(party.stands(token)).isFalse();
      assertThat(party.who(token).toErrorResponse().getErrorObject())
          .isEqualTo(BearerTokenError.INVALID_TOKEN);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/oauth2/default"})
  void what_is_wrong_is_an_error_of_the_standard(String server) throws Exception {
    try (Hosted hosted = Hosted.start("okta", folder)) {
      Party party = Party.of(hosted, server);
      var code = party.code(new CodeVerifier(), new Nonce());
      var grant = new AuthorizationCodeGrant(code, BACK, new CodeVerifier());
      assertThat(error(party.asks(party.proof(), grant))).isEqualTo("400 invalid_grant");
      var stranger = new ClientSecretBasic(party.id(), new Secret("x".repeat(32)));
      assertThat(error(party.asks(stranger, grant))).isEqualTo("401 invalid_client");
      var nobody = party.who(new BearerAccessToken("nobody"));
      assertThat(nobody.indicatesSuccess()).isFalse();
      assertThat(nobody.toErrorResponse().getErrorObject().getHTTPStatusCode()).isEqualTo(401);
      assertThat(nobody.toErrorResponse().getErrorObject().getCode()).isEqualTo("invalid_token");
    }
  }

  private static String error(TokenResponse told) {
    var error = told.toErrorResponse().getErrorObject();
    return error.getHTTPStatusCode() + " " + error.getCode();
  }
}
