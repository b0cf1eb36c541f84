/// A twin: a function from (Store, Call) to Turn.
///
/// The room holds the road of a call ([Twin#take]), the gates it passes, the scene a behaviour
/// sees, and the three kinds of wrong: a [Refusal] the service speaks, a defect that is ours, and
/// an operation without a meaning. It does not know which behaviours are built in, how twins are
/// read from files, which universe it serves, or any one service.
@NullMarked
package dev.dtu.twin;

import org.jspecify.annotations.NullMarked;
