package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Rows;
import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Mint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The schemas of profiles: of users, of groups, and of an application's users.
///
/// - source: recorded traffic of okta/terraform-provider-okta and okta/okta-sdk-python,
///   POST /api/v1/meta/schemas, 2026-11-22
final class ProfileSchemas {

  /// What data cannot say of them.
  static final Repertoire PARTS =
      Repertoire.NONE
          .on("updateUserProfile", play -> changed(play, "schema-user"))
          .on(
              "updateApplicationUserProfile",
              play -> Shown.told(changed(play, "app-default"), own -> named(play, own)))
          .on(
              "getApplicationUserSchema",
              play -> Shown.told(play.plainly(), own -> named(play, own)))
          .on("updateGroupSchema", play -> changed(play, "group-default"));

  private static final String REQUIRED = "required";

  private ProfileSchemas() {}

  /// The schema of an application's users, called as the application is.
  private static Obj named(Play play, Obj schema) {
    Thing app = play.rows("app").get(play.asked("appId").orElse(""));
    String tail =
        Mint.of("[0-9][a-z][0-9a-z]{5}")
            .make(play.scene().call().dice().at("schema").at(app.id()), 0);
    return schema
        .with("name", app.text("name").orElse("app") + "_" + tail)
        .with("title", app.text("label").orElse("App") + " User")
        .with("created", app.find("created").orElse(Json.Null.NULL));
  }

  /// Changes the attributes that are named.
  ///
  /// - in: `definitions.custom.properties` and `definitions.base.properties`, by name; null takes an
  ///   attribute away
  /// - out: the schema; `required` of an attribute is told where it is true alone, and its part lists
  ///   the names of those
  private static Reply changed(Play play, String resource) {
    Thing schema = play.done();
    Rows rows = play.rows(resource);
    Obj definitions = schema.item().obj("definitions").orElse(Obj.EMPTY);
    for (String part : List.of("custom", "base")) {
      Optional<Obj> own = definitions.obj(part);
      definitions = own.isPresent() ? definitions.with(part, told(own.get())) : definitions;
    }
    return play.shown(rows.keep(schema.with("definitions", definitions)));
  }

  private static Obj told(Obj part) {
    Obj properties = part.obj("properties").orElse(Obj.EMPTY);
    List<Json> required = new ArrayList<>();
    Obj told = properties;
    for (String name : properties.keys()) {
      Optional<Obj> attribute = properties.obj(name);
      if (attribute.isEmpty()) {
        told = told.without(name);
      } else if (attribute.get().flag(REQUIRED)) {
        required.add(Json.of(name));
      } else {
        told = told.with(name, attribute.get().without(REQUIRED));
      }
    }
    Obj shown = part.with("properties", told);
    return told.isEmpty() ? shown.without(REQUIRED) : shown.with(REQUIRED, Arr.of(required));
  }
}
