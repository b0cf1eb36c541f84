package dev.dtu.fidelity;

/// A divergence that was found so many times in one operation, with the first place where it was.
///
/// @param cause what it most likely comes from
/// @param session the name of the recording in which it was found first
/// @param exchange the number of the exchange there, from 0
public record Finding(
    String operation,
    Divergence divergence,
    String cause,
    long count,
    String session,
    int exchange) {

  /// What findings of the same kind have in common.
  record Key(String operation, Divergence.Level level, String rule, String path, String told) {}

  Key key() {
    boolean status = divergence.level() == Divergence.Level.STATUS;
    String told = status ? divergence.expected() + " " + divergence.found() + cause : "";
    return new Key(operation, divergence.level(), divergence.rule(), divergence.path(), told);
  }

  Finding and(Finding other) {
    return new Finding(operation, divergence, cause, count + other.count, session, exchange);
  }
}
