package dev.dtu.twins.jira.jql;

import java.util.ArrayList;
import java.util.List;

/// Reads what fields are held against, and holds the word that is read next. Mutable, one reader's.
final class Operands {

  private final Lexer lexer;
  private Token token;
  private int depth;

  Operands(Lexer lexer) throws Misread {
    this.lexer = lexer;
    this.token = lexer.next();
  }

  Token token() {
    return token;
  }

  Token take() throws Misread {
    Token taken = token;
    token = lexer.next();
    return taken;
  }

  private Misread wrong(String what) {
    return Misread.at(lexer.text(), token.position(), what);
  }

  private Misread ended(String what) {
    return Misread.end(lexer.text(), what);
  }

  void expect(String sign) throws Misread {
    if (!token.sign(sign)) {
      throw token.end()
          ? ended("Expecting '%s' before the end of the query.".formatted(sign))
          : wrong("Expecting '%s' but got '%s'.".formatted(sign, token.text()));
    }
    take();
  }

  void close() throws Misread {
    expect(")");
  }

  Operand operand() throws Misread {
    if (token.end()) {
      throw ended("Expecting either a value, list or function before the end of the query.");
    }
    if (token.word("empty") || token.word("null")) {
      take();
      return new Operand.Empty();
    }
    if (token.sign("(")) {
      return several();
    }
    if (!token.names()) {
      throw Misread.value(lexer.text(), token.position(), token.text());
    }
    Token value = take();
    if (!token.sign("(")) {
      return new Operand.Value(value.text(), value.kind() == Token.Kind.NUMBER);
    }
    if (value.text().isEmpty()) {
      throw Misread.at(lexer.text(), value.position(), "A function name cannot be empty.");
    }
    return call(value.text());
  }

  private Operand several() throws Misread {
    if (++depth > Jql.DEPTH) {
      throw wrong("The query has more than " + Jql.DEPTH + " lists in one another.");
    }
    take();
    List<Operand> operands = new ArrayList<>(List.of(operand()));
    while (token.sign(",")) {
      take();
      operands.add(operand());
    }
    closed();
    depth--;
    return new Operand.Several(operands);
  }

  private void closed() throws Misread {
    if (!token.end() && !token.sign(")")) {
      throw wrong("Expecting ')' or ',' but got '%s'.".formatted(token.text()));
    }
    close();
  }

  private Operand call(String name) throws Misread {
    take();
    List<String> arguments = new ArrayList<>();
    if (!token.sign(")")) {
      arguments.add(argument());
      while (token.sign(",")) {
        take();
        arguments.add(argument());
      }
    }
    closed();
    return new Operand.Call(name, arguments);
  }

  private String argument() throws Misread {
    if (token.end()) {
      throw ended("Expecting a function argument at the end of the query.");
    }
    if (token.sign(")") || token.sign(",")) {
      throw wrong("Function argument must be specified.");
    }
    if (!token.names()) {
      throw wrong(
          ("Expecting a function argument but got '%s'. You must surround '%s' in quotation marks"
                  + " to use it as an argument.")
              .formatted(token.text(), token.text()));
    }
    return take().text();
  }
}
