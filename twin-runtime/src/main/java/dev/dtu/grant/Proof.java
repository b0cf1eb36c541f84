package dev.dtu.grant;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import dev.dtu.call.Percent;
import dev.dtu.json.Json;
import dev.dtu.twin.Scene;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/// A statement, made for one call, that its caller holds the key it is signed with (RFC 9449).
///
/// @param key the public key that stands in it
record Proof(Seal.Read read, JWK key) {

  private static final String TYPE = "dpop+jwt";

  /// Empty when it is none: no such document, or not signed with the key in it.
  static Optional<Proof> of(String text) {
    return Seal.Read.of(text)
        .filter(read -> read.token().getHeader().getJWK() != null)
        .map(read -> new Proof(read, read.token().getHeader().getJWK()))
        .filter(proof -> proof.typed() && proof.signed());
  }

  private boolean typed() {
    var type = read.token().getHeader().getType();
    return type != null && type.getType().equalsIgnoreCase(TYPE);
  }

  private boolean signed() {
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

  /// What tokens name the key by (RFC 7638).
  String thumbprint() {
    try {
      return key.computeThumbprint().toString();
    } catch (JOSEException broken) {
      throw new IllegalStateException("every JDK has SHA-256", broken);
    }
  }

  /// What it says under a name; empty when that is nothing.
  String claim(String name) {
    return read.claims().find(name).flatMap(Json::asWords).orElse("");
  }

  /// When it was made, in seconds; 0 when it does not tell.
  long issued() {
    String word = claim("iat");
    return word.matches("\\d{1,12}(\\.\\d+)?") ? Long.parseLong(word.split("\\.")[0]) : 0;
  }

  /// The claim that does not fit a call; empty when all do.
  ///
  /// @param token the token that is shown with it; empty where there is none yet
  Optional<String> wrong(Scene scene, Grants.Proofs rules, Optional<String> token) {
    long age = scene.moment().getEpochSecond() - issued();
    if (!claim("htm").equals(scene.call().request().method())) {
      return Optional.of("htm");
    }
    if (!place(claim("htu")).equals(place(scene.origin().url() + scene.call().request().path()))) {
      return Optional.of("htu");
    }
    if (age > rules.lasts() || age < -rules.early()) {
      return Optional.of("iat");
    }
    if (claim("jti").isEmpty()) {
      return Optional.of("jti");
    }
    return token.filter(shown -> !claim("ath").equals(Hashes.whole(shown))).map(_ -> "ath");
  }

  /// An address without what does not tell where it leads: query, fragment, the scheme's own port,
  /// the case of scheme and host, and characters that are only written otherwise.
  private static String place(String address) {
    int end = address.length();
    for (char sign : new char[] {'?', '#'}) {
      int at = address.indexOf(sign);
      end = at < 0 ? end : Math.min(end, at);
    }
    try {
      URI uri = URI.create(address.substring(0, end));
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
      boolean usual = uri.getPort() == (scheme.equals("https") ? 443 : 80);
      int port = usual ? -1 : uri.getPort();
      return scheme + "://" + host + ":" + port + Percent.decode(uri.getRawPath());
    } catch (IllegalArgumentException noAddress) {
      return address;
    }
  }
}
