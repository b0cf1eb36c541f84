package dev.dtu.load;

import java.util.regex.Pattern;

/// Where a vendor's fact comes from: `what it is or its address, yyyy-mm-dd`.
final class Sources {

  private static final Pattern FORM = Pattern.compile(".+, \\d{4}-\\d\\d-\\d\\d");

  private Sources() {}

  /// Adds a flaw when a source does not end with the day it was looked at.
  static void check(Page source) {
    if (source.sound()) {
      return;
    }
    String text = source.text();
    if (!FORM.matcher(text).matches()) {
      source.flaw(
          "expected a source and the day it was read, 'WHERE, 2026-08-31'; found '" + text + "'");
    }
  }
}
