package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Rows;
import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
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
          .on("updateApplicationUserProfile", play -> changed(play, "app-default"))
          .on("updateGroupSchema", play -> changed(play, "group-default"));

  private static final String REQUIRED = "required";

  private ProfileSchemas() {}

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
