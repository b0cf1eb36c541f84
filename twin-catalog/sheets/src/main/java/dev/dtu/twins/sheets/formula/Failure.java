package dev.dtu.twins.sheets.formula;

import dev.dtu.twins.sheets.formula.Value.Kind;

/// An error value on its way to who handles it: a function like IFERROR, a cell of an array, or the
/// cell of the formula.
final class Failure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Value.Error error;

  Failure(Value.Error error) {
    super(error.message(), null, false, false);
    this.error = error;
  }

  Value.Error error() {
    return error;
  }

  static Failure of(Kind kind, String message) {
    return new Failure(new Value.Error(kind, message));
  }

  static Failure value(String message) {
    return of(Kind.VALUE, message);
  }

  static Failure number(String message) {
    return of(Kind.NUM, message);
  }

  static Failure missing(String message) {
    return of(Kind.N_A, message);
  }

  static Failure reference(String message) {
    return of(Kind.REF, message);
  }

  static Failure zero(String message) {
    return of(Kind.DIVIDE_BY_ZERO, message);
  }

  /// The formula cannot be read.
  static Failure unreadable() {
    return of(Kind.ERROR, "Formula parse error.");
  }

  /// The formula does more than a formula may.
  static Failure limit() {
    return of(Kind.ERROR, "Calculation limit was reached when trying to compute this formula.");
  }
}
