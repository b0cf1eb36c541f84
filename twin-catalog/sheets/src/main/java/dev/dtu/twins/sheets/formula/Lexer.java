package dev.dtu.twins.sheets.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Divides a formula into its words.
final class Lexer {

  private static final Pattern NUMBER =
      Pattern.compile("(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");
  private static final Pattern NAME = Pattern.compile("[\\p{L}_\\\\][\\p{L}\\p{N}_.?]*");
  private static final Pattern ERROR =
      Pattern.compile("#(?:REF!|N/A|DIV/0!|VALUE!|NAME\\?|NUM!|NULL!|ERROR!)");
  private static final Pattern SIGN = Pattern.compile("<=|>=|<>|[-+*/^&=<>%(){},;:]");

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Lexer(String text) {
    this.text = text;
  }

  /// The words of a formula that begins with `=`, the last of them its end.
  static List<Token> read(String text) {
    var lexer = new Lexer(text);
    lexer.at = text.startsWith("=") ? 1 : 0;
    while (lexer.space()) {
      lexer.next();
    }
    lexer.add(Token.Kind.END, text.length());
    return List.copyOf(lexer.tokens);
  }

  private boolean space() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at)) || nbsp()) {
      at++;
    }
    return at < text.length();
  }

  private boolean nbsp() {
    return at < text.length() && text.charAt(at) == '\u00a0';
  }

  private void next() {
    if (text.charAt(at) == '"') {
      add(Token.Kind.TEXT, closing('"'));
      return;
    }
    int sheet = sheet();
    int reference = Reference.end(text, sheet);
    if (reference > 0) {
      add(Token.Kind.REFERENCE, reference);
    } else if (sheet > at) {
      onSheet(sheet);
    } else {
      word();
    }
  }

  private void word() {
    int number = end(NUMBER, at);
    int error = end(ERROR, at);
    int name = end(NAME, at);
    int sign = end(SIGN, at);
    if (number > 0) {
      add(Token.Kind.NUMBER, number);
    } else if (error > 0) {
      add(Token.Kind.ERROR, error);
    } else if (name > 0) {
      add(called(name) ? Token.Kind.FUNCTION : Token.Kind.NAME, name);
    } else if (sign > 0) {
      add(Token.Kind.SIGN, sign);
    } else {
      throw Failure.unreadable();
    }
  }

  /// What else can stand after a sheet: a name, or what is left of cells that are gone.
  private void onSheet(int from) {
    int error = end(ERROR, from);
    int name = end(NAME, from);
    if (error < 0 && name < 0) {
      throw Failure.unreadable();
    }
    add(error > 0 ? Token.Kind.ERROR : Token.Kind.NAME, Math.max(error, name));
  }

  private boolean called(int from) {
    int next = from;
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    return next < text.length() && text.charAt(next) == '(';
  }

  /// Where a sheet's name and its `!` end that begin here; here when there is none.
  private int sheet() {
    if (text.charAt(at) == '\'') {
      int end = closing('\'');
      if (end >= text.length() || text.charAt(end) != '!') {
        throw Failure.unreadable();
      }
      return end + 1;
    }
    int end = end(NAME, at);
    return end > 0 && end < text.length() && text.charAt(end) == '!' ? end + 1 : at;
  }

  private int closing(char quote) {
    for (int i = at + 1; i < text.length(); i++) {
      if (text.charAt(i) == quote) {
        if (i + 1 == text.length() || text.charAt(i + 1) != quote) {
          return i + 1;
        }
        i++;
      }
    }
    throw Failure.unreadable();
  }

  private int end(Pattern pattern, int from) {
    Matcher matcher = pattern.matcher(text).region(from, text.length());
    return matcher.lookingAt() ? matcher.end() : -1;
  }

  private void add(Token.Kind kind, int end) {
    tokens.add(new Token(kind, text.substring(at, end), at));
    at = end;
  }
}
