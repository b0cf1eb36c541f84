/// A twin on trial: one universe of it with a clock and a client, which makes rows through the
/// service's own calls, walks its lists and compares what was sent with what is shown.
///
/// The room knows what a twin says of itself (contract and meanings) and judges nothing; the laws do.
@NullMarked
package dev.dtu.trial;

import org.jspecify.annotations.NullMarked;
