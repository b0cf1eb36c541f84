/// The load: a process of its own that asks over raw sockets, one request at a time a connection,
/// and checks every reply.
///
/// One thread and a selector drive all connections, so that on a machine of two cores the load
/// takes as little as it can from what it measures. [Script] says what a connection asks next and
/// what it accepts as the answer; [ReplyParser] reads just enough HTTP to know where a reply ends.
/// An answer that is not the expected one is an error, never a slow success. The room knows nothing
/// of twins.
@NullMarked
package dev.dtu.bench.load;

import org.jspecify.annotations.NullMarked;
