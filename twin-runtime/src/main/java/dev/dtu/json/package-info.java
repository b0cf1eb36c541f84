/// JSON as a value: one immutable type that keeps key order and the spelling of numbers.
///
/// Jackson's streaming reader and writer stand behind it and are seen by nobody else. The room
/// knows nothing of calls, contracts or stores.
@NullMarked
package dev.dtu.json;

import org.jspecify.annotations.NullMarked;
