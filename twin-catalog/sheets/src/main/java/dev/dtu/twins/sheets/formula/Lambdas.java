package dev.dtu.twins.sheets.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Functions that name values and call functions.
final class Lambdas {

  static final List<Function> ALL =
      List.of(
          Function.of("LET", "lll(ll)", Lambdas::let),
          Function.of("LAMBDA", "l(l)", Lambdas::lambda),
          Function.of("MAP", "aa(a)", Lambdas::map),
          Function.of("REDUCE", "aaa", given -> fold(given, false)),
          Function.of("SCAN", "aaa", given -> fold(given, true)),
          Function.of("BYROW", "aa", given -> lines(given, given.table(0))),
          Function.of(
              "BYCOL", "aa", given -> Arrays.turned(lines(given, Arrays.turned(given.table(0))))),
          Function.of("MAKEARRAY", "ssa", Lambdas::made));

  private Lambdas() {}

  private static Node node(Arguments given, int index) {
    if (given.given().get(index) instanceof Operand.Later later) {
      return later.node();
    }
    throw Failure.unreadable();
  }

  private static String name(Arguments given, int index) {
    if (node(given, index) instanceof Node.Named named && named.name().indexOf('!') < 0) {
      return named.name();
    }
    throw Failure.of(
        Value.Kind.NAME,
        "Argument %d of function %s is not a valid name.".formatted(index + 1, given.function()));
  }

  private static Operand let(Arguments given) {
    Evaluation evaluation = given.evaluation();
    Optional<Scope> scope = evaluation.scope();
    for (int i = 0; i + 1 < given.size(); i += 2) {
      Node value = node(given, i + 1);
      Operand bound = evaluation.within(scope, () -> evaluation.evaluate(value));
      scope = Optional.of(new Scope(name(given, i), bound, scope));
    }
    if (given.size() % 2 == 0) {
      throw Failure.missing("Wrong number of arguments to LET.");
    }
    Node last = node(given, given.size() - 1);
    return evaluation.within(scope, () -> evaluation.evaluate(last));
  }

  private static Operand lambda(Arguments given) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < given.size() - 1; i++) {
      names.add(name(given, i));
    }
    return new Operand.Closure(names, node(given, given.size() - 1), given.evaluation().scope());
  }

  /// What a function comes to, which has to be one value.
  private static Value one(Arguments given, Operand.Closure closure, List<Operand> arguments) {
    given.spend(1);
    Operand result = given.evaluation().apply(closure, arguments);
    if (result instanceof Operand.Closure || Spreading.several(result)) {
      return Failure.value("Single value expected. Nested array results are not supported.")
          .error();
    }
    return given.evaluation().scalar(result);
  }

  private static Operand map(Arguments given) {
    int last = given.size() - 1;
    Operand.Closure closure = given.lambda(last);
    List<Value.Table> tables = new ArrayList<>();
    for (int i = 0; i < last; i++) {
      tables.add(given.table(i));
    }
    Value.Table first = tables.getFirst();
    for (Value.Table table : tables) {
      if (table.height() != first.height() || table.width() != first.width()) {
        throw Failure.value("Array arguments to MAP are of different size.");
      }
    }
    List<List<Value>> rows = new ArrayList<>();
    for (int row = 0; row < first.height(); row++) {
      List<Value> values = new ArrayList<>();
      for (int column = 0; column < first.width(); column++) {
        List<Operand> each = new ArrayList<>();
        for (Value.Table table : tables) {
          each.add(table.at(row, column));
        }
        values.add(one(given, closure, each));
      }
      rows.add(values);
    }
    return new Value.Table(rows);
  }

  private static Operand fold(Arguments given, boolean each) {
    Operand.Closure closure = given.lambda(2);
    Operand sum = given.operand(0);
    List<List<Value>> rows = new ArrayList<>();
    for (List<Value> row : given.table(1).rows()) {
      List<Value> values = new ArrayList<>();
      for (Value value : row) {
        given.spend(1);
        sum =
            each
                ? one(given, closure, List.of(sum, value))
                : given.evaluation().apply(closure, List.of(sum, value));
        if (each) {
          values.add(given.evaluation().scalar(sum));
        }
      }
      rows.add(values);
    }
    return each ? new Value.Table(rows) : sum;
  }

  private static Value.Table lines(Arguments given, Value.Table table) {
    Operand.Closure closure = given.lambda(1);
    boolean columns = given.function().equals("BYCOL");
    List<Value> values = new ArrayList<>();
    for (List<Value> row : table.rows()) {
      Value.Table line = new Value.Table(List.of(row));
      values.add(one(given, closure, List.of(columns ? Arrays.turned(line) : line)));
    }
    return Arrays.column(values);
  }

  private static Operand made(Arguments given) {
    int height = Arrays.count(given, 0, 1);
    int width = Arrays.count(given, 1, 1);
    Operand.Closure closure = given.lambda(2);
    List<List<Value>> rows = new ArrayList<>();
    for (int row = 1; row <= height; row++) {
      List<Value> values = new ArrayList<>();
      for (int column = 1; column <= width; column++) {
        values.add(one(given, closure, List.of(Value.of(row), Value.of(column))));
      }
      rows.add(values);
    }
    return new Value.Table(rows);
  }
}
