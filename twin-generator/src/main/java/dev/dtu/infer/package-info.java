/// From a contract to meanings: what each operation of a service does, told by the contract alone.
///
/// [Inference] is the door. It reads structure first and names second: the paths form a tree of
/// [Place]s; a place that ends in a parameter is an item, the place above it the collection; what a
/// reply holds ([Reading]) says which places show the same thing. A [Draft] gathers the places of
/// one resource, [Drafts] finds and unites them, [Identity] tells its key, and [Telling] turns
/// them into effects. What no rule explains becomes an answer, never a guess that changes state.
///
/// No service is known here by name, and no order comes from a hash: the same contract gives the
/// same meanings.
@NullMarked
package dev.dtu.infer;

import org.jspecify.annotations.NullMarked;
