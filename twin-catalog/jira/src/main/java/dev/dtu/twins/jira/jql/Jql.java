package dev.dtu.twins.jira.jql;

import java.util.List;
import java.util.Optional;

/// A query that was read.
///
/// @param text as it was written
/// @param where what it asks of issues; empty when it asks nothing
/// @param order by which fields, the first first
public record Jql(String text, Optional<Clause> where, List<By> order) {

  /// So many brackets and negations may lie in one another.
  public static final int DEPTH = 200;

  public Jql {
    order = List.copyOf(order);
  }

  /// A field that issues are ordered by.
  ///
  /// @param down whether the last comes first; empty where nothing is said
  public record By(FieldName field, Optional<Boolean> down) {}

  /// Reads a query; a text without a word asks nothing.
  public static Jql read(String text) throws Misread {
    return new Reader(text).query();
  }
}
