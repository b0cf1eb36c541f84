package dev.dtu.effect;

import java.util.Optional;

/// Texts that name parts of a document, such as `files(id,name),next`.
public final class Masks {

  private Masks() {}

  /// Why a text is none; empty when it is one.
  public static Optional<String> flaw(String text) {
    try {
      Mask.of(text);
      return Optional.empty();
    } catch (Mask.Unreadable wrong) {
      return Optional.of(String.valueOf(wrong.getMessage()));
    }
  }
}
