package dev.dtu.store;

import java.util.Optional;

/// What happened to one fact of a [Store]; applying it needs no behaviour.
public sealed interface Change {

  /// The table, with its namespace.
  String table();

  /// A row that came, or is now another.
  record Put(String table, Optional<Row> before, Row after) implements Change {}

  /// A row that went.
  record Removed(String table, Row before) implements Change {}

  /// The table's count, as [Table#minted] tells it.
  record Minted(String table, long count) implements Change {}
}
