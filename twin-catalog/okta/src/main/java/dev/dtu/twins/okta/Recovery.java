package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Notes;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Mint;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// The way back in for who forgot a password or locked an account: by a token that was sent, and the
/// recovery question where there is one.
///
/// - refuses: `recovery-unknown` for an unknown user, `recovery-forbidden` for one who cannot sign in,
///   `unlock-forbidden` for one who is not locked out, `recovery-over` for a token that is used or too
///   old, `recovery-answer-wrong`
/// - source: dossier of developer.okta.com, authentication API, recovery, 2026-08-31
final class Recovery {

  /// What data cannot say of it.
  static final Repertoire PARTS =
      Repertoire.NONE
          .on("forgotAuthnPassword", play -> asked(play, "PASSWORD"))
          .on("unlockAuthnAccount", play -> asked(play, "UNLOCK"))
          .on("verifyAuthnRecoveryToken", Recovery::token)
          .on("answerAuthnRecoveryQuestion", Recovery::answer)
          .on("resetAuthnPassword", Recovery::reset);

  private static final Duration LIFE = Duration.ofHours(1);

  private Recovery() {}

  private static Reply asked(Play play, String type) {
    String name = play.sent().text("username").orElse("");
    Thing user = play.rows("user").find(name).orElseThrow(() -> Refusal.of("recovery-unknown"));
    String status = Signing.status(user);
    if (type.equals("UNLOCK") && !status.equals("LOCKED_OUT")) {
      throw Refusal.of("unlock-forbidden").because("", "The user is not locked out.");
    }
    if (type.equals("PASSWORD") && !status.matches("ACTIVE|PASSWORD_EXPIRED|RECOVERY")) {
      throw Refusal.of("recovery-forbidden");
    }
    String token = made(play, user, type);
    Optional<String> factor = play.sent().text("factorType");
    if (factor.isEmpty()) {
      return Reply.json(
          200,
          Obj.of("status", Json.of("RECOVERY"))
              .with("recoveryToken", token)
              .with("recoveryType", type)
              .with(
                  "_links",
                  Obj.of(
                      "next",
                      Hrefs.named("recovery", Steps.url(play, "/recovery/token"), "POST"))));
    }
    boolean mail = factor.get().equals("EMAIL");
    String to = user.text(mail ? "profile.email" : "profile.mobilePhone").orElse("");
    play.post(factor.get().toLowerCase(Locale.ROOT), to, sent(play, type, token));
    return Reply.json(
        200,
        Obj.of("status", Json.of("RECOVERY_CHALLENGE"))
            .with("factorResult", mail ? "WAITING" : "CHALLENGE")
            .with("factorType", factor.get())
            .with("recoveryType", type));
  }

  private static Obj sent(Play play, String type, String token) {
    String page = type.equals("UNLOCK") ? "/unlock_account/" : "/reset_password/";
    return Obj.of("recoveryToken", Json.of(token))
        .with("url", play.scene().origin().url() + page + token);
  }

  /// A token that leads somebody back in, once and for an hour.
  static String made(Play play, Thing user, String type) {
    Notes tokens = play.notes("recovery-tokens");
    String token =
        Mint.of("[A-Za-z0-9_-]{20}")
            .make(play.scene().call().dice().at("recovery-token"), tokens.count());
    Instant end = play.scene().moment().plus(LIFE);
    tokens.put(
        token,
        Obj.of("user", Json.of(user.id())).with("type", type).with("expires", end.toString()));
    return token;
  }

  private static Reply token(Play play) {
    return begin(play, play.sent().text("recoveryToken").orElse(""));
  }

  /// Begins with a token that was sent to somebody.
  static Reply begin(Play play, String token) {
    Notes tokens = play.notes("recovery-tokens");
    Obj note = tokens.find(token).orElseThrow(() -> Refusal.of(Problem.UNAUTHENTICATED));
    Instant end = Instant.parse(note.text("expires").orElseThrow());
    if (note.flag("used") || !end.isAfter(play.scene().moment())) {
      throw Refusal.of("recovery-over");
    }
    tokens.put(token, note.with("used", Json.of(true)));
    Thing user = play.rows("user").get(note.text("user").orElse(""));
    boolean question =
        user.hidden().obj("credentials").filter(all -> all.has("recovery_question")).isPresent();
    String type = note.text("type").orElse("");
    Transaction way =
        Transaction.of(play, user, question ? "RECOVERY" : "PASSWORD_RESET").with("recovery", type);
    return question ? Steps.shown(way) : proved(way);
  }

  private static Reply answer(Play play) {
    Transaction way = Transaction.sent(play).in("RECOVERY");
    String answer = play.sent().text("answer").orElse("");
    if (!new OwnPassword(play, way.user()).answered(answer)) {
      throw Refusal.of("recovery-answer-wrong");
    }
    return proved(way);
  }

  private static Reply proved(Transaction way) {
    if (way.note().text("recovery").filter("UNLOCK"::equals).isEmpty()) {
      return Steps.shown(way.to("PASSWORD_RESET"));
    }
    new Signing(way.play()).unlocked(way.user());
    way.end();
    return Reply.json(200, Obj.of("status", Json.of("SUCCESS")).with("recoveryType", "UNLOCK"));
  }

  private static Reply reset(Play play) {
    Transaction way = Transaction.sent(play).in("PASSWORD_RESET");
    Thing user =
        new OwnPassword(play, way.user()).changed(play.sent().text("newPassword").orElse(""));
    new Signing(play).unlocked(user);
    return Authn.done(way);
  }
}
