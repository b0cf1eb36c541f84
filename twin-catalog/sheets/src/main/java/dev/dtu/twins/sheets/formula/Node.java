package dev.dtu.twins.sheets.formula;

import java.util.List;

/// A part of a formula as it was read.
sealed interface Node {

  /// A number, a text, TRUE, FALSE or an error.
  record Literal(Value value) implements Node {}

  /// An argument that was left out.
  record Missing() implements Node {}

  /// Cells.
  record Cited(Reference reference) implements Node {}

  /// A named range, or what LET or LAMBDA named.
  record Named(String name) implements Node {}

  /// A function and its arguments; operators are functions too.
  record Call(String function, List<Node> arguments) implements Node {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /// A LAMBDA that is called where it stands.
  record Invoke(Node function, List<Node> arguments) implements Node {
    public Invoke {
      arguments = List.copyOf(arguments);
    }
  }

  /// Cells from those of one part to those of another.
  record Between(Node first, Node last) implements Node {}

  /// Values in braces.
  record Braces(List<List<Node>> rows) implements Node {
    public Braces {
      rows = rows.stream().map(List::copyOf).toList();
    }
  }
}
