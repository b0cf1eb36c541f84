package dev.dtu.control;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Who is let in at the operator's door, each known by the digest of a token. They end with the
/// process. Safe for many threads.
public final class Operators {

  /// So many there may be at once.
  static final int LIMIT = 100;

  /// A token of fewer characters is guessed.
  static final int SHORTEST_TOKEN = 16;

  /// A longer one fits no header.
  static final int LONGEST_TOKEN = 512;

  private static final int RANDOM_BYTES = 24;

  @SuppressWarnings("ArrayRecordComponent") // made here, never handed out or compared as a record
  private record Known(Operator operator, byte[] digest) {}

  private final SortedMap<String, Known> known = new TreeMap<>();

  /// @param token of the first operator
  public Operators(String token) {
    known.put(Operator.FIRST.name(), new Known(Operator.FIRST, digest(token)));
  }

  /// Who has this token. Takes as long for any token, whether it is one or not.
  public synchronized Optional<Operator> of(String token) {
    byte[] digest = digest(token);
    Optional<Operator> found = Optional.empty();
    for (Known each : known.values()) {
      if (MessageDigest.isEqual(each.digest, digest)) {
        found = Optional.of(each.operator);
      }
    }
    return found;
  }

  synchronized List<Operator> all() {
    return known.values().stream().map(Known::operator).toList();
  }

  synchronized Optional<Operator> find(String name) {
    return Optional.ofNullable(known.get(name)).map(Known::operator);
  }

  /// Lets one more in; false when there are as many as there may be.
  synchronized boolean add(Operator operator, String token) {
    if (known.size() >= LIMIT) {
      return false;
    }
    known.put(operator.name(), new Known(operator, digest(token)));
    return true;
  }

  synchronized void remove(String name) {
    known.remove(name);
  }

  /// A token that nobody guesses.
  public static String token() {
    byte[] random = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  private static byte[] digest(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java has SHA-256", missing);
    }
  }
}
