package dev.dtu.twins.sheets.formula;

/// How much one formula may be and do.
///
/// - source: support.google.com/docs, a cell holds 50,000 characters; what a calculation may do at most is
///   not published, so the numbers here are ours
final class Limits {

  /// Characters of a formula, and of a text that one comes to.
  static final int TEXT = 50_000;

  /// Brackets, calls and operators in each other.
  static final int DEPTH = 100;

  /// Cells read, values made and functions called in one evaluation.
  static final long STEPS = 5_000_000;

  /// LAMBDAs called in each other.
  static final int CALLS = 60;

  /// Steps of all regular expressions of one evaluation.
  static final long MATCHING = 20_000_000;

  private Limits() {}
}
