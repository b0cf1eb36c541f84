package dev.dtu.twin;

import dev.dtu.call.Body;
import dev.dtu.call.Query;
import dev.dtu.call.Reply;
import dev.dtu.store.Store;
import java.util.List;

/// What one operation does once its gates are passed.
@FunctionalInterface
public interface Behaviour {

  /// The reply; effects go to the scene's draft. Raises a [Refusal] to say no.
  Reply act(Scene scene);

  /// Refuses when something the path names does not exist; called at [Gate#EXIST].
  default void exist(Scene scene) {}

  /// Refuses what the service was seen to say no to; called before [Gate#VALIDATE].
  default void object(Scene scene) {}

  /// The same for what it was seen to look at before what the path names; called before [Gate#EXIST].
  default void objectEarly(Scene scene) {}

  /// Whether [#objectEarly] reads the body.
  default boolean readsEarly() {
    return false;
  }

  /// Whether it judges callers and arguments itself; [Gate#AUTHENTICATE] and [Gate#VALIDATE] then let
  /// all pass.
  default boolean judges() {
    return false;
  }

  /// The bytes that earlier requests brought of the upload which the query names, in order.
  default List<Body.Stored> begun(Store store, Query query) {
    return List.of();
  }
}
