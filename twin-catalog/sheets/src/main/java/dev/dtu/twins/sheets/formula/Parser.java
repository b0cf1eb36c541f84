package dev.dtu.twins.sheets.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Reads the words of a formula.
///
/// What binds tightest comes first: `:`, the sign before a value, `%`, `^`, `*` and `/`, `+` and `-`,
/// `&`, comparisons; what binds alike is read from the left. So `-2^2` is 4 and `2^3^2` is 64.
///
/// - source: what spreadsheets have in common since Excel, github.com/handsontable/hyperformula and
///   openformula 1.2, part 2, 5.5, 2026-09
final class Parser {

  private static final Map<String, Sign> SIGNS = new TreeMap<>();

  static {
    sign("=", "EQ", 1);
    sign("<>", "NE", 1);
    sign("<", "LT", 1);
    sign("<=", "LTE", 1);
    sign(">", "GT", 1);
    sign(">=", "GTE", 1);
    sign("&", "CONCAT", 2);
    sign("+", "ADD", 3);
    sign("-", "MINUS", 3);
    sign("*", "MULTIPLY", 4);
    sign("/", "DIVIDE", 4);
    sign("^", "POW", 5);
  }

  private final List<Token> tokens;
  private int at;
  private int depth;

  private Parser(List<Token> tokens) {
    this.tokens = tokens;
  }

  private record Sign(String function, int rank) {}

  private static void sign(String sign, String function, int rank) {
    SIGNS.put(sign, new Sign(function, rank));
  }

  /// What the words say; refuses with a [Failure] what cannot be read.
  static Node read(List<Token> tokens) {
    var parser = new Parser(tokens);
    Node node = parser.expression(1);
    if (parser.peek().kind() != Token.Kind.END) {
      throw Failure.unreadable();
    }
    return node;
  }

  private Token peek() {
    return tokens.get(at);
  }

  private boolean take(String sign) {
    boolean there = peek().is(sign);
    at += there ? 1 : 0;
    return there;
  }

  private void need(String sign) {
    if (!take(sign)) {
      throw Failure.unreadable();
    }
  }

  private Node expression(int rank) {
    deeper();
    Node left = signed();
    while (true) {
      Sign sign = peek().kind() == Token.Kind.SIGN ? SIGNS.get(peek().text()) : null;
      if (sign == null || sign.rank() < rank) {
        depth--;
        return left;
      }
      at++;
      Node right = expression(sign.rank() + 1);
      left = new Node.Call(sign.function(), List.of(left, right));
    }
  }

  private void deeper() {
    if (++depth > Limits.DEPTH) {
      throw Failure.unreadable();
    }
  }

  private Node signed() {
    if (peek().is("-") || peek().is("+")) {
      deeper();
      boolean minus = take("-") || !take("+");
      Node of = signed();
      depth--;
      return new Node.Call(minus ? "UMINUS" : "UPLUS", List.of(of));
    }
    Node node = joined();
    int percents = 0;
    while (take("%")) {
      node = new Node.Call("UNARY_PERCENT", List.of(node));
      if (++percents > Limits.DEPTH) {
        throw Failure.unreadable();
      }
    }
    return node;
  }

  private Node joined() {
    Node node = called(primary());
    int joints = 0;
    while (take(":")) {
      node = new Node.Between(node, called(primary()));
      if (++joints > Limits.DEPTH) {
        throw Failure.unreadable();
      }
    }
    return node;
  }

  private Node called(Node function) {
    Node node = function;
    int calls = 0;
    while (take("(")) {
      node = new Node.Invoke(node, arguments());
      if (++calls > Limits.DEPTH) {
        throw Failure.unreadable();
      }
    }
    return node;
  }

  private Node primary() {
    Token token = peek();
    at++;
    return switch (token.kind()) {
      case NUMBER -> new Node.Literal(Value.of(Double.parseDouble(token.text())));
      case TEXT -> new Node.Literal(Value.of(unquoted(token.text())));
      case REFERENCE -> cited(token);
      case ERROR -> new Node.Literal(error(token.text()));
      case NAME -> named(token.text());
      case FUNCTION -> call(token.text());
      case SIGN -> bracketed(token);
      case END -> throw Failure.unreadable();
    };
  }

  private static Node cited(Token token) {
    Optional<Reference> reference = Reference.of(token.text());
    return new Node.Cited(reference.orElseThrow(Failure::unreadable));
  }

  private static String unquoted(String text) {
    return text.substring(1, text.length() - 1).replace("\"\"", "\"");
  }

  private static Node named(String name) {
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "TRUE" -> new Node.Literal(Value.of(true));
      case "FALSE" -> new Node.Literal(Value.of(false));
      default -> new Node.Named(name);
    };
  }

  /// The error that a formula names.
  static Value error(String text) {
    String shown = text.substring(Math.max(0, text.lastIndexOf('#')));
    for (Value.Kind kind : Value.Kind.values()) {
      if (kind.shown().equals(shown)) {
        String told = kind == Value.Kind.REF ? "Reference does not exist." : "";
        return new Value.Error(kind, told);
      }
    }
    throw Failure.unreadable();
  }

  private Node call(String name) {
    need("(");
    return new Node.Call(name.toUpperCase(Locale.ROOT), arguments());
  }

  private List<Node> arguments() {
    if (take(")")) {
      return List.of();
    }
    List<Node> arguments = new ArrayList<>();
    do {
      boolean missing = peek().is(",") || peek().is(")") || peek().is(";");
      arguments.add(missing ? new Node.Missing() : expression(1));
    } while (take(",") || take(";"));
    need(")");
    return arguments;
  }

  private Node bracketed(Token open) {
    if (open.is("{")) {
      return braces();
    }
    if (!open.is("(")) {
      throw Failure.unreadable();
    }
    Node inner = expression(1);
    need(")");
    return inner;
  }

  private Node braces() {
    List<List<Node>> rows = new ArrayList<>();
    do {
      List<Node> row = new ArrayList<>();
      do {
        row.add(expression(1));
      } while (take(",") || take("\\"));
      rows.add(row);
    } while (take(";"));
    need("}");
    return new Node.Braces(rows);
  }
}
