package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;
import java.util.Optional;

/// Signing in step by step: password, second factor, a password that ran out, and then a session
/// token.
///
/// - order: a second factor is asked for before an expired password
/// - refuses: `authentication-failed` for a wrong password, an account that cannot sign in, a policy
///   that denies, and a locked account whose policy hides it
/// - source: dossier of developer.okta.com, authentication API, 2026-08-31
final class Authn {

  /// What data cannot say of it.
  static final Repertoire PARTS =
      Repertoire.NONE
          .on("createAuthnTransaction", Authn::begin)
          .on("introspectAuthnTransaction", play -> Steps.shown(Transaction.seen(play)))
          .on("cancelAuthnTransaction", Authn::cancel)
          .on("changeAuthnPassword", Authn::change)
          .on("previousAuthnState", Authn::previous)
          .on("skipAuthnState", Authn::skip)
          .on("enrollAuthnFactor", Authn::enroll)
          .on("activateAuthnFactor", Authn::activate)
          .on("pollAuthnActivation", Authn::polled)
          .on("sendAuthnActivation", Authn::sent)
          .finding("verifyAuthnFactor", Authn::verify)
          .on("resendAuthnActivation", Authn::resend)
          .on("resendAuthnFactor", Authn::resend);

  private Authn() {}

  private static Reply begin(Play play) {
    Obj sent = play.sent();
    if (sent.has("stateToken")) {
      return Steps.shown(Transaction.sent(play));
    }
    Optional<String> token = sent.text("token");
    if (token.isPresent()) {
      return Recovery.begin(play, token.get());
    }
    if (sent.text("username").isEmpty() || sent.text("password").isEmpty()) {
      throw Refusal.of(Problem.INVALID)
          .because(
              "authRequest",
              "The 'username' and 'password' attributes are required in this context.");
    }
    String name = sent.text("username").orElse("");
    Signing.Try tried = new Signing(play).tries(name, sent.text("password").orElse(""));
    return switch (tried.outcome()) {
      case PROVED -> next(play, tried.user().orElseThrow());
      case WRONG -> throw failed();
      case LOCKED -> locked(play, tried.user().orElseThrow());
    };
  }

  private static Refusal failed() {
    return Refusal.of("authentication-failed").keeping();
  }

  private static Reply locked(Play play, Thing user) {
    Obj lockout = PasswordPolicy.of(play, user).settings().obj("lockout").orElse(Obj.EMPTY);
    if (!lockout.flag("showLockoutFailures")) {
      throw failed();
    }
    return Reply.json(
        200,
        Obj.of("status", Json.of("LOCKED_OUT"))
            .with(
                "_links",
                Obj.of(
                    "next", Hrefs.named("unlock", Steps.url(play, "/recovery/unlock"), "POST"))));
  }

  private static Reply next(Play play, Thing user) {
    Obj signOn = SignOn.of(play, user);
    if (signOn.text("access").filter("DENY"::equals).isPresent()) {
      throw failed();
    }
    if (signOn.flag("requireFactor")) {
      boolean any = !Factors.active(play, user).isEmpty();
      return Steps.shown(Transaction.of(play, user, any ? "MFA_REQUIRED" : "MFA_ENROLL"));
    }
    return passed(Transaction.of(play, user, "UNAUTHENTICATED"));
  }

  /// What comes once a person is proved: a password to be changed, or the session token.
  static Reply passed(Transaction way) {
    OwnPassword password = new OwnPassword(way.play(), way.user());
    if (password.expired()) {
      return Steps.shown(way.to("PASSWORD_EXPIRED"));
    }
    long warned = PasswordPolicy.of(way.play(), way.user()).number("age.expireWarnDays", 0);
    boolean soon = password.daysLeft().filter(left -> left <= warned).isPresent();
    return soon && way.asksFor("warnBeforePasswordExpired")
        ? Steps.shown(way.to("PASSWORD_WARN"))
        : done(way);
  }

  /// The end of the way.
  static Reply done(Transaction way) {
    Thing user = new Signing(way.play()).signedIn(way.user());
    String token = Sessions.token(way.play(), user, way.amr());
    way.end();
    return Steps.success(way, user, token);
  }

  private static Reply cancel(Play play) {
    Transaction way = Transaction.sent(play);
    way.end();
    Optional<String> relay = way.note().text("relay");
    return Reply.json(
        200, relay.map(text -> Obj.of("relayState", Json.of(text))).orElse(Obj.EMPTY));
  }

  private static Reply change(Play play) {
    Transaction way = Transaction.sent(play).in("PASSWORD_EXPIRED", "PASSWORD_WARN");
    Thing user = way.user();
    if (!new OwnPassword(play, user).right(play.sent().text("oldPassword").orElse(""))) {
      throw Refusal.of("update-failed")
          .because("oldPassword", "The credentials provided were incorrect.");
    }
    new OwnPassword(play, user).changed(play.sent().text("newPassword").orElse(""));
    return done(way);
  }

  private static Reply previous(Play play) {
    Transaction way = Transaction.sent(play).in("MFA_CHALLENGE", "MFA_ENROLL_ACTIVATE");
    boolean challenge = way.status().equals("MFA_CHALLENGE");
    return Steps.shown(way.to(challenge ? "MFA_REQUIRED" : "MFA_ENROLL"));
  }

  private static Reply skip(Play play) {
    Transaction way = Transaction.sent(play).in("PASSWORD_WARN", "MFA_ENROLL");
    if (way.status().equals("PASSWORD_WARN")) {
      return done(way);
    }
    boolean must = Offers.of(play, way.user()).demands();
    if (must || Factors.active(play, way.user()).isEmpty()) {
      throw Refusal.of("wrong-state");
    }
    return passed(way);
  }

  private static Reply enroll(Play play) {
    Transaction way = Transaction.sent(play).in("MFA_ENROLL");
    Thing factor = Factors.enrolled(play, way.user(), play.sent(), false);
    Transaction chosen = way.with("factor", factor.id());
    boolean active = factor.text("status").filter("ACTIVE"::equals).isPresent();
    return active ? proved(chosen, factor) : Steps.shown(chosen.to("MFA_ENROLL_ACTIVATE"));
  }

  private static Reply activate(Play play) {
    Transaction way = Transaction.sent(play).in("MFA_ENROLL_ACTIVATE");
    Thing factor = asked(play, way);
    return proved(way, Factors.activated(play, way.user(), factor, play.sent()));
  }

  private static Reply polled(Play play) {
    Transaction way = Transaction.sent(play).in("MFA_ENROLL_ACTIVATE");
    return new Phone(play, way.user(), asked(play, way))
        .arrived()
        .map(active -> proved(way, active))
        .orElseGet(() -> Steps.shown(way));
  }

  private static Reply sent(Play play) {
    Transaction way = Transaction.sent(play).in("MFA_ENROLL_ACTIVATE");
    new Phone(play, way.user(), asked(play, way)).send(play.asked("channel").orElse(""));
    return Steps.shown(way);
  }

  private static Reply verify(Play play) {
    Transaction way =
        Transaction.sent(play).in("MFA_REQUIRED", "MFA_CHALLENGE", RecoveryCodes.CHALLENGE);
    if (way.status().equals(RecoveryCodes.CHALLENGE)) {
      return RecoveryCodes.verified(play, way);
    }
    Thing factor = asked(play, way);
    boolean push = factor.text("factorType").filter("push"::equals).isPresent();
    Transaction chosen = way.with("factor", factor.id());
    if (push) {
      return pushed(way, chosen, factor);
    }
    if (Factors.waits(factor, play.sent())) {
      play.rows(Factors.RESOURCE).keep(Factors.asked(play, factor));
      return Steps.shown(chosen.to("MFA_CHALLENGE"));
    }
    play.rows(Factors.RESOURCE).keep(new Codes(play).used(factor, play.sent()));
    return proved(chosen, factor);
  }

  /// Asks somebody's phone, or looks whether it answered.
  private static Reply pushed(Transaction way, Transaction chosen, Thing factor) {
    boolean first = way.status().equals("MFA_REQUIRED") || way.push().isEmpty();
    Transaction asked =
        (first ? chosen.with("push", pushed(way, factor)) : chosen).to("MFA_CHALLENGE");
    return asked.pushResult().equals(Pushes.SUCCESS) ? proved(asked, factor) : Steps.shown(asked);
  }

  private static String pushed(Transaction way, Thing factor) {
    return Pushes.asked(way.play(), way.user(), factor, Pushes.numbered(way.play()));
  }

  /// Goes on with who showed a factor: to one that must be enrolled, or may and was asked for.
  private static Reply proved(Transaction way, Thing factor) {
    Transaction shown = way.with("verified", word(factor.text("factorType").orElse("")));
    Offers offers = Offers.of(way.play(), way.user());
    boolean enrolling = way.status().startsWith("MFA_ENROLL");
    boolean more = enrolling && way.asksFor("multiOptionalFactorEnroll") && offers.more();
    return offers.demands() || more ? Steps.shown(shown.to("MFA_ENROLL")) : passed(shown);
  }

  /// What sessions call a factor; empty where they have no word for it.
  ///
  /// - source: okta-management OpenAPI 2026.06.3, SessionAuthenticationMethod, 2026-11-22
  private static String word(String type) {
    return switch (type) {
      case "push" -> "swk";
      case "sms" -> "sms";
      case "call" -> "tel";
      case "webauthn", "u2f" -> "hwk";
      default -> "";
    };
  }

  private static Reply resend(Play play) {
    Transaction way = Transaction.sent(play).in("MFA_CHALLENGE", "MFA_ENROLL_ACTIVATE");
    Thing factor = asked(play, way);
    if (factor.text("factorType").filter("push"::equals).isPresent()) {
      return Steps.shown(way.with("push", pushed(way, factor)));
    }
    play.rows(Factors.RESOURCE).keep(new Codes(play).sent(factor));
    return Steps.shown(way);
  }

  /// The factor that the path names, by its id or else by its type.
  private static Thing asked(Play play, Transaction way) {
    String name = play.asked("factorId").orElse("");
    return Factors.active(play, way.user()).stream()
        .filter(each -> each.text("factorType").filter(name::equals).isPresent())
        .findFirst()
        .orElseGet(() -> play.rows(Factors.RESOURCE).get(way.user().id(), name));
  }
}
