package dev.dtu.twins.sheets.formula;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// References such as `R1C2` and `R[-1]C[0]`.
final class Relative {

  private static final Pattern CELL =
      Pattern.compile("(?i)R(\\[?-?[0-9]{1,8}\\]?)?C(\\[?-?[0-9]{1,8}\\]?)?");

  private Relative() {}

  /// The cells that a text names, seen from a cell; empty when it names none.
  static Optional<Reference> read(String text, Area home) {
    int sheet = text.lastIndexOf('!') + 1;
    String[] ends = text.substring(sheet).split(":", -1);
    if (ends.length > 2) {
      return Optional.empty();
    }
    Optional<Corner> first = corner(ends[0], home);
    Optional<Corner> last = ends.length == 1 ? Optional.empty() : corner(ends[1], home);
    return first.isEmpty() || last.isPresent() != (ends.length == 2)
        ? Optional.empty()
        : Optional.of(new Reference(text.substring(0, sheet), first.get(), last));
  }

  private static Optional<Corner> corner(String text, Area home) {
    Matcher cell = CELL.matcher(text);
    if (!cell.matches()) {
      return Optional.empty();
    }
    int row = place(cell.group(1) == null ? "[0]" : cell.group(1), home.top());
    int column = place(cell.group(2) == null ? "[0]" : cell.group(2), home.left());
    var corner = new Corner(row, column, true, true);
    return row < 0 || column < 0 || !corner.within() ? Optional.empty() : Optional.of(corner);
  }

  private static int place(String text, int home) {
    int number = Integer.parseInt(text.replaceAll("[\\[\\]]", ""));
    return text.startsWith("[") ? home + number : number - 1;
  }

  static String written(int place, boolean fixed, char letter) {
    return fixed ? "" + letter + place : letter + "[" + place + "]";
  }
}
