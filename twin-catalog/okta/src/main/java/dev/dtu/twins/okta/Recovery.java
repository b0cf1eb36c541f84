package dev.dtu.twins.okta;

import dev.dtu.call.Caller;
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
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The way back in for who forgot a password or locked an account: by a token that was sent by mail or
/// handed to who has one of the API, by a code on the phone (`RecoveryCodes`), and by the recovery
/// question where there is one.
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

  /// How long a token is good.
  static final Duration LIFE = Duration.ofHours(1);

  private Recovery() {}

  private static Reply asked(Play play, String type) {
    boolean trusted = play.scene().call().caller() instanceof Caller.Known;
    Optional<String> factor = play.sent().text("factorType");
    if (factor.isEmpty() && !trusted) {
      throw Refusal.of(Problem.INVALID).because("factorType", "The field cannot be left blank");
    }
    Optional<Thing> user = play.rows("user").find(play.sent().text("username").orElse(""));
    if (user.isEmpty() && trusted) {
      throw Refusal.of("recovery-unknown");
    }
    user.ifPresent(known -> allowed(play, known, type));
    if (factor.isEmpty()) {
      return Steps.recovering(play, user.orElseThrow(), type, made(play, user.get(), type));
    }
    if (RecoveryCodes.KINDS.contains(factor.get().toUpperCase(Locale.ROOT))) {
      return RecoveryCodes.begin(play, user, type, factor.get());
    }
    user.ifPresent(known -> mailed(play, known, type));
    Obj told =
        Obj.of("status", Json.of(RecoveryCodes.CHALLENGE))
            .with("factorResult", "WAITING")
            .with("factorType", factor.get())
            .with("recoveryType", type);
    Optional<String> relay = play.sent().text("relayState");
    return Reply.json(200, relay.map(text -> told.with("relayState", text)).orElse(told));
  }

  /// - refuses: `unlock-forbidden`, `recovery-forbidden` who may not, or not by this factor
  private static void allowed(Play play, Thing user, String type) {
    String status = Signing.status(user);
    if (type.equals("UNLOCK") && !status.equals("LOCKED_OUT")) {
      throw Refusal.of("unlock-forbidden").because("", "The user is not locked out.");
    }
    String factor = play.sent().text("factorType").orElse("").toLowerCase(Locale.ROOT);
    boolean able = status.matches("ACTIVE|PASSWORD_EXPIRED|RECOVERY") || type.equals("UNLOCK");
    if (!able || !PasswordPolicy.recovers(play, user, factor)) {
      throw Refusal.of("recovery-forbidden");
    }
  }

  /// Sends a token to each address that somebody has.
  private static void mailed(Play play, Thing user, String type) {
    Obj message = sent(play, type, made(play, user, type));
    for (String address : List.of("profile.email", "profile.secondEmail")) {
      user.text(address)
          .filter(to -> !to.isEmpty())
          .ifPresent(to -> play.post("email", to, message));
    }
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
    String type = note.text("type").orElse("");
    return known(Transaction.of(play, user, "RECOVERY").with("recovery", type));
  }

  /// Goes on with somebody who has what was sent: to the question, if there is one.
  static Reply known(Transaction way) {
    boolean question =
        way.user()
            .hidden()
            .obj("credentials")
            .filter(all -> all.has("recovery_question"))
            .isPresent();
    return question ? Steps.shown(way.to("RECOVERY")) : proved(way);
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
