package dev.dtu.contract;

import dev.dtu.json.Json;

/// One thing a schema asks of a value, made ready for checking.
@FunctionalInterface
interface Rule {

  /// True when the value satisfies it; otherwise the walk has been told what is wrong.
  boolean holds(Json value, Walk walk);
}
