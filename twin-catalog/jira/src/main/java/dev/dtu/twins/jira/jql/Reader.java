package dev.dtu.twins.jira.jql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads one query, a word at a time. Mutable, thrown away after it.
///
/// - source: the published grammar of `@atlaskit/jql-parser`, and the texts in Jira's own functional
///   tests of its parser, 2026-09-12
final class Reader {

  private static final String OPERATORS =
      "The valid operators are '=', '!=', '<', '>', '<=', '>=', '~', '!~', 'IN', 'NOT IN', 'IS' and"
          + " 'IS NOT'.";

  private final Lexer lexer;
  private final Operands operands;
  private int depth;

  Reader(String text) throws Misread {
    this.lexer = new Lexer(text);
    this.operands = new Operands(lexer);
  }

  Jql query() throws Misread {
    Optional<Clause> where = Optional.empty();
    if (!token().end() && !token().word("order")) {
      where = Optional.of(either());
      if (!token().end() && !token().word("order")) {
        throw wrong("Expecting either 'OR' or 'AND' but got '%s'.".formatted(token().text()));
      }
    }
    List<Jql.By> order = token().end() ? List.of() : order();
    return new Jql(lexer.text(), where, order);
  }

  private Token token() {
    return operands.token();
  }

  private Token take() throws Misread {
    return operands.take();
  }

  private Misread wrong(String what) {
    return Misread.at(lexer.text(), token().position(), what);
  }

  private Misread ended(String what) {
    return Misread.end(lexer.text(), what);
  }

  private Clause either() throws Misread {
    List<Clause> clauses = new ArrayList<>(List.of(both()));
    while (token().word("or") || token().sign("|") || token().sign("||")) {
      take();
      clauses.add(both());
    }
    return clauses.size() == 1 ? clauses.getFirst() : new Clause.Any(clauses);
  }

  private Clause both() throws Misread {
    List<Clause> clauses = new ArrayList<>(List.of(one()));
    while (token().word("and") || token().sign("&") || token().sign("&&")) {
      take();
      clauses.add(one());
    }
    return clauses.size() == 1 ? clauses.getFirst() : new Clause.All(clauses);
  }

  private Clause one() throws Misread {
    if (depth == Jql.DEPTH) {
      throw wrong("The query has more than " + Jql.DEPTH + " clauses in one another.");
    }
    depth++;
    Clause clause;
    if (token().word("not") || token().sign("!")) {
      take();
      clause = new Clause.Not(one());
    } else if (token().sign("(")) {
      take();
      clause = either();
      operands.close();
    } else {
      clause = term();
    }
    depth--;
    return clause;
  }

  private Clause term() throws Misread {
    FieldName field = field();
    Sign sign = sign();
    if (sign == Sign.CHANGED) {
      return new Clause.Term(field, sign, Optional.empty(), history());
    }
    Operand operand = operands.operand();
    return new Clause.Term(field, sign, Optional.of(operand), history());
  }

  private FieldName field() throws Misread {
    Token token = token();
    if (token.end()) {
      throw ended("Expecting a field name at the end of the query.");
    }
    if (token.word("cf")) {
      return custom();
    }
    if (token.sign("[")) {
      throw wrong("Expecting a field name but got '['. Did you mean 'cf['?");
    }
    if (!token.names()) {
      throw wrong(
          ("Expecting a field name but got '%s'. You must surround '%s' in quotation marks to use"
                  + " it as a field name.")
              .formatted(token.text(), token.text()));
    }
    if (token.text().isEmpty()) {
      throw wrong("A field name cannot be empty.");
    }
    take();
    return token().sign("[") ? property(token.text()) : FieldName.of(token.text());
  }

  private FieldName custom() throws Misread {
    take();
    expect("[");
    Token number = token();
    boolean whole = number.kind() == Token.Kind.NUMBER && !number.text().startsWith("-");
    if (number.end()) {
      throw ended("Expecting a custom field id (a positive number) before the end of the query.");
    }
    if (!whole) {
      throw wrong(
          "Expecting a custom field id (a positive number) but got '%s'.".formatted(number.text()));
    }
    take();
    expect("]");
    return new FieldName("cf[" + number.text() + "]", number.text(), "", "");
  }

  private FieldName property(String entity) throws Misread {
    take();
    Token key = token();
    if (!key.names()) {
      throw key.end()
          ? ended("Expecting ']' before the end of the query.")
          : wrong("Expecting a property key but got '%s'.".formatted(key.text()));
    }
    take();
    expect("]");
    String path = "";
    if (token().kind() == Token.Kind.WORD && token().text().startsWith(".")) {
      path = take().text().substring(1);
    }
    return new FieldName(entity, "", key.text(), path);
  }

  private void expect(String what) throws Misread {
    operands.expect(what);
  }

  private Sign sign() throws Misread {
    Token token = token();
    if (token.end()) {
      throw ended("Expecting operator before the end of the query. " + OPERATORS);
    }
    String text = token.text().toLowerCase(Locale.ROOT);
    if (token.kind() == Token.Kind.SIGN || token.kind() == Token.Kind.KEYWORD) {
      for (Sign sign : Sign.values()) {
        if (sign.text().equals(text)) {
          take();
          return worded(sign);
        }
      }
      if (token.word("not")) {
        take();
        expectWord("IN");
        return Sign.NOT_IN;
      }
    }
    throw wrong("Expecting operator but got '%s'. %s".formatted(token.text(), OPERATORS));
  }

  /// The sign that a word and those after it make.
  private Sign worded(Sign first) throws Misread {
    if (first == Sign.IS) {
      return taken("not") ? Sign.IS_NOT : Sign.IS;
    }
    if (first == Sign.WAS) {
      boolean not = taken("not");
      boolean in = taken("in");
      return not ? (in ? Sign.WAS_NOT_IN : Sign.WAS_NOT) : in ? Sign.WAS_IN : Sign.WAS;
    }
    return first;
  }

  private boolean taken(String keyword) throws Misread {
    boolean there = token().word(keyword);
    if (there) {
      take();
    }
    return there;
  }

  private void expectWord(String word) throws Misread {
    if (!taken(word.toLowerCase(Locale.ROOT))) {
      throw token().end()
          ? ended("Expecting '%s' before the end of the query.".formatted(word))
          : wrong("Expecting '%s' but got '%s'.".formatted(word, token().text()));
    }
  }

  private List<Clause.When> history() throws Misread {
    List<Clause.When> history = new ArrayList<>();
    while (token().kind() == Token.Kind.KEYWORD) {
      Optional<Clause.When.Kind> kind = kind(token().text().toUpperCase(Locale.ROOT));
      if (kind.isEmpty()) {
        break;
      }
      take();
      history.add(new Clause.When(kind.get(), operands.operand()));
    }
    return history;
  }

  private static Optional<Clause.When.Kind> kind(String word) {
    return List.of(Clause.When.Kind.values()).stream()
        .filter(each -> each.name().equals(word))
        .findFirst();
  }

  private List<Jql.By> order() throws Misread {
    take();
    expectWord("by");
    List<Jql.By> order = new ArrayList<>();
    do {
      if (!order.isEmpty()) {
        take();
      }
      FieldName field = field();
      boolean down = token().word("desc");
      Optional<Boolean> told = Optional.empty();
      if (down || token().word("asc")) {
        take();
        told = Optional.of(down);
      }
      order.add(new Jql.By(field, told));
    } while (token().sign(","));
    if (!token().end()) {
      boolean told = order.getLast().down().isPresent();
      String wanted = told ? "','" : "either 'ASC' or 'DESC'";
      throw wrong("Expecting %s but got '%s'.".formatted(wanted, token().text()));
    }
    return order;
  }
}
