package dev.dtu.control;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Outbox;
import dev.dtu.universe.Universes;
import java.util.List;

/// Shows what services sent to people: mails, text messages, calls, with the codes in them.
record OutboxRoutes(Universes universes) {

  private static final String OUTBOX = "/universes/{u}/outbox";

  List<Route> routes() {
    return List.of(
        new Route("GET", OUTBOX, "lists the messages that services sent to people", this::list));
  }

  private Answer list(Ask ask) throws Wrong {
    ask.parameters();
    List<Json> messages =
        Outbox.in(Control.universe(universes, ask.part("u")).store()).stream()
            .map(Json.class::cast)
            .toList();
    return Answer.ok(Obj.of("messages", Json.array(messages)));
  }
}
