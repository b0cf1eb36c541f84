/// Who judges: a process of its own that has the recordings no generation may see, and tells scores.
///
/// A [Keeper] parts recordings and keeps validation and held-out in a folder of its own, with a
/// [Canary] in it that has no business elsewhere. It scores a twin folder on a side and tells shares
/// and nothing of what was recorded; held-out only of a folder that is sealed ([Seal]), and it counts
/// how often it did. [Leak] finds in a folder what one recording alone says. [Standing] is what comes
/// back, [Judge] how a generation asks. The definition of scores: `docs/reference/fidelity.md`.
@NullMarked
package dev.dtu.judge;

import org.jspecify.annotations.NullMarked;
