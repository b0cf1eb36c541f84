/// Faults: the weather between a client and a service.
///
/// A [Fault] is what goes wrong, at one named moment of a call's road, told by what a client can know
/// afterwards. A [Rule] says for which calls and when; a [FaultPlan] is the rules of a universe in
/// their order. Choosing what strikes a call is a function of the plan, the counts so far, and the
/// call; what came of it is a list of [Struck], which the journal keeps and a replay strikes again.
/// Nothing here knows how a service says no, or how bytes are held back.
@NullMarked
package dev.dtu.fault;

import org.jspecify.annotations.NullMarked;
