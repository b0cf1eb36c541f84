package dev.dtu.load;

/// Where a vendor's fact comes from: `what it is or its address, yyyy-mm-dd`.
final class Sources {

  private Sources() {}

  /// Adds a flaw when a source does not end with the day it was looked at.
  static void check(Page source) {
    String text = source.text();
    if (!text.matches(".+, \\d{4}-\\d\\d-\\d\\d")) {
      source.flaw(
          "expected a source and the day it was read, 'WHERE, 2026-08-31'; found '" + text + "'");
    }
  }
}
