package dev.dtu.twins.jira.jql;

import java.util.Locale;

/// A word or sign of a query.
///
/// @param text what it says, escapes undone
/// @param position where it begins, from 0
record Token(Kind kind, String text, int position) {

  enum Kind {
    WORD,
    QUOTED,
    NUMBER,
    SIGN,
    /// A word of the language itself, not quoted.
    KEYWORD,
    END
  }

  boolean end() {
    return kind == Kind.END;
  }

  boolean sign(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  boolean word(String keyword) {
    return kind == Kind.KEYWORD && text.toLowerCase(Locale.ROOT).equals(keyword);
  }

  /// Whether it may be a field's name or a value.
  boolean names() {
    return kind == Kind.WORD || kind == Kind.QUOTED || kind == Kind.NUMBER;
  }
}
