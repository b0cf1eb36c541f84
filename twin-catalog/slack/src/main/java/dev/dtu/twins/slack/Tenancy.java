package dev.dtu.twins.slack;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What administrators do with people: roles, policies, sessions, invitations.
///
/// - source: docs.slack.dev/reference/methods/admin.roles.*, admin.auth.policy.*, admin.users.* and
///   admin.teams.*, 2026-08-31
final class Tenancy {

  static final Repertoire PARTS =
      Repertoire.NONE
          .finding("admin.roles.addAssignments", play -> assign(play, true))
          .finding("admin.roles.removeAssignments", play -> assign(play, false))
          .finding("admin.roles.listAssignments", Tenancy::assigned)
          .finding("admin.auth.policy.assignEntities", play -> entities(play, true))
          .finding("admin.auth.policy.removeEntities", play -> entities(play, false))
          .finding("admin.auth.policy.getEntities", Tenancy::bound)
          .finding("admin.users.session.setSettings", Tenancy::limit)
          .finding("admin.users.session.getSettings", Tenancy::limited)
          .finding("admin.users.session.clearSettings", Tenancy::unlimited)
          .finding("admin.teams.admins.list", play -> staff(play, "admin_ids", "is_admin"))
          .finding("admin.teams.owners.list", play -> staff(play, "owner_ids", "is_owner"))
          .finding("admin.users.list", Tenancy::people)
          .finding("admin.usergroups.addChannels", play -> channels(play, true))
          .finding("admin.usergroups.removeChannels", play -> channels(play, false));

  private static final String USERS = "user_ids";
  private static final String POLICIES = "entities";
  private static final List<String> FLAGS =
      List.of(
          "is_admin",
          "is_owner",
          "is_primary_owner",
          "is_restricted",
          "is_ultra_restricted",
          "is_bot");
  private static final int USUAL = 100;
  private static final int MOST = 1000;

  private Tenancy() {}

  private static Kept roles(Play play) {
    return Kept.of(play, "roles");
  }

  /// Gives people a role in channels or workspaces, or takes it away.
  ///
  /// - out: who is nobody, as `rejected_users`
  /// - refuses, in this order: `invalid_role_id`, `no_valid_users`
  private static Reply assign(Play play, boolean given) {
    String role = play.argument("role_id").orElse("");
    if (!role.matches("Rl[A-Z0-9]{2,}")) {
      throw Said.no("invalid_role_id");
    }
    List<Json> rejected = new ArrayList<>();
    Obj all = roles(play).about(role);
    for (String user : Membership.words(play, USERS)) {
      if (play.rows("user").find(user).isEmpty()) {
        rejected.add(Obj.of("id", Json.of(user), "error", Json.of("user_not_found")));
        continue;
      }
      for (String entity : Membership.words(play, "entity_ids")) {
        String key = entity + " " + user;
        all = given ? all.with(key, Messages.number(Clock.seconds(play))) : all.without(key);
      }
    }
    if (rejected.size() == Membership.words(play, USERS).size()) {
      throw Said.no("no_valid_users");
    }
    roles(play).put(role, all);
    List<String> known = new ArrayList<>(roles(play).words("all", "roles"));
    known.add(role);
    roles(play).words("all", "roles", known);
    return Said.ok(rejected.isEmpty() ? Obj.EMPTY : Obj.of("rejected_users", Json.array(rejected)));
  }

  /// Who has which role where, since when.
  ///
  /// - in: `role_ids`, `entity_ids`, `limit`, `cursor`
  /// - refuses, in this order: `invalid_limit`, `invalid_cursor`
  static Reply assigned(Play play) {
    List<String> wanted = Membership.words(play, "role_ids");
    List<String> where = Membership.words(play, "entity_ids");
    List<Json> all = new ArrayList<>();
    for (String role : roles(play).words("all", "roles")) {
      for (Obj.Member each : roles(play).about(role)) {
        String[] key = each.key().split(" ", 2);
        boolean asked =
            (wanted.isEmpty() || wanted.contains(role))
                && (where.isEmpty() || where.contains(key[0]));
        if (asked) {
          all.add(
              Obj.of("role_id", Json.of(role), "entity_id", Json.of(key[0]))
                  .with("user_id", key[1])
                  .with("date_create", each.value()));
        }
      }
    }
    var listed = new Lists.Listed(all, it -> Json.of(it.toString()), "assignment:");
    return Said.ok(Lists.page(play, "role_assignments", listed, new Lists.Size(USUAL, MOST)));
  }

  /// Puts people under a policy of signing in, or takes them out.
  ///
  /// - refuses: `policy_not_found`
  private static Reply entities(Play play, boolean given) {
    String policy = policy(play);
    Kept kept = Kept.of(play, "policy");
    Obj all = kept.about(policy);
    for (String entity : Membership.words(play, "entity_ids")) {
      Obj told =
          Obj.of("entity_id", Json.of(entity))
              .with("entity_type", play.argument("entity_type").orElse("USER"))
              .with("date_added", Messages.number(Clock.seconds(play)));
      all = given ? all.with(entity, told) : all.without(entity);
    }
    kept.put(policy, all);
    return Said.ok();
  }

  private static String policy(Play play) {
    return play.argument("policy_name")
        .filter(name -> !name.isBlank())
        .orElseThrow(() -> Said.no("policy_not_found"));
  }

  /// Who is under a policy.
  ///
  /// - refuses, in this order: `policy_not_found`, `invalid_limit`, `invalid_cursor`
  static Reply bound(Play play) {
    List<Json> all = new ArrayList<>();
    Kept.of(play, "policy").about(policy(play)).forEach(member -> all.add(member.value()));
    var listed = new Lists.Listed(all, it -> it.at("entity_id").orElse(Json.of("")), "entity:");
    Obj page = Lists.page(play, POLICIES, listed, new Lists.Size(USUAL, MOST));
    return Said.ok(page.with("entity_total_count", Messages.number(all.size())));
  }

  private static Kept sessions(Play play) {
    return Kept.of(play, "session-settings");
  }

  /// How long people's sessions last.
  ///
  /// - refuses: `user_not_found`
  static Reply limit(Play play) {
    for (String user : named(play)) {
      Obj told = Obj.of("user_id", Json.of(user));
      told =
          told.with(
              "desktop_app_browser_quit",
              Json.of(Conversations.flag(play, "desktop_app_browser_quit")));
      Optional<String> seconds = play.argument("duration").filter(it -> it.matches("\\d{1,12}"));
      told =
          seconds.isPresent()
              ? told.with("duration", Messages.number(Long.parseLong(seconds.get())))
              : told;
      sessions(play).put(user, told);
    }
    return Said.ok();
  }

  private static List<String> named(Play play) {
    List<String> users = Membership.words(play, USERS);
    if (users.stream().anyMatch(id -> play.rows("user").find(id).isEmpty())) {
      throw Said.no("user_not_found");
    }
    return users;
  }

  /// - refuses: `user_not_found`
  static Reply limited(Play play) {
    List<Json> told = new ArrayList<>();
    List<Json> none = new ArrayList<>();
    for (String user : named(play)) {
      Obj settings = sessions(play).about(user);
      if (settings.isEmpty()) {
        none.add(Json.of(user));
      } else {
        told.add(settings);
      }
    }
    return Said.ok(
        Obj.of("session_settings", Json.array(told), "no_settings_applied", Json.array(none)));
  }

  /// - refuses: `user_not_found`
  static Reply unlimited(Play play) {
    named(play).forEach(user -> sessions(play).notes().remove(user));
    return Said.ok();
  }

  /// Who looks after the workspace.
  ///
  /// - refuses, in this order: `team_not_found`, `invalid_limit`, `invalid_cursor`
  private static Reply staff(Play play, String member, String flag) {
    String team = play.argument("team_id").orElse("");
    if (play.rows("team").find(team).isEmpty()) {
      throw Said.no("team_not_found");
    }
    List<Json> ids = new ArrayList<>();
    everybody(play, user -> user.item().flag(flag)).forEach(it -> ids.add(Json.of(it.id())));
    var listed = new Lists.Listed(ids, id -> id, "user:");
    return Said.ok(Lists.page(play, member, listed, new Lists.Size(USUAL, MOST)));
  }

  /// All people, in the words of administrators.
  ///
  /// - in: `is_active`, `limit`, `cursor`
  /// - refuses, in this order: `invalid_limit`, `invalid_cursor`
  static Reply people(Play play) {
    Optional<String> active = play.argument("is_active").filter(it -> !it.isEmpty());
    List<Json> all = new ArrayList<>();
    for (Thing user : play.rows("user").all()) {
      boolean there = !user.item().flag("deleted");
      if (active.map(it -> Conversations.flag(play, "is_active") == there).orElse(true)) {
        all.add(seen(user, there));
      }
    }
    var listed = new Lists.Listed(all, it -> it.at("id").orElse(Json.of("")), "user:");
    return Said.ok(Lists.page(play, "users", listed, new Lists.Size(USUAL, MOST)));
  }

  private static Obj seen(Thing user, boolean active) {
    Obj profile = user.item().obj("profile").orElse(Obj.EMPTY);
    var seen = Obj.builder().put("id", user.id());
    seen.put("email", profile.text("email").orElse(""));
    for (String flag : FLAGS) {
      seen.put(flag, user.item().flag(flag));
    }
    return seen.put("username", user.text("name").orElse(""))
        .put("full_name", user.text("real_name").orElse(""))
        .put("is_active", active)
        .put("date_created", Clock.seconds(user.item(), "updated"))
        .put("expiration_ts", 0)
        .put("workspaces", Json.array(List.of(Json.of(user.text("team_id").orElse("")))))
        .build();
  }

  static List<Thing> everybody(Play play, Predicate<Thing> wanted) {
    return play.rows("user").all().stream()
        .filter(user -> !user.item().flag("is_bot") && wanted.test(user))
        .toList();
  }

  /// The channels that people of a group are put into.
  ///
  /// - refuses, in this order: `usergroup_not_found`, `channel_not_found`
  private static Reply channels(Play play, boolean given) {
    String id = play.argument("usergroup_id").orElse("");
    Thing group = play.rows("usergroup").find(id).orElseThrow(() -> Said.no("usergroup_not_found"));
    List<String> wanted = Membership.words(play, "channel_ids");
    if (wanted.stream().anyMatch(each -> play.rows(Channels.CHANNEL).find(each).isEmpty())) {
      throw Said.no("channel_not_found");
    }
    Obj prefs = group.item().obj("prefs").orElse(Obj.EMPTY);
    List<Json> channels = new ArrayList<>();
    for (Json each : prefs.items("channels")) {
      if (!wanted.contains(each.asText().orElse(""))) {
        channels.add(each);
      }
    }
    if (given) {
      wanted.forEach(each -> channels.add(Json.of(each)));
    }
    play.rows("usergroup").keep(group.with("prefs", prefs.with("channels", Json.array(channels))));
    return Said.ok();
  }
}
