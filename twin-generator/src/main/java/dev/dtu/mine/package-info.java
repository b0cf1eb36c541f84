/// Finds out from recorded traffic what a document does not say, without a model and without memory of
/// any recording: rules that hold for sessions nobody has seen.
///
/// [Watch] reads sessions and notes [Sight]s: what a thing was asked to be, was before, and was shown
/// as. [Clues] tell of each value what it may have come of: what was sent, the clock, an id, a word that
/// is always the same. [Learner] looks for the fewest rules that explain all sights of one member,
/// divided by what was sent where one rule does not do. What it finds are
/// [lines][dev.dtu.usage.Line], each with how often it was seen and contradicted.
///
/// [Walk] reads them again for what was refused, and what deletions left: [Attempt]s, with what was known
/// when each was made. [Separation] looks for conditions that hold of refused ones and of no answered one;
/// with what they answer those are [objections][dev.dtu.usage.Objection].
@NullMarked
package dev.dtu.mine;

import org.jspecify.annotations.NullMarked;
