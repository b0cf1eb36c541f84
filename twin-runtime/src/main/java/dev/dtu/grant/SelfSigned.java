package dev.dtu.grant;

import java.math.BigInteger;
import java.security.PublicKey;
import java.time.Instant;
import javax.security.auth.x500.X500Principal;

/// Certificates that keys give themselves, by which who hears of a service knows what it signs.
///
/// - source: RFC 5280, section 4.1; RFC 4055, section 5, for RSA with SHA-256
final class SelfSigned {

  /// What signs them, as the JDK calls it.
  static final String SIGNING = "SHA256withRSA";

  private static final byte[] RSA_WITH_SHA256 =
      Der.sequence(Der.id("1.2.840.113549.1.1.11"), Der.nothing());

  private SelfSigned() {}

  /// What is signed; its serial number is when it begins.
  static byte[] content(PublicKey key, String subject, Instant from, Instant until) {
    byte[] name = new X500Principal(subject).getEncoded();
    return Der.sequence(
        Der.inside(0, Der.integer(BigInteger.TWO)), // version 3
        Der.integer(BigInteger.valueOf(Math.max(1, from.toEpochMilli()))),
        RSA_WITH_SHA256,
        name,
        Der.sequence(Der.moment(from), Der.moment(until)),
        name,
        key.getEncoded());
  }

  static byte[] whole(byte[] content, byte[] signature) {
    return Der.sequence(content, RSA_WITH_SHA256, Der.bits(0, signature));
  }
}
