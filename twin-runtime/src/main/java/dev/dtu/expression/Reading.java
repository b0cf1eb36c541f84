package dev.dtu.expression;

import dev.dtu.expression.Misspelled.Fault;
import dev.dtu.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One text on its way to an [Expression]: one character after the other, one word ahead.
final class Reading {

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
    if (signs() && takes("not")) {
      return new Expression.Not(nested());
    }
    if (signs() && quoteStands()) {
      return within();
    }
    if (!signs() && language.negates() && not()) {
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
    if (signs()) {
      return told(attribute, position);
    }
    return language.groups() && stands('[')
        ? new Expression.Any(attribute, bracketed(']'), position)
        : compared(attribute, position);
  }

  /// What follows `not`, which binds as tightly as brackets do and counts as they.
  private Expression nested() throws Misspelled {
    deeper();
    Expression inner = one();
    depth--;
    return inner;
  }

  /// `'value' in attribute`.
  private Expression within() throws Misspelled {
    Json value = Json.of(quoted());
    if (!takes("in")) {
      throw wrong(Fault.OPERATOR, List.of("in"));
    }
    blanks();
    int position = at;
    String attribute = word();
    if (attribute.isEmpty()) {
      throw wrong(Fault.ATTRIBUTE, List.of("the name of an attribute"));
    }
    at += attribute.length();
    return new Expression.Compare(attribute, Operator.IN, value, position);
  }

  /// What is said of an attribute by signs; nothing at all is that it has a value.
  private Expression told(String attribute, int position) throws Misspelled {
    if (takes("has")) {
      blanks();
      if (!stands('{')) {
        throw wrong(Fault.VALUE, List.of("{"));
      }
      return new Expression.Any(attribute, bracketed('}'), position);
    }
    blanks();
    String sign = sign();
    for (Operator operator : language.operators()) {
      if (Spelling.SIGNS.of(operator).equalsIgnoreCase(sign)) {
        at += sign.length();
        return new Expression.Compare(attribute, operator, value(), position);
      }
    }
    boolean alone = at >= text.length() || stands(')') || stands('}') || link(sign);
    if (!alone) {
      throw wrong(Fault.OPERATOR, language.operators().stream().map(Spelling.SIGNS::of).toList());
    }
    return new Expression.Present(attribute, position);
  }

  private static boolean link(String word) {
    return word.equalsIgnoreCase("and") || word.equalsIgnoreCase("or");
  }

  /// The signs, or else the word, that stand here.
  private String sign() {
    int end = at;
    while (end < text.length() && "=!<>".indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    return end > at ? text.substring(at, end) : word();
  }

  private boolean signs() {
    return language.spelling() == Spelling.SIGNS;
  }

  private boolean quoteStands() {
    return at < text.length() && language.spelling().quotes().indexOf(text.charAt(at)) >= 0;
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
    deeper();
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

  private void deeper() throws Misspelled {
    if (++depth > Language.DEPTH) {
      throw wrong(Fault.LIMIT, List.of("at most " + Language.DEPTH + " brackets"));
    }
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
    if (quoteStands()) {
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
    char quote = text.charAt(open);
    var out = new StringBuilder();
    while (!stands(quote)) {
      if (at >= text.length()) {
        at = open;
        throw wrong(Fault.TEXT, List.of("a text that ends with " + quote));
      }
      out.append(stands('\\') ? escaped() : text.charAt(at++));
    }
    at++;
    return out.toString();
  }

  private char escaped() throws Misspelled {
    char letter = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    if (signs() && at + 1 < text.length()) {
      at += 2;
      return letter;
    }
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
    while (end < text.length() && !language.spelling().ends(text.charAt(end))) {
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
