/// How near a twin is to its service. So far one witness: the contract, which every reply must fit.
///
/// The room reads turns and contracts; it changes nothing and calls no twin.
@NullMarked
package dev.dtu.fidelity;

import org.jspecify.annotations.NullMarked;
