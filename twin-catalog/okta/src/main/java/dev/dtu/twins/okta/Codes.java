package dev.dtu.twins.okta;

import dev.dtu.effect.Play;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Mint;
import dev.dtu.twin.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Passcodes that are sent to somebody, and whether one is right.
///
/// - refuses: `sms-too-soon`, `call-too-soon` within 30 seconds, `email-too-soon` within 5
/// - source: dossier of developer.okta.com, factors API, 2026-08-31
record Codes(Play play) {

  private static final String SECRET = "sharedSecret";
  private static final String CODE = "passCode";

  /// Sends a new passcode to a factor.
  ///
  /// @return the factor, which waits for it
  Thing sent(Thing factor) {
    String type = factor.text("factorType").orElse("");
    Instant now = play.scene().moment();
    Optional<Instant> before = factor.hidden().text("sent").map(Instant::parse);
    long pause = type.equals("email") ? 5 : 30;
    if (before.filter(at -> at.plusSeconds(pause).isAfter(now)).isPresent()) {
      throw Refusal.of(type + "-too-soon");
    }
    String code = Mint.of("[0-9]{6}").make(play.scene().dice().at("passcode").at(factor.id()), 0);
    String to =
        factor.text("profile.email").or(() -> factor.text("profile.phoneNumber")).orElse("");
    play.post(type, to, Obj.of("code", Json.of(code)).with("factor", factor.id()));
    Instant end = now.plus(Duration.ofSeconds(lifetime()));
    return factor.hiding(
        factor
            .hidden()
            .with(CODE, code)
            .with("sent", now.toString())
            .with("codeExpires", end.toString()));
  }

  private long lifetime() {
    return play.asked("tokenLifetimeSeconds")
        .filter(word -> word.matches("\\d{1,5}"))
        .map(Long::parseLong)
        .orElse(300L);
  }

  /// The factor with a passcode used up, when it was right; refuses as `wrong-passcode` when not.
  Thing used(Thing factor, Obj sent) {
    String code = sent.text(CODE).orElse("");
    return switch (factor.text("factorType").orElse("")) {
      case "question" -> answered(factor, sent.text("answer").orElse(""));
      case "token:software:totp" -> timed(factor, code);
      case "sms", "call", "email" -> told(factor, code);
      case Passkey.TYPE -> new Passkey(play, factor).used(sent);
      case U2f.TYPE -> new U2f(play, factor).used(sent);
      default -> code.isEmpty() ? wrong() : factor;
    };
  }

  private static Thing answered(Thing factor, String answer) {
    return factor
            .hidden()
            .obj("profile")
            .flatMap(profile -> profile.text("answer"))
            .filter(answer::equalsIgnoreCase)
            .isPresent()
        ? factor
        : wrong("Your answer doesn't match our records. Please try again.");
  }

  private Thing timed(Thing factor, String code) {
    String secret = factor.hidden().text(SECRET).orElse("");
    Optional<Long> step = Totp.step(secret, code, play.scene().moment());
    if (step.isEmpty()) {
      return wrong();
    }
    Obj hidden = factor.hidden();
    long last = hidden.find("step").flatMap(Json::asWords).map(Long::parseLong).orElse(-1L);
    if (step.get() <= last) {
      throw Refusal.of("passcode-replayed");
    }
    return factor.hiding(hidden.with("step", Json.of(step.get())));
  }

  private Thing told(Thing factor, String code) {
    Obj hidden = factor.hidden();
    boolean timely =
        hidden
            .text("codeExpires")
            .map(Instant::parse)
            .filter(end -> end.isAfter(play.scene().moment()))
            .isPresent();
    return timely && hidden.text(CODE).filter(code::equals).isPresent()
        ? factor.hiding(hidden.without(CODE).without("sent"))
        : wrong();
  }

  private static Thing wrong() {
    return wrong("Your passcode doesn't match our records. Please try again.");
  }

  private static Thing wrong(String why) {
    throw Refusal.of("wrong-passcode").because("", why);
  }
}
