package dev.dtu.fidelity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// What a client sent that only a program can read: certificates above all. Who tells what stands in one
/// says again what the client said. Mutable; filled by one thread, then read.
final class Sealed {

  /// A certificate of the shortest keys is longer; words and secrets are not.
  private static final int SHORTEST = 400;

  /// Fewer bytes may stand there by chance.
  private static final int FEWEST = 32;

  private final List<String> bytes = new ArrayList<>();
  private final List<String> hashes = new ArrayList<>();

  /// Takes in a text of a request, if it is such.
  void take(String text) {
    if (text.length() < SHORTEST) {
      return;
    }
    read(text)
        .ifPresent(read -> {
          bytes.add(new String(read, StandardCharsets.ISO_8859_1));
          hashes.add(new String(hash(read), StandardCharsets.ISO_8859_1));
        });
  }

  /// Whether a token stands in one of them, or is the hash of one.
  boolean holds(String token) {
    if (bytes.isEmpty()) {
      return false;
    }
    Optional<String> read =
        read(token)
            .filter(its -> its.length >= FEWEST)
            .map(its -> new String(its, StandardCharsets.ISO_8859_1));
    return read.isPresent()
        && (hashes.contains(read.get())
            || bytes.stream().anyMatch(each -> each.contains(read.get())));
  }

  /// Base64 in either alphabet, also in lines.
  private static Optional<byte[]> read(String text) {
    String plain = text.replaceAll("\\s", "").replace('-', '+').replace('_', '/');
    try {
      return Optional.of(Base64.getDecoder().decode(plain));
    } catch (IllegalArgumentException other) {
      return Optional.empty();
    }
  }

  private static byte[] hash(byte[] of) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(of);
    } catch (NoSuchAlgorithmException broken) {
      throw new IllegalStateException("every JDK has SHA-256", broken);
    }
  }
}
