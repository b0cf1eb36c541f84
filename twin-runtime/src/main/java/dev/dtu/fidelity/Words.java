package dev.dtu.fidelity;

/// Parts a text into words and what stands between them: ids are words.
final class Words {

  private Words() {}

  /// Where the word ends that begins there; there itself when none does.
  static int end(String text, int from) {
    int at = from;
    while (at < text.length() && in(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean in(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '-';
  }
}
