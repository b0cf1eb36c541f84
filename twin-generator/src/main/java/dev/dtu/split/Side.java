package dev.dtu.split;

import java.util.Locale;

/// Where a group of recordings stands.
public enum Side {

  /// What a twin is made from.
  TRAINING,

  /// What tells when a generation stops, and what is taken back.
  VALIDATION,

  /// What is asked once, of a twin that is sealed.
  HELD_OUT;

  /// As files and reports name it: `held-out`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The side of that name.
  ///
  /// @throws IllegalArgumentException when there is none
  public static Side of(String word) {
    for (Side side : values()) {
      if (side.word().equals(word)) {
        return side;
      }
    }
    throw new IllegalArgumentException(
        "expected training, validation or held-out, found '" + word + "'");
  }
}
