package dev.dtu.twins.slack;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Mint;
import java.util.ArrayList;
import java.util.List;

/// People ask for leave to invite somebody of another organisation to a channel; who looks after the
/// workspace gives it or not.
///
/// - source: docs.slack.dev/reference/methods/conversations.requestSharedInvite.*, 2026-08-31
final class Proposals {

  static final Repertoire PARTS =
      Repertoire.NONE
          .finding("conversations.requestSharedInvite.list", Proposals::list)
          .finding("conversations.requestSharedInvite.approve", play -> decide(play, "approved"))
          .finding("conversations.requestSharedInvite.deny", play -> decide(play, "denied"))
          .acting("propose", People.by(Proposals::propose));

  private static final Mint ID = Mint.of("I[A-Z0-9]{10}");
  private static final String REQUEST = "request";
  private static final String EXPIRES = "expires_at";
  private static final long FORTNIGHT = 14 * 24 * 3600;
  private static final int WORDS = 560;
  private static final int USUAL = 100;
  private static final int MOST = 1000;

  private Proposals() {}

  private static Kept kept(Play play) {
    return Kept.of(play, "proposal");
  }

  private static boolean over(Play play, Obj request) {
    return Clock.seconds(request, EXPIRES) < Clock.seconds(play);
  }

  /// What was asked for and waits, a page at a time.
  ///
  /// - in: `user_id`, `include_approved`, `include_denied`, `include_expired`, `invite_ids`, `limit`,
  ///   `cursor`
  /// - refuses, in this order: `invalid_limit`, `invalid_cursor`
  private static Reply list(Play play) {
    List<String> ids = Membership.words(play, "invite_ids");
    String user = play.argument("user_id").orElse("");
    List<Json> all = new ArrayList<>();
    for (String id : kept(play).notes().keys()) {
      Obj told = kept(play).about(id);
      Obj request = told.obj(REQUEST).orElse(Obj.EMPTY);
      String state = told.text(Kept.STATE).orElse(over(play, request) ? "expired" : "");
      String by = request.obj("inviting_user").flatMap(it -> it.text("id")).orElse("");
      if ((state.isEmpty() || Conversations.flag(play, "include_" + state))
          && (ids.isEmpty() || ids.contains(id))
          && (user.isEmpty() || user.equals(by))) {
        all.add(request);
      }
    }
    var listed = new Lists.Listed(all, it -> it.at("id").orElse(Json.of("")), "invite:");
    return Said.ok(Lists.brief(play, "invite_requests", listed, new Lists.Size(USUAL, MOST)));
  }

  /// Gives leave, by which the invitation goes out, or not.
  ///
  /// - in: `invite_id`, `message`
  /// - refuses, in this order: `invite_not_found`, `invite_already_approved`,
  ///   `invite_already_denied`, `invite_expired`, `message_too_long`
  private static Reply decide(Play play, String state) {
    String id = play.argument("invite_id").orElse("");
    Obj told = kept(play).waiting(id, "invite_not_found", "invite_already_%s");
    Obj request = told.obj(REQUEST).orElse(Obj.EMPTY);
    if (over(play, request)) {
      throw Said.no("invite_expired");
    }
    if (play.argument("message").filter(it -> it.length() > WORDS).isPresent()) {
      throw Said.no("message_too_long");
    }
    Obj dated = request.with("date_last_updated", Messages.number(Clock.seconds(play)));
    kept(play).put(id, told.with(Kept.STATE, state).with(REQUEST, dated));
    if (state.equals("approved")) {
      play.post("email", told.text("email").orElse(""), Obj.of("invite", dated));
    }
    return Said.ok(Obj.of("invite_id", Json.of(id)));
  }

  /// A person asks for leave to invite somebody.
  ///
  /// - in: `channel`, `email`
  /// - refuses, in this order: `channel_not_found`, `not_in_channel`, `invalid_email`
  /// - sends: `shared_channel_invite_requested`
  private static Reply propose(Play play) {
    Channels channels = Channels.of(play);
    Thing channel = channels.named("channel");
    channels.within(channel);
    String email = play.argument("email").orElse("");
    if (!email.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
      throw Said.no("invalid_email");
    }
    String id = ID.make(play.scene().dice().at("proposal"), 0);
    long now = Clock.seconds(play);
    Obj request =
        Obj.of("id", Json.of(id), "date_created", Messages.number(now))
            .with("date_last_updated", Messages.number(now))
            .with(EXPIRES, Messages.number(now + FORTNIGHT))
            .with("inviting_team", Invitation.team(play))
            .with("inviting_user", Invitation.who(play, channels.speaker().user()))
            .with("channel", Invitation.place(channel))
            .with("target_user", Obj.of("recipient_email", Json.of(email)));
    kept(play).put(id, Obj.of(REQUEST, request, "email", Json.of(email)));
    Obj actor = Invitation.who(play, channels.speaker().user());
    new Happening(play)
        .proposed(
            Obj.of("actor", actor, "channel_id", Json.of(channel.id()))
                .with("event_type", "slack#/events/shared_channel_invite_requested")
                .with("channel_name", channel.text("name").orElse(""))
                .with("channel_type", Channels.open(channel) ? "public" : "private")
                .with(
                    "target_users",
                    Json.array(List.of(Obj.of("email", Json.of(email), "invite_id", Json.of(id)))))
                .with("teams_in_channel", Json.array(List.of(Invitation.team(play))))
                .with("is_external_limited", Json.of(false))
                .with(
                    "channel_date_created",
                    Messages.number(Clock.seconds(channel.item(), "created")))
                .with(
                    "message_latest_counted_timestamp", Clock.last(play, channel.id()) + "000000"));
    return Said.ok(Obj.of("invite_id", Json.of(id)));
  }
}
