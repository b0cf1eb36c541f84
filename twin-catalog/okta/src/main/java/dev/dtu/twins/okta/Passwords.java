package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Refusal;
import java.util.List;

/// Passwords and recovery questions, changed by who knows the old ones.
///
/// - source: dossier of developer.okta.com, users, credential operations, 2026-08-31
final class Passwords {

  /// What data cannot say of them.
  static final Repertoire PARTS =
      Repertoire.NONE
          .on("changePassword", Passwords::change)
          .on("changeRecoveryQuestion", Passwords::question)
          .on("forgotPassword", Passwords::forgot)
          .on("forgotPasswordSetNewPassword", Passwords::answered);

  private Passwords() {}

  /// Puts a new password in the place of the old.
  ///
  /// - in: `oldPassword`, `newPassword`, `revokeSessions` (false)
  /// - out: the credentials as they are shown; who was not ACTIVE is now
  /// - refuses, in this order: E0000035 in another status than STAGED, ACTIVE, PASSWORD_EXPIRED or
  ///   RECOVERY; E0000014 the old one is another; E0000001 the policy forbids the new one
  private static Reply change(Play play) {
    Thing user = Users.named(play);
    List<String> open = List.of("STAGED", UserLife.ACTIVE, "PASSWORD_EXPIRED", UserLife.RECOVERY);
    if (!open.contains(user.text("status").orElse(""))) {
      throw Refusal.of("change-password-not-allowed");
    }
    known(user, word(play, "oldPassword"), "oldPassword: The credentials provided were incorrect.");
    if (play.sent().flag("revokeSessions")) {
      Sessions.end(play, user);
    }
    return renewed(play, user, word(play, "newPassword"));
  }

  private static Reply renewed(Play play, Thing user, String password) {
    Obj given = Obj.of("password", Obj.of("value", Json.of(password)));
    Thing changed =
        into(new OwnPassword(play, user).given(password), given)
            .with("passwordChanged", Users.second(play))
            .with("lastUpdated", Users.second(play));
    boolean begins =
        List.of("PASSWORD_EXPIRED", UserLife.RECOVERY).contains(user.text("status").orElse(""));
    return told(play, begins ? UserLife.move(changed, UserLife.ACTIVE, play) : changed);
  }

  /// Puts a new recovery question in the place of the old.
  ///
  /// - in: `password`, `recovery_question`
  /// - out: the credentials as they are shown
  /// - refuses, in this order: E0000036 in another status than STAGED, ACTIVE or RECOVERY; E0000014
  ///   the password is another
  private static Reply question(Play play) {
    Thing user = Users.named(play);
    List<String> open = List.of("STAGED", UserLife.ACTIVE, UserLife.RECOVERY);
    if (!open.contains(user.text("status").orElse(""))) {
      throw Refusal.of("change-question-not-allowed");
    }
    known(user, word(play, "password"), "password: The credentials provided were incorrect.");
    Obj question = play.sent().obj("recovery_question").orElse(Obj.EMPTY);
    return told(play, into(user, Obj.of("recovery_question", question)));
  }

  /// Begins to recover a password.
  ///
  /// - in: `sendEmail` (true)
  /// - out: `{}`, or where no mail is sent `resetPasswordUrl`
  /// - refuses: E0000034 who is not ACTIVE
  private static Reply forgot(Play play) {
    if (Users.named(play).text("status").filter(UserLife.ACTIVE::equals).isEmpty()) {
      throw Refusal.of("forgot-password-not-allowed");
    }
    return UserLife.recovery(play);
  }

  /// Sets a new password for who knows the answer to the recovery question.
  ///
  /// - in: `password`, `recovery_question.answer`
  /// - out: the credentials as they are shown
  /// - refuses, in this order: E0000034 who is not ACTIVE, E0000087 another answer, E0000001 the policy forbids it
  private static Reply answered(Play play) {
    Thing user = Users.named(play);
    if (user.text("status").filter(UserLife.ACTIVE::equals).isEmpty()) {
      throw Refusal.of("forgot-password-not-allowed");
    }
    Obj question = play.sent().obj("recovery_question").orElse(Obj.EMPTY);
    String answer = Credentials.answer(user);
    if (answer.isEmpty() || !question.text("answer").filter(answer::equalsIgnoreCase).isPresent()) {
      throw Refusal.of("wrong-answer");
    }
    return renewed(play, user, word(play, "password"));
  }

  private static void known(Thing user, String given, String otherwise) {
    String own = Credentials.password(user);
    if (!own.isEmpty() && !own.equals(given)) {
      throw Refusal.of("credentials-refused").because("", otherwise);
    }
  }

  private static String word(Play play, String member) {
    return play.sent().obj(member).flatMap(each -> each.text("value")).orElse("");
  }

  private static Thing into(Thing user, Obj given) {
    return Credentials.into(user, given, user.item().obj("profile").orElse(Obj.EMPTY));
  }

  private static Reply told(Play play, Thing user) {
    Thing kept = play.rows("user").keep(user);
    return Reply.json(200, kept.item().obj("credentials").orElse(Obj.EMPTY).without("emails"));
  }
}
