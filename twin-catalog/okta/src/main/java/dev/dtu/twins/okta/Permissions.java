package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Refusal;
import java.util.regex.Pattern;

/// What a custom role permits, each a thing of its own that is called by its name.
final class Permissions {

  /// What data cannot say of them.
  static final Repertoire PARTS =
      Repertoire.NONE
          .on("createRole", Permissions::born)
          .on("replaceRole", Permissions::renamed)
          .on("createRolePermission", Permissions::permitted);

  /// The form that names of permissions have. Which there are is told by pages, and grows.
  private static final Pattern NAME = Pattern.compile("okta(\\.[A-Za-z]+){2,}");

  private Permissions() {}

  /// Makes a role with the permissions that it is made for.
  ///
  /// - in: `label`, `description`, `permissions`, their names
  /// - source: recorded traffic of okta/terraform-provider-okta, POST /api/v1/iam/roles and its
  ///   permissions, 2026-11-22
  /// - refuses, in this order: E0000001 a label that another role has
  private static Reply born(Play play) {
    labelled(play, "");
    Thing role = play.done();
    for (Json each : play.sent().items("permissions")) {
      each.asText()
          .ifPresent(name -> play.rows("permission").make(permission(role, name), role.id()));
    }
    return play.shown(role);
  }

  /// Lets a role do one thing more.
  ///
  /// - refuses: E0000001 a word that is no permission's name
  private static Reply permitted(Play play) {
    named(play.asked("permissionType").orElse(""));
    return play.plainly();
  }

  private static void named(String permission) {
    if (!NAME.matcher(permission).matches()) {
      throw Refusal.of("api-validation")
          .with("subject", "permissions")
          .because("", "permissions: Invalid permission: " + permission);
    }
  }

  private static Reply renamed(Play play) {
    labelled(play, play.rows("iam-role").get(play.asked("roleIdOrLabel").orElse("")).id());
    return play.plainly();
  }

  private static void labelled(Play play, String own) {
    String label = play.sent().text("label").orElse("");
    for (Thing role : play.rows("iam-role").all()) {
      if (!role.id().equals(own) && role.text("label").filter(label::equals).isPresent()) {
        throw Refusal.of("api-validation")
            .with("subject", "label")
            .because("", "label: There is already an admin role with this name.");
      }
    }
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
