package dev.dtu.secure;

import dev.dtu.grant.Der;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/// Writes certificates: the authority's own, and those it gives to hosts.
///
/// - source: RFC 5280, sections 4.1 and 4.2; RFC 5480 for keys on P-256
final class Certificates {

  private static final byte[] ECDSA_WITH_SHA256 = Der.sequence(Der.id("1.2.840.10045.4.3.2"));

  /// Longer common names are no longer X.509's (RFC 5280, ub-common-name).
  private static final int NAME_CHARACTERS = 64;

  /// Clocks of clients may be late by this much.
  private static final Duration BEFORE = Duration.ofDays(1);

  private static final SecureRandom CHANCE = new SecureRandom();

  private Certificates() {}

  /// What a certificate is for.
  ///
  /// @param subject as `CN=…`
  record Wanted(X500Principal subject, PublicKey key, Instant from, Instant until) {}

  static KeyPair keys() {
    try {
      KeyPairGenerator pairs = KeyPairGenerator.getInstance("EC");
      pairs.initialize(new ECGenParameterSpec("secp256r1"), CHANCE);
      return pairs.generateKeyPair();
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java has P-256", missing);
    }
  }

  /// A certificate that signs itself and others, none of which signs more.
  static X509Certificate authority(String name, KeyPair keys, Instant now, Duration life) {
    var subject = new X500Principal("CN=" + name);
    var wanted = new Wanted(subject, keys.getPublic(), now.minus(BEFORE), now.plus(life));
    return signed(
        wanted,
        subject,
        keys.getPrivate(),
        Der.sequence(
            extension("2.5.29.19", true, Der.sequence(Der.yes(), Der.integer(BigInteger.ZERO))),
            extension("2.5.29.15", true, Der.bits(1, (byte) 0x06)), // sign certificates and lists
            extension("2.5.29.14", false, Der.octets(mark(keys.getPublic())))));
  }

  /// A certificate for servers of these names and addresses.
  static X509Certificate leaf(
      List<String> names, PublicKey key, X509Certificate issuer, PrivateKey signer) {
    String first = names.getFirst().length() > NAME_CHARACTERS ? "twin" : names.getFirst();
    Instant now = Instant.now();
    Instant until = now.plus(Authority.LEAF_LIFE);
    Instant end = issuer.getNotAfter().toInstant();
    var wanted =
        new Wanted(
            new X500Principal("CN=" + first),
            key,
            now.minus(BEFORE),
            until.isAfter(end) ? end : until);
    byte[][] others = names.stream().map(Certificates::name).toArray(byte[][]::new);
    return signed(
        wanted,
        issuer.getSubjectX500Principal(),
        signer,
        Der.sequence(
            extension("2.5.29.19", true, Der.sequence()),
            extension("2.5.29.15", true, Der.bits(7, (byte) 0x80)), // sign handshakes
            extension("2.5.29.37", false, Der.sequence(Der.id("1.3.6.1.5.5.7.3.1"))), // servers
            extension("2.5.29.17", false, Der.sequence(others)),
            extension("2.5.29.14", false, Der.octets(mark(key))),
            extension(
                "2.5.29.35", false, Der.sequence(Der.plain(0, mark(issuer.getPublicKey()))))));
  }

  private static byte[] name(String name) {
    return Hosts.address(name)
        .map(InetAddress::getAddress)
        .map(bytes -> Der.plain(7, bytes))
        .orElseGet(() -> Der.name(2, name));
  }

  private static byte[] extension(String id, boolean critical, byte[] value) {
    return critical
        ? Der.sequence(Der.id(id), Der.yes(), Der.octets(value))
        : Der.sequence(Der.id(id), Der.octets(value));
  }

  private static X509Certificate signed(
      Wanted wanted, X500Principal issuer, PrivateKey signer, byte[] extensions) {
    byte[] content =
        Der.sequence(
            Der.inside(0, Der.integer(BigInteger.TWO)), // version 3
            Der.integer(new BigInteger(127, CHANCE).setBit(126)),
            ECDSA_WITH_SHA256,
            issuer.getEncoded(),
            Der.sequence(Der.moment(wanted.from), Der.moment(wanted.until)),
            wanted.subject.getEncoded(),
            wanted.key.getEncoded(),
            Der.inside(3, extensions));
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(signer, CHANCE);
      signature.update(content);
      byte[] whole = Der.sequence(content, ECDSA_WITH_SHA256, Der.bits(0, signature.sign()));
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(whole));
    } catch (GeneralSecurityException defect) {
      throw new IllegalStateException("signing a certificate", defect);
    }
  }

  /// What a key is known by in certificates (RFC 7093, method 4).
  private static byte[] mark(PublicKey key) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
      return Arrays.copyOf(digest, 20);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java has SHA-256", missing);
    }
  }
}
