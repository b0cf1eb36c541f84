package dev.dtu.distill;

import dev.dtu.json.Arr;
import dev.dtu.json.Obj;
import java.util.Optional;

/// What a document tells beside its operations and schemas.
///
/// @param webhooks `[name, METHOD]` each
/// @param callbacks `[operation, name]` each
/// @param batch where several calls are taken in one
/// @param events what the service tells on its own, by name
record Asides(Arr webhooks, Arr callbacks, Optional<Obj> batch, Obj events) {}
