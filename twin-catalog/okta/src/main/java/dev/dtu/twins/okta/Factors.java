package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Rows;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;
import java.util.List;
import java.util.Optional;

/// What somebody proves who they are with, besides a password.
///
/// - a security question is active at once, everything else once a passcode proved it
/// - source: dossier of developer.okta.com, factors API, and recorded traffic of
///   okta/terraform-provider-okta, 2026-08-31
final class Factors {

  /// What data cannot say of them.
  static final Repertoire PARTS =
      Repertoire.NONE
          .on("enrollFactor", Factors::enroll)
          .on("activateFactor", Factors::activate)
          .on("verifyFactor", Factors::verify)
          .on("resendEnrollFactor", Factors::resend)
          .on("updateFactor", Factors::update)
          .on("unenrollFactor", Factors::unenroll);

  static final String RESOURCE = "user-factor";
  private static final String ACTIVE = "ACTIVE";
  private static final String PENDING = "PENDING_ACTIVATION";
  private static final List<String> TOLD = List.of("sms", "call", "email");
  private static final String TOTP = "token:software:totp";

  private Factors() {}

  /// Somebody's factors that are proved, in the order they were enrolled.
  static List<Thing> active(Play play, Thing user) {
    return play.rows(RESOURCE).all(user.id()).stream()
        .filter(each -> each.text("status").filter(ACTIVE::equals).isPresent())
        .toList();
  }

  private static Reply enroll(Play play) {
    Thing user = user(play);
    return play.shown(enrolled(play, user, play.sent(), play.flagged("activate")));
  }

  /// Enrols one.
  ///
  /// - refuses, in this order: `invalid` for a type already there, for an e-mail address that is not
  ///   the user's, for a question without answer
  static Thing enrolled(Play play, Thing user, Obj sent, boolean atOnce) {
    String type = sent.text("factorType").orElse("");
    String provider = sent.text("provider").orElse(provider(type));
    for (Thing each : play.rows(RESOURCE).all(user.id())) {
      boolean same = each.text("factorType").filter(type::equals).isPresent();
      if (same && each.text("provider").filter(provider::equals).isPresent()) {
        boolean active = each.text("status").filter(ACTIVE::equals).isPresent();
        if (active && type.equals(Passkey.TYPE)) {
          continue; // somebody may have several keys
        }
        if (active) {
          throw Refusal.of(Problem.INVALID)
              .because("factorEnrollRequest", "A factor of this type is already set up.");
        }
        play.rows(RESOURCE).remove(each);
      }
    }
    Obj profile = sent.obj("profile").orElse(Obj.EMPTY);
    allowed(user, type, profile);
    boolean active = atOnce(type, sent) || atOnce && !type.matches(Passkey.TYPE + "|" + U2f.TYPE);
    Obj item =
        Obj.of("factorType", Json.of(type))
            .with("provider", provider)
            .with("vendorName", provider)
            .with("status", active ? ACTIVE : PENDING)
            .with("created", play.now())
            .with("lastUpdated", play.now())
            .with("profile", shown(user, type, profile));
    Rows factors = play.rows(RESOURCE);
    Obj named = item.with("id", FactorIds.id(play, type, provider));
    Thing factor = factors.make(named, Obj.of("profile", profile), user.id());
    return factors.keep(Enrolment.begun(play, user, Enrolment.linked(factor, user)));
  }

  /// Whether a kind needs no further proof: a question, and a token of another maker's that was shown.
  ///
  /// - source: okta-management OpenAPI 2026.06.3, enrollFactor, examples of its answers, 2026-11-23
  private static boolean atOnce(String type, Obj sent) {
    return type.matches("question|token:hotp")
        || type.matches("token|token:hardware") && sent.has("passCode");
  }

  /// Whose a factor is, where nobody says so: that of its type alone.
  private static String provider(String type) {
    return switch (type) {
      case "web" -> "DUO";
      case "token" -> "SYMANTEC";
      case "token:hotp" -> "CUSTOM";
      case "token:hardware" -> "YUBICO";
      case "webauthn", "u2f" -> "FIDO";
      default -> "OKTA";
    };
  }

  private static void allowed(Thing user, String type, Obj profile) {
    if (type.equals("email")) {
      String address = profile.text("email").orElse("");
      boolean own =
          user.text("profile.email").filter(address::equals).isPresent()
              || user.text("profile.secondEmail").filter(address::equals).isPresent();
      if (!own) {
        throw Refusal.of(Problem.INVALID)
            .because("Only verified primary or secondary email can be enrolled.", "");
      }
    }
    if (type.equals("question") && profile.text("answer").orElse("").length() < 4) {
      throw Refusal.of(Problem.INVALID)
          .because(
              "factorEnrollRequest",
              "The security question answer must be at least 4 characters in length");
    }
    if (type.matches("sms|call")
        && !profile.text("phoneNumber").orElse("").matches("\\+?[\\d .()-]{6,20}")) {
      throw Refusal.of("invalid-phone").because("phoneNumber", "Invalid Phone Number.");
    }
  }

  /// What is shown of a profile: never an answer, a user's login where an app makes the codes.
  private static Obj shown(Thing user, String type, Obj profile) {
    if (type.equals("question")) {
      Obj told = profile.without("answer");
      return Questions.text(told.text("question").orElse(""))
          .map(text -> told.with("questionText", text))
          .orElse(told);
    }
    return type.matches("sms|call|email") || type.equals("token") && profile.has("credentialId")
        ? profile
        : Obj.of("credentialId", Json.of(user.text("profile.login").orElse("")));
  }

  private static Reply activate(Play play) {
    return play.shown(activated(play, user(play), factor(play), play.sent()));
  }

  /// Activates one that a passcode proves.
  static Thing activated(Play play, Thing user, Thing factor, Obj sent) {
    if (factor.text("status").filter(PENDING::equals).isEmpty()) {
      throw Refusal.of(Problem.INVALID)
          .because("factorActivateRequest", "The factor is not pending activation.");
    }
    Thing proved = new Codes(play).used(factor, sent);
    Thing active = proved.showing(proved.item().without("_embedded")).with("status", ACTIVE);
    return play.rows(RESOURCE).keep(Enrolment.linked(active.with("lastUpdated", play.now()), user));
  }

  /// Proves somebody by a factor.
  ///
  /// - out: `{"factorResult": "SUCCESS"}`; `CHALLENGE` when a code was sent, `WAITING` (201) for a push
  private static Reply verify(Play play) {
    Thing user = user(play);
    Thing factor = factor(play);
    Obj sent = play.sent();
    if (factor.text("factorType").filter("push"::equals).isPresent()) {
      return Pushes.begun(play, user, factor);
    }
    if (waits(factor, sent)) {
      Thing asked = play.rows(RESOURCE).keep(asked(play, factor));
      String own = play.scene().origin().url() + Enrolment.base(user, factor);
      Obj links =
          Obj.of("verify", Hrefs.of(own + "/verify", "POST"))
              .with("factor", Hrefs.of(own, "GET", "DELETE"));
      Obj told = Obj.of("factorResult", Json.of("CHALLENGE"));
      return Reply.json(200, embedding(play, asked, told).with("_links", links));
    }
    play.rows(RESOURCE).keep(new Codes(play).used(factor, sent));
    return Reply.json(200, Obj.of("factorResult", Json.of("SUCCESS")));
  }

  /// Whether it is asked for what proves it, which was not sent.
  static boolean waits(Thing factor, Obj sent) {
    boolean told = factor.text("factorType").filter(TOLD::contains).isPresent();
    return told && sent.text("passCode").isEmpty()
        || (Passkey.is(factor) || U2f.is(factor)) && sent.text("clientData").isEmpty();
  }

  /// A factor that somebody was asked by: a code was sent, or a key has a challenge.
  static Thing asked(Play play, Thing factor) {
    if (U2f.is(factor)) {
      return new U2f(play, factor).asked();
    }
    return Passkey.is(factor) ? new Passkey(play, factor).asked() : new Codes(play).sent(factor);
  }

  /// What is told, with the challenge of a key where it is one.
  static Obj embedding(Play play, Thing factor, Obj told) {
    if (U2f.is(factor)) {
      Obj shown =
          told.has("profile")
              ? told
              : told.with("profile", factor.find("profile").orElse(Obj.EMPTY));
      return shown.with("_embedded", Obj.of("challenge", new U2f(play, factor).challenge()));
    }
    return Passkey.is(factor)
        ? told.with("_embedded", Obj.of("challenge", new Passkey(play, factor).challenge()))
        : told;
  }

  /// Asks another question, or at another number, from now on.
  ///
  /// - refuses: as enrolment does
  /// - source: recorded traffic of okta/terraform-provider-okta, PUT /users/{id}/factors/{id}, 2026-11-22
  private static Reply update(Play play) {
    Thing user = user(play);
    Thing factor = factor(play);
    String type = factor.text("factorType").orElse("");
    Obj profile = play.sent().obj("profile").orElse(Obj.EMPTY);
    allowed(user, type, profile);
    Thing changed =
        factor
            .with("profile", shown(user, type, profile))
            .with("lastUpdated", play.now())
            .hiding(factor.hidden().with("profile", profile));
    return play.shown(play.rows(RESOURCE).keep(changed));
  }

  private static Reply resend(Play play) {
    Thing factor = play.rows(RESOURCE).keep(new Codes(play).sent(factor(play)));
    return play.shown(factor);
  }

  /// Takes one away; a push takes the passcodes of the same app with it.
  private static Reply unenroll(Play play) {
    Thing user = user(play);
    Thing factor = factor(play);
    Rows factors = play.rows(RESOURCE);
    factors.remove(factor);
    if (factor.text("factorType").filter("push"::equals).isPresent()) {
      for (Thing each : factors.all(user.id())) {
        if (each.text("factorType").filter(t -> t.matches(TOTP + "|signed_nonce")).isPresent()) {
          factors.remove(each);
        }
      }
    }
    return Reply.empty(204);
  }

  private static Thing user(Play play) {
    return play.rows("user").get(play.asked("userId").orElse(""));
  }

  private static Thing factor(Play play) {
    return play.rows(RESOURCE).get(user(play).id(), play.asked("factorId").orElse(""));
  }

  /// One of somebody's factors by its id.
  static Optional<Thing> find(Play play, Thing user, String id) {
    return play.rows(RESOURCE).find(user.id(), id);
  }
}
