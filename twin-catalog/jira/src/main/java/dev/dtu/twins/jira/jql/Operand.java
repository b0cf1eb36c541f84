package dev.dtu.twins.jira.jql;

import java.util.List;

/// What a field is held against.
public sealed interface Operand {

  /// A word, a text or a number.
  ///
  /// @param number whether it was written as a whole number
  record Value(String text, boolean number) implements Operand {}

  /// `EMPTY` or `NULL`.
  record Empty() implements Operand {}

  /// What a function finds.
  record Call(String name, List<String> arguments) implements Operand {

    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /// Several.
  record Several(List<Operand> operands) implements Operand {

    public Several {
      operands = List.copyOf(operands);
    }
  }

  /// As it may be written.
  default String written() {
    return switch (this) {
      case Value value -> Words.written(value.text());
      case Empty _ -> "EMPTY";
      case Call call ->
          Words.written(call.name())
              + "("
              + String.join(", ", call.arguments().stream().map(Words::written).toList())
              + ")";
      case Several several ->
          "(" + String.join(", ", several.operands().stream().map(Operand::written).toList()) + ")";
    };
  }

  /// Itself, or what a list lists.
  default List<Operand> each() {
    return this instanceof Several several
        ? several.operands().stream().flatMap(one -> one.each().stream()).toList()
        : List.of(this);
  }
}
