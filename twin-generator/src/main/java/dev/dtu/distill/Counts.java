package dev.dtu.distill;

/// What went in and what became of it.
///
/// @param derived schemas that have no name of their own and were given one
/// @param webhooks calls the service makes on its own, which are named and not distilled
/// @param callbacks calls the service makes after an operation, which are named and not distilled
public record Counts(
    Tally operations, Tally schemas, int derived, int webhooks, int callbacks, int flaws) {

  /// @param in found in the documents
  /// @param written standing in the contract
  /// @param listed standing among the flaws instead
  public record Tally(int in, int written, int listed) {

    /// True when nothing left silently.
    public boolean adds() {
      return in == written + listed;
    }
  }
}
