package dev.dtu.twins.sheets;

import dev.dtu.twin.Refusal;

/// Why the service takes a request not, in its words; who knows where it stood says so before them.
final class Amiss extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Amiss(String words) {
    super(words, null, false, false);
  }

  String words() {
    return String.valueOf(getMessage());
  }

  /// The same, said of a part of the request.
  Amiss of(String part) {
    return new Amiss("Invalid " + part + ": " + words());
  }

  /// The refusal of the whole call.
  Refusal refusal() {
    return Refusal.of("bad-request").with("words", words());
  }
}
