package dev.dtu.okta;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;

/// Who makes keys and vouches for them, with a certificate that it gave itself.
final class SoftMaker {

  private static final byte[] ECDSA =
      part(0x30, new byte[] {0x06, 8, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 4, 3, 2});

  private final KeyPair keys;

  SoftMaker() {
    this.keys = pair();
  }

  static KeyPair pair() {
    try {
      var pairs = KeyPairGenerator.getInstance("EC");
      pairs.initialize(256);
      return pairs.generateKeyPair();
    } catch (GeneralSecurityException missing) {
      throw new AssertionError(missing);
    }
  }

  /// The maker's signature of these parts, one after another.
  byte[] signs(byte[]... parts) throws GeneralSecurityException {
    return signed(keys, parts);
  }

  static byte[] signed(KeyPair keys, byte[]... parts) throws GeneralSecurityException {
    Signature signing = Signature.getInstance("SHA256withECDSA");
    signing.initSign(keys.getPrivate());
    for (byte[] part : parts) {
      signing.update(part);
    }
    return signing.sign();
  }

  /// Its certificate (X.509, DER).
  byte[] certificate() throws GeneralSecurityException {
    byte[] name = name("Maker of keys");
    byte[] from = part(0x17, "260101000000Z".getBytes(StandardCharsets.US_ASCII));
    byte[] until = part(0x17, "460101000000Z".getBytes(StandardCharsets.US_ASCII));
    byte[] valid = part(0x30, from, until);
    byte[] serial = {2, 1, 1};
    byte[] told = part(0x30, serial, ECDSA, name, valid, name, keys.getPublic().getEncoded());
    return part(0x30, told, ECDSA, part(0x03, new byte[1], signs(told)));
  }

  private static byte[] name(String text) {
    byte[] word = part(0x0c, text.getBytes(StandardCharsets.UTF_8));
    return part(0x30, part(0x31, part(0x30, new byte[] {0x06, 3, 0x55, 4, 3}, word)));
  }

  private static byte[] part(int tag, byte[]... bodies) {
    var body = new ByteArrayOutputStream();
    for (byte[] each : bodies) {
      body.writeBytes(each);
    }
    var out = new ByteArrayOutputStream();
    out.write(tag);
    if (body.size() > 0xff) {
      out.writeBytes(new byte[] {(byte) 0x82, (byte) (body.size() >> 8)});
    } else if (body.size() > 0x7f) {
      out.write(0x81);
    }
    out.write(body.size());
    out.writeBytes(body.toByteArray());
    return out.toByteArray();
  }
}
