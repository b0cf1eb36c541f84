package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Effects;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Mint;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A phone that is to become somebody's push factor. It scans a picture, or follows what is sent to it;
/// who asks meanwhile is told to wait. The act `answer-push` is the phone that scanned it.
///
/// - refuses: `invalid` a factor that does not wait, a message to no number
/// - source: okta-management OpenAPI 2026.06.3, example EnrollFactorOVPushResponse, 2026-11-23;
///   okta-authn-sdk-java 3.0.0, verifyActivation and sendActivationEmail, 2026-11-23
record Phone(Play play, Thing user, Thing factor) {

  /// What data cannot say of it.
  static final Repertoire PARTS =
      Repertoire.NONE
          .on("pollFactorActivation", play -> of(play).polled())
          .on("sendFactorActivation", play -> of(play).sent());

  private static final String ASKED = "enrolment";

  private static Phone of(Play play) {
    Thing user = play.rows("user").get(play.asked("userId").orElse(""));
    String id = play.asked("factorId").orElse("");
    return new Phone(play, user, play.rows(Factors.RESOURCE).get(user.id(), id));
  }

  /// The factor as it waits for a phone.
  Thing begun() {
    String asked = Pushes.asked(play, user, factor, false);
    Thing waiting = factor.hiding(factor.hidden().with(ASKED, asked));
    Obj activation = new Phone(play, user, waiting).waiting();
    return waiting
        .showing(waiting.item().without("profile"))
        .with("_embedded", Obj.of("activation", activation));
  }

  private String asked() {
    return factor.hidden().text(ASKED).orElse("");
  }

  /// What is told while it waits.
  Obj waiting() {
    String own = Effects.ORIGIN + Enrolment.base(user, factor) + "/lifecycle/activate/";
    String secret =
        Mint.of("[A-Za-z0-9_-]{42}").make(play.scene().dice().at("phone").at(factor.id()), 0);
    Obj links =
        Obj.of(
            "send",
            Arr.of(
                List.of(
                    Hrefs.named("email", own + "email", "POST"),
                    Hrefs.named("sms", own + "sms", "POST"))),
            "qrcode",
            Enrolment.picture(user, factor, secret));
    Instant end = Pushes.ends(play, asked());
    return Obj.of("expiresAt", Json.of(play.at(end)))
        .with("factorResult", result())
        .with("_links", links);
  }

  String result() {
    return Pushes.result(play, asked());
  }

  /// The factor once a phone has scanned it; empty as long as none has.
  Optional<Thing> arrived() {
    if (!Enrolment.pending(factor) || asked().isEmpty()) {
      throw Refusal.of(Problem.INVALID)
          .because("factorActivateRequest", "The factor is not pending activation.");
    }
    if (!result().equals(Pushes.SUCCESS)) {
      return Optional.empty();
    }
    Obj profile =
        Obj.of("credentialId", Json.of(user.text("profile.login").orElse("")))
            .with("deviceType", "SmartPhone_IPhone")
            .with("name", "iPhone")
            .with("platform", "IOS")
            .with("version", "9.0");
    Thing active =
        factor
            .showing(factor.item().without("_embedded"))
            .with("profile", profile)
            .with("status", "ACTIVE")
            .with("lastUpdated", play.now())
            .hiding(factor.hidden().without(ASKED));
    return Optional.of(play.rows(Factors.RESOURCE).keep(Enrolment.linked(active, user)));
  }

  private Reply polled() {
    Json told = arrived().<Json>map(Thing::item).orElseGet(this::told);
    return Reply.json(200, Hrefs.here(play, told));
  }

  private Json told() {
    String own = Effects.ORIGIN + Enrolment.base(user, factor);
    Obj waiting = waiting();
    Obj links = waiting.obj("_links").orElse(Obj.EMPTY);
    Obj poll = Hrefs.of(own + "/lifecycle/activate/poll", "POST");
    return waiting.with("_links", Obj.of("poll", poll).withAll(links));
  }

  private Reply sent() {
    send(play.asked("channel").orElse(""));
    return Reply.json(200, Hrefs.here(play, factor.item()));
  }

  /// Sends the way to the picture, by mail to the person's address, by a message to the number sent.
  void send(String channel) {
    Obj profile = play.sent().obj("profile").orElse(Obj.EMPTY);
    String to =
        channel.equals("email")
            ? user.text("profile.email").orElse("")
            : profile.text("phoneNumber").or(() -> user.text("profile.mobilePhone")).orElse("");
    if (to.isEmpty()) {
      throw Refusal.of("invalid-phone").because("phoneNumber", "Invalid Phone Number.");
    }
    String url = play.scene().origin().url() + Enrolment.base(user, factor) + "/qr";
    play.post(channel, to, Obj.of("url", Json.of(url)).with("factor", factor.id()));
  }
}
