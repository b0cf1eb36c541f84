package dev.dtu.generate;

import java.util.Locale;

/// What a generation does, in order.
public enum Phase {
  BEGIN("begins"),
  PART("parts the recordings"),
  DISTIL("distils the documents"),
  TITLE("writes the pages nobody wrote"),
  MINE("mines the training recordings"),
  MEASURE("measures what was mined"),
  WORK("lets the agent work"),
  SEAL("seals the folder"),
  SCORE("has held-out scored");

  private final String what;

  Phase(String what) {
    this.what = what;
  }

  /// As state files name it.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What it does, after the generation's name.
  public String what() {
    return what;
  }

  /// The phase of that word; the first where there is none.
  static Phase of(String word) {
    for (Phase phase : values()) {
      if (phase.word().equals(word)) {
        return phase;
      }
    }
    return BEGIN;
  }
}
