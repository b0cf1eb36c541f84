package dev.dtu.grant;

import dev.dtu.call.Percent;
import dev.dtu.call.Reply;
import dev.dtu.store.Table;
import dev.dtu.twin.Behaviour;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;
import dev.dtu.twin.Scene;
import dev.dtu.twin.Tables;
import java.util.Optional;

/// Does what a desk does at an authorization server that is there.
///
/// @param space where its row stands
record Housed(Behaviour desk, String space, Grants.House house) implements Behaviour {

  @Override
  public boolean judges() {
    return desk.judges();
  }

  @Override
  public void exist(Scene scene) {
    String id = scene.path(house.parameter()).orElse("");
    Optional<Table> table = scene.draft().base().table(space + "/" + house.resource());
    boolean there =
        table
            .filter(rows ->
                rows.find(Percent.encode(id)).isPresent()
                    || rows.where(Tables.ALIAS, id, 0).hasNext())
            .isPresent();
    if (!there) {
      throw Refusal.of(Problem.NOT_FOUND).with("resource", house.resource()).with("id", id);
    }
    desk.exist(scene);
  }

  @Override
  public Reply act(Scene scene) {
    return desk.act(scene);
  }
}
