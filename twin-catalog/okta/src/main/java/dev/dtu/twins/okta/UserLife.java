package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Rows;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Mint;
import dev.dtu.twin.Refusal;
import java.util.List;

/// The life of a user: which status follows on which, and what else each step does.
///
/// - source: dossier of developer.okta.com, users, lifecycle operations, and recorded traffic of
///   okta/terraform-provider-okta and okta/okta-sdk-python, 2026-08-31
final class UserLife {

  static final String ACTIVE = "ACTIVE";
  static final String DEPROVISIONED = "DEPROVISIONED";
  static final String PROVISIONED = "PROVISIONED";
  static final String RECOVERY = "RECOVERY";

  /// What data cannot say of it.
  static final Repertoire PARTS =
      Repertoire.NONE
          .on("activateUser", UserLife::activate)
          .on("reactivateUser", UserLife::reactivate)
          .on("deactivateUser", UserLife::deactivate)
          .on("suspendUser", play -> turned(play, ACTIVE, "SUSPENDED", "cannot-suspend"))
          .on("unsuspendUser", play -> turned(play, "SUSPENDED", ACTIVE, "cannot-unsuspend"))
          .on("unlockUser", play -> turned(play, "LOCKED_OUT", ACTIVE, "not-locked-out"))
          .on("expirePassword", UserLife::expire)
          .on("expirePasswordWithTempPassword", UserLife::temporary)
          .on("resetPassword", UserLife::reset)
          .on("resetFactors", UserLife::resetFactors);

  private UserLife() {}

  /// Activates a user: one with a password is ACTIVE, another PROVISIONED.
  ///
  /// - in: `sendEmail` (true)
  /// - out: `{}`, or where no mail is sent `activationUrl` and `activationToken`
  /// - refuses: E0000016 who is active, E0000038 who is neither STAGED nor DEPROVISIONED
  private static Reply activate(Play play) {
    Thing user = Users.named(play);
    if (is(user, ACTIVE)) {
      throw Refusal.of("already-active");
    }
    among(user, List.of("STAGED", DEPROVISIONED), "not-in-this-status");
    boolean password = user.find("credentials.password").isPresent();
    Thing active =
        move(user, password ? ACTIVE : PROVISIONED, play).with("activated", Users.second(play));
    Thing kept = play.rows("user").keep(active);
    Ruled.evaluate(play, Everyone.join(play, kept));
    return activation(play);
  }

  /// Sends a user who has not come yet another invitation.
  ///
  /// - out: as [#activate]
  /// - refuses: E0000038 who is neither PROVISIONED nor in RECOVERY
  private static Reply reactivate(Play play) {
    among(Users.named(play), List.of(PROVISIONED, RECOVERY), "not-in-this-status");
    return activation(play);
  }

  private static Reply activation(Play play) {
    if (mails(play)) {
      return Users.done(play);
    }
    String token = token(play);
    String url = play.scene().origin().url() + "/welcome/" + token;
    return Reply.json(
        200, Obj.of("activationUrl", Json.of(url), "activationToken", Json.of(token)));
  }

  /// Whether the service writes to the user; the caller gets the link else.
  static boolean mails(Play play) {
    return play.asked("sendEmail").filter("false"::equalsIgnoreCase).isEmpty();
  }

  /// A word that is good once, for a link.
  static String token(Play play) {
    return Mint.of("[A-Za-z0-9]{20}").make(play.scene().dice().at("token"), 0);
  }

  /// Deactivates a user: apps are taken away, groups stay.
  ///
  /// - out: `{}`
  /// - refuses: E0000007 who is DEPROVISIONED already
  private static Reply deactivate(Play play) {
    Thing user = Users.named(play);
    if (!is(user, DEPROVISIONED)) {
      deprovision(play, user);
    }
    return Users.done(play);
  }

  /// Makes a user DEPROVISIONED: without a password, without sessions, and without apps.
  static void deprovision(Play play, Thing user) {
    Obj credentials = user.item().obj("credentials").orElse(Obj.EMPTY);
    Thing gone =
        move(user, DEPROVISIONED, play)
            .with("credentials", credentials.without("password").without("recovery_question"))
            .with("passwordChanged", Json.Null.NULL)
            .hiding(user.hidden().without("credentials"));
    play.rows("user").keep(gone);
    Sessions.end(play, user);
    Rows assigned = play.rows("app-user");
    for (Thing app : play.rows("app").all()) {
      assigned.find(app.id(), user.id()).ifPresent(assigned::remove);
    }
  }

  private static Reply turned(Play play, String from, String to, String problem) {
    Thing user = Users.named(play);
    among(user, List.of(from), problem);
    play.rows("user").keep(move(user, to, play));
    return Users.done(play);
  }

  /// Lets the password of a user be changed at the next login.
  ///
  /// - in: `tempPassword` (false)
  /// - out: the user, or a password that is good until then
  /// - refuses: E0000038 who is neither ACTIVE nor PROVISIONED
  private static Reply expire(Play play) {
    return play.flagged("tempPassword") ? temporary(play) : Users.shown(play, expired(play));
  }

  private static Thing expired(Play play) {
    Thing user = Users.named(play);
    among(user, List.of(ACTIVE, PROVISIONED, "PASSWORD_EXPIRED"), "not-in-this-status");
    return play.rows("user")
        .keep(user.with("status", "PASSWORD_EXPIRED").with("lastUpdated", Users.second(play)));
  }

  private static Reply temporary(Play play) {
    String password = Mint.of("[A-HJ-NP-Za-km-z2-9]{8}").make(play.scene().dice().at("temp"), 0);
    Thing user = expired(play);
    if (play.flagged("revokeSessions")) {
      Sessions.end(play, user);
    }
    Obj given = Obj.of("password", Obj.of("value", Json.of(password)));
    Obj profile = user.item().obj("profile").orElse(Obj.EMPTY);
    play.rows("user").keep(Credentials.into(user, given, profile));
    return Reply.json(200, Obj.of("tempPassword", Json.of(password)));
  }

  /// Takes the password of a user until a new one is set.
  ///
  /// - in: `sendEmail` (true), `revokeSessions` (false)
  /// - out: `{}`, or where no mail is sent `resetPasswordUrl`
  /// - refuses: E0000038 who is STAGED, SUSPENDED or DEPROVISIONED
  private static Reply reset(Play play) {
    Thing user = Users.named(play);
    among(
        user,
        List.of(ACTIVE, PROVISIONED, RECOVERY, "PASSWORD_EXPIRED", "LOCKED_OUT"),
        "not-in-this-status");
    if (play.flagged("revokeSessions")) {
      Sessions.end(play, user);
    }
    play.rows("user").keep(move(user, RECOVERY, play));
    return recovery(play);
  }

  /// The reply that leads to a new password.
  static Reply recovery(Play play) {
    if (mails(play)) {
      return Users.done(play);
    }
    String url = play.scene().origin().url() + "/signin/reset-password/" + token(play);
    return Reply.json(200, Obj.of("resetPasswordUrl", Json.of(url)));
  }

  /// Takes the factors of a user.
  ///
  /// - out: `{}`
  private static Reply resetFactors(Play play) {
    Thing user = Users.named(play);
    Rows factors = play.rows("user-factor");
    factors.all(user.id()).forEach(factors::remove);
    return Users.done(play);
  }

  private static boolean is(Thing user, String status) {
    return user.text("status").filter(status::equals).isPresent();
  }

  private static void among(Thing user, List<String> statuses, String problem) {
    if (!statuses.contains(user.text("status").orElse(""))) {
      throw Refusal.of(problem);
    }
  }

  /// The user in another status, since now.
  static Thing move(Thing user, String status, Play play) {
    return user.with("status", status)
        .with("statusChanged", Users.second(play))
        .with("lastUpdated", Users.second(play));
  }
}
