/// JSON as a value: one immutable type that keeps key order and the spelling of numbers.
///
/// Jackson's streaming reader stands behind it, and its writer behind the indented form; nobody else
/// sees them. The room knows nothing of calls, contracts or stores.
@NullMarked
package dev.dtu.json;

import org.jspecify.annotations.NullMarked;
