package dev.dtu.store;

import java.util.List;
import java.util.function.Function;

/// A secondary index of a table: the values under which a row is found, for instance its parent's
/// key.
///
/// `values` must depend on the row alone. A row may have several values, or none.
public record IndexShape(String name, Function<Row, List<String>> values) {}
