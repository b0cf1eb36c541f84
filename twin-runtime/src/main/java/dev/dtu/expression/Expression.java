package dev.dtu.expression;

import dev.dtu.json.Json;
import java.util.List;

/// A condition on a document.
public sealed interface Expression {

  /// An attribute compares so with a value.
  ///
  /// @param attribute dotted when nested
  /// @param position where the attribute stands in the text, from 0
  record Compare(String attribute, Operator operator, Json value, int position)
      implements Expression {}

  /// An attribute has a value.
  record Present(String attribute, int position) implements Expression {}

  /// Both hold.
  record And(Expression left, Expression right) implements Expression {}

  /// One of them holds, or both.
  record Or(Expression left, Expression right) implements Expression {}

  /// It does not hold.
  record Not(Expression inner) implements Expression {}

  /// One of the values of an attribute is an object of which it holds: `emails[type eq "work"]`.
  record Any(String attribute, Expression inner, int position) implements Expression {}

  /// Who says of which documents the least conditions hold.
  interface Judge {
    /// Whether a comparison does.
    boolean compares(Json document, Compare wanted);

    /// Whether an attribute has a value.
    boolean present(Json document, Present wanted);
  }

  /// True of a document, by the way of comparing.
  default boolean holds(Json document, Judge judge) {
    return switch (this) {
      case Compare one -> judge.compares(document, one);
      case Present one -> judge.present(document, one);
      case And both -> both.left().holds(document, judge) && both.right().holds(document, judge);
      case Or either ->
          either.left().holds(document, judge) || either.right().holds(document, judge);
      case Not not -> !not.inner().holds(document, judge);
      case Any any ->
          Comparing.values(document, any.attribute()).stream()
              .anyMatch(each -> any.inner().holds(each, judge));
    };
  }

  /// All comparisons in it, as they stand in the text; those of presence as [Operator#PR] with null.
  default List<Compare> comparisons() {
    return switch (this) {
      case Compare one -> List.of(one);
      case Present one ->
          List.of(new Compare(one.attribute(), Operator.PR, Json.Null.NULL, one.position()));
      case And both -> joined(both.left(), both.right());
      case Or either -> joined(either.left(), either.right());
      case Not not -> not.inner().comparisons();
      case Any any ->
          any.inner().comparisons().stream()
              .map(each ->
                  new Compare(
                      any.attribute() + "." + each.attribute(),
                      each.operator(),
                      each.value(),
                      each.position()))
              .toList();
    };
  }

  private static List<Compare> joined(Expression left, Expression right) {
    return java.util.stream.Stream.concat(left.comparisons().stream(), right.comparisons().stream())
        .toList();
  }
}
