package dev.dtu.grant;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import dev.dtu.call.Dice;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.RSAPublicKeySpec;
import java.text.ParseException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A key: signs tokens, and the first of a space is what its clients sign with.
///
/// It is a function of dice alone, not of the universe: a key takes a tenth of a second, and
/// thousands of universes share it. Made when first needed; safe for many threads.
final class Seal {

  private final Dice dice;
  private volatile @Nullable RSAKey key;

  /// The first key of a space.
  Seal(String space) {
    this(new Dice(0).at("seal").at(space));
  }

  Seal(Dice dice) {
    this.dice = dice;
  }

  private RSAKey key() {
    RSAKey known = key;
    if (known == null) {
      synchronized (this) {
        known = key == null ? made() : key;
        key = known;
      }
    }
    return known;
  }

  private RSAKey made() {
    RSAPrivateCrtKey secret = Primes.key(dice);
    try {
      var spec = new RSAPublicKeySpec(secret.getModulus(), secret.getPublicExponent());
      var open = (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(spec);
      byte[] digest = MessageDigest.getInstance("SHA-1").digest(open.getEncoded());
      return new RSAKey.Builder(open)
          .privateKey(secret)
          .keyID(HexFormat.of().formatHex(digest))
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.RS256)
          .build();
    } catch (NoSuchAlgorithmException | InvalidKeySpecException broken) {
      throw new IllegalStateException("every JDK has RSA and SHA-1", broken);
    }
  }

  /// The name of the key, 40 hexadecimal digits.
  String name() {
    return key().getKeyID();
  }

  /// The private key as a file has it.
  String pem() {
    try {
      byte[] bytes = key().toRSAPrivateKey().getEncoded();
      String lines =
          Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(bytes);
      return "-----BEGIN PRIVATE KEY-----\n" + lines + "\n-----END PRIVATE KEY-----\n";
    } catch (JOSEException broken) {
      throw new IllegalStateException("the key has a private part", broken);
    }
  }

  /// The public key as a JSON Web Key, under its own name.
  Obj open() {
    return object(key().toPublicJWK().toJSONString()).orElseThrow();
  }

  /// A signed token that says this, under the key's own name.
  String sign(Obj claims) {
    return sign(claims, name(), "");
  }

  /// A signed token that says this. The same words give the same token.
  ///
  /// @param name what the key is called there
  /// @param typed what the token says it is; empty says nothing
  String sign(Obj claims, String name, String typed) {
    var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(name);
    if (!typed.isEmpty()) {
      header.type(new JOSEObjectType(typed));
    }
    var token = new JWSObject(header.build(), new Payload(claims.toString()));
    try {
      token.sign(new RSASSASigner(key()));
    } catch (JOSEException broken) {
      throw new IllegalStateException("the key signs", broken);
    }
    return token.serialize();
  }

  /// A certificate that it gives itself, in DER. The same words give the same certificate.
  byte[] certificate(String subject, Instant from, Instant until) {
    RSAKey own = key();
    try {
      byte[] content = SelfSigned.content(own.toRSAPublicKey(), subject, from, until);
      Signature signing = Signature.getInstance(SelfSigned.SIGNING);
      signing.initSign(own.toRSAPrivateKey());
      signing.update(content);
      return SelfSigned.whole(content, signing.sign());
    } catch (GeneralSecurityException | JOSEException broken) {
      throw new IllegalStateException("every JDK signs with RSA", broken);
    }
  }

  /// A token read, not yet believed.
  record Read(JWSObject token, Obj claims) {

    /// Empty when it is none.
    static Optional<Read> of(String text) {
      try {
        JWSObject token = JWSObject.parse(text);
        Base64URL payload = token.getParsedParts()[1];
        return object(payload.decodeToString()).map(claims -> new Read(token, claims));
      } catch (ParseException notSigned) {
        return Optional.empty();
      }
    }

    /// Whether a secret made the keyed hash that stands on it.
    boolean macs(String secret) {
      try {
        return token.verify(new MACVerifier(secret));
      } catch (JOSEException unfit) {
        return false;
      }
    }
  }

  /// Whether a token was signed with one of a client's own keys, or with this one where it has none.
  boolean signed(Read read, Obj clientKeys) {
    List<JWK> keys = clientKeys.items("keys").isEmpty() ? List.of(key()) : keys(clientKeys);
    for (JWK each : keys) {
      if (signed(read, each)) {
        return true;
      }
    }
    return false;
  }

  /// False for a key that cannot verify, too: it did not sign.
  private static boolean signed(Read read, JWK key) {
    try {
      return switch (key) {
        case RSAKey rsa -> read.token().verify(new RSASSAVerifier(rsa));
        case ECKey curve -> read.token().verify(new ECDSAVerifier(curve));
        default -> false; // no other kind has a public part that verifies what services take
      };
    } catch (JOSEException unfit) {
      return false;
    }
  }

  private static List<JWK> keys(Obj set) {
    try {
      return JWKSet.parse(set.toString()).getKeys();
    } catch (ParseException none) {
      return List.of();
    }
  }

  private static Optional<Obj> object(String text) {
    try {
      return Json.parse(text.getBytes(StandardCharsets.UTF_8)).asObj();
    } catch (Malformed none) {
      return Optional.empty();
    }
  }
}
