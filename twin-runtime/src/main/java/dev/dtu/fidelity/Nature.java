package dev.dtu.fidelity;

/// What a leaf of a recorded answer is, which says how it is compared.
enum Nature {

  /// A fact: it must be there as it was.
  PLAIN(false),

  /// The name of a thing: it pairs one to one.
  ID(false),

  /// A moment: written alike, in the same order as the others, and near the call's where it was.
  MOMENT(true),

  /// A secret, a hash, a key: of the same form, equal where the recording has it equal.
  TOKEN(true),

  /// A text that the service makes up for each thing: of the same form, equal where the recording has it
  /// equal.
  MINTED(true),

  /// An address elsewhere: the host is another's own affair, the rest is compared as a fact.
  ELSEWHERE(true);

  private final boolean changeable;

  Nature(boolean changeable) {
    this.changeable = changeable;
  }

  /// Whether it is another one whenever it is asked for.
  boolean changeable() {
    return changeable;
  }
}
