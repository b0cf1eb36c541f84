package dev.dtu.load;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// What a twin is made of, in sixteen hexadecimal digits: another digest is another version.
public final class Digest {

  private static final List<String> TWIN =
      List.of(
          "twin/twin.yaml",
          "twin/problems.yaml",
          "twin/meanings.yaml",
          "twin/members.yaml",
          "twin/grants.yaml",
          "twin/faults.yaml",
          "twin/limits.yaml",
          "twin/events.yaml",
          "twin/seeds/default.yaml");
  private static final List<String> SPEC = List.of("contract/contract.json", "inferred.json");
  private static final int DIGITS = 16;

  private Digest() {}

  /// The digest of a twin of the catalog.
  public static String of(Shelf twin, Shelf spec) {
    MessageDigest digest = sha256();
    TWIN.forEach(file -> add(digest, file, twin.read(file)));
    SPEC.forEach(file -> add(digest, file, spec.read(file)));
    return text(digest);
  }

  /// The digest of a twin made of one document.
  public static String of(byte[] document) {
    MessageDigest digest = sha256();
    digest.update(document);
    return text(digest);
  }

  private static void add(MessageDigest digest, String file, Optional<byte[]> content) {
    digest.update(
        (file + content.map(bytes -> bytes.length).orElse(-1))
            .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    content.ifPresent(digest::update);
  }

  private static String text(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java has SHA-256", missing);
    }
  }
}
