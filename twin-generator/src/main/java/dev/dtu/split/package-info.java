/// Recordings on three sides: what a twin is made from, what tells when to stop, and what nobody sees
/// before the end.
///
/// A [Group] is what recordings of the same doing have in common: the name of a test or scenario
/// without tenant, hash or ordinal. A group goes to one [Side] whole, by a hash of its name and a seed,
/// so that nothing is learned on one side and asked on another, and so that recordings that come later
/// leave the earlier ones where they are. [Split] writes the sides out as folders of their own. The
/// room knows recordings and nothing of twins.
@NullMarked
package dev.dtu.split;

import org.jspecify.annotations.NullMarked;
