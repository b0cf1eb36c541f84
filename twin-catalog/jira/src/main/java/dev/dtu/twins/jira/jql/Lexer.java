package dev.dtu.twins.jira.jql;

import java.util.List;

/// Parts a query into words and signs, one ahead of who reads. Mutable, one reader's.
final class Lexer {

  private static final List<String> SIGNS =
      List.of(
          "<=", ">=", "!=", "!~", "&&", "||", "=", "<", ">", "~", "!", "(", ")", ",", "[", "]", "&",
          "|");
  private static final String ESCAPES =
      "The valid escape sequences are \\', \\\", \\t, \\n, \\r, \\\\, '\\ ' and \\uXXXX.";

  private final String text;
  private int at;

  Lexer(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  Token next() throws Misread {
    while (at < text.length() && blank(text.charAt(at))) {
      at++;
    }
    int start = at;
    if (at == text.length()) {
      return new Token(Token.Kind.END, "", start);
    }
    char c = text.charAt(at);
    if (c == '"' || c == '\'') {
      return quoted(c);
    }
    for (String sign : SIGNS) {
      if (text.startsWith(sign, at)) {
        at += sign.length();
        return new Token(Token.Kind.SIGN, sign, start);
      }
    }
    return word();
  }

  private static boolean blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  private Token quoted(char mark) throws Misread {
    int start = at++;
    StringBuilder said = new StringBuilder();
    while (at < text.length() && text.charAt(at) != mark && !line(text.charAt(at))) {
      said.append(character(true));
    }
    if (at == text.length() || text.charAt(at) != mark) {
      String what = said.isEmpty() ? "" : "'" + said + "' ";
      throw Misread.at(text, start, "The quoted string " + what + "has not been completed.");
    }
    at++;
    return new Token(Token.Kind.QUOTED, said.toString(), start);
  }

  private static boolean line(char c) {
    return c == '\n' || c == '\r';
  }

  private Token word() throws Misread {
    int start = at;
    StringBuilder said = new StringBuilder();
    while (at < text.length()
        && !blank(text.charAt(at))
        && Words.SIGNS.indexOf(text.charAt(at)) < 0) {
      said.append(character(false));
    }
    String word = said.toString();
    String raw = text.substring(start, at);
    if (raw.matches("-?[0-9]+")) {
      return new Token(Token.Kind.NUMBER, number(word, start), start);
    }
    if (raw.equals(word) && Words.isKeyword(word)) {
      return new Token(Token.Kind.KEYWORD, word, start);
    }
    if (raw.equals(word) && Words.isReserved(word)) {
      throw Misread.at(
          text,
          start,
          ("'%s' is a reserved JQL word. You must surround it in quotation marks to use it in a"
                  + " query.")
              .formatted(word));
    }
    return new Token(Token.Kind.WORD, word, start);
  }

  private String number(String word, int start) throws Misread {
    try {
      Long.parseLong(word);
      return word;
    } catch (NumberFormatException tooLarge) {
      throw Misread.at(
          text,
          start,
          ("'%s' is not a valid number. Numbers must be between -9,223,372,036,854,775,808 and"
                  + " 9,223,372,036,854,775,807.")
              .formatted(word));
    }
  }

  /// The next character, an escape undone.
  private char character(boolean quoted) throws Misread {
    char c = text.charAt(at);
    if (c == '\\') {
      return escaped();
    }
    if (!quoted && Words.KEPT.indexOf(c) >= 0) {
      throw Misread.at(
          text,
          at,
          ("The character '%s' is a reserved JQL character. You must enclose it in a string or use"
                  + " the escape '\\u%04x' instead.")
              .formatted(c, (int) c));
    }
    if (c < ' ' || c == '\u007f' || Character.isIdentifierIgnorable(c) && c < '\u00a0') {
      throw Misread.at(
          text,
          at,
          "The character '%s' must be escaped. Use '\\u%04x' instead.".formatted(c, (int) c));
    }
    at++;
    return c;
  }

  private char escaped() throws Misread {
    int start = at++;
    char c = at < text.length() ? text.charAt(at++) : 0;
    if (c == 'u') {
      int end = at;
      while (end < text.length() && end < at + 4 && Character.digit(text.charAt(end), 16) >= 0) {
        end++;
      }
      if (end == at + 4) {
        char code = (char) Integer.parseInt(text.substring(at, end), 16);
        at = end;
        return code;
      }
      throw illegal(start, Math.min(text.length(), end + 1));
    }
    return switch (c) {
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case '"', '\'', '\\', ' ' -> c;
      default -> throw illegal(start, at);
    };
  }

  private Misread illegal(int start, int end) {
    String found = text.substring(start, end);
    return Misread.at(
        text, start, "'%s' is an illegal JQL escape sequence. %s".formatted(found, ESCAPES));
  }
}
