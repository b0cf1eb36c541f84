package dev.dtu.twins.okta;

import dev.dtu.call.Dice;
import dev.dtu.effect.Play;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/// What is told of a key by which Okta signs for an application or a provider: its public part, and the
/// certificate it gave itself. Few keys of the ring are behind all of them; their names and times tell
/// certificates apart.
///
/// - source: recorded traffic of okta/terraform-provider-okta, GET /apps/{appId}/credentials/keys and
///   metadata of SAML, 2026-11-22
final class Certified {

  /// So many keys are made at most, each of which takes a tenth of a second once in a process.
  private static final int KEYS = 4;

  private static final int LINE = 76;
  private static final Duration BEFORE = Duration.ofMinutes(1);

  private Certified() {}

  /// Members of a key that stands from a moment on.
  static Obj key(Play play, String kid, Instant from, Instant until) {
    long number = 1L + new Dice(0).at("certificate").at(kid).draw(0, KEYS);
    Obj open = play.scene().twin().issuer().key(number, kid);
    byte[] certificate =
        play.scene().twin().issuer().certificate(number, subject(play), from.minus(BEFORE), until);
    return Obj.of("kty", Json.of("RSA"), "created", Json.of(play.at(from)))
        .with("lastUpdated", play.at(from))
        .with("expiresAt", play.at(until))
        .with("kid", kid)
        .with("use", "sig")
        .with("x5c", Arr.of(Json.of(Base64.getEncoder().encodeToString(certificate))))
        .with("x5t#S256", hash(certificate))
        .with("e", open.find("e").orElseThrow())
        .with("n", open.find("n").orElseThrow());
  }

  private static String subject(Play play) {
    String tenant = play.scene().origin().host().split("[.:]", 2)[0];
    return ("EMAILADDRESS=info@okta.com, CN=%s, OU=SSOProvider, O=Okta, L=San Francisco,"
            + " ST=California, C=US")
        .formatted(tenant.matches("[A-Za-z0-9-]{1,64}") ? tenant : "okta");
  }

  /// A certificate as documents of XML have it, in lines.
  static String lines(String certificate) {
    byte[] line = "\n".getBytes(StandardCharsets.US_ASCII);
    return Base64.getMimeEncoder(LINE, line)
        .encodeToString(Base64.getDecoder().decode(certificate));
  }

  /// A text of Base64 in lines as mail has them; another as it is.
  static String mailed(String text) {
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(text);
      return bytes.length == 0 ? text : Base64.getMimeEncoder().encodeToString(bytes) + "\r\n";
    } catch (IllegalArgumentException other) {
      return text;
    }
  }

  private static String hash(byte[] certificate) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(MessageDigest.getInstance("SHA-256").digest(certificate));
    } catch (NoSuchAlgorithmException broken) {
      throw new IllegalStateException("every JDK has SHA-256", broken);
    }
  }
}
