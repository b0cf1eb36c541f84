package dev.dtu.twins.sheets.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Functions that decide.
final class Logic {

  static final List<Function> ALL =
      List.of(
          Function.of("IF", "ll[l]", Logic::choose),
          Function.of("IFS", "ll(ll)", Logic::first),
          Function.of("SWITCH", "lll(l)", Logic::among),
          Function.of("IFERROR", "l[l]", given -> otherwise(given, false)),
          Function.of("IFNA", "l[l]", given -> otherwise(given, true)),
          Function.of("CHOOSE", "ll(l)", Logic::nth),
          Function.truth("AND", "a(a)", given -> !truths(given).contains(false)),
          Function.truth("OR", "a(a)", given -> truths(given).contains(true)),
          Function.truth(
              "XOR", "a(a)", given -> truths(given).stream().filter(each -> each).count() % 2 == 1),
          Function.truth("NOT", "s", given -> !given.truth(0)),
          Function.truth("TRUE", "", given -> true),
          Function.truth("FALSE", "", given -> false));

  private static final Function EACH_IF =
      Function.of("IF", "sss", given -> given.truth(0) ? given.operand(1) : given.operand(2));
  private static final Function EACH_IFS = Function.of("IFS", "ss(ss)", Logic::first);
  private static final Function EACH_SWITCH = Function.of("SWITCH", "sss(s)", Logic::among);
  private static final Function EACH_CHOOSE = Function.of("CHOOSE", "ss(s)", Logic::nth);
  private static final Function EACH_OTHERWISE =
      Function.of(
          "IFERROR", "ss", given -> bad(given.value(0), false) ? given.operand(1) : given.value(0));
  private static final Function EACH_MISSING =
      Function.of(
          "IFNA", "ss", given -> bad(given.value(0), true) ? given.operand(1) : given.value(0));

  private Logic() {}

  /// The function value by value when this is an array formula and its argument is an array.
  private static Optional<Operand> spread(Arguments given, Operand tested, Function each) {
    if (!given.evaluation().arrays() || !Spreading.several(tested)) {
      return Optional.empty();
    }
    List<Operand> all = new ArrayList<>();
    all.add(tested);
    for (int i = 1; i < given.size(); i++) {
      all.add(given.operand(i));
    }
    return Optional.of(Spreading.over(given.evaluation(), each, all));
  }

  private static Operand choose(Arguments given) {
    Operand tested = given.operand(0);
    if (given.evaluation().arrays() && Spreading.several(tested)) {
      Operand otherwise = given.has(2) ? given.operand(2) : Value.of(false);
      return Spreading.over(
          given.evaluation(), EACH_IF, List.of(tested, given.operand(1), otherwise));
    }
    List<Operand> rest = new ArrayList<>(given.given());
    rest.set(0, given.evaluation().scalar(tested));
    var settled = new Arguments(given.evaluation(), given.function(), List.copyOf(rest));
    if (settled.truth(0)) {
      return settled.operand(1);
    }
    return given.has(2) ? settled.operand(2) : Value.of(false);
  }

  private static Operand first(Arguments given) {
    if (given.size() % 2 == 1) {
      throw Failure.missing(
          "Wrong number of arguments to IFS. Expected pairs of a condition and a value.");
    }
    Operand tested = given.operand(0);
    Optional<Operand> spread = spread(given, tested, EACH_IFS);
    if (spread.isPresent()) {
      return spread.get();
    }
    for (int i = 0; i < given.size(); i += 2) {
      if (given.truth(i)) {
        return given.operand(i + 1);
      }
    }
    throw Failure.missing("No match.");
  }

  private static Operand among(Arguments given) {
    Operand tested = given.operand(0);
    Optional<Operand> spread = spread(given, tested, EACH_SWITCH);
    if (spread.isPresent()) {
      return spread.get();
    }
    Value value = given.sound(0);
    int i = 1;
    for (; i + 1 < given.size(); i += 2) {
      if (Plain.equal(value, given.sound(i))) {
        return given.operand(i + 1);
      }
    }
    if (i < given.size()) {
      return given.operand(i);
    }
    throw Failure.missing("No match.");
  }

  private static Operand nth(Arguments given) {
    Operand tested = given.operand(0);
    Optional<Operand> spread = spread(given, tested, EACH_CHOOSE);
    if (spread.isPresent()) {
      return spread.get();
    }
    int place = given.whole(0);
    if (place < 1 || place >= given.size()) {
      throw Failure.number(
          "Function CHOOSE parameter 1 value is %d. Valid values are between 1 and %d inclusive."
              .formatted(place, given.size() - 1));
    }
    return given.operand(place);
  }

  private static boolean bad(Value value, boolean missing) {
    return value instanceof Value.Error error && (!missing || error.kind() == Value.Kind.N_A);
  }

  private static Operand otherwise(Arguments given, boolean missing) {
    Operand operand = given.operand(0);
    boolean spreads =
        operand instanceof Value.Table || given.evaluation().arrays() && Spreading.several(operand);
    if (spreads) {
      Operand other = given.has(1) ? given.operand(1) : Value.BLANK;
      Function each = missing ? EACH_MISSING : EACH_OTHERWISE;
      return Spreading.over(given.evaluation(), each, List.of(operand, other));
    }
    if (operand instanceof Operand.Span span && Spreading.several(span)) {
      return operand;
    }
    Value value = given.evaluation().scalar(operand);
    if (!bad(value, missing)) {
      return operand;
    }
    return given.has(1) ? given.operand(1) : Value.BLANK;
  }

  private static List<Boolean> truths(Arguments given) {
    List<Boolean> truths = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      Operand operand = given.operand(i);
      if (!Arguments.several(operand)) {
        truths.add(given.truth(i));
        continue;
      }
      for (Value value : given.values(i)) {
        boolean empty = value instanceof Value.Blank || value instanceof Value.Text;
        if (!empty) {
          Plain.truth(value).ifPresent(truths::add);
        }
      }
    }
    if (truths.isEmpty()) {
      throw Failure.value(
          "Function %s expects at least one value that is TRUE or FALSE."
              .formatted(given.function()));
    }
    return truths;
  }
}
