package dev.dtu.sweep;

/// What a library said of a call.
sealed interface Said {

  /// It returned.
  enum Returned implements Said {
    RETURNED
  }

  /// It threw its own exception for a service that says no, with this status.
  record Refused(int status, String what) implements Said {}

  /// It threw anything else.
  record Broke(String what) implements Said {}

  /// A throwable's text, with its causes.
  static String told(Throwable thrown) {
    var text = new StringBuilder();
    for (Throwable at = thrown; at != null && text.length() < 1_000; at = at.getCause()) {
      String words = at.toString();
      text.append(text.isEmpty() ? "" : " ← ").append(words);
      if (at.getMessage() != null && !words.contains(at.getMessage())) {
        text.append(": ").append(at.getMessage());
      }
    }
    return text.toString().replaceAll("\\s+", " ");
  }
}
