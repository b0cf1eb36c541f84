package dev.dtu.ledger;

/// What an acknowledged call survives.
public enum Durability {
  /// The end of the process, however sudden: the entry is with the operating system before the
  /// reply goes out.
  PROCESS,
  /// The loss of power: the entry is on the disk before the reply goes out.
  POWER
}
