/// Values that fit a schema, made by chance from a seed: what a client might send.
///
/// Independent of how the twins themselves make values, since it is used to judge them.
@NullMarked
package dev.dtu.sample;

import org.jspecify.annotations.NullMarked;
