/// Twins held against the evidence that ships with them; no recordings are needed.
@NullMarked
package dev.dtu.witness;

import org.jspecify.annotations.NullMarked;
