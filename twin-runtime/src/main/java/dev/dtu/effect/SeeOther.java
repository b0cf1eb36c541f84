package dev.dtu.effect;

import dev.dtu.call.Reply;
import dev.dtu.json.Obj;
import dev.dtu.store.Row;
import dev.dtu.store.Table;
import dev.dtu.twin.Behaviour;
import dev.dtu.twin.Scene;

/// Sends the caller on to where the outcome is shown: to a row, made for it, of what is read in the
/// shape of the reply.
///
/// @param outcome what makes that row, and shows it in this operation's reply
/// @param own that the behaviour makes such a row itself
record SeeOther(Behaviour whole, Deed outcome, boolean own) implements Behaviour {

  /// The status of a reply that sends the caller on.
  static final int STATUS = 303;

  @Override
  public void exist(Scene scene) {
    whole.exist(scene);
  }

  @Override
  public Reply act(Scene scene) {
    Reply reply = whole.act(scene);
    if (!own) {
      reply = Create.shown(outcome, scene, Create.make(outcome, scene, Obj.EMPTY));
    }
    Table table = scene.draft().table(outcome.shelf().table());
    Row row = table.at(table.size() - 1);
    String address = outcome.shelves().address(outcome.shelf(), row.key(), outcome.operation());
    return address.isEmpty() ? reply : reply.with("location", Here.of(scene).url(address));
  }
}
