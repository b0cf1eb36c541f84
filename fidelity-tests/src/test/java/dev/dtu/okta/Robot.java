package dev.dtu.okta;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.dtu.call.Body;
import dev.dtu.call.Query;
import dev.dtu.call.Request;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.universe.Universe;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// A program that signs what it says with a key of its own.
final class Robot {

  static final RSAKey KEY = rsa();
  static final String TOKEN = "/oauth2/v1/token";

  private Robot() {}

  static RSAKey rsa() {
    try {
      return new RSAKeyGenerator(2048).keyID("own").generate();
    } catch (JOSEException broken) {
      throw new IllegalStateException(broken);
    }
  }

  static String signed(JWK key, JWSHeader.Builder header, Obj claims) throws JOSEException {
    var token = new JWSObject(header.build(), new Payload(claims.toString()));
    JWSSigner signer =
        key instanceof ECKey curve ? new ECDSASigner(curve) : new RSASSASigner((RSAKey) key);
    token.sign(signer);
    return token.serialize();
  }

  static String proof(JWK key, Obj claims) throws JOSEException {
    var algorithm = key instanceof ECKey ? JWSAlgorithm.ES256 : JWSAlgorithm.RS256;
    var header =
        new JWSHeader.Builder(algorithm)
            .type(new JOSEObjectType("dpop+jwt"))
            .jwk(key.toPublicJWK());
    return signed(key, header, claims);
  }

  static Obj claims(Universe universe, String method, String path, String jti) {
    long now = universe.time().moment().getEpochSecond();
    return Obj.of("htm", Json.of(method), "htu", Json.of(Tenant.ORIGIN.url() + path))
        .with("iat", Json.of(now))
        .with("jti", jti);
  }

  /// An application that signs, and whose tokens are bound to a key.
  static String app(Tenant org) {
    return app(org, true);
  }

  /// An application that signs.
  static String app(Tenant org, boolean bound) {
    return org.post(
            "/api/v1/apps",
            ("{'name': 'oidc_client', 'label': 'Robot', 'signOnMode': 'OPENID_CONNECT',"
                    + " 'credentials': {'oauthClient': {'token_endpoint_auth_method':"
                    + " 'private_key_jwt'}}, 'settings': {'oauthClient': {'application_type':"
                    + " 'service', 'grant_types': ['client_credentials'], 'response_types':"
                    + " ['token'], 'dpop_bound_access_tokens': %s, 'jwks': {'keys': [%s]}}}}")
                .formatted(bound, KEY.toPublicJWK().toJSONString().replace('"', '\'')))
        .is(200)
        .text("id");
  }

  /// What a client says to prove itself, for five minutes from now.
  static Obj statement(Tenant org, String client) {
    long now = org.universe().time().moment().getEpochSecond();
    return Obj.of("iss", Json.of(client), "sub", Json.of(client))
        .with("aud", Tenant.ORIGIN.url() + TOKEN)
        .with("exp", Json.of(now + 300));
  }

  static String assertion(RSAKey key, Obj statement) throws JOSEException {
    return signed(key, new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("own"), statement);
  }

  static Tenant.Said ask(Tenant org, String client, String proof) throws JOSEException {
    return ask(org, assertion(KEY, statement(org, client)), proof, "okta.users.read");
  }

  /// Asks for a token with an assertion, and a proof unless that is empty.
  static Tenant.Said ask(Tenant org, String assertion, String proof, String scope) {
    Query form =
        Query.NONE
            .with("grant_type", "client_credentials")
            .with("scope", scope)
            .with("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
            .with("client_assertion", assertion);
    Request request =
        Request.of("POST", TOKEN)
            .with("content-type", "application/x-www-form-urlencoded")
            .with(Body.of(form.toString()));
    return org.ask(proof.isEmpty() ? request : request.with("dpop", proof));
  }

  static String hash(String token) throws NoSuchAlgorithmException {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
  }

  static String nonce(Tenant org, String client) throws JOSEException {
    String first = proof(KEY, claims(org.universe(), "POST", TOKEN, "first"));
    return ask(org, client, first).is(400).reply().headers().find("dpop-nonce").orElseThrow();
  }

  /// A token that is bound to a key.
  static String bound(Tenant org, String client, JWK key) throws JOSEException {
    Obj claims = claims(org.universe(), "POST", TOKEN, "second").with("nonce", nonce(org, client));
    return ask(org, client, proof(key, claims)).is(200).text("access_token");
  }
}
