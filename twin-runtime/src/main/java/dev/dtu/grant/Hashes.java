package dev.dtu.grant;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/// What stands in tokens and requests for a text that is not told there: its SHA-256, in Base64 of
/// addresses.
final class Hashes {

  /// The fact of an identity token that stands for the access token beside it (`at_hash`).
  static final String ACCESS = "access_hash";

  /// The fact of an identity token that stands for the code beside it (`c_hash`).
  static final String CODE = "code_hash";

  private Hashes() {}

  /// All of it: challenges of RFC 7636, `ath` of RFC 9449.
  static String whole(String text) {
    return encoded(digest(text));
  }

  /// The left half of it, by which an identity token tells of what was handed out with it (OpenID
  /// Connect Core, section 3.1.3.6).
  static String half(String text) {
    byte[] digest = digest(text);
    return encoded(Arrays.copyOf(digest, digest.length / 2));
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException broken) {
      throw new IllegalStateException("every JDK has SHA-256", broken);
    }
  }
}
