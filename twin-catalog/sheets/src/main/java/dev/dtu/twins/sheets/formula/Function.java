package dev.dtu.twins.sheets.formula;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/// A function of Sheets.
record Function(String name, Shape shape, Body body) {

  /// What a function does with its arguments.
  interface Body {
    Operand of(Arguments given);
  }

  /// A function of any kind.
  static Function of(String name, String shape, Body body) {
    return new Function(name, Shape.of(shape), body);
  }

  /// A function of one number.
  static Function one(String name, DoubleUnaryOperator body) {
    return of(name, "s", given -> Arguments.finite(body.applyAsDouble(given.number(0))));
  }

  /// A function of two numbers.
  static Function two(String name, DoubleBinaryOperator body) {
    return of(
        name,
        "ss",
        given -> Arguments.finite(body.applyAsDouble(given.number(0), given.number(1))));
  }

  /// A function that comes to a number.
  static Function number(String name, String shape, ToDoubleFunction<Arguments> body) {
    return of(name, shape, given -> Arguments.finite(body.applyAsDouble(given)));
  }

  /// A function that comes to a text.
  static Function text(
      String name, String shape, java.util.function.Function<Arguments, String> body) {
    return of(name, shape, given -> given.written(body.apply(given)));
  }

  /// A function that comes to TRUE or FALSE.
  static Function truth(String name, String shape, java.util.function.Predicate<Arguments> body) {
    return of(name, shape, given -> Value.of(body.test(given)));
  }
}
