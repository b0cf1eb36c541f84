package dev.dtu.twins.slack;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;

/// Who signed in with Slack. The token and what it tells by itself are data (`grants.yaml`).
///
/// - source: docs.slack.dev/reference/methods/openid.connect.userInfo, 2026-08-31
final class SignIn {

  static final Repertoire PARTS = Repertoire.NONE.finding("openid.connect.userInfo", SignIn::told);

  private static final String SLACK = "https://slack.com/";

  private SignIn() {}

  /// Tells of the caller: ids always, the rest for the scopes `profile` and `email`.
  private static Reply told(Play play) {
    Speaker speaker = Speaker.person(play);
    Thing team = play.rows("team").first().orElseThrow();
    Obj told =
        Obj.of("sub", Json.of(speaker.id()), SLACK + "user_id", Json.of(speaker.id()))
            .with(SLACK + "team_id", team.id());
    Obj profile = Person.shown(play, speaker.user()).obj("profile").orElse(Obj.EMPTY);
    if (play.scene().carries("email")) {
      told =
          told.with("email", profile.text("email").orElse(""))
              .with("email_verified", Json.of(true))
              .with(
                  "date_email_verified",
                  Messages.number(Clock.seconds(speaker.user().item(), "updated")));
    }
    if (play.scene().carries("profile")) {
      told =
          told.with("name", speaker.user().text("real_name").orElse(""))
              .with("picture", profile.text("image_512").orElse(""))
              .with("given_name", profile.text("first_name").orElse(""))
              .with("family_name", profile.text("last_name").orElse(""))
              .with("locale", speaker.user().text("locale").orElse("en-US"))
              .with(SLACK + "team_name", team.text("name").orElse(""))
              .with(SLACK + "team_domain", team.text("domain").orElse(""));
      for (Obj.Member each : Person.pictures(profile)) {
        told = told.with(SLACK + "user_" + each.key(), each.value());
      }
      for (Obj.Member each : team.item().obj("icon").orElse(Obj.EMPTY)) {
        if (!each.key().equals("image_default")) { // slack-api-client 1.48.0 does not know it
          told = told.with(SLACK + "team_" + each.key(), each.value());
        }
      }
    }
    return Said.ok(told);
  }
}
