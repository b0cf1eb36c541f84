package dev.dtu.twins.sheets.formula;

import java.util.List;

/// What a cell holds or a formula comes to.
public sealed interface Value extends Operand {

  /// A number; days since 1899-12-30 when it is a moment.
  @SuppressWarnings("JavaLangClash") // what a spreadsheet calls it
  record Number(double value) implements Value {}

  /// A text, perhaps empty.
  record Text(String value) implements Value {}

  /// TRUE or FALSE.
  record Bool(boolean value) implements Value {}

  /// What went wrong, and the sentence that Sheets says of it.
  @SuppressWarnings("JavaLangClash") // what a spreadsheet calls it
  record Error(Kind kind, String message) implements Value {}

  /// Nothing at all.
  record Blank() implements Value {}

  /// Rows of values, all of one length; what an array formula spills.
  record Table(List<List<Value>> rows) implements Value {
    public Table {
      rows = rows.stream().map(List::copyOf).toList();
    }

    int height() {
      return rows.size();
    }

    int width() {
      return rows.isEmpty() ? 0 : rows.getFirst().size();
    }

    Value at(int row, int column) {
      return rows.get(row).get(column);
    }
  }

  /// The one value of a cell without content.
  Blank BLANK = new Blank();

  static Value of(double number) {
    return new Number(number);
  }

  static Value of(String text) {
    return new Text(text);
  }

  static Value of(boolean truth) {
    return new Bool(truth);
  }

  /// The kinds of errors, by their names in the API.
  enum Kind {
    ERROR("#ERROR!"),
    NULL_VALUE("#NULL!"),
    DIVIDE_BY_ZERO("#DIV/0!"),
    VALUE("#VALUE!"),
    REF("#REF!"),
    NAME("#NAME?"),
    NUM("#NUM!"),
    N_A("#N/A"),
    LOADING("Loading...");

    private final String shown;

    Kind(String shown) {
      this.shown = shown;
    }

    /// What a cell with such an error shows.
    public String shown() {
      return shown;
    }
  }
}
