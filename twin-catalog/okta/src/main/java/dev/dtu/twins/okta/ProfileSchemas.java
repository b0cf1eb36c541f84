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
          .on("updateUserProfile", ProfileSchemas::ofUsers)
          .on(
              "updateApplicationUserProfile",
              play -> Shown.told(changed(play, "app-default"), own -> named(play, own)))
          .on(
              "getApplicationUserSchema",
              play -> Shown.told(play.plainly(), own -> named(play, own)))
          .on("updateGroupSchema", play -> changed(play, "group-default"));

  private static final String REQUIRED = "required";
  private static final String NAME = "userName";

  private ProfileSchemas() {}

  /// The schema of an application's users, called as the application is.
  private static Obj named(Play play, Obj schema) {
    Thing app = play.rows("app").get(play.asked("appId").orElse(""));
    String tail =
        Mint.of("[0-9][a-z][0-9a-z]{5}")
            .make(play.scene().call().dice().at("schema").at(app.id()), 0);
    return narrowed(app, schema)
        .with("name", app.text("name").orElse("app") + "_" + tail)
        .with("title", app.text("label").orElse("App") + " User")
        .with("created", app.find("created").orElse(Json.Null.NULL));
  }

  /// Of the users of an application that does not speak OpenID Connect only the name is known, until
  /// somebody adds to it.
  ///
  /// - source: okta-management OpenAPI 2026.06.3, DefaultAppUserSchemaResponse; what else applications of the
  ///   network have is told nowhere, 2026-11-23
  private static Obj narrowed(Thing app, Obj schema) {
    Obj definitions = schema.obj("definitions").orElse(Obj.EMPTY);
    Optional<Obj> base = definitions.obj("base");
    Optional<Obj> name = base.flatMap(all -> all.obj("properties")).flatMap(each -> each.obj(NAME));
    boolean speaks = app.text("signOnMode").filter("OPENID_CONNECT"::equals).isPresent();
    if (speaks || name.isEmpty()) {
      return schema;
    }
    Obj own = base.get().with("properties", Obj.of(NAME, name.get().without("externalName")));
    return schema.with("definitions", definitions.with("base", own));
  }

  /// Changes the attributes of users; who has one that is taken away has it no longer.
  ///
  /// - in: as [#changed]
  /// - source: recorded traffic of okta/terraform-provider-okta, GET /api/v1/users/{id} after its
  ///   attributes were taken away, 2026-05-15
  private static Reply ofUsers(Play play) {
    Obj custom =
        play.sent()
            .obj("definitions")
            .flatMap(all -> all.obj("custom"))
            .flatMap(all -> all.obj("properties"))
            .orElse(Obj.EMPTY);
    List<String> gone =
        custom.keys().stream()
            .filter(name -> custom.find(name).filter(Json.Null.NULL::equals).isPresent())
            .toList();
    if (!gone.isEmpty()) {
      forget(play, gone);
    }
    return changed(play, "schema-user");
  }

  private static void forget(Play play, List<String> gone) {
    String schema = play.asked("schemaId").orElse("");
    Rows users = play.rows("user");
    for (Thing user : users.all()) {
      Obj profile = user.item().obj("profile").orElse(Obj.EMPTY);
      Obj left = profile;
      for (String name : gone) {
        left = left.without(name);
      }
      if (!left.equals(profile) && schema.equals(schema(play, user))) {
        users.keep(user.with("profile", left));
      }
    }
  }

  /// What the schema of a user's type is called by.
  private static String schema(Play play, Thing user) {
    return play.rows("type-user")
        .find(user.text("type.id").orElse(""))
        .filter(type -> !type.item().flag("default"))
        .flatMap(type -> type.text("_links.schema.href"))
        .map(href -> href.substring(href.lastIndexOf('/') + 1))
        .orElse("default");
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

  /// An attribute; objects in a list of them may have any members.
  ///
  /// - source: recorded traffic of okta/terraform-provider-okta, POST
  ///   /api/v1/meta/schemas/apps/{appId}/default, 2026-11-22
  private static Obj open(Obj attribute) {
    Optional<Obj> items = attribute.obj("items");
    return items.flatMap(own -> own.text("type")).filter("object"::equals).isPresent()
        ? attribute.with(
            "items", items.orElse(Obj.EMPTY).with("additionalProperties", Json.of(true)))
        : attribute;
  }

  private static Obj told(Obj part) {
    Obj properties = part.obj("properties").orElse(Obj.EMPTY);
    List<Json> required = new ArrayList<>();
    Obj told = properties;
    for (String name : properties.keys()) {
      Optional<Obj> attribute = properties.obj(name).map(ProfileSchemas::open);
      told = attribute.isEmpty() ? told : told.with(name, attribute.get());
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
