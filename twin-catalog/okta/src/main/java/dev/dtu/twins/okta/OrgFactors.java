package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Notes;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;
import java.util.ArrayList;
import java.util.List;

/// The kinds of factors that an organisation has switched on, as Okta's Terraform provider reads and
/// sets them.
///
/// - all are off in a fresh organisation
/// - source: recorded traffic of okta/terraform-provider-okta, /api/v1/org/factors, 2026-11-22
final class OrgFactors {

  /// What data cannot say of them.
  static final Repertoire PARTS =
      Repertoire.NONE
          .on("listOrgFactors", OrgFactors::list)
          .finding("getOrgFactor", play -> Reply.json(200, shown(play, named(play))))
          .finding("activateOrgFactor", play -> set(play, "ACTIVE"))
          .finding("deactivateOrgFactor", play -> set(play, "INACTIVE"));

  private static final String ACTIVE = "ACTIVE";

  /// A kind of factors.
  record Kind(String name, String provider, String type) {}

  static final List<Kind> ALL =
      List.of(
          new Kind("duo", "DUO", "web"),
          new Kind("fido_u2f", "FIDO", "u2f"),
          new Kind("fido_webauthn", "FIDO", "webauthn"),
          new Kind("google_otp", "GOOGLE", "token:software:totp"),
          new Kind("hotp", "CUSTOM", "token:hotp"),
          new Kind("okta_call", "OKTA", "call"),
          new Kind("okta_email", "OKTA", "email"),
          new Kind("okta_otp", "OKTA", "token:software:totp"),
          new Kind("okta_push", "OKTA", "push"),
          new Kind("okta_question", "OKTA", "question"),
          new Kind("okta_sms", "OKTA", "sms"),
          new Kind("rsa_token", "RSA", "token"),
          new Kind("symantec_vip", "SYMANTEC", "token"),
          new Kind("yubikey_token", "YUBICO", "token:hardware"));

  private OrgFactors() {}

  private static Reply list(Play play) {
    List<Json> all = new ArrayList<>();
    ALL.forEach(each -> all.add(shown(play, each)));
    return Reply.json(200, Json.array(all));
  }

  /// - refuses: `not-found` a kind there is not
  private static Kind named(Play play) {
    String name = play.asked("factorName").orElse("");
    return ALL.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> Refusal.of(Problem.NOT_FOUND).with("id", name).with("resource", "org-factor"));
  }

  private static Notes notes(Play play) {
    return play.notes("org-factors");
  }

  private static Reply set(Play play, String status) {
    Kind kind = named(play);
    notes(play).put(kind.name(), Obj.of("status", Json.of(status)));
    return Reply.json(200, shown(play, kind));
  }

  private static Obj shown(Play play, Kind kind) {
    String status =
        notes(play).find(kind.name()).flatMap(note -> note.text("status")).orElse("INACTIVE");
    String own = play.scene().origin().url() + "/api/v1/org/factors/" + kind.name();
    boolean on = status.equals(ACTIVE);
    String next = on ? "deactivate" : "activate";
    return Obj.of("id", Json.of(kind.name()), "provider", Json.of(kind.provider()))
        .with("factorType", kind.type())
        .with("status", status)
        .with(
            "_links",
            Obj.of(next, Hrefs.of(own + "/lifecycle/" + next, "POST"))
                .with("self", Hrefs.of(own, "GET")));
  }
}
