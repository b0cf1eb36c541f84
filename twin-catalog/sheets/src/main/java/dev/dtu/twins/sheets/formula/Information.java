package dev.dtu.twins.sheets.formula;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Functions that tell what a value is.
final class Information {

  private static final List<Value.Kind> TYPES =
      List.of(
          Value.Kind.NULL_VALUE,
          Value.Kind.DIVIDE_BY_ZERO,
          Value.Kind.VALUE,
          Value.Kind.REF,
          Value.Kind.NAME,
          Value.Kind.NUM,
          Value.Kind.N_A,
          Value.Kind.ERROR);
  private static final Pattern EMAIL =
      Pattern.compile(
          "[\\w.+%-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63}){0,5}\\.[A-Za-z]{2,24}");
  private static final Pattern URL =
      Pattern.compile(
          "(?i)(?:(?:https?|ftp)://)?[a-z0-9-]{1,63}(?:\\.[a-z0-9-]{1,63}){1,8}(?:[:/?#].*)?");

  static final List<Function> ALL =
      List.of(
          is("ISBLANK", Value.Blank.class::isInstance),
          is("ISNUMBER", Value.Number.class::isInstance),
          is("ISTEXT", Value.Text.class::isInstance),
          is("ISNONTEXT", value -> !(value instanceof Value.Text)),
          is("ISLOGICAL", Value.Bool.class::isInstance),
          is("ISERROR", Value.Error.class::isInstance),
          is("ISERR", value -> value instanceof Value.Error && !missing(value)),
          is("ISNA", Information::missing),
          Function.truth("ISREF", "a", given -> given.operand(0) instanceof Operand.Span),
          Function.truth("ISEMAIL", "s", given -> matches(EMAIL, given.sound(0))),
          Function.truth("ISURL", "s", given -> matches(URL, given.sound(0))),
          Function.truth("ISDATE", "s", given -> date(given)),
          Function.truth("ISFORMULA", "a", given -> false),
          Function.of("NA", "", given -> new Value.Error(Value.Kind.N_A, "")),
          Function.number("N", "s", Information::number),
          Function.of(
              "T", "s", given -> given.sound(0) instanceof Value.Text text ? text : Value.of("")),
          Function.number("TYPE", "a", Information::type),
          Function.number("ERROR.TYPE", "s", Information::errorType));

  private Information() {}

  private static Function is(String name, Predicate<Value> test) {
    return Function.truth(name, "s", given -> test.test(given.value(0)));
  }

  private static boolean missing(Value value) {
    return value instanceof Value.Error error && error.kind() == Value.Kind.N_A;
  }

  private static boolean matches(Pattern pattern, Value value) {
    return value instanceof Value.Text text
        && text.value().length() <= 2048
        && pattern.matcher(text.value()).matches();
  }

  /// Whether a text is a date; a number does not tell here whether it is shown as one.
  private static boolean date(Arguments given) {
    return given.sound(0) instanceof Value.Text text
        && Typed.of(text.value(), given.evaluation().year())
            .filter(typed -> typed.type().startsWith("DATE"))
            .isPresent();
  }

  private static double number(Arguments given) {
    return switch (given.sound(0)) {
      case Value.Number number -> number.value();
      case Value.Bool truth -> truth.value() ? 1 : 0;
      case Value.Text _, Value.Blank _, Value.Error _, Value.Table _ -> 0;
    };
  }

  private static double type(Arguments given) {
    Operand operand = given.operand(0);
    if (operand instanceof Operand.Closure) {
      return 128;
    }
    if (Spreading.several(operand)) {
      return 64;
    }
    return switch (given.value(0)) {
      case Value.Number _, Value.Blank _ -> 1;
      case Value.Text _ -> 2;
      case Value.Bool _ -> 4;
      case Value.Error _ -> 16;
      case Value.Table _ -> 64;
    };
  }

  private static double errorType(Arguments given) {
    if (given.value(0) instanceof Value.Error error) {
      return TYPES.indexOf(error.kind()) + 1;
    }
    throw Failure.missing("Function ERROR.TYPE parameter 1 value is not an error.");
  }
}
