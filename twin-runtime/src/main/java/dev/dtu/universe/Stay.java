package dev.dtu.universe;

import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// How a universe is to be known to those who keep house, and how long it is to stay.
///
/// @param labels words of the owner's own, by name
/// @param life how long it is there, in real time; empty is until it is deleted
/// @param claim by which the same wish, sent again, finds what was made of it
public record Stay(
    SortedMap<String, String> labels, Optional<Duration> life, Optional<Claim> claim) {

  /// How many labels a universe may have.
  public static final int LABELS = 32;

  /// How long a label's name and its value may be, in characters.
  public static final int LABEL_CHARACTERS = 128;

  /// The shortest and the longest life that may be wished for.
  public static final Duration SHORTEST = Duration.ofSeconds(1);

  public static final Duration LONGEST = Duration.ofDays(365);

  /// How long a claim's key may be, in characters.
  public static final int KEY_CHARACTERS = 255;

  public static final Stay AS_LONG_AS_WANTED =
      new Stay(new TreeMap<>(), Optional.empty(), Optional.empty());

  /// A wish as its sender tells it from others.
  ///
  /// @param key the sender's
  /// @param digest of what was wished for
  public record Claim(String key, String digest) {}

  public Stay {
    labels = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(labels));
  }
}
