package dev.dtu.twins.okta;

import dev.dtu.effect.Play;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;

/// What an application knows of somebody whom it is given to.
///
/// - one that speaks OpenID Connect: the standard claims, as far as the person has them
/// - any other: what the caller says
/// - source: recorded traffic of okta/terraform-provider-okta, POST /apps/{id}/users, and
///   okta-management OpenAPI 2026.06.3, assignUserToApplication, 2026-11-22
final class AppProfile {

  private static final List<String> UNKNOWN =
      List.of(
          "street_address",
          "country",
          "website",
          "birthdate",
          "gender",
          "formatted",
          "profile",
          "locality",
          "middle_name",
          "picture",
          "nickname",
          "phone_number",
          "region",
          "postal_code");

  private AppProfile() {}

  /// The assignment with it.
  ///
  /// @param made the assignment as data makes it
  static Thing of(Play play, Thing app, Thing user, Thing made) {
    Obj sent = play.sent().obj("profile").orElse(Obj.EMPTY);
    return made.with("profile", of(app, user).withAll(sent));
  }

  /// What an application knows by itself of somebody.
  static Obj of(Thing app, Thing user) {
    boolean claims = app.text("signOnMode").filter("OPENID_CONNECT"::equals).isPresent();
    return claims ? claims(user) : Obj.EMPTY;
  }

  private static Obj claims(Thing user) {
    String given = user.text("profile.firstName").orElse("");
    String family = user.text("profile.lastName").orElse("");
    Obj claims = Obj.EMPTY;
    for (String name : UNKNOWN) {
      claims = claims.with(name, Json.Null.NULL);
    }
    return claims
        .with("zoneinfo", user.text("profile.timezone").orElse("America/Los_Angeles"))
        .with("locale", user.text("profile.locale").orElse("en_US"))
        .with("given_name", given)
        .with("family_name", family)
        .with("name", (given + " " + family).strip())
        .with("email", user.text("profile.email").orElse(""));
  }
}
