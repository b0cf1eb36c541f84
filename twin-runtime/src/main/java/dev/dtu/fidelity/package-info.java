/// How near a twin is to its service: the contract, which every reply must fit ([Fit]), and
/// recordings of real traffic, which are replayed.
///
/// A recorded [dev.dtu.recording.Session] is enacted in a fresh universe ([Enactment]). The [Guide]
/// leads each exchange to a twin and an operation; the [Script] says beforehand, of the recording
/// alone, what becomes of it ([Part]): *scored*, *primed* (its answer was put into the store as what
/// had been there before), an *echo* of a primed answer, or *excluded* with a reason. [Address] sends
/// the request anew, with the twin's ids and credentials in it.
///
/// Two answers are compared by [Comparison]: leaf by leaf, each by its [Nature]. Ids pair one to one
/// ([Pairs]); volatile leaves compare by form and by their relations; all else is equal or a
/// [Divergence]. What comes out are [Marks]: status, shape and value, all or nothing and cumulative.
/// On the same exchanges two others answer: a constant, and the [Parrot], which says what was said
/// most often in other recordings. A [Board] adds it all up; nothing is ever summed over the three
/// witnesses. The definition in full: `docs/reference/fidelity.md`.
///
/// The room asks universes as their clients do, and puts nothing into them but by seeds.
@NullMarked
package dev.dtu.fidelity;

import org.jspecify.annotations.NullMarked;
