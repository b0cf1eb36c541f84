package dev.dtu.effect;

import dev.dtu.call.Body;
import dev.dtu.call.Query;
import dev.dtu.call.Reply;
import dev.dtu.store.Store;
import dev.dtu.twin.Behaviour;
import dev.dtu.twin.Scene;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Shows what a read shows, with its tag and, where it is told, the moment of its last change; answers
/// 304 to who has it already (`If-None-Match`, else `If-Modified-Since`).
///
/// @param dated whether the reply tells the moment of its last change
record Tagged(Behaviour whole, Tag form, boolean dated) implements Behaviour {

  @Override
  public void exist(Scene scene) {
    whole.exist(scene);
  }

  @Override
  public List<Body.Stored> begun(Store store, Query query) {
    return whole.begun(store, query);
  }

  @Override
  public Reply act(Scene scene) {
    Reply reply = whole.act(scene);
    if (reply.status() != 200) {
      return reply;
    }
    Optional<String> tag = form.of(reply);
    Optional<Instant> changed = dated ? LastChange.of(reply) : Optional.empty();
    Reply told = told(reply, tag, changed);
    return known(scene, tag, changed) ? told(Reply.empty(304), tag, changed) : told;
  }

  private static Reply told(Reply reply, Optional<String> tag, Optional<Instant> changed) {
    Reply told = tag.isPresent() ? reply.with("etag", tag.get()) : reply;
    return changed.isPresent() ? told.with("last-modified", LastChange.text(changed.get())) : told;
  }

  private static boolean known(Scene scene, Optional<String> tag, Optional<Instant> changed) {
    var headers = scene.call().request().headers();
    Optional<String> had = headers.find("if-none-match");
    if (had.isPresent()) {
      return tag.isPresent() && Tag.named(had.get(), tag.get());
    }
    Optional<Instant> since = headers.find("if-modified-since").flatMap(LastChange::read);
    return since.isPresent() && changed.isPresent() && !changed.get().isAfter(since.get());
  }
}
