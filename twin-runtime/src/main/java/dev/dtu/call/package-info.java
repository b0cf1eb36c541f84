/// What crosses the edge of a universe: a request with its moment, chance and origin, and a reply.
///
/// Everything here is data; nothing sleeps, listens or sends. The room knows `json` and the JDK.
@NullMarked
package dev.dtu.call;

import org.jspecify.annotations.NullMarked;
