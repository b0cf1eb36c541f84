package dev.dtu.twins.sheets.formula;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// One evaluation of one formula in one cell; not to be used by two threads.
final class Evaluation {

  private final Cells cells;
  private final Area home;
  private Optional<Scope> scope = Optional.empty();
  private boolean arrays;
  private long steps;
  private long matching;
  private int depth;
  private int calls;

  Evaluation(Cells cells, Area home) {
    this.cells = cells;
    this.home = home;
  }

  Cells cells() {
    return cells;
  }

  Area home() {
    return home;
  }

  boolean arrays() {
    return arrays;
  }

  Optional<Scope> scope() {
    return scope;
  }

  int year() {
    return cells.now().getYear();
  }

  /// What a formula comes to.
  Value of(Node node) {
    try {
      Operand operand = evaluate(node);
      boolean named = node instanceof Node.Cited || node instanceof Node.Named;
      boolean spills = operand instanceof Value.Table || operand instanceof Operand.Span && !named;
      Value value = spills ? settled(table(operand)) : scalar(operand);
      return steps > Limits.STEPS ? Failure.limit().error() : value;
    } catch (Failure wrong) {
      return wrong.error();
    }
  }

  private static Value settled(Value.Table table) {
    if (table.height() == 0 || table.width() == 0) {
      return Value.BLANK;
    }
    return table.height() == 1 && table.width() == 1 ? table.at(0, 0) : table;
  }

  void spend(long more) {
    steps = more > Limits.STEPS ? Limits.STEPS + 1 : steps + Math.max(more, 0);
    if (steps > Limits.STEPS) {
      throw Failure.limit();
    }
  }

  /// Counts a step of a regular expression.
  void match(long more) {
    matching += more;
    if (matching > Limits.MATCHING) {
      throw Failure.limit();
    }
  }

  /// What a part comes to; what goes wrong in it is an error value.
  Operand evaluate(Node node) {
    depth++;
    try {
      spend(1);
      if (depth > 3 * Limits.DEPTH) {
        throw Failure.limit();
      }
      return switch (node) {
        case Node.Literal literal -> literal.value();
        case Node.Missing _ -> Value.BLANK;
        case Node.Cited cited -> Citing.span(this, cited.reference());
        case Node.Named named -> Citing.named(this, named.name());
        case Node.Between between ->
            Citing.between(evaluate(between.first()), evaluate(between.last()));
        case Node.Braces braces -> Bracing.table(this, braces);
        case Node.Call call -> call(call);
        case Node.Invoke invoke -> invoke(invoke);
      };
    } catch (Failure wrong) {
      return wrong.error();
    } finally {
      depth--;
    }
  }

  private Operand invoke(Node.Invoke invoke) {
    if (evaluate(invoke.function()) instanceof Operand.Closure closure) {
      return apply(closure, invoke.arguments().stream().map(this::evaluate).toList());
    }
    throw Failure.of(Value.Kind.NAME, "Unknown function.");
  }

  /// Long chains of operators are evaluated from the left without going down into them.
  private Operand call(Node.Call call) {
    Deque<Node.Call> chain = new ArrayDeque<>();
    Node at = call;
    while (at instanceof Node.Call operator && Operators.is(operator)) {
      chain.push(operator);
      at = operator.arguments().getFirst();
    }
    if (chain.isEmpty()) {
      return single(call);
    }
    Operand left = evaluate(at);
    for (Node.Call operator : chain) {
      Operand right = evaluate(operator.arguments().getLast());
      spend(1);
      left = run(Library.find(operator.function()).orElseThrow(), List.of(left, right));
    }
    return left;
  }

  private Operand single(Node.Call call) {
    Optional<Operand> bound = Scope.find(scope, call.function());
    if (bound.isPresent() && bound.get() instanceof Operand.Closure closure) {
      return apply(closure, call.arguments().stream().map(this::evaluate).toList());
    }
    Function function =
        Library.find(call.function())
            .orElseThrow(
                () -> Failure.of(Value.Kind.NAME, "Unknown function: '" + call.function() + "'."));
    function.shape().check(function.name(), call.arguments().size());
    boolean before = arrays;
    arrays |= function.shape().arrays();
    try {
      List<Operand> given = new ArrayList<>();
      for (int i = 0; i < call.arguments().size(); i++) {
        Node node = call.arguments().get(i);
        given.add(function.shape().at(i) == 'l' ? new Operand.Later(node) : evaluate(node));
      }
      return run(function, given);
    } finally {
      arrays = before;
    }
  }

  /// What a function comes to for arguments that are evaluated.
  Operand run(Function function, List<Operand> given) {
    List<Operand> single = new ArrayList<>(given);
    boolean repeated = false;
    for (int i = 0; i < given.size(); i++) {
      if (function.shape().at(i) == 's') {
        repeated |= arrays && Spreading.several(given.get(i));
        if (!arrays) {
          single.set(i, quiet(given.get(i)));
        }
      }
    }
    return repeated ? Spreading.over(this, function, given) : quiet(function, List.copyOf(single));
  }

  /// What a function comes to; a refusal is an error value.
  Operand quiet(Function function, List<Operand> given) {
    try {
      return function.body().of(new Arguments(this, function.name(), given));
    } catch (Failure wrong) {
      return wrong.error();
    }
  }

  private Value quiet(Operand operand) {
    try {
      return scalar(operand);
    } catch (Failure wrong) {
      return wrong.error();
    }
  }

  /// What a LAMBDA comes to.
  Operand apply(Operand.Closure closure, List<Operand> given) {
    if (given.size() != closure.names().size()) {
      throw Failure.missing(
          "Wrong number of arguments to LAMBDA. Expected %d arguments, but got %d arguments."
              .formatted(closure.names().size(), given.size()));
    }
    if (++calls > Limits.CALLS) {
      calls--;
      throw Failure.limit();
    }
    Optional<Scope> inner = closure.scope();
    for (int i = 0; i < given.size(); i++) {
      inner = Optional.of(new Scope(closure.names().get(i), given.get(i), inner));
    }
    try {
      return within(inner, () -> evaluate(closure.body()));
    } finally {
      calls--;
    }
  }

  /// What is evaluated while names are bound.
  Operand within(Optional<Scope> names, Supplier<Operand> part) {
    Optional<Scope> before = scope;
    scope = names;
    try {
      return part.get();
    } finally {
      scope = before;
    }
  }

  /// What a part comes to as an array formula.
  Operand asArray(Node node) {
    boolean before = arrays;
    arrays = true;
    try {
      Operand operand = evaluate(node);
      return operand instanceof Operand.Span span ? settled(table(span)) : operand;
    } finally {
      arrays = before;
    }
  }

  /// The rows of an operand.
  Value.Table table(Operand operand) {
    return switch (operand) {
      case Value.Table table -> table;
      case Value value -> new Value.Table(List.of(List.of(value)));
      case Operand.Span span -> Citing.read(this, span);
      case Operand.Later later -> table(evaluate(later.node()));
      case Operand.Closure _ -> throw uncalled();
    };
  }

  /// The one value of an operand; of cells the one beside or above the formula.
  Value scalar(Operand operand) {
    return switch (operand) {
      case Value.Table table -> Plain.first(table);
      case Value value -> value;
      case Operand.Span span -> Citing.beside(this, span);
      case Operand.Later later -> scalar(evaluate(later.node()));
      case Operand.Closure _ -> throw uncalled();
    };
  }

  private static Failure uncalled() {
    return Failure.missing("A LAMBDA is to be called with its arguments.");
  }
}
