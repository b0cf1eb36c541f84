/// The journal of a universe: everything that happened to it, in order.
///
/// An [Entry] is one thing that happened, with the rows it changed; folding the changes into the
/// store a universe began with gives the store it has. [Journal] keeps the latest within a budget of
/// memory. Nothing here knows how an entry comes to be, or where else it is kept.
@NullMarked
package dev.dtu.journal;

import org.jspecify.annotations.NullMarked;
