package dev.dtu.twins.sheets.formula;

/// The parameters of a function: how many, and what each takes.
///
/// A letter a parameter: `s` one value, over which an array formula repeats the function; `a` cells or
/// an array as it is; `l` what is not evaluated before the function asks. In square brackets those that
/// may be missing, in round ones, at the end, those that may be repeated. A `!` before all: the function
/// evaluates its arguments as an array formula does.
///
/// @param needed the letters of those that must be there
/// @param optional the letters of those that may be missing
/// @param repeated the letters of those that may come again and again
/// @param arrays whether arguments are evaluated as arrays
record Shape(String needed, String optional, String repeated, boolean arrays) {

  static Shape of(String text) {
    boolean arrays = text.startsWith("!");
    String shape = text.substring(arrays ? 1 : 0);
    return new Shape(
        shape.replaceAll("[\\[(].*", ""), part(shape, '[', ']'), part(shape, '(', ')'), arrays);
  }

  private static String part(String shape, char open, char close) {
    int from = shape.indexOf(open);
    return from < 0 ? "" : shape.substring(from + 1, shape.indexOf(close));
  }

  char at(int index) {
    String firm = needed + optional;
    return index < firm.length()
        ? firm.charAt(index)
        : repeated.charAt((index - firm.length()) % repeated.length());
  }

  /// Refuses a number of arguments that the function does not take.
  void check(String function, int count) {
    int least = needed.length();
    int most = repeated.isEmpty() ? least + optional.length() : Integer.MAX_VALUE;
    if (count >= least && count <= most) {
      return;
    }
    String expected =
        repeated.isEmpty()
            ? (least == most ? "" + least : "between " + least + " and " + most)
            : "at least " + least;
    throw Failure.missing(
        "Wrong number of arguments to %s. Expected %s arguments, but got %d arguments."
            .formatted(function, expected, count));
  }
}
