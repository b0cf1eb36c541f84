package dev.dtu.okta;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Passcodes as RFC 6238 has them, worked out apart from the twin.
final class Passcode {

  private Passcode() {}

  static String of(String secret, long step) throws GeneralSecurityException {
    var bits = new StringBuilder();
    for (char letter : secret.toCharArray()) {
      int value = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter);
      bits.append(String.format("%5s", Integer.toBinaryString(value)).replace(' ', '0'));
    }
    byte[] key = new byte[bits.length() / 8];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) Integer.parseInt(bits.substring(i * 8, i * 8 + 8), 2);
    }
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(key, "HmacSHA1"));
    byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
    int at = hash[19] & 0xf;
    int number =
        (hash[at] & 0x7f) << 24
            | (hash[at + 1] & 0xff) << 16
            | (hash[at + 2] & 0xff) << 8
            | hash[at + 3] & 0xff;
    return String.format("%06d", number % 1_000_000);
  }
}
