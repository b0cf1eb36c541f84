package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;

/// What a custom role permits, each a thing of its own that is called by its name.
final class Permissions {

  /// What data cannot say of them.
  static final Repertoire PARTS = Repertoire.NONE.on("createRole", Permissions::born);

  private Permissions() {}

  /// Makes a role with the permissions that it is made for.
  ///
  /// - in: `label`, `description`, `permissions`, their names
  /// - source: recorded traffic of okta/terraform-provider-okta, POST /api/v1/iam/roles and its
  ///   permissions, 2026-11-22
  private static Reply born(Play play) {
    Thing role = play.done();
    for (Json each : play.sent().items("permissions")) {
      each.asText()
          .ifPresent(name -> play.rows("permission").make(permission(role, name), role.id()));
    }
    return play.shown(role);
  }

  private static Obj permission(Thing role, String name) {
    String own = role.text("_links.permissions.href").orElse("") + "/" + name;
    Json made = role.find("created").orElse(Json.Null.NULL);
    return Obj.of("label", Json.of(name), "created", made)
        .with("lastUpdated", made)
        .with("conditions", Json.Null.NULL)
        .with(
            "_links",
            Obj.of("role", href(role.text("_links.self.href").orElse("")), "self", href(own)));
  }

  private static Obj href(String address) {
    return Obj.of("href", Json.of(address));
  }
}
