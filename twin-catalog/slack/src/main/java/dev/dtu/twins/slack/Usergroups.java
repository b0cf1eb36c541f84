package dev.dtu.twins.slack;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Groups of people who are mentioned together.
final class Usergroups {

  static final Repertoire PARTS =
      Repertoire.NONE
          .finding("usergroups.create", Usergroups::create)
          .finding("usergroups.update", Usergroups::update)
          .finding("usergroups.disable", play -> enable(play, false))
          .finding("usergroups.enable", play -> enable(play, true))
          .finding("usergroups.list", Usergroups::list)
          .finding("usergroups.users.list", Usergroups::users)
          .finding("usergroups.users.update", Usergroups::staff);

  private static final String GROUP = "usergroup";
  private static final String USERS = "users";
  private static final String GONE = "date_delete";
  private static final int NAME = 80;
  private static final int ABOUT = 140;

  private Usergroups() {}

  /// Makes a group of nobody.
  ///
  /// - in: `name`, `handle`, `description`, `channels`
  /// - refuses, in this order: `missing_subteam_name`, then what [#checked] refuses
  /// - source: docs.slack.dev/reference/methods/usergroups.create, 2026-08-31
  static Reply create(Play play) {
    String name = play.argument("name").orElse("");
    if (name.isBlank()) {
      throw Said.no("missing_subteam_name");
    }
    checked(play, "");
    Speaker speaker = Speaker.of(play);
    long now = Clock.seconds(play);
    Obj item =
        Obj.builder()
            .put("id", play.rows(GROUP).mint())
            .put("team_id", speaker.team())
            .put("is_usergroup", true)
            .put("is_subteam", true)
            .put("name", name)
            .put("description", play.argument("description").orElse(""))
            .put("handle", play.argument("handle").orElse(""))
            .put("is_external", false)
            .put("date_create", now)
            .put("date_update", now)
            .put(GONE, 0)
            .put("auto_type", Json.Null.NULL)
            .put("auto_provision", false)
            .put("enterprise_subteam_id", "")
            .put("created_by", speaker.id())
            .put("updated_by", speaker.id())
            .put("deleted_by", Json.Null.NULL)
            .put("prefs", Obj.of("channels", channels(play), "groups", Arr.EMPTY))
            .put(USERS, Arr.EMPTY)
            .put("user_count", 0)
            .build();
    return shown(play, play.rows(GROUP).make(item));
  }

  private static Arr channels(Play play) {
    List<Json> ids = new ArrayList<>();
    for (String id : Membership.words(play, "channels")) {
      ids.add(
          Json.of(
              Channels.of(play)
                  .seen(id)
                  .orElseThrow(() -> Said.no("invalid_channel_provided"))
                  .id()));
    }
    return Arr.of(ids);
  }

  /// Refuses names that a group may not have.
  ///
  /// - refuses, in this order: `name_too_long`, `description_too_long`, `bad_handle`,
  ///   `name_already_exists`, `handle_already_exists`
  ///
  /// @param own the group's id; empty for a new one
  private static void checked(Play play, String own) {
    Optional<String> name = play.argument("name");
    Optional<String> handle = play.argument("handle").filter(it -> !it.isEmpty());
    if (name.filter(it -> it.length() > NAME).isPresent()) {
      throw Said.no("name_too_long");
    }
    if (play.argument("description").filter(it -> it.length() > ABOUT).isPresent()) {
      throw Said.no("description_too_long");
    }
    if (handle.filter(it -> !it.matches("[a-z0-9._-]{1,21}")).isPresent()) {
      throw Said.no("bad_handle");
    }
    for (Thing other : play.rows(GROUP).all()) {
      if (other.id().equals(own)) {
        continue;
      }
      if (name.isPresent() && other.text("name").equals(name)) {
        throw Said.no("name_already_exists");
      }
      if (handle.isPresent() && other.text("handle").equals(handle)) {
        throw Said.no("handle_already_exists");
      }
    }
    boolean person =
        play.rows("user").all().stream()
            .anyMatch(user -> handle.isPresent() && user.text("name").equals(handle));
    if (person) {
      throw Said.no("handle_already_exists");
    }
  }

  private static Reply shown(Play play, Thing group) {
    return Said.ok(Obj.of(GROUP, told(play, group, true)));
  }

  /// A group, with its people and how many they are where that is asked for.
  private static Obj told(Play play, Thing group, boolean people) {
    Obj item = people ? group.item() : group.item().without(USERS);
    return Conversations.flag(play, "include_count") ? item : item.without("user_count");
  }

  /// - refuses: `no_such_subteam`
  private static Thing named(Play play) {
    return play.rows(GROUP)
        .find(play.argument(GROUP).orElse(""))
        .orElseThrow(() -> Said.no("no_such_subteam"));
  }

  private static Thing touched(Play play, Thing group) {
    return play.rows(GROUP)
        .keep(
            group
                .with("date_update", Messages.number(Clock.seconds(play)))
                .with("updated_by", Speaker.of(play).id()));
  }

  /// Changes what a group is called and what it is for.
  ///
  /// - refuses, in this order: `no_such_subteam`, what [#checked] refuses
  /// - source: docs.slack.dev/reference/methods/usergroups.update, 2026-08-31
  static Reply update(Play play) {
    Thing group = named(play);
    checked(play, group.id());
    for (String member : List.of("name", "handle", "description")) {
      Optional<String> value = play.argument(member);
      group = value.isPresent() ? group.with(member, value.get()) : group;
    }
    boolean placed = play.arguments().has("channels");
    return shown(
        play, touched(play, placed ? group.with("prefs.channels", channels(play)) : group));
  }

  /// Puts a group away, or takes it out again.
  ///
  /// - refuses: `no_such_subteam`
  static Reply enable(Play play, boolean enabled) {
    Thing group = named(play);
    Json when = Messages.number(enabled ? 0 : Clock.seconds(play));
    Json who = enabled ? Json.Null.NULL : Json.of(Speaker.of(play).id());
    return shown(play, touched(play, group.with(GONE, when).with("deleted_by", who)));
  }

  private static boolean gone(Thing group) {
    return Clock.seconds(group.item(), GONE) > 0;
  }

  /// The groups, those put away where `include_disabled` asks.
  ///
  /// - source: docs.slack.dev/reference/methods/usergroups.list, 2026-08-31
  static Reply list(Play play) {
    boolean all = Conversations.flag(play, "include_disabled");
    boolean people = Conversations.flag(play, "include_users");
    List<Json> shown = new ArrayList<>();
    for (Thing group : play.rows(GROUP).all()) {
      if (all || !gone(group)) {
        shown.add(told(play, group, people));
      }
    }
    return Said.ok(Obj.of("usergroups", Arr.of(shown)));
  }

  /// Who is in a group.
  ///
  /// - refuses: `no_such_subteam`
  static Reply users(Play play) {
    return Said.ok(Obj.of(USERS, named(play).item().items(USERS)));
  }

  /// Says who is in a group, in place of those who were.
  ///
  /// - refuses, in this order: `no_such_subteam`, `no_users_provided`, `invalid_users`
  /// - source: docs.slack.dev/reference/methods/usergroups.users.update, 2026-08-31
  static Reply staff(Play play) {
    Thing group = named(play);
    List<String> ids = Membership.words(play, USERS);
    if (ids.isEmpty()) {
      throw Said.no("no_users_provided");
    }
    List<Json> users = new ArrayList<>();
    for (String id : ids) {
      boolean there =
          play.rows("user").find(id).filter(it -> !it.item().flag("deleted")).isPresent();
      if (!there) {
        throw Said.no("invalid_users");
      }
      users.add(Json.of(id));
    }
    staffed(play, group, users);
    Thing staffed =
        group.with(USERS, Arr.of(users)).with("user_count", Messages.number(users.size()));
    return shown(play, touched(play, staffed));
  }

  /// Tells who came and who went.
  private static void staffed(Play play, Thing group, List<Json> users) {
    List<Json> before = group.item().items(USERS).items();
    List<Json> came = users.stream().filter(it -> !before.contains(it)).toList();
    List<Json> went = before.stream().filter(it -> !users.contains(it)).toList();
    if (came.isEmpty() && went.isEmpty()) {
      return;
    }
    Obj told =
        Obj.builder()
            .put("subteam", group.id())
            .put("team", group.text("team_id").orElse(""))
            .put("before", Clock.seconds(group.item(), "date_update"))
            .put("now", Clock.seconds(play))
            .put("came", Arr.of(came))
            .put("came_count", came.size())
            .put("went", Arr.of(went))
            .put("went_count", went.size())
            .build();
    new Happening(play).staffed(told);
  }
}
