package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Mint;
import dev.dtu.twin.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The way back in by a code that is sent to a phone, as a message or read out. Who asks without a token
/// of the API never learns whether there is such a person.
///
/// - refuses: `wrong-passcode`; `wrong-state` where no code is waited for, or one of the other kind;
///   `sms-too-soon`, `call-too-soon` within 30 seconds
/// - source: https://developer.okta.com/docs/reference/api/authn/#verify-recovery-factor, 2026-11-22
final class RecoveryCodes {

  /// What data cannot say of it.
  static final Repertoire PARTS =
      Repertoire.NONE
          .on("verifyAuthnRecoveryFactor", play -> verified(play, waiting(play, kind(play))))
          .on("resendAuthnRecoveryFactor", RecoveryCodes::resend);

  /// Where a transaction waits for a code.
  static final String CHALLENGE = "RECOVERY_CHALLENGE";

  static final List<String> KINDS = List.of("SMS", "CALL");

  private static final String CODE = "code";
  private static final String SENT = "sent";
  private static final String WORD = "channel";
  private static final Duration PAUSE = Duration.ofSeconds(30);

  private RecoveryCodes() {}

  /// Sends a code, where there is somebody to send it to.
  ///
  /// @param word the kind of factor, as the client wrote it
  static Reply begin(Play play, Optional<Thing> user, String type, String word) {
    Transaction way =
        Transaction.of(play, user.map(Thing::id).orElse(""), CHALLENGE)
            .with("recovery", type)
            .with(WORD, word);
    return Steps.challenged(sent(way), word);
  }

  private static String kind(Play play) {
    return play.asked("factorType").orElse("").toUpperCase(Locale.ROOT);
  }

  private static Transaction waiting(Play play, String kind) {
    Transaction way = Transaction.sent(play).in(CHALLENGE);
    String own = way.note().text(WORD).orElse("").toUpperCase(Locale.ROOT);
    if (!own.equals(kind)) {
      throw Refusal.of("wrong-state");
    }
    return way;
  }

  private static Transaction sent(Transaction way) {
    Play play = way.play();
    String kind = way.note().text(WORD).orElse("").toLowerCase(Locale.ROOT);
    Instant now = play.scene().moment();
    Optional<Instant> before = way.note().text(SENT).map(Instant::parse);
    if (before.filter(at -> at.plus(PAUSE).isAfter(now)).isPresent()) {
      throw Refusal.of(kind + "-too-soon");
    }
    String code =
        Mint.of(kind.equals("call") ? "[0-9]{5}" : "[0-9]{6}")
            .make(play.scene().dice().at("recovery-code").at(way.token()), 0);
    Optional<String> number = way.known().flatMap(user -> number(play, user));
    number.ifPresent(to -> play.post(kind, to, Obj.of("code", Json.of(code))));
    return way.with(CODE, number.isPresent() ? code : "").with(SENT, now.toString());
  }

  /// The phone of a factor that is proved, else the one in the profile.
  private static Optional<String> number(Play play, Thing user) {
    return Factors.active(play, user).stream()
        .filter(each -> each.text("factorType").filter(t -> t.matches("sms|call")).isPresent())
        .flatMap(each -> each.text("profile.phoneNumber").stream())
        .findFirst()
        .or(() -> user.text("profile.mobilePhone").filter(each -> !each.isEmpty()));
  }

  private static Reply resend(Play play) {
    Transaction way = waiting(play, kind(play));
    return Steps.challenged(sent(way), way.note().text(WORD).orElse(""));
  }

  /// Goes on with somebody whose code is right.
  static Reply verified(Play play, Transaction way) {
    String code = way.note().text(CODE).orElse("");
    if (code.isEmpty() || !play.sent().text("passCode").filter(code::equals).isPresent()) {
      throw Refusal.of("wrong-passcode")
          .because("", "Your token doesn't match our records. Please try again.");
    }
    return Recovery.known(new Transaction(play, way.token(), way.note().without(CODE)));
  }
}
