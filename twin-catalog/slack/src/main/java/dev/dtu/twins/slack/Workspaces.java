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

/// The workspaces there are: this one, those that administrators made beside it, of which no more is
/// known than their names, and those that channels are shared with.
///
/// - source: docs.slack.dev/reference/methods/auth.teams.list, admin.teams.list, admin.teams.create,
///   team.externalTeams.* and admin.usergroups.*, 2026-08-31
final class Workspaces {

  static final Repertoire PARTS =
      Repertoire.NONE
          .finding("auth.teams.list", Workspaces::own)
          .finding("admin.teams.list", Workspaces::all)
          .finding("admin.teams.create", Workspaces::create)
          .finding("team.externalTeams.list", Workspaces::others)
          .finding("team.externalTeams.disconnect", Workspaces::disconnect)
          .finding("users.discoverableContacts.lookup", Workspaces::discoverable)
          .finding("admin.usergroups.addTeams", play -> grouped(play, true))
          .finding("admin.usergroups.removeTeams", play -> grouped(play, false))
          .finding("admin.usergroups.listChannels", Workspaces::channels);

  private static final Mint TEAM = Mint.of("T[A-Z0-9]{10}");
  private static final String NAME = "name";
  private static final String SHARED = "shared_team_ids";
  private static final List<String> SEEN = List.of("open", "invite_only", "closed", "unlisted");
  private static final int DOMAIN = 21;
  private static final int USUAL = 100;
  private static final int MOST = 1000;

  private Workspaces() {}

  private static Kept made(Play play) {
    return Kept.of(play, "workspace");
  }

  /// Sees to it that `team_id` names a workspace.
  ///
  /// - refuses: `team_not_found`
  static void named(Play play) {
    if (!known(play, play.argument("team_id").orElse(""))) {
      throw Said.no("team_not_found");
    }
  }

  /// Whether there is a workspace of that id.
  static boolean known(Play play, String id) {
    return play.rows("team").find(id).isPresent() || !made(play).about(id).isEmpty();
  }

  /// The same, where a call tells one.
  ///
  /// - refuses: `team_not_found`
  static void told(Play play) {
    if (play.argument("team_id").filter(it -> !it.isEmpty()).isPresent()) {
      named(play);
    }
  }

  private static Reply paged(Play play, String member, List<Json> all) {
    var listed = new Lists.Listed(all, it -> it.at("id").orElse(Json.of("")), "team:");
    return Said.ok(Lists.page(play, member, listed, new Lists.Size(USUAL, MOST)));
  }

  /// The workspace that the token is of.
  ///
  /// - in: `include_icon`, `limit`, `cursor`
  /// - refuses, in this order: `invalid_limit`, `invalid_cursor`
  private static Reply own(Play play) {
    Thing team = play.rows("team").first().orElseThrow();
    Obj told = Obj.of(NAME, Json.of(team.text(NAME).orElse("")), "id", Json.of(team.id()));
    Obj icon = team.item().obj("icon").orElse(Obj.EMPTY);
    boolean shown = Conversations.flag(play, "include_icon");
    return paged(play, "teams", List.of(shown ? told.with("icon", icon) : told));
  }

  /// All workspaces.
  ///
  /// - refuses, in this order: `invalid_limit`, `invalid_cursor`
  private static Reply all(Play play) {
    Thing team = play.rows("team").first().orElseThrow();
    List<Json> all = new ArrayList<>();
    String name = team.text(NAME).orElse("");
    all.add(told(play, Obj.of("id", Json.of(team.id()), NAME, Json.of(name)), Files.site(play)));
    for (String id : made(play).notes().keys()) {
      Obj kept = made(play).about(id);
      String site = "https://" + kept.text("domain").orElse("") + ".slack.com";
      all.add(told(play, Obj.of("id", Json.of(id)).withAll(kept.without("domain")), site));
    }
    return paged(play, "teams", all);
  }

  private static Obj told(Play play, Obj team, String site) {
    Thing owner =
        play.rows("user").all().stream()
            .filter(user -> user.item().flag("is_primary_owner"))
            .findFirst()
            .orElse(Speaker.of(play).user());
    Obj profile = owner.item().obj("profile").orElse(Obj.EMPTY);
    Obj seen = team.has("discoverability") ? team : team.with("discoverability", "invite_only");
    return seen.with(
            "primary_owner",
            Obj.of("user_id", Json.of(owner.id())).with("email", profile.text("email").orElse("")))
        .with("team_url", site + "/");
  }

  /// Makes a workspace, of which no more is known than its name.
  ///
  /// - in: `team_domain`, `team_name`, `team_discoverability`
  /// - refuses, in this order: `bad_url`, `domain_taken`, `name_taken_in_org`,
  ///   `discoverability_setting_invalid`
  private static Reply create(Play play) {
    String domain = play.argument("team_domain").orElse("");
    String name = play.argument("team_name").orElse("");
    if (!domain.matches("[a-z0-9][a-z0-9-]*") || domain.length() > DOMAIN) {
      throw Said.no("bad_url");
    }
    if (taken(play, "domain", domain)) {
      throw Said.no("domain_taken");
    }
    if (taken(play, NAME, name)) {
      throw Said.no("name_taken_in_org");
    }
    Optional<String> seen = play.argument("team_discoverability").filter(it -> !it.isEmpty());
    if (seen.filter(it -> !SEEN.contains(it)).isPresent()) {
      throw Said.no("discoverability_setting_invalid");
    }
    String id = TEAM.make(play.scene().dice().at("team"), 0);
    Obj team = Obj.of(NAME, Json.of(name), "domain", Json.of(domain));
    made(play).put(id, seen.isPresent() ? team.with("discoverability", seen.get()) : team);
    return Said.ok(Obj.of("team", Json.of(id)));
  }

  private static boolean taken(Play play, String member, String word) {
    Kept made = made(play);
    return play.rows("team").first().orElseThrow().text(member).filter(word::equals).isPresent()
        || made.notes().keys().stream()
            .anyMatch(id -> made.about(id).text(member).filter(word::equals).isPresent());
  }

  /// With which workspaces channels are shared, and how many.
  ///
  /// - refuses, in this order: `invalid_limit`, `invalid_cursor`
  private static Reply others(Play play) {
    List<String> others = new ArrayList<>();
    for (Thing channel : play.rows(Channels.CHANNEL).all()) {
      for (String team : foreign(play, channel)) {
        if (!others.contains(team)) {
          others.add(team);
        }
      }
    }
    List<Json> all = new ArrayList<>();
    for (String team : others) {
      all.add(
          Obj.builder()
              .put("team_id", team)
              .put("team_name", "")
              .put("team_domain", "")
              .put("public_channel_count", with(play, team, true))
              .put("private_channel_count", with(play, team, false))
              .put("im_channel_count", 0)
              .put("mpim_channel_count", 0)
              .put("connected_workspaces", connected(play))
              .put("connection_status", "CONNECTED")
              .put("is_sponsored", false)
              .build());
    }
    var listed = new Lists.Listed(all, it -> it.at("team_id").orElse(Json.of("")), "team:");
    Obj page = Lists.page(play, "organizations", listed, new Lists.Size(USUAL, MOST));
    return Said.ok(page.with("total_count", Messages.number(all.size())));
  }

  private static Arr connected(Play play) {
    Thing team = play.rows("team").first().orElseThrow();
    return Arr.of(
        Obj.of("workspace_id", Json.of(team.id()))
            .with("workspace_name", team.text(NAME).orElse("")));
  }

  private static List<String> foreign(Play play, Thing channel) {
    String own = play.rows("team").first().orElseThrow().id();
    return channel.item().items(SHARED).items().stream()
        .flatMap(each -> each.asText().stream())
        .filter(each -> !each.equals(own))
        .toList();
  }

  private static long with(Play play, String team, boolean open) {
    return play.rows(Channels.CHANNEL).all().stream()
        .filter(channel -> foreign(play, channel).contains(team) && Channels.open(channel) == open)
        .count();
  }

  /// Shares no channel with a workspace any more.
  ///
  /// - refuses: `invalid_target_team`
  /// - sends: `channel_unshared`
  private static Reply disconnect(Play play) {
    String team = play.argument("target_team").orElse("");
    List<Thing> shared =
        play.rows(Channels.CHANNEL).all().stream()
            .filter(channel -> foreign(play, channel).contains(team))
            .toList();
    if (shared.isEmpty()) {
      throw Said.no("invalid_target_team");
    }
    shared.forEach(channel -> Connect.parted(play, channel, team));
    return Said.ok();
  }

  /// Whether somebody of this address is on Slack.
  private static Reply discoverable(Play play) {
    boolean known = play.rows("user").find(play.argument("email").orElse("")).isPresent();
    return Said.ok(Obj.of("is_discoverable", Json.of(known)));
  }

  /// The group that a call names.
  ///
  /// - refuses: `usergroup_not_found`
  private static Thing group(Play play) {
    return play.rows("usergroup")
        .find(play.argument("usergroup_id").orElse(""))
        .orElseThrow(() -> Said.no("usergroup_not_found"));
  }

  /// Puts the people of a group into workspaces, or no more.
  ///
  /// - refuses, in this order: `usergroup_not_found`, `no_team_ids_given`, `invalid_team_ids`
  private static Reply grouped(Play play, boolean given) {
    String group = group(play).id();
    List<String> teams = Membership.words(play, "team_ids");
    if (teams.isEmpty()) {
      throw Said.no("no_team_ids_given");
    }
    Kept kept = Kept.of(play, "group-teams");
    if (!teams.stream().allMatch(id -> known(play, id))) {
      throw Said.no("invalid_team_ids");
    }
    if (given) {
      kept.add(group, "team_ids", teams);
    } else {
      kept.drop(group, "team_ids", teams);
    }
    return Said.ok();
  }

  /// The channels that the people of a group are put into.
  ///
  /// - in: `usergroup_id`, `include_num_members`
  /// - refuses, in this order: `usergroup_not_found`, `team_not_found`
  private static Reply channels(Play play) {
    Thing group = group(play);
    told(play);
    boolean counted = Conversations.flag(play, "include_num_members");
    Channels channels = Channels.of(play);
    List<Json> all = new ArrayList<>();
    for (Json id : group.item().obj("prefs").orElse(Obj.EMPTY).items("channels")) {
      channels
          .rows()
          .find(id.asText().orElse(""))
          .ifPresent(channel -> {
            Obj told =
                Obj.of("id", Json.of(channel.id()))
                    .with(NAME, channel.text(NAME).orElse(""))
                    .with("team_id", channels.speaker().team());
            int members = channels.members(channel).size();
            all.add(counted ? told.with("num_members", Messages.number(members)) : told);
          });
    }
    return Said.ok(Obj.of("channels", Arr.of(all)));
  }
}
