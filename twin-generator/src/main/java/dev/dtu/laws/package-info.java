/// What must hold of any twin, whatever its service: what was created reads back, is in its list
/// once, is gone when deleted.
///
/// A [Law] is one small class. It is held for each operation it is about, in a fresh universe, with
/// requests made by chance from a seed; the [Court] holds all of them and writes a [Report]. The laws
/// know nothing of how the twin does what it does: they see contract, meanings and replies.
@NullMarked
package dev.dtu.laws;

import org.jspecify.annotations.NullMarked;
