package dev.dtu.twins.slack;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import dev.dtu.twin.Mint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/// What administrators do with channels, of whatever kind these are.
///
/// - source: docs.slack.dev/reference/methods/admin.conversations.*, 2026-08-31
final class Office {

  static final Repertoire PARTS =
      Repertoire.NONE
          .finding("admin.conversations.create", Office::create)
          .finding("admin.conversations.createForObjects", Office::forObjects)
          .finding("admin.conversations.invite", Office::invite)
          .finding("admin.conversations.lookup", Office::lookup)
          .finding("admin.conversations.bulkArchive", play -> bulk(play, archiving(play)))
          .finding("admin.conversations.bulkDelete", play -> bulk(play, deleting(play)))
          .finding("admin.conversations.bulkMove", play -> bulk(play, _ -> {}))
          .finding("admin.conversations.bulkSetExcludeFromSlackAi", play -> bulk(play, _ -> {}))
          .finding("admin.conversations.bulkSetProperties", play -> bulk(play, _ -> {}))
          .finding("admin.conversations.setConversationPrefs", Office::prefer)
          .finding("admin.conversations.getConversationPrefs", Office::preferred)
          .finding("admin.conversations.setCustomRetention", Office::retain)
          .finding("admin.conversations.getCustomRetention", Office::retained)
          .finding("admin.conversations.removeCustomRetention", Office::forget)
          .finding("admin.conversations.setTeams", Office::place)
          .finding("admin.conversations.getTeams", Office::placed)
          .finding("admin.conversations.restrictAccess.addGroup", Office::admit)
          .finding("admin.conversations.restrictAccess.removeGroup", Office::shut)
          .finding("admin.conversations.restrictAccess.listGroups", Office::admitted);

  private static final Mint BULK = Mint.of("Ab[A-Z0-9]{9}");
  private static final String CHANNEL = "channel_id";
  private static final String DAYS = "duration_days";
  private static final String GROUPS = "group_ids";
  private static final String TEAMS = "team_ids";
  private static final int MOST = 1000;
  private static final int USUAL = 100;

  private Office() {}

  /// - refuses: `channel_not_found`
  private static Thing named(Play play) {
    return play.rows(Channels.CHANNEL)
        .find(play.argument(CHANNEL).orElse(""))
        .orElseThrow(() -> Said.no("channel_not_found"));
  }

  private static Kept kept(Play play, String what) {
    return Kept.of(play, "channel-" + what);
  }

  /// Makes a channel, of which the caller is the first member.
  ///
  /// - in: `name`, `is_private`, `description`
  /// - refuses, in this order: `invalid_name`, `name_taken`
  static Reply create(Play play) {
    Channels channels = Channels.of(play);
    String name = play.argument("name").orElse("");
    if (Conversations.wrong(name).isPresent()) {
      throw Said.no("invalid_name");
    }
    if (channels.rows().find(name).isPresent()) {
      throw Said.no("name_taken");
    }
    Thing made = channels.make(name, Conversations.flag(play, "is_private"));
    Optional<String> about = play.argument("description").filter(it -> !it.isEmpty());
    if (about.isPresent()) {
      Obj told = Channels.told(about.get(), channels.speaker().id(), Clock.seconds(play));
      channels.rows().keep(channels.rows().get(made.id()).with("purpose", told));
    }
    return Said.ok(Obj.of(CHANNEL, Json.of(made.id())));
  }

  /// Makes a channel about a record kept elsewhere.
  static Reply forObjects(Play play) {
    String object = play.argument("object_id").orElse("");
    String name = "object-" + object.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "-");
    Channels channels = Channels.of(play);
    Thing made = channels.rows().find(name).orElseGet(() -> channels.make(name, false));
    return Said.ok(Obj.of(CHANNEL, Json.of(made.id())));
  }

  /// Puts people into a channel.
  ///
  /// - refuses, in this order: `channel_not_found`, `failed_for_some_users`, with who is nobody
  static Reply invite(Play play) {
    Thing channel = named(play);
    Channels channels = Channels.of(play);
    Obj failed = Obj.EMPTY;
    List<Thing> people = new ArrayList<>();
    for (String id : Membership.words(play, "user_ids")) {
      Optional<Thing> user = channels.users().find(id);
      failed = user.isPresent() ? failed : failed.with(id, "user_not_found");
      user.ifPresent(people::add);
    }
    if (!failed.isEmpty()) {
      Json error = Json.of("failed_for_some_users");
      return Said.failed(Obj.of("error", error, "failed_user_ids", failed));
    }
    for (Thing user : people) {
      if (!channels.member(channel, user)) {
        channels.add(channel, user);
        Notice.of(channels, channel).joined(user, Optional.of(channels.speaker().user()));
      }
    }
    return Said.ok();
  }

  /// The channels in which nobody wrote since a moment, of no more than so many people.
  ///
  /// - in: `last_message_activity_before` (epoch seconds), `max_member_count`, `limit`, `cursor`
  /// - refuses, in this order: `invalid_limit`, `invalid_cursor`
  static Reply lookup(Play play) {
    Channels channels = Channels.of(play);
    long before = number(play, "last_message_activity_before", Long.MAX_VALUE);
    long most = number(play, "max_member_count", Long.MAX_VALUE);
    List<Json> ids = new ArrayList<>();
    for (Thing channel : channels.rows().all()) {
      boolean quiet = Clock.last(play, channel.id()) < before;
      if (!Channels.direct(channel) && quiet && channels.members(channel).size() <= most) {
        ids.add(Json.of(channel.id()));
      }
    }
    var listed = new Lists.Listed(ids, id -> id, "channel:");
    return Said.ok(Lists.page(play, "channel_ids", listed, new Lists.Size(USUAL, MOST)));
  }

  private static long number(Play play, String argument, long usual) {
    return play.argument(argument)
        .filter(it -> it.matches("\\d{1,15}"))
        .map(Long::parseLong)
        .orElse(usual);
  }

  /// Does something to many channels.
  ///
  /// - out: a name for all of it, and the ids that are of no channel
  /// - refuses: `no_valid_channels`
  private static Reply bulk(Play play, Consumer<Thing> what) {
    List<Json> wrong = new ArrayList<>();
    List<Thing> right = new ArrayList<>();
    for (String id : Membership.words(play, "channel_ids")) {
      Optional<Thing> channel = play.rows(Channels.CHANNEL).find(id);
      channel.ifPresentOrElse(
          right::add,
          () ->
              wrong.add(
                  Obj.of(CHANNEL, Json.of(id))
                      .with("errors", Json.array(List.of(Json.of("invalid_channel"))))));
    }
    if (right.isEmpty()) {
      throw Said.no("no_valid_channels");
    }
    right.forEach(what);
    String id = BULK.make(play.scene().dice().at("bulk"), 0);
    return Said.ok(Obj.of("bulk_action_id", Json.of(id)).with("not_added", Json.array(wrong)));
  }

  private static Consumer<Thing> archiving(Play play) {
    return channel -> {
      Notice.of(Channels.of(play), channel).archived();
      play.rows(Channels.CHANNEL).keep(channel.with("is_archived", Json.of(true)));
    };
  }

  private static Consumer<Thing> deleting(Play play) {
    return channel -> play.rows(Channels.CHANNEL).remove(channel);
  }

  /// Says who may post, and who may answer in threads.
  ///
  /// - in: `prefs`: `who_can_post` and `can_thread` as `type:admin,user:U1`
  /// - refuses, in this order: `channel_not_found`, `invalid_args`
  static Reply prefer(Play play) {
    Thing channel = named(play);
    Obj prefs = kept(play, "prefs").about(channel.id());
    for (Obj.Member each : given(play)) {
      prefs = prefs.with(each.key(), parted(each.value()));
    }
    kept(play, "prefs").put(channel.id(), prefs);
    return Said.ok();
  }

  private static Obj given(Play play) {
    try {
      Json prefs = play.arguments().find("prefs").orElse(Json.Null.NULL);
      Json meant = prefs instanceof Json.Text(String text) ? Json.parse(text) : prefs;
      return meant.asObj().orElseThrow(() -> Said.no("invalid_args"));
    } catch (Malformed broken) {
      throw Said.no("invalid_args");
    }
  }

  private static Json parted(Json value) {
    if (!(value instanceof Json.Text(String text))) {
      return value;
    }
    List<Json> types = new ArrayList<>();
    List<Json> users = new ArrayList<>();
    for (String word : text.split(",", -1)) {
      boolean user = word.strip().startsWith("user:");
      Json one = Json.of(word.strip().replaceFirst("^(type|user):", ""));
      (user ? users : types).add(one);
    }
    return Obj.of("type", Json.array(types), "user", Json.array(users));
  }

  /// - refuses: `channel_not_found`
  static Reply preferred(Play play) {
    return Said.ok(Obj.of("prefs", kept(play, "prefs").about(named(play).id())));
  }

  /// Says how many days a channel's messages stay.
  ///
  /// - refuses, in this order: `channel_not_found`, `invalid_args`
  static Reply retain(Play play) {
    Thing channel = named(play);
    long days = number(play, DAYS, 0);
    if (days == 0) {
      throw Said.no("invalid_args");
    }
    kept(play, "retention").put(channel.id(), Obj.of(DAYS, Messages.number(days)));
    return Said.ok();
  }

  /// - refuses: `channel_not_found`
  static Reply retained(Play play) {
    Obj policy = kept(play, "retention").about(named(play).id());
    Json days = policy.find(DAYS).orElse(Messages.number(0));
    return Said.ok(Obj.of("is_policy_enabled", Json.of(policy.has(DAYS)), DAYS, days));
  }

  /// - refuses: `channel_not_found`
  static Reply forget(Play play) {
    kept(play, "retention").notes().remove(named(play).id());
    return Said.ok();
  }

  /// Says in which workspaces a channel is.
  ///
  /// - refuses: `channel_not_found`
  static Reply place(Play play) {
    Thing channel = named(play);
    kept(play, "teams").words(channel.id(), TEAMS, Membership.words(play, "target_team_ids"));
    return Said.ok();
  }

  /// - refuses: `channel_not_found`
  static Reply placed(Play play) {
    String channel = named(play).id();
    List<String> teams = kept(play, "teams").words(channel, TEAMS);
    List<String> all =
        teams.isEmpty() ? List.of(play.rows("team").first().orElseThrow().id()) : teams;
    List<Json> ids = all.stream().map(id -> (Json) Json.of(id)).toList();
    var listed = new Lists.Listed(ids, id -> id, "team:");
    return Said.ok(Lists.brief(play, TEAMS, listed, new Lists.Size(USUAL, MOST)));
  }

  /// Lets a group of an identity provider into a private channel.
  ///
  /// - refuses: `channel_not_found`
  static Reply admit(Play play) {
    kept(play, "groups").add(named(play).id(), GROUPS, Membership.words(play, "group_id"));
    return Said.ok();
  }

  /// - refuses, in this order: `channel_not_found`, `group_not_found`
  static Reply shut(Play play) {
    String channel = named(play).id();
    List<String> group = Membership.words(play, "group_id");
    if (!kept(play, "groups").words(channel, GROUPS).containsAll(group)) {
      throw Said.no("group_not_found");
    }
    kept(play, "groups").drop(channel, GROUPS, group);
    return Said.ok();
  }

  /// - refuses: `channel_not_found`
  static Reply admitted(Play play) {
    return Said.ok(Obj.of(GROUPS, kept(play, "groups").shown(named(play).id(), GROUPS)));
  }
}
