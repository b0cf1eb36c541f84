/// The two ports: the data port, where twins answer as their services do, and the control port, the
/// operator's door.
///
/// The road of a request on the data port: [Gateway] checks its target, [Signpost] finds universe,
/// twin and origin, [Intake] reads the body or streams it to the blobs, the universe answers,
/// [Outlet] writes. What is quick is done on the thread that read the request, the rest in a virtual
/// thread of its own. Only here does anything sleep. Nothing that comes in on the data port can reach
/// the control port: they are two servers, and the gateway calls no one but the universes.
///
/// [Disguised] has the ports where twins answer under their services' own names: what comes with TLS
/// goes the same road; what comes to [ForwardProxy] goes on to it as the universe's that it was let
/// into, or outside where an operator allowed it, or nowhere.
///
/// The only room that knows Javalin, Jetty and a logger.
@NullMarked
package dev.dtu.server;

import org.jspecify.annotations.NullMarked;
