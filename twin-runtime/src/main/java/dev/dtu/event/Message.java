package dev.dtu.event;

import dev.dtu.fault.Struck;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.time.Instant;
import java.util.List;

/// What is to be told to one subscriber.
///
/// @param id what the service calls it; the same whenever it is tried again
/// @param proof what the answer must hold and what comes of it; empty for an event
/// @param load how it goes by a socket; empty when it goes by a request
record Message(
    String twin,
    String event,
    String id,
    Hook.Subscriber to,
    Manner manner,
    Json words,
    Obj proof,
    Obj load,
    Instant moment,
    long turn,
    List<Struck> struck) {

  Message {
    struck = List.copyOf(struck);
  }
}
