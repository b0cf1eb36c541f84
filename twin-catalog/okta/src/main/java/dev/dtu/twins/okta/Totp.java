package dev.dtu.twins.okta;

import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Passcodes of a time-based authenticator (RFC 6238): six digits, thirty seconds, HMAC-SHA-1.
final class Totp {

  private static final int STEP = 30;
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Totp() {}

  /// The step at which a passcode is right: that of the moment, the one before or the one after.
  static Optional<Long> step(String secret, String code, Instant moment) {
    long now = moment.getEpochSecond() / STEP;
    for (long step = now - 1; step <= now + 1; step++) {
      if (code(secret, step).equals(code)) {
        return Optional.of(step);
      }
    }
    return Optional.empty();
  }

  /// The passcode of a step.
  static String code(String secret, long step) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(bytes(secret), "HmacSHA1"));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int at = hash[hash.length - 1] & 0xf;
      int number = ByteBuffer.wrap(hash, at, Integer.BYTES).getInt() & 0x7fff_ffff;
      return String.format("%06d", number % 1_000_000);
    } catch (NoSuchAlgorithmException | InvalidKeyException broken) {
      throw new IllegalStateException("every JDK has HmacSHA1", broken);
    }
  }

  /// What a secret in Base32 stands for.
  private static byte[] bytes(String base32) {
    byte[] out = new byte[base32.length() * 5 / 8];
    int bits = 0;
    int held = 0;
    int at = 0;
    for (int i = 0; i < base32.length(); i++) {
      held = held << 5 | LETTERS.indexOf(base32.charAt(i));
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        out[at++] = (byte) (held >> bits);
      }
    }
    return out;
  }
}
