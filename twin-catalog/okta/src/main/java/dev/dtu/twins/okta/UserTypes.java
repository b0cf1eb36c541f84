package dev.dtu.twins.okta;

import dev.dtu.effect.Play;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;

/// The type a user has: the one that is sent, else the organisation's default.
final class UserTypes {

  private UserTypes() {}

  /// The member `type` of a user.
  static Obj of(Play play, Obj sent) {
    String asked = sent.obj("type").flatMap(type -> type.text("id")).orElse("");
    if (!asked.isEmpty()) {
      return Obj.of("id", Json.of(play.rows("type-user").get(asked).id()));
    }
    String own =
        play.rows("type-user").showing("default", Json.Bool.TRUE).map(Thing::id).orElse("default");
    return Obj.of("id", Json.of(own));
  }
}
