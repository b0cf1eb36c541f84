package dev.dtu.twins.okta;

import dev.dtu.effect.Play;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;

/// The group that every user is in.
final class Everyone {

  private Everyone() {}

  /// The user, in the group of everyone.
  static Thing join(Play play, Thing user) {
    return play.rows("group")
        .showing("type", Json.of("BUILT_IN"))
        .map(everyone -> play.rows("user").put(user, "group", everyone))
        .orElse(user);
  }
}
