package dev.dtu.twins.sheets.formula;

/// A text in which `*` stands for any characters, `?` for one, and `~` takes that from the next.
///
/// It matches in time of the product of both lengths at most, and goes into no depth.
final class Wildcard {

  private Wildcard() {}

  /// Whether a text has characters that stand for others.
  static boolean is(String text) {
    return text.indexOf('*') >= 0 || text.indexOf('?') >= 0 || text.indexOf('~') >= 0;
  }

  /// Whether a text is as a pattern has it, whatever its case.
  static boolean matches(String pattern, String text) {
    int at = 0;
    int in = 0;
    int star = -1;
    int from = 0;
    while (in < text.length()) {
      int length =
          at < pattern.length() && pattern.charAt(at) == '~' && at + 1 < pattern.length() ? 2 : 1;
      if (at < pattern.length() && length == 1 && pattern.charAt(at) == '*') {
        star = at++;
        from = in;
      } else if (at < pattern.length() && fits(pattern, at, text.charAt(in))) {
        at += length;
        in++;
      } else if (star >= 0) {
        at = star + 1;
        in = ++from;
      } else {
        return false;
      }
    }
    while (at < pattern.length() && pattern.charAt(at) == '*') {
      at++;
    }
    return at == pattern.length();
  }

  private static boolean fits(String pattern, int at, char sign) {
    char wanted = pattern.charAt(at);
    if (wanted == '~' && at + 1 < pattern.length()) {
      return same(pattern.charAt(at + 1), sign);
    }
    return wanted == '?' || same(wanted, sign);
  }

  private static boolean same(char one, char other) {
    return Character.toLowerCase(Character.toUpperCase(one))
        == Character.toLowerCase(Character.toUpperCase(other));
  }
}
