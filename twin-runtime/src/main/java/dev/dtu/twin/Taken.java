package dev.dtu.twin;

import dev.dtu.store.Store;

/// A turn and the store after it: what folding the turn's changes into the store before gives.
public record Taken(Turn turn, Store store) {}
