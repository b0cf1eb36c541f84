package dev.dtu.okta;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import java.util.Optional;

/// A key that answers challenges as a browser's does (WebAuthn, ES256), in software.
final class SoftKey {

  private static final byte[] ID = "a key of a test!".getBytes(StandardCharsets.US_ASCII);

  private final KeyPair keys;
  private int count;

  SoftKey() {
    try {
      var pairs = KeyPairGenerator.getInstance("EC");
      pairs.initialize(256);
      keys = pairs.generateKeyPair();
    } catch (GeneralSecurityException missing) {
      throw new AssertionError(missing);
    }
  }

  static String name() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(ID);
  }

  private static String client(String type, String challenge, String origin) {
    return Obj.of("type", Json.of(type), "challenge", Json.of(challenge))
        .with("origin", origin)
        .with("crossOrigin", Json.of(false))
        .toString();
  }

  /// What a browser tells of a new key; it vouches for itself.
  Obj made(String challenge, String origin) throws GeneralSecurityException {
    return made(challenge, origin, Optional.empty());
  }

  /// What a browser tells of a new key that its maker vouches for, with its certificate.
  Obj made(String challenge, String origin, SoftMaker maker) throws GeneralSecurityException {
    return made(challenge, origin, Optional.of(maker));
  }

  private Obj made(String challenge, String origin, Optional<SoftMaker> maker)
      throws GeneralSecurityException {
    byte[] client = client("webauthn.create", challenge, origin).getBytes(StandardCharsets.UTF_8);
    var told = new ByteArrayOutputStream();
    told.writeBytes(head(origin, 0x45));
    told.writeBytes(new byte[16]);
    told.writeBytes(new byte[] {0, (byte) ID.length});
    told.writeBytes(ID);
    told.writeBytes(cose());
    var out = new ByteArrayOutputStream();
    out.write(0xa3);
    text(out, "fmt");
    text(out, "packed");
    text(out, "attStmt");
    out.write(maker.isPresent() ? 0xa3 : 0xa2);
    text(out, "alg");
    out.write(0x26);
    text(out, "sig");
    if (maker.isPresent()) {
      byte[] asked = MessageDigest.getInstance("SHA-256").digest(client);
      bytes(out, maker.get().signs(told.toByteArray(), asked));
      text(out, "x5c");
      out.write(0x81);
      bytes(out, maker.get().certificate());
    } else {
      bytes(out, signature(told.toByteArray(), client));
    }
    text(out, "authData");
    bytes(out, told.toByteArray());
    return Obj.of("attestation", encoded(out.toByteArray()), "clientData", encoded(client));
  }

  /// What a browser tells of a key that was used.
  Obj answers(String challenge, String origin) throws GeneralSecurityException {
    byte[] client = client("webauthn.get", challenge, origin).getBytes(StandardCharsets.UTF_8);
    byte[] told = head(origin, 0x05);
    return Obj.of("clientData", encoded(client), "authenticatorData", encoded(told))
        .with("signatureData", encoded(signature(told, client)));
  }

  private byte[] head(String origin, int flags) throws GeneralSecurityException {
    String host = java.net.URI.create(origin).getHost();
    byte[] place =
        MessageDigest.getInstance("SHA-256").digest(host.getBytes(StandardCharsets.US_ASCII));
    return ByteBuffer.allocate(37).put(place).put((byte) flags).putInt(++count).array();
  }

  private byte[] signature(byte[] told, byte[] client) throws GeneralSecurityException {
    Signature signing = Signature.getInstance("SHA256withECDSA");
    signing.initSign(keys.getPrivate());
    signing.update(told);
    signing.update(MessageDigest.getInstance("SHA-256").digest(client));
    return signing.sign();
  }

  private byte[] cose() {
    var point = ((ECPublicKey) keys.getPublic()).getW();
    var out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21});
    bytes(out, coordinate(point.getAffineX()));
    out.write(0x22);
    bytes(out, coordinate(point.getAffineY()));
    return out.toByteArray();
  }

  private static byte[] coordinate(BigInteger number) {
    byte[] plain = number.toByteArray();
    byte[] out = new byte[32];
    int length = Math.min(32, plain.length);
    System.arraycopy(plain, plain.length - length, out, 32 - length, length);
    return out;
  }

  private static void text(ByteArrayOutputStream out, String text) {
    out.write(0x60 + text.length());
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static void bytes(ByteArrayOutputStream out, byte[] bytes) {
    out.writeBytes(new byte[] {0x59, (byte) (bytes.length >> 8), (byte) bytes.length});
    out.writeBytes(bytes);
  }

  private static Json encoded(byte[] bytes) {
    return Json.of(Base64.getEncoder().encodeToString(bytes));
  }
}
