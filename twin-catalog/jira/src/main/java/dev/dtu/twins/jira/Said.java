package dev.dtu.twins.jira;

import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;

/// Refusals that tell no more than a sentence.
final class Said {

  private Said() {}

  /// What was asked for is wrong, all of it.
  static Refusal wrong(String message) {
    return Refusal.of("wrong").because("", message);
  }

  /// What was asked for is not there.
  static Refusal missing(String message) {
    return Refusal.of("missing").because("", message);
  }

  /// What was asked for may not be done.
  static Refusal barred(String message) {
    return Refusal.of("barred").because("", message);
  }

  /// A field is wrong.
  static Refusal field(String field, String message) {
    return Refusal.of(Problem.INVALID).because(field, message);
  }
}
