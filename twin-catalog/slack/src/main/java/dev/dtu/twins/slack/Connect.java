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
import java.util.Optional;

/// Channels shared with another organisation: an invitation goes out, is accepted or declined, and
/// approved. There is one workspace here, so that the other side's part is played in it, too.
///
/// - source: docs.slack.dev/reference/methods/conversations.inviteShared, .acceptSharedInvite,
///   .approveSharedInvite, .declineSharedInvite and .listConnectInvites, 2026-08-31
final class Connect {

  static final Repertoire PARTS =
      Repertoire.NONE
          .finding("conversations.inviteShared", Connect::invite)
          .finding("conversations.acceptSharedInvite", Connect::accept)
          .finding("conversations.approveSharedInvite", Connect::approve)
          .finding("conversations.declineSharedInvite", Connect::decline)
          .finding("conversations.listConnectInvites", Connect::list)
          .finding("conversations.externalInvitePermissions.set", Invitation::permit)
          .finding("admin.conversations.disconnectShared", Connect::disconnect)
          .and(Proposals.PARTS);

  private static final Mint INVITE = Mint.of("I[A-Z0-9]{10}");
  private static final Mint TEAM = Mint.of("T[A-Z0-9]{10}");
  private static final Mint CODE = Mint.of("[0-9]{6}");
  private static final String STATUS = "status";
  private static final String CHANNEL = "channel";
  private static final String TEAM_ID = "connected_team_id";
  private static final int USUAL = 100;
  private static final int MOST = 1000;

  private Connect() {}

  private static Kept kept(Play play) {
    return Kept.of(play, "connect");
  }

  /// Invites somebody of another organisation to a channel.
  ///
  /// - in: `channel`; one of `emails`, or one of `user_ids`; `external_limited`
  /// - refuses, in this order: `channel_not_found`, `invalid_channel_type`, `channel_archived`,
  ///   `not_in_channel`, `recipients_not_specified`, `too_many_emails`, `invalid_email`
  /// - sends: `shared_channel_invite_received`
  static Reply invite(Play play) {
    Channels channels = Channels.of(play);
    Thing channel = channels.named(CHANNEL);
    if (Channels.direct(channel)) {
      throw Said.no("invalid_channel_type");
    }
    if (Channels.archived(channel)) {
      throw Said.no("channel_archived");
    }
    channels.within(channel);
    Obj whom = recipient(play);
    var dice = play.scene().dice().at("connect");
    String id = INVITE.make(dice, 0);
    Obj kept =
        Obj.of(
                "invite",
                Invitation.sent(channels, id).withAll(whom),
                CHANNEL,
                Json.of(channel.id()))
            .with(STATUS, "sent")
            .with(TEAM_ID, TEAM.make(dice, 1))
            .with("updated", Messages.number(Clock.seconds(play)));
    kept(play).put(id, kept);
    kept(play).add("all", "ids", List.of(id));
    channels.rows().keep(channel.with("is_pending_ext_shared", Json.of(true)));
    tell(play, "received", kept, Obj.EMPTY);
    String link = Files.site(play) + "/share/" + id;
    return Said.ok(
        Obj.of("invite_id", Json.of(id))
            .with("conf_code", CODE.make(dice, 2))
            .with("url", link)
            .with("is_legacy_shared_channel", Json.of(false)));
  }

  /// Whom the call invites.
  private static Obj recipient(Play play) {
    List<String> emails = Membership.words(play, "emails");
    List<String> users = Membership.words(play, "user_ids");
    if (emails.isEmpty() == users.isEmpty()) {
      throw Said.no("recipients_not_specified");
    }
    if (emails.size() + users.size() > 1) {
      throw Said.no("too_many_emails");
    }
    if (emails.stream().anyMatch(each -> !each.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+"))) {
      throw Said.no("invalid_email");
    }
    return emails.isEmpty()
        ? Obj.of("recipient_user_id", Json.of(users.getFirst()))
        : Obj.of("recipient_email", Json.of(emails.getFirst()));
  }

  /// The invitation of an id that stands so.
  ///
  /// - refuses: `invite_not_found`, where it is none; as `otherwise` says, where it is over
  private static Obj named(Play play, List<String> standing, String otherwise) {
    String id = play.argument("invite_id").orElse("");
    Obj kept = kept(play).about(id);
    if (kept.isEmpty() || id.equals("all")) {
      throw Said.no("invite_not_found");
    }
    if (!standing.contains(kept.text(STATUS).orElse(""))) {
      throw Said.no(otherwise);
    }
    return kept;
  }

  private static Obj now(Play play, Obj kept, String status) {
    Obj after = kept.with(STATUS, status).with("updated", Messages.number(Clock.seconds(play)));
    kept(play).put(id(kept), after);
    return after;
  }

  private static String id(Obj kept) {
    return kept.obj("invite").flatMap(it -> it.text("id")).orElse("");
  }

  private static Thing channel(Play play, Obj kept) {
    return play.rows(Channels.CHANNEL)
        .find(kept.text(CHANNEL).orElse(""))
        .orElseThrow(() -> Said.no("channel_not_found"));
  }

  /// Accepts an invitation, which has to be approved then.
  ///
  /// - in: `invite_id` or `channel_id`; `channel_name`
  /// - refuses, in this order: `invalid_arguments`, `invite_not_found`, `invite_used`, what names of
  ///   channels refuse
  /// - sends: `shared_channel_invite_accepted`
  static Reply accept(Play play) {
    Optional<String> by = play.argument("channel_id").filter(it -> !it.isEmpty());
    boolean named = play.argument("invite_id").filter(it -> !it.isEmpty()).isPresent();
    if (named == by.isPresent()) {
      throw Said.wrong("invalid_arguments", "must provide invite_id or channel_id", "/invite_id");
    }
    Obj invite =
        named
            ? named(play, List.of("sent"), "invite_used")
            : standing(play, by.orElseThrow()).orElseThrow(() -> Said.no("invite_not_found"));
    Optional<String> wrong = Conversations.wrong(play.argument("channel_name").orElse(""));
    if (wrong.isPresent()) {
      throw Said.no(wrong.get());
    }
    Obj accepted = now(play, invite, "accepted");
    Obj who = Invitation.who(play, Speaker.of(play).user());
    tell(
        play,
        "accepted",
        accepted,
        Obj.of("approval_required", Json.of(true), "accepting_user", who));
    return Said.ok(
        Obj.of("implicit_approval", Json.of(false))
            .with("channel_id", channel(play, accepted).id())
            .with("invite_id", id(accepted)));
  }

  private static Optional<Obj> standing(Play play, String channel) {
    return kept(play).words("all", "ids").stream()
        .map(kept(play)::about)
        .filter(each -> each.text(CHANNEL).filter(channel::equals).isPresent())
        .filter(each -> each.text(STATUS).filter("sent"::equals).isPresent())
        .findFirst();
  }

  /// Approves an invitation that was accepted: the channel is shared then.
  ///
  /// - refuses, in this order: `invite_not_found`, `already_approved`, `invalid_action`
  /// - sends: `shared_channel_invite_approved`, `channel_shared`
  static Reply approve(Play play) {
    Obj kept = kept(play).about(play.argument("invite_id").orElse(""));
    if (kept.text(STATUS).filter("approved"::equals).isPresent()) {
      throw Said.no("already_approved");
    }
    Obj approved = now(play, named(play, List.of("accepted"), "invalid_action"), "approved");
    Thing channel = channel(play, approved);
    Json other =
        Json.of(
            play.argument("target_team")
                .filter(it -> !it.isEmpty())
                .orElse(approved.text(TEAM_ID).orElse("")));
    List<Json> teams = new ArrayList<>(channel.item().items("shared_team_ids").items());
    teams.add(other);
    play.rows(Channels.CHANNEL)
        .keep(
            channel
                .with("is_shared", Json.of(true))
                .with("is_ext_shared", Json.of(true))
                .with("is_pending_ext_shared", Json.of(false))
                .with("shared_team_ids", Arr.of(teams)));
    Speaker speaker = Speaker.of(play);
    Obj by = Obj.of("approving_team_id", Json.of(speaker.team()));
    tell(
        play,
        "approved",
        approved,
        by.with("approving_user", Invitation.who(play, speaker.user())));
    new Happening(play).shared("channel_shared", channel, other.asText().orElse(""));
    return Said.ok();
  }

  /// Declines an invitation.
  ///
  /// - refuses, in this order: `invite_not_found`, `inactive_invite`
  /// - sends: `shared_channel_invite_declined`
  static Reply decline(Play play) {
    Obj invite = named(play, List.of("sent", "accepted"), "inactive_invite");
    Obj declined = now(play, invite, "declined");
    Thing channel = channel(play, declined);
    play.rows(Channels.CHANNEL).keep(channel.with("is_pending_ext_shared", Json.of(false)));
    Speaker speaker = Speaker.of(play);
    Obj by = Obj.of("declining_team_id", Json.of(speaker.team()));
    tell(
        play,
        "declined",
        declined,
        by.with("declining_user", Invitation.who(play, speaker.user())));
    return Said.ok();
  }

  private static void tell(Play play, String what, Obj kept, Obj more) {
    Thing channel = channel(play, kept);
    Obj told =
        Obj.of("invite", kept.find("invite").orElse(Obj.EMPTY), CHANNEL, Invitation.place(channel))
            .with("teams_in_channel", Arr.of(Invitation.team(play)));
    new Happening(play).invited("shared_channel_invite_" + what, told.withAll(more));
  }

  /// The invitations, each with what became of it, a page at a time.
  ///
  /// - refuses, in this order: `invalid_limit`, `invalid_cursor`
  static Reply list(Play play) {
    List<Json> all = new ArrayList<>();
    for (String id : kept(play).words("all", "ids")) {
      Obj kept = kept(play).about(id);
      all.add(
          Obj.builder()
              .put("direction", "outgoing")
              .put(STATUS, kept.text(STATUS).orElse(""))
              .put("date_last_updated", Clock.seconds(kept, "updated"))
              .put("invite_type", CHANNEL)
              .put("invite", kept.find("invite").orElse(Obj.EMPTY))
              .put(CHANNEL, Invitation.place(channel(play, kept)))
              .build());
    }
    var listed =
        new Lists.Listed(
            all, it -> it.at("invite").flatMap(one -> one.at("id")).orElse(Json.of("")), "invite:");
    return Said.ok(Lists.page(play, "invites", listed, new Lists.Size(USUAL, MOST)));
  }

  /// Ends the sharing of a channel.
  ///
  /// - refuses: `channel_not_found`
  /// - sends: `channel_unshared`
  static Reply disconnect(Play play) {
    Thing channel =
        play.rows(Channels.CHANNEL)
            .find(play.argument("channel_id").orElse(""))
            .orElseThrow(() -> Said.no("channel_not_found"));
    Arr teams = channel.item().items("shared_team_ids");
    parted(play, channel, teams.at(teams.size() - 1).asText().orElse(""));
    return Said.ok();
  }

  /// Shares a channel no more.
  static void parted(Play play, Thing channel, String other) {
    String own = play.rows("team").first().orElseThrow().id();
    if (channel.item().flag("is_ext_shared")) {
      new Happening(play).shared("channel_unshared", channel, other);
    }
    play.rows(Channels.CHANNEL)
        .keep(
            channel
                .with("is_shared", Json.of(false))
                .with("is_ext_shared", Json.of(false))
                .with("shared_team_ids", Arr.of(Json.of(own))));
  }
}
