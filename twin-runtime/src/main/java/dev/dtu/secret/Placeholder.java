package dev.dtu.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Stands for a secret: `REDACTED-` and sixteen digits that come of the secret and a key, so that
/// equal secrets stay equal, others stay different, and who has no key cannot try guesses.
public final class Placeholder {

  /// How long a key is.
  public static final int KEY_BYTES = 32;

  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 8;

  /// What is one already: ours, other recorders' (`REDACTED`, `REDACTED_3`), the journal's mask.
  private static final Pattern KNOWN =
      Pattern.compile("(Bearer |Basic |SSWS )?(REDACTED([-_]\\w{0,16})?|•••)");

  private static final Pattern PERSON = Pattern.compile("person-[0-9a-f]{16}@example\\.com");

  private final SecretKeySpec key;

  /// @param key at least [#KEY_BYTES] that nobody knows
  public Placeholder(byte[] key) {
    if (key.length < KEY_BYTES) {
      throw new IllegalArgumentException("expected a key of at least " + KEY_BYTES + " bytes");
    }
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /// One whose key is made up and never told.
  public static Placeholder random() {
    return new Placeholder(key());
  }

  /// A new key.
  public static byte[] key() {
    byte[] made = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(made);
    return made;
  }

  String of(String secret) {
    return "REDACTED-" + digits(secret);
  }

  /// An address that stands for a person's.
  String person(String address) {
    return "person-" + digits(address) + "@example.com";
  }

  private String digits(String secret) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] hash = mac.doFinal(secret.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, BYTES);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java has " + ALGORITHM, missing);
    }
  }

  /// Whether a value stands for a secret already.
  static boolean is(String text) {
    return text.length() < 80 && (KNOWN.matcher(text).matches() || PERSON.matcher(text).matches());
  }
}
