package dev.dtu.twins.docs;

import dev.dtu.twin.Refusal;

/// Why the service takes a request not, in its words; who knows where it stood says so before them.
final class Amiss extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String problem;

  Amiss(String words) {
    this("bad-request", words);
  }

  private Amiss(String problem, String words) {
    super(words, null, false, false);
    this.problem = problem;
  }

  /// Of a document that is not as the request takes it to be.
  static Amiss stale(String words) {
    return new Amiss("failed-precondition", words);
  }

  String words() {
    return String.valueOf(getMessage());
  }

  /// The same, said of a part of the request.
  Amiss of(String part) {
    return new Amiss(problem, "Invalid " + part + ": " + words());
  }

  /// The refusal of the whole call.
  Refusal refusal() {
    return Refusal.of(problem).with("words", words());
  }
}
