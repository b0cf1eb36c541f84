package dev.dtu.twin;

import dev.dtu.json.Obj;
import dev.dtu.store.Store;

/// A turn and the store after it: what folding the turn's changes into the store before gives.
///
/// @param shown what of the call the outside may be asked about before it is done; empty for most
public record Taken(Turn turn, Store store, Obj shown) {

  /// One that nobody is asked about.
  public Taken(Turn turn, Store store) {
    this(turn, store, Obj.EMPTY);
  }

  /// The same, of which something else is told.
  public Taken with(Turn other) {
    return new Taken(other, store, shown);
  }
}
