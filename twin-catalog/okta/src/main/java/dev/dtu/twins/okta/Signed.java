package dev.dtu.twins.okta;

import dev.dtu.json.Obj;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/// What keys in people's hands sign, and the public parts by which that is checked: points of P-256, and
/// RSA.
final class Signed {

  private Signed() {}

  /// The key that members tell of, as those of a JWK: `x` and `y`, or `n` and `e`.
  static PublicKey key(Obj told) throws GeneralSecurityException {
    return told.has("x")
        ? point(number(told, "x"), number(told, "y"))
        : KeyFactory.getInstance("RSA")
            .generatePublic(new RSAPublicKeySpec(number(told, "n"), number(told, "e")));
  }

  private static PublicKey point(BigInteger x, BigInteger y) throws GeneralSecurityException {
    var curve = AlgorithmParameters.getInstance("EC");
    curve.init(new ECGenParameterSpec("secp256r1"));
    return KeyFactory.getInstance("EC")
        .generatePublic(
            new ECPublicKeySpec(new ECPoint(x, y), curve.getParameterSpec(ECParameterSpec.class)));
  }

  /// The key in a certificate.
  static PublicKey certified(byte[] certificate) throws GeneralSecurityException {
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(certificate))
        .getPublicKey();
  }

  private static BigInteger number(Obj key, String member) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(key.text(member).orElse("")));
  }

  /// Whether the key signed these parts, one after another.
  static boolean by(PublicKey key, byte[] signature, byte[]... parts)
      throws GeneralSecurityException {
    boolean curve = key.getAlgorithm().equals("EC");
    Signature verifying = Signature.getInstance(curve ? "SHA256withECDSA" : "SHA256withRSA");
    verifying.initVerify(key);
    for (byte[] part : parts) {
      verifying.update(part);
    }
    return verifying.verify(signature);
  }

  static byte[] hash(byte[] bytes) throws GeneralSecurityException {
    return MessageDigest.getInstance("SHA-256").digest(bytes);
  }
}
