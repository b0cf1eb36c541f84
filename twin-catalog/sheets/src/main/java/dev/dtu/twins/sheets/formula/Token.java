package dev.dtu.twins.sheets.formula;

/// A word of a formula.
///
/// @param kind what it is
/// @param text as it is written
/// @param start where it begins in the formula
record Token(Kind kind, String text, int start) {

  enum Kind {
    NUMBER,
    TEXT,
    REFERENCE,
    ERROR,
    NAME,
    FUNCTION,
    SIGN,
    END
  }

  boolean is(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  int end() {
    return start + text.length();
  }
}
