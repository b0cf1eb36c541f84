package dev.dtu.store;

/// A file's body by what it is: the SHA-256 of its bytes in lower-case hex, and how many they are.
public record BlobRef(String sha256, long length) {

  public BlobRef {
    if (!valid(sha256)) {
      throw new IllegalArgumentException(
          "expected 64 lower-case hex digits, found '" + sha256 + "'");
    }
    if (length < 0) {
      throw new IllegalArgumentException("expected a length, found " + length);
    }
  }

  /// Whether a text could be a hash.
  public static boolean valid(String sha256) {
    if (sha256.length() != 64) {
      return false;
    }
    for (int i = 0; i < 64; i++) {
      char digit = sha256.charAt(i);
      if ((digit < '0' || digit > '9') && (digit < 'a' || digit > 'f')) {
        return false;
      }
    }
    return true;
  }
}
