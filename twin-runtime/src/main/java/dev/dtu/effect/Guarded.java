package dev.dtu.effect;

import dev.dtu.call.Body;
import dev.dtu.call.Query;
import dev.dtu.call.Reply;
import dev.dtu.store.Store;
import dev.dtu.twin.Behaviour;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;
import dev.dtu.twin.Scene;
import java.util.List;
import java.util.Optional;

/// Does something to a row only if the row still is what the caller saw: what its read shows now must
/// have a tag that `If-Match` names.
///
/// @param read shows the row that the write is about
/// @param form of the tags which the read carries
record Guarded(Behaviour write, Behaviour read, Tag form) implements Behaviour {

  @Override
  public void exist(Scene scene) {
    write.exist(scene);
  }

  @Override
  public List<Body.Stored> begun(Store store, Query query) {
    return write.begun(store, query);
  }

  @Override
  public Reply act(Scene scene) {
    Optional<String> seen = scene.call().request().headers().find("if-match");
    if (seen.isPresent()) {
      String now = form.of(read.act(scene)).orElse("");
      if (!Tag.named(seen.get(), now)) {
        throw Refusal.of(Problem.PRECONDITION_FAILED)
            .with("expected", now)
            .with("found", seen.get());
      }
    }
    return write.act(scene);
  }
}
