package dev.dtu.okta;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.dtu.call.Body;
import dev.dtu.call.Query;
import dev.dtu.call.Request;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.junit.InUniverse;
import dev.dtu.junit.World;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Tokens that are bound to a key, and calls that show they come from who holds it (DPoP).
class OktaProofTest implements InUniverse {

  private static final Twin OKTA = Tenant.twin();
  private static final RSAKey KEY = rsa();
  private static final String TOKEN = "/oauth2/v1/token";
  private static final String USERS = "/api/v1/users";

  @Override
  public List<Twin> twins() {
    return List.of(OKTA);
  }

  private static RSAKey rsa() {
    try {
      return new RSAKeyGenerator(2048).keyID("own").generate();
    } catch (JOSEException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static String signed(JWK key, JWSHeader.Builder header, Obj claims) throws JOSEException {
    var token = new JWSObject(header.build(), new Payload(claims.toString()));
    JWSSigner signer =
        key instanceof ECKey curve ? new ECDSASigner(curve) : new RSASSASigner((RSAKey) key);
    token.sign(signer);
    return token.serialize();
  }

  private static String proof(JWK key, Obj claims) throws JOSEException {
    var algorithm = key instanceof ECKey ? JWSAlgorithm.ES256 : JWSAlgorithm.RS256;
    var header =
        new JWSHeader.Builder(algorithm)
            .type(new JOSEObjectType("dpop+jwt"))
            .jwk(key.toPublicJWK());
    return signed(key, header, claims);
  }

  private static Obj claims(Universe universe, String method, String path, String jti) {
    long now = universe.time().moment().getEpochSecond();
    return Obj.of("htm", Json.of(method), "htu", Json.of(Tenant.ORIGIN.url() + path))
        .with("iat", Json.of(now))
        .with("jti", jti);
  }

  /// An application that signs, and whose tokens are bound to a key.
  private static String app(Tenant org) {
    return org.post(
            "/api/v1/apps",
            ("{'name': 'oidc_client', 'label': 'Robot', 'signOnMode': 'OPENID_CONNECT',"
                    + " 'credentials': {'oauthClient': {'token_endpoint_auth_method':"
                    + " 'private_key_jwt'}}, 'settings': {'oauthClient': {'application_type':"
                    + " 'service', 'grant_types': ['client_credentials'], 'response_types':"
                    + " ['token'], 'dpop_bound_access_tokens': true, 'jwks': {'keys': [%s]}}}}")
                .formatted(KEY.toPublicJWK().toJSONString().replace('"', '\'')))
        .is(200)
        .text("id");
  }

  private static Tenant.Said ask(Tenant org, String client, String proof) throws JOSEException {
    long now = org.universe().time().moment().getEpochSecond();
    Obj told =
        Obj.of("iss", Json.of(client), "sub", Json.of(client))
            .with("aud", Tenant.ORIGIN.url() + TOKEN)
            .with("exp", Json.of(now + 300));
    String assertion = signed(KEY, new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("own"), told);
    Query form =
        Query.NONE
            .with("grant_type", "client_credentials")
            .with("scope", "okta.users.read")
            .with("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
            .with("client_assertion", assertion);
    Request request =
        Request.of("POST", TOKEN)
            .with("content-type", "application/x-www-form-urlencoded")
            .with(Body.of(form.toString()));
    return org.ask(proof.isEmpty() ? request : request.with("dpop", proof));
  }

  private static String hash(String token) throws NoSuchAlgorithmException {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
  }

  private static String nonce(Tenant org, String client) throws JOSEException {
    String first = proof(KEY, claims(org.universe(), "POST", TOKEN, "first"));
    return ask(org, client, first).is(400).reply().headers().find("dpop-nonce").orElseThrow();
  }

  /// A token that is bound to a key.
  private static String bound(Tenant org, String client, JWK key) throws JOSEException {
    Obj claims = claims(org.universe(), "POST", TOKEN, "second").with("nonce", nonce(org, client));
    Tenant.Said given = ask(org, client, proof(key, claims)).is(200);
    assertThat(given.text("token_type")).isEqualTo("DPoP");
    return given.text("access_token");
  }

  @Test
  void a_client_that_must_is_asked_for_a_proof_and_then_for_one_with_a_nonce(Universe universe)
      throws Exception {
    Tenant org = new Tenant(universe);
    String client = app(org);
    ask(org, client, "")
        .is(400)
        .denies("invalid_dpop_proof", "The DPoP proof JWT header is missing.");
    ask(org, client, "no.such.thing")
        .is(400)
        .denies("invalid_dpop_proof", "DPoP proof JWT cannot be parsed.");
    Tenant.Said wanted = ask(org, client, proof(KEY, claims(universe, "POST", TOKEN, "one")));
    wanted.is(400).denies("use_dpop_nonce", "Authorization server requires nonce in DPoP proof.");
    String nonce = wanted.reply().headers().find("dpop-nonce").orElseThrow();
    String made = proof(KEY, claims(universe, "POST", TOKEN, "two").with("nonce", nonce));
    Tenant.Said given = ask(org, client, made).is(200);
    assertThat(given.text("token_type")).isEqualTo("DPoP");
    Obj confirmed = Tenant.claims(given.text("access_token")).obj("cnf").orElseThrow();
    assertThat(confirmed.text("jkt")).contains(KEY.computeThumbprint().toString());
    ask(org, client, made)
        .is(400)
        .denies("invalid_dpop_proof", "'jti' claim in the DPoP proof JWT is invalid.");
  }

  @Test
  void a_bound_token_opens_nothing_without_a_proof_of_its_own(Universe universe) throws Exception {
    Tenant org = new Tenant(universe);
    String token = bound(org, app(org), KEY);
    Request users = Request.of("GET", USERS + "?limit=1");
    Obj claims = claims(universe, "GET", USERS, "call-1").with("ath", hash(token));
    Request shown = users.with("authorization", "DPoP " + token);
    org.ask(shown.with("dpop", proof(KEY, claims))).is(200);
    refused(org, users.with("authorization", "Bearer " + token), "header is missing.");
    refused(org, shown, "header is missing.");
    refused(org, shown.with("dpop", proof(KEY, claims)), "'jti' claim");
    Obj fresh = claims.with("jti", "call-2");
    refused(org, shown.with("dpop", proof(KEY, fresh.with("htm", "POST"))), "'htm' claim");
    refused(org, shown.with("dpop", proof(KEY, fresh.with("htu", USERS))), "'htu' claim");
    refused(org, shown.with("dpop", proof(KEY, fresh.with("ath", hash("x")))), "'ath' claim");
    refused(org, shown.with("dpop", proof(rsa(), fresh)), "'jwk' claim");
    refused(org, shown.with("dpop", proof(KEY, fresh.with("iat", Json.of(1L)))), "'iat' claim");
    org.ask(shown.with("dpop", proof(KEY, fresh))).is(200);
  }

  private static void refused(Tenant org, Request request, String words) {
    Tenant.Said said = org.ask(request).is(400);
    String line = said.reply().headers().find("www-authenticate").orElseThrow();
    assertThat(line)
        .startsWith("DPoP algs=\"RS256 RS384 RS512 ES256 ES384 ES512\"")
        .contains("error=\"invalid_dpop_proof\"", words, "resource=\"" + USERS + "\"");
  }

  @Test
  void a_key_on_a_curve_will_do_and_a_nonce_ends(World world) throws Exception {
    Universe universe = world.universe();
    Tenant org = new Tenant(universe);
    String client = app(org);
    ECKey curve = new ECKeyGenerator(Curve.P_256).generate();
    String token = bound(org, client, curve);
    Obj shown = claims(universe, "GET", "/api/v1/users/isaac@example.com", "c");
    org.ask(
            Request.of("GET", "/api/v1/users/isaac%40example.com")
                .with("authorization", "DPoP " + token)
                .with("dpop", proof(curve, shown.with("ath", hash(token)))))
        .refuses(404, "E0000007");
    String nonce = nonce(org, client);
    world.advance(Duration.ofDays(3));
    Obj late = claims(universe, "POST", TOKEN, "late").with("nonce", nonce);
    ask(org, client, proof(KEY, late))
        .is(400)
        .denies("use_dpop_nonce", "Authorization server requires nonce in DPoP proof.");
  }
}
