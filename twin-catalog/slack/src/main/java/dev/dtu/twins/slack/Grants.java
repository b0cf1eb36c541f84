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

/// Who may do what with triggers, functions and apps, and who may see canvases and lists.
///
/// - source: docs.slack.dev/reference/methods/workflows.triggers.permissions.*,
///   functions.distributions.permissions.*, admin.apps.permissions.*, workflows.featured.*,
///   canvases.access.* and slackLists.access.*, 2026-08-31
final class Grants {

  private static final String USERS = "user_ids";
  private static final String CHANNELS = "channel_ids";
  private static final String KIND = "permission_type";
  private static final String NAMED = "named_entities";
  private static final List<String> WHOM =
      List.of(USERS, CHANNELS, "team_ids", "org_ids", "usergroup_ids", "trigger_ids");

  static final Repertoire PARTS =
      family("workflows.triggers.permissions", Grants::trigger)
          .and(family("functions.distributions.permissions", Grants::function))
          .and(family("admin.apps.permissions", Grants::app))
          .finding("workflows.featured.add", play -> featured(play, Change.ADD))
          .finding("workflows.featured.remove", play -> featured(play, Change.REMOVE))
          .finding("workflows.featured.set", play -> featured(play, Change.SET))
          .finding("workflows.featured.list", Grants::listed)
          .finding("canvases.access.set", play -> access(play, "canvas", true))
          .finding("canvases.access.delete", play -> access(play, "canvas", false))
          .finding("slackLists.access.set", play -> access(play, "list", true))
          .finding("slackLists.access.delete", play -> access(play, "list", false));

  private enum Change {
    ADD,
    REMOVE,
    SET,
    LIST
  }

  /// What a family of four operations is about, changes, and shows then.
  private interface Four {
    Reply act(Play play, Change change);
  }

  private Grants() {}

  private static Repertoire family(String name, Four four) {
    return Repertoire.NONE
        .finding(name + ".add", play -> four.act(play, Change.ADD))
        .finding(name + ".remove", play -> four.act(play, Change.REMOVE))
        .finding(name + ".set", play -> four.act(play, Change.SET))
        .finding(name + ".list", play -> four.act(play, Change.LIST));
  }

  /// Changes the lists that a call names; a kind other than `named_entities` names nobody.
  private static void change(Play play, Kept kept, String id, Change change) {
    if (change == Change.LIST) {
      return;
    }
    Optional<String> kind = play.argument(KIND).filter(it -> !it.isEmpty());
    String told = kind.orElse(NAMED);
    kept.put(id, kept.about(id).with(KIND, told));
    for (String list : WHOM) {
      List<String> words = Membership.words(play, list);
      switch (change) {
        case ADD -> kept.add(id, list, words);
        case REMOVE -> kept.drop(id, list, words);
        default -> kept.words(id, list, told.equals(NAMED) ? words : List.of());
      }
    }
  }

  private static String kind(Kept kept, String id, String usual) {
    return kept.about(id).text(KIND).orElse(usual);
  }

  /// Who may run a trigger. Slack's command line makes them: every well-formed id is one.
  ///
  /// - refuses: `trigger_not_found`
  private static Reply trigger(Play play, Change change) {
    String id = play.argument("trigger_id").orElse("");
    if (!id.matches("Ft[A-Z0-9]{6,}")) {
      throw Said.no("trigger_not_found");
    }
    Kept kept = Kept.of(play, "trigger-permissions");
    change(play, kept, id, change);
    Obj reply = Obj.of(KIND, Json.of(kind(kept, id, "everyone")));
    for (String list : List.of(USERS, CHANNELS, "team_ids", "org_ids")) {
      reply = kept.words(id, list).isEmpty() ? reply : reply.with(list, kept.shown(id, list));
    }
    return Said.ok(reply);
  }

  /// Who may use a function.
  ///
  /// - refuses, in this order: `function_not_found`, `user_not_found`
  private static Reply function(Play play, Change change) {
    String id =
        play.argument("function_id")
            .or(() -> play.argument("function_callback_id"))
            .filter(it -> !it.isBlank())
            .orElseThrow(() -> Said.no("function_not_found"));
    for (String user : Membership.words(play, USERS)) {
      if (play.rows("user").find(user).isEmpty()) {
        throw Said.no("user_not_found");
      }
    }
    Kept kept = Kept.of(play, "function-permissions");
    change(play, kept, id, change);
    List<Json> users = new ArrayList<>();
    for (String user : kept.words(id, USERS)) {
      play.rows("user").find(user).ifPresent(it -> users.add(person(it)));
    }
    return Said.ok(
        Obj.of(KIND, Json.of(kind(kept, id, "app_collaborators")))
            .with("users", Json.array(users)));
  }

  private static Obj person(Thing user) {
    Obj profile = user.item().obj("profile").orElse(Obj.EMPTY);
    return Obj.of("user_id", Json.of(user.id()))
        .with("username", user.text("name").orElse(""))
        .with("email", profile.text("email").orElse(""));
  }

  /// Who may use an app.
  private static Reply app(Play play, Change change) {
    String id = play.argument("app_id").orElse("");
    Kept kept = Kept.of(play, "app-permissions");
    change(play, kept, id, change);
    return change != Change.LIST
        ? Said.ok()
        : Said.ok(
            Obj.of(KIND, Json.of(kind(kept, id, "everyone")))
                .with(USERS, kept.shown(id, USERS))
                .with("usergroup_ids", kept.shown(id, "usergroup_ids")));
  }

  /// Which workflows stand at the top of a channel.
  ///
  /// - refuses: `channel_not_found`
  private static Reply featured(Play play, Change change) {
    Thing channel = Channels.of(play).named("channel_id");
    change(play, Kept.of(play, "featured"), channel.id(), change);
    return Said.ok();
  }

  /// The workflows of several channels.
  ///
  /// - refuses: `error_invalid_channels`, where none is a channel
  private static Reply listed(Play play) {
    Kept kept = Kept.of(play, "featured");
    List<Json> all = new ArrayList<>();
    for (String id : Membership.words(play, CHANNELS)) {
      if (Channels.of(play).seen(id).isPresent()) {
        List<Json> triggers = new ArrayList<>();
        for (String trigger : kept.words(id, "trigger_ids")) {
          triggers.add(Obj.of("id", Json.of(trigger), "title", Json.of(trigger)));
        }
        all.add(Obj.of("channel_id", Json.of(id), "triggers", Json.array(triggers)));
      }
    }
    if (all.isEmpty()) {
      throw Said.no("error_invalid_channels");
    }
    return Said.ok(Obj.of("featured_workflows", Json.array(all)));
  }

  /// Lets people or channels at a canvas or a list, or takes that away.
  ///
  /// - in: `access_level`; either `channel_ids` or `user_ids`
  /// - refuses, in this order: `canvas_not_found` or `list_not_found`, `invalid_parameters`,
  ///   `channel_not_found`, `user_not_found`
  private static Reply access(Play play, String what, boolean given) {
    String id = play.argument(what + "_id").orElse("");
    if (play.rows(what).find(id).isEmpty()) {
      throw Said.no(what + "_not_found");
    }
    List<String> channels = Membership.words(play, CHANNELS);
    List<String> users = Membership.words(play, USERS);
    if (channels.isEmpty() == users.isEmpty()) {
      throw Said.no("invalid_parameters");
    }
    there(play, Channels.CHANNEL, channels);
    there(play, "user", users);
    Kept kept = Kept.of(play, what + "-access");
    Obj levels = kept.about(id);
    List<String> whom = new ArrayList<>(channels);
    whom.addAll(users);
    for (String each : whom) {
      String level = play.argument("access_level").orElse("read");
      levels = given ? levels.with(each, level) : levels.without(each);
    }
    kept.put(id, levels);
    return Said.ok();
  }

  private static void there(Play play, String resource, List<String> ids) {
    if (ids.stream().anyMatch(id -> play.rows(resource).find(id).isEmpty())) {
      throw Said.no(resource + "_not_found");
    }
  }
}
