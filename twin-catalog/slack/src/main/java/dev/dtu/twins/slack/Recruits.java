package dev.dtu.twins.slack;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Mint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Who is asked into the workspace: people ask that somebody be invited, administrators decide, or
/// invite by themselves. The letter lands in the universe's outbox.
///
/// - source: docs.slack.dev/reference/methods/admin.users.invite and admin.inviteRequests.*, 2026-08-31
final class Recruits {

  static final Repertoire PARTS =
      Repertoire.NONE
          .finding("admin.users.invite", Recruits::invite)
          .finding("admin.inviteRequests.list", play -> listed(play, "invite_requests", ""))
          .finding(
              "admin.inviteRequests.approved.list",
              play -> listed(play, "approved_requests", "approved"))
          .finding(
              "admin.inviteRequests.denied.list", play -> listed(play, "denied_requests", "denied"))
          .finding("admin.inviteRequests.approve", play -> decided(play, "approved"))
          .finding("admin.inviteRequests.deny", play -> decided(play, "denied"))
          .acting("recommend", People.by(Recruits::recommend));

  private static final Mint REQUEST = Mint.of("Ir[A-Z0-9]{10}");
  private static final Mint INVITE = Mint.of("I[A-Z0-9]{10}");
  private static final String EMAIL = "email";
  private static final String STATE = "state";
  private static final String ID = "id";
  private static final String ASKED = "request";
  private static final String BY = "by";
  private static final String SENT = "invite";
  private static final String CHANNELS = "channel_ids";
  private static final long FORTNIGHT = 14 * 24 * 3600;
  private static final int USUAL = 100;
  private static final int MOST = 1000;

  private Recruits() {}

  private static Kept requests(Play play) {
    return Kept.of(play, "invite-request");
  }

  private static Kept invites(Play play) {
    return Kept.of(play, "workspace-invite");
  }

  /// An address that somebody can be invited at.
  ///
  /// - refuses, in this order: `invalid_email`, `already_in_team`
  private static String address(Play play) {
    String email = play.argument(EMAIL).orElse("");
    if (!email.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
      throw Said.no("invalid_email");
    }
    if (play.rows("user").find(email).isPresent()) {
      throw Said.no("already_in_team");
    }
    return email;
  }

  /// Invites somebody.
  ///
  /// - in: `team_id`, `email`, `channel_ids`, `is_restricted`, `is_ultra_restricted`, `resend`
  /// - refuses, in this order: `team_not_found`, `invalid_email`, `already_in_team`,
  ///   `failed_to_validate_channels`, `already_in_team_invited_user`
  private static Reply invite(Play play) {
    Workspaces.named(play);
    String email = address(play);
    List<String> channels = Membership.words(play, CHANNELS);
    if (channels.stream().anyMatch(id -> play.rows(Channels.CHANNEL).find(id).isEmpty())) {
      throw Said.no("failed_to_validate_channels");
    }
    boolean again = Conversations.flag(play, "resend");
    if (!invites(play).about(email).isEmpty() && !again) {
      throw Said.no("already_in_team_invited_user");
    }
    sent(play, email, play.arguments().find(CHANNELS).map(_ -> words(channels)).orElse(Arr.EMPTY));
    return Said.ok();
  }

  private static Arr words(List<String> all) {
    return Arr.of(all.stream().map(each -> (Json) Json.of(each)).toList());
  }

  /// Sends the letter.
  private static Obj sent(Play play, String email, Arr channels) {
    Obj preferences =
        Obj.of("is_restricted", Json.of(Conversations.flag(play, "is_restricted")))
            .with("is_ultra_restricted", Json.of(Conversations.flag(play, "is_ultra_restricted")))
            .with(CHANNELS, channels)
            .with("is_domain_matched", Json.of(false));
    Obj invite =
        Obj.of(ID, Json.of(INVITE.make(play.scene().dice().at(SENT), 0)), EMAIL, Json.of(email))
            .with("inviter_id", Speaker.of(play).id())
            .with("date_created", Messages.number(Clock.seconds(play)))
            .with("is_bouncing", Json.of(false))
            .with("invite_preferences", preferences);
    invites(play).put(email, invite);
    play.post(EMAIL, email, Obj.of("kind", Json.of("workspace_invite"), SENT, invite));
    return invite;
  }

  /// The requests of a state, a page at a time.
  ///
  /// - refuses, in this order: `team_not_found`, `invalid_limit`, `invalid_cursor`
  private static Reply listed(Play play, String member, String state) {
    Workspaces.told(play);
    Function<Obj, Obj> shown =
        state.isEmpty()
            ? it -> it.obj(ASKED).orElse(Obj.EMPTY)
            : it -> it.without(STATE).without(ASKED).without(BY).withAll(decision(it, state));
    Kept kept = requests(play);
    List<Json> all = new ArrayList<>();
    for (String id : kept.notes().keys()) {
      if (kept.about(id).text(STATE).orElse("").equals(state)) {
        all.add(shown.apply(kept.about(id)));
      }
    }
    var listed = new Lists.Listed(all, Recruits::id, "request:");
    return Said.ok(Lists.page(play, member, listed, new Lists.Size(USUAL, MOST)));
  }

  private static Obj decision(Obj kept, String state) {
    return Obj.of("invite_request", kept.find(ASKED).orElse(Obj.EMPTY))
        .with(state + "_by", kept.find(BY).orElse(Obj.EMPTY));
  }

  private static Json id(Json shown) {
    return shown
        .at(ID)
        .or(() -> shown.at("invite_request").flatMap(it -> it.at(ID)))
        .orElse(Json.of(""));
  }

  /// Decides on a request; one that is approved is an invitation.
  ///
  /// - refuses, in this order: `team_not_found`, `invalid_request`, `already_processed`
  private static Reply decided(Play play, String state) {
    Workspaces.told(play);
    String id = play.argument("invite_request_id").orElse("");
    Obj kept = requests(play).about(id);
    if (kept.isEmpty()) {
      throw Said.no("invalid_request");
    }
    if (kept.has(STATE)) {
      throw Said.no("already_processed");
    }
    Obj request = kept.obj(ASKED).orElse(Obj.EMPTY);
    Obj by = Obj.of("actor_type", Json.of("user"), "actor_id", Json.of(Speaker.of(play).id()));
    Obj now = kept.with(STATE, state).with(BY, by);
    if (state.equals("approved")) {
      Obj invite = sent(play, request.text(EMAIL).orElse(""), request.items(CHANNELS));
      now = now.with(SENT, invite);
    }
    requests(play).put(id, now);
    return Said.ok();
  }

  /// A person asks that somebody be invited.
  ///
  /// - in: `email`, `channel`, `reason`, `real_name`
  /// - refuses, in this order: `invalid_email`, `already_in_team`, `channel_not_found`
  /// - sends: `invite_requested`
  private static Reply recommend(Play play) {
    Speaker speaker = Speaker.of(play);
    Thing team = play.rows("team").first().orElseThrow();
    String email = address(play);
    boolean place = play.argument("channel").filter(it -> !it.isEmpty()).isPresent();
    List<String> channels = place ? List.of(Channels.of(play).named("channel").id()) : List.of();
    long now = Clock.seconds(play);
    String id = REQUEST.make(play.scene().dice().at(ASKED), 0);
    Obj request =
        Obj.builder()
            .put(ID, id)
            .put(EMAIL, email)
            .put("date_created", now)
            .put("requester_ids", Arr.of(Json.of(speaker.id())))
            .put(CHANNELS, words(channels))
            .put("invite_type", "full_member")
            .put("real_name", play.argument("real_name").orElse(""))
            .put("date_expire", now + FORTNIGHT)
            .put("request_reason", play.argument("reason").orElse(""))
            .build();
    requests(play).put(id, Obj.of(ASKED, request.without("real_name")));
    Obj where =
        Obj.of("id", Json.of(team.id()), "name", Json.of(team.text("name").orElse("")))
            .with("domain", team.text("domain").orElse(""));
    new Happening(play).recommended(request.with("team", where));
    return Said.ok(Obj.of("invite_request", request.without("real_name")));
  }
}
