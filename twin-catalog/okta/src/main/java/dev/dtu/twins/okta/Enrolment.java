package dev.dtu.twins.okta;

import dev.dtu.effect.Effects;
import dev.dtu.effect.Play;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Mint;
import java.util.List;

/// A factor as it is shown when it was enrolled: what it waits for, and where that is brought.
///
/// - source: recorded traffic of okta/terraform-provider-okta, 2026-08-31; okta-management OpenAPI
///   2026.06.3, enrollFactor, examples of its answers, 2026-11-23
final class Enrolment {

  private static final List<String> TOLD = List.of("sms", "call", "email");
  private static final String TOTP = "token:software:totp";

  private Enrolment() {}

  static boolean pending(Thing factor) {
    return factor.text("status").filter("PENDING_ACTIVATION"::equals).isPresent();
  }

  private static boolean active(Thing factor) {
    return factor.text("status").filter("ACTIVE"::equals).isPresent();
  }

  /// A new factor as it waits for its proof.
  static Thing begun(Play play, Thing user, Thing factor) {
    String type = factor.text("factorType").orElse("");
    if (active(factor) && !type.equals(TOTP)) {
      return factor;
    }
    if (TOLD.contains(type)) {
      return new Codes(play).sent(factor);
    }
    return switch (type) {
      case TOTP -> clocked(play, user, factor);
      case Passkey.TYPE -> new Passkey(play, factor).begun(user);
      case U2f.TYPE -> new U2f(play, factor).begun();
      case "push" -> new Phone(play, user, factor).begun();
      default -> factor;
    };
  }

  private static Thing clocked(Play play, Thing user, Thing factor) {
    String secret = Mint.of("[A-Z2-7]{16}").make(play.scene().dice().at("totp").at(factor.id()), 0);
    boolean google = factor.text("provider").filter("GOOGLE"::equals).isPresent();
    Obj activation =
        Obj.of("timeStep", Json.of(30L))
            .with("sharedSecret", secret)
            .with("encoding", "base32")
            .with("keyLength", Json.of(google ? 16L : 6L))
            .with("_links", Obj.of("qrcode", picture(user, factor, secret)));
    return factor
        .hiding(factor.hidden().with("sharedSecret", secret))
        .with("_embedded", Obj.of("activation", activation));
  }

  /// Where the picture is that an app scans.
  static Obj picture(Thing user, Thing factor, String secret) {
    String code = Effects.ORIGIN + base(user, factor) + "/qr/20111" + secret;
    return Hrefs.of(code, "GET").with("type", "image/png");
  }

  static String base(Thing user, Thing factor) {
    return "/api/v1/users/" + user.id() + "/factors/" + factor.id();
  }

  /// The factor with where it is brought its proof, or asked for it.
  static Thing linked(Thing factor, Thing user) {
    String own = Effects.ORIGIN + base(user, factor);
    boolean push = factor.text("factorType").filter("push"::equals).isPresent();
    Obj links = Obj.EMPTY;
    if (pending(factor)) {
      links =
          push
              ? links.with("poll", Hrefs.of(own + "/lifecycle/activate/poll", "POST"))
              : links.with("activate", Hrefs.of(own + "/lifecycle/activate", "POST"));
    } else if (factor.text("factorType").filter("question"::equals).isPresent()) {
      String questions = Effects.ORIGIN + "/api/v1/users/" + user.id() + "/factors/questions";
      links = links.with("questions", Hrefs.of(questions, "GET"));
    }
    if (links.isEmpty()) {
      links = links.with("verify", Hrefs.of(own + "/verify", "POST"));
    }
    links = links.with("self", Hrefs.of(own, "GET", "DELETE"));
    String whose = Effects.ORIGIN + "/api/v1/users/" + user.id();
    return factor.with("_links", links.with("user", Hrefs.of(whose, "GET")));
  }
}
