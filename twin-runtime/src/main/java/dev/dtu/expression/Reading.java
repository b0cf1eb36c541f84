package dev.dtu.expression;

import dev.dtu.expression.Misspelled.Fault;
import dev.dtu.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One text on its way to an [Expression]: one character after the other, one word ahead.
final class Reading {

  private static final String ENDS = " \t\r\n()[]\"";
  private static final List<String> VALUES =
      List.of("a text in quotes", "a number", "true", "false", "null");

  private final Language language;
  private final String text;
  private int at;
  private int depth;

  Reading(Language language, String text) {
    this.language = language;
    this.text = text;
  }

  Expression whole() throws Misspelled {
    if (text.length() > Language.LENGTH) {
      String most = "at most " + Language.LENGTH + " characters";
      throw new Misspelled(
          Fault.LIMIT, text.length() + " characters", Language.LENGTH, List.of(most));
    }
    Expression whole = either();
    blanks();
    if (at < text.length()) {
      throw wrong(Fault.LINK, List.of("and", "or", "the end"));
    }
    return whole;
  }

  private Expression either() throws Misspelled {
    Expression left = both();
    while (takes("or")) {
      left = new Expression.Or(left, both());
    }
    return left;
  }

  private Expression both() throws Misspelled {
    Expression left = one();
    while (takes("and")) {
      left = new Expression.And(left, one());
    }
    return left;
  }

  private Expression one() throws Misspelled {
    blanks();
    if (stands('(')) {
      return bracketed(')');
    }
    if (language.negates() && not()) {
      blanks();
      if (!stands('(')) {
        throw wrong(Fault.ATTRIBUTE, List.of("("));
      }
      return new Expression.Not(bracketed(')'));
    }
    int position = at;
    String attribute = word();
    if (attribute.isEmpty()) {
      throw wrong(Fault.ATTRIBUTE, List.of("the name of an attribute", "("));
    }
    at = position + attribute.length();
    return language.groups() && stands('[')
        ? new Expression.Any(attribute, bracketed(']'), position)
        : compared(attribute, position);
  }

  /// Whether `not (` stands here; an attribute may be called `not`.
  private boolean not() {
    String word = word();
    int after = at + word.length();
    while (after < text.length() && Character.isWhitespace(text.charAt(after))) {
      after++;
    }
    boolean not =
        word.equalsIgnoreCase("not") && after < text.length() && text.charAt(after) == '(';
    at += not ? word.length() : 0;
    return not;
  }

  private Expression bracketed(char close) throws Misspelled {
    if (++depth > Language.DEPTH) {
      throw wrong(Fault.LIMIT, List.of("at most " + Language.DEPTH + " brackets"));
    }
    at++;
    Expression inner = either();
    blanks();
    if (!stands(close)) {
      throw wrong(Fault.LINK, List.of("and", "or", String.valueOf(close)));
    }
    at++;
    depth--;
    return inner;
  }

  private Expression compared(String attribute, int position) throws Misspelled {
    blanks();
    String word = word();
    Optional<Operator> operator =
        Operator.of(word.toLowerCase(Locale.ROOT)).filter(language.operators()::contains);
    if (operator.isEmpty()) {
      throw wrong(Fault.OPERATOR, language.operators().stream().map(Operator::word).toList());
    }
    at += word.length();
    return operator.get() == Operator.PR
        ? new Expression.Present(attribute, position)
        : new Expression.Compare(attribute, operator.get(), value(), position);
  }

  private Json value() throws Misspelled {
    blanks();
    if (stands('"')) {
      return Json.of(quoted());
    }
    String word = word();
    Json value =
        switch (word) {
          case "true" -> Json.of(true);
          case "false" -> Json.of(false);
          case "null" -> Json.Null.NULL;
          default -> {
            if (!word.matches("-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,30})?([eE][+-]?[0-9]{1,3})?")) {
              throw wrong(Fault.VALUE, VALUES);
            }
            yield new Json.Num(word);
          }
        };
    at += word.length();
    return value;
  }

  private String quoted() throws Misspelled {
    int open = at++;
    var out = new StringBuilder();
    while (!stands('"')) {
      if (at >= text.length()) {
        at = open;
        throw wrong(Fault.TEXT, List.of("a text that ends with \""));
      }
      out.append(stands('\\') ? escaped() : text.charAt(at++));
    }
    at++;
    return out.toString();
  }

  private char escaped() throws Misspelled {
    char letter = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    int plain = "\"\\/nrtbf".indexOf(letter);
    if (plain >= 0) {
      at += 2;
      return "\"\\/\n\r\t\b\f".charAt(plain);
    }
    if (letter == 'u' && text.substring(at).matches("(?s)\\\\u[0-9A-Fa-f]{4}.*")) {
      at += 6;
      return (char) Integer.parseInt(text.substring(at - 4, at), 16);
    }
    throw wrong(Fault.TEXT, List.of("an escape of JSON"));
  }

  private boolean takes(String link) {
    blanks();
    String word = word();
    boolean here = word.equalsIgnoreCase(link);
    at += here ? word.length() : 0;
    return here;
  }

  private void blanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private boolean stands(char wanted) {
    return at < text.length() && text.charAt(at) == wanted;
  }

  /// The word that begins here, which may be empty.
  private String word() {
    int end = at;
    while (end < text.length() && ENDS.indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return text.substring(at, end);
  }

  private Misspelled wrong(Fault fault, List<String> expected) {
    String word = word();
    String found = !word.isEmpty() || at >= text.length() ? word : text.substring(at, at + 1);
    return new Misspelled(fault, found, at, new ArrayList<>(expected));
  }
}
