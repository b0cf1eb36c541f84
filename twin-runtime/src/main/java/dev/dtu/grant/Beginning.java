package dev.dtu.grant;

import dev.dtu.call.Reply;
import dev.dtu.twin.Scene;

/// Begins a grant of the service's own: a client proves itself, the [Bench] says the rest.
record Beginning(Office office, Desk.Beginning desk) implements Clerk {

  @Override
  public Reply act(Scene scene) {
    var asking = new Asking(office, scene);
    Clients.Client client = asking.client(desk.types());
    Asking whole = new Requested(office, asking).whole(client);
    return Handout.reply(
        office.bench().begun(scene, whole.errand(desk.types().getFirst(), client)));
  }
}
