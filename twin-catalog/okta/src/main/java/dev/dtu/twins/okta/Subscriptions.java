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
import java.util.regex.Pattern;

/// What administrators are told of by mail: of each kind of news, by their role or for themselves; and
/// whether people hear from Okta at all.
///
/// - nothing is subscribed to in a fresh organisation
/// - refuses: `not-found` a kind of news there is not
/// - source: okta-management OpenAPI 2026.06.3, Subscription, NotificationType and
///   OrgOktaCommunicationSetting; recorded traffic of okta/terraform-provider-okta,
///   /api/v1/roles/{role}/subscriptions/{type}, 2026-11-23
final class Subscriptions {

  private static final String ON = "subscribed";
  private static final String OFF = "unsubscribed";

  /// What data cannot say of them.
  static final Repertoire PARTS =
      Repertoire.NONE
          .finding("listSubscriptionsRole", play -> list(play, role(play)))
          .finding("getSubscriptionsNotificationTypeRole", play -> one(play, role(play)))
          .finding("subscribeByNotificationTypeRole", play -> set(play, role(play), ON))
          .finding("unsubscribeByNotificationTypeRole", play -> set(play, role(play), OFF))
          .finding("listSubscriptionsUser", play -> list(play, user(play)))
          .finding("getSubscriptionsNotificationTypeUser", play -> one(play, user(play)))
          .finding("subscribeByNotificationTypeUser", play -> set(play, user(play), ON))
          .finding("unsubscribeByNotificationTypeUser", play -> set(play, user(play), OFF))
          .finding("getOktaCommunicationSettings", play -> Reply.json(200, news(play)))
          .finding("optInUsersToOktaCommunicationEmails", play -> news(play, false))
          .finding("optOutUsersFromOktaCommunicationEmails", play -> news(play, true));

  private static final String OUT = "optOutEmailUsers";

  private static final List<String> KINDS =
      List.of(
          "AD_AGENT",
          "AGENT_AUTO_UPDATE_NOTIFICATION",
          "AGENT_AUTO_UPDATE_NOTIFICATION_LDAP",
          "APP_IMPORT",
          "CONNECTOR_AGENT",
          "IWA_AGENT",
          "LDAP_AGENT",
          "OKTA_ANNOUNCEMENT",
          "OKTA_UPDATE",
          "RATELIMIT_NOTIFICATION",
          "REPORT_SUSPICIOUS_ACTIVITY",
          "USER_DEPROVISION",
          "USER_LOCKED_OUT");

  private static final Pattern ROLE = Pattern.compile("[A-Za-z0-9_]+");

  private Subscriptions() {}

  private static Notes notes(Play play) {
    return play.notes("subscriptions");
  }

  /// Where a role stands: types and ids are of letters, digits and low lines.
  private static String role(Play play) {
    String role = play.asked("roleRef").orElse("");
    if (!ROLE.matcher(role).matches()) {
      throw Refusal.of(Problem.NOT_FOUND).with("id", role).with("resource", "role");
    }
    return "/api/v1/roles/" + role;
  }

  private static String user(Play play) {
    return "/api/v1/users/" + play.rows("user").get(play.asked("userId").orElse("")).id();
  }

  private static String kind(Play play) {
    String kind = play.asked("notificationType").orElse("");
    if (!KINDS.contains(kind)) {
      throw Refusal.of(Problem.NOT_FOUND).with("id", kind).with("resource", "subscription");
    }
    return kind;
  }

  private static Reply list(Play play, String whose) {
    List<Json> all = new ArrayList<>();
    KINDS.forEach(each -> all.add(shown(play, whose, each)));
    return Reply.json(200, Json.array(all));
  }

  private static Reply one(Play play, String whose) {
    return Reply.json(200, shown(play, whose, kind(play)));
  }

  private static Reply set(Play play, String whose, String status) {
    notes(play).put(whose + "/" + kind(play), Obj.of("status", Json.of(status)));
    return Reply.empty(200);
  }

  private static Obj shown(Play play, String whose, String kind) {
    String own = play.scene().origin().url() + whose + "/subscriptions/" + kind;
    String status =
        notes(play).find(whose + "/" + kind).flatMap(note -> note.text("status")).orElse(OFF);
    String next = status.equals(ON) ? "unsubscribe" : "subscribe";
    return Obj.of(
            "notificationType", Json.of(kind), "channels", Json.array(List.of(Json.of("email"))))
        .with("status", status)
        .with(
            "_links",
            Obj.of(next, Hrefs.of(own + "/" + next, "POST"))
                .with("self", Obj.of("href", Json.of(own))));
  }

  private static Reply news(Play play, boolean out) {
    notes(play).put(OUT, Obj.of(OUT, Json.of(out)));
    return Reply.json(200, news(play));
  }

  private static Obj news(Play play) {
    boolean out = notes(play).find(OUT).filter(note -> note.flag(OUT)).isPresent();
    String next = out ? "optIn" : "optOut";
    String there = play.scene().origin().url() + "/api/v1/org/privacy/oktaCommunication/";
    return Obj.of(OUT, Json.of(out)).with("_links", Obj.of(next, Hrefs.of(there + next, "POST")));
  }
}
