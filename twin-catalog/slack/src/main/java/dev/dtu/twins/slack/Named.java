package dev.dtu.twins.slack;

import dev.dtu.effect.Part;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What calls name beside what they are about: where it is nobody's and nothing's, the method says so
/// in the word that the reference lists for it.
///
/// - source: errors of docs.slack.dev/reference/methods, 2026-08-31
///
/// @param argument ids, one or several
/// @param every whether each of them has to be there; else one is enough
record Named(String operation, String argument, Kind kind, String error, boolean every) {

  private enum Kind {
    USER,
    CHANNEL,
    GROUP,
    TEAM,
    FILE,
    APP,
    FUNCTION,
    WORKFLOW,
    CANVAS,
    LIST;

    boolean there(Play play, String id) {
      return switch (this) {
        case USER -> play.rows("user").find(id).isPresent();
        case CHANNEL -> Channels.of(play).rows().find(id).isPresent();
        case GROUP -> play.rows("usergroup").find(id).isPresent();
        case TEAM -> Workspaces.known(play, id);
        case FILE -> play.rows(Files.FILE).find(id).isPresent();
        case APP -> Manifests.find(play, id).isPresent();
        case FUNCTION -> Workflows.function(play, id);
        case WORKFLOW -> Workflows.workflow(play, id);
        case CANVAS -> Shelf.open(play, "canvas", id);
        case LIST -> Shelf.open(play, "list", id);
      };
    }
  }

  private static final String TEAM_ID = "team_id";
  private static final String NO_TEAM = "team_not_found";
  private static final String USERS = "user_ids";
  private static final String NO_USER = "user_not_found";
  private static final String CHANNELS = "channel_ids";
  private static final String NO_CHANNEL = "channel_not_found";
  private static final String APP_ID = "app_id";
  private static final String NO_APP = "app_not_found";

  private static List<Named> everything() {
    List<Named> names = new ArrayList<>();
    names.addAll(people());
    names.addAll(shelf());
    names.addAll(administrators());
    names.addAll(apps());
    return names;
  }

  private static List<Named> each(Kind kind, String argument, String error, String... operations) {
    return Stream.of(operations)
        .map(operation -> new Named(operation, argument, kind, error, true))
        .toList();
  }

  private static List<Named> people() {
    List<Named> names = new ArrayList<>();
    names.addAll(each(Kind.USER, "users", NO_USER, "calls.add", "calls.participants.add"));
    names.addAll(each(Kind.USER, "users", NO_USER, "calls.participants.remove"));
    names.addAll(each(Kind.USER, "recipient_user_id", NO_USER, "chat.startStream"));
    names.addAll(each(Kind.TEAM, "recipient_team_id", NO_TEAM, "chat.startStream"));
    names.addAll(each(Kind.FILE, "file_ids", "file_not_found", "chat.update"));
    names.addAll(each(Kind.CHANNEL, "channel_id", "canvas_creation_failed", "canvases.create"));
    names.addAll(
        each(Kind.CHANNEL, "channel_id", NO_CHANNEL, "conversations.requestSharedInvite.approve"));
    names.addAll(each(Kind.USER, "user_id", NO_USER, "apps.user.connection.update"));
    names.addAll(each(Kind.USER, "initiator_user_id", NO_USER, "agents.sessions.setStatus"));
    return names;
  }

  private static List<Named> shelf() {
    List<Named> names = new ArrayList<>();
    for (String act : List.of("edit", "delete", "sections.lookup", "access.set", "access.delete")) {
      names.addAll(each(Kind.CANVAS, "canvas_id", "canvas_not_found", "canvases." + act));
    }
    names.addAll(each(Kind.LIST, "id", "list_not_found", "slackLists.update"));
    for (String act : List.of("create", "list", "info", "update", "delete", "deleteMultiple")) {
      names.addAll(each(Kind.LIST, "list_id", "list_not_found", "slackLists.items." + act));
    }
    for (String act : List.of("download.start", "download.get", "access.set", "access.delete")) {
      names.addAll(each(Kind.LIST, "list_id", "list_not_found", "slackLists." + act));
    }
    return names;
  }

  private static List<Named> administrators() {
    List<Named> names = new ArrayList<>();
    for (String act : List.of("assign", "remove", "setAdmin", "setExpiration", "setOwner")) {
      names.addAll(each(Kind.TEAM, TEAM_ID, NO_TEAM, "admin.users." + act));
    }
    names.addAll(
        each(
            Kind.TEAM, TEAM_ID, NO_TEAM, "admin.users.setRegular", "admin.usergroups.addChannels"));
    for (String list : List.of("approve", "restrict", "approved.list", "restricted.list")) {
      names.addAll(each(Kind.TEAM, TEAM_ID, NO_TEAM, "admin.apps." + list));
    }
    names.addAll(each(Kind.TEAM, TEAM_ID, NO_TEAM, "admin.apps.requests.list", "admin.users.list"));
    String restricts = "admin.conversations.restrictAccess.";
    names.addAll(
        each(Kind.TEAM, TEAM_ID, NO_TEAM, restricts + "addGroup", restricts + "removeGroup"));
    names.addAll(each(Kind.CHANNEL, CHANNELS, "invitor_cannot_see_channel", "admin.users.assign"));
    names.addAll(
        each(
            Kind.CHANNEL,
            CHANNELS,
            "one_or_more_invalid_channels",
            "admin.teams.settings.setDefaultChannels"));
    String lookup = "admin.conversations.lookup";
    names.add(new Named(lookup, "team_ids", Kind.TEAM, "no_valid_teams", false));
    return names;
  }

  private static List<Named> apps() {
    List<Named> names = new ArrayList<>();
    for (String act : List.of("get", "put", "update", "delete", "query", "count")) {
      names.addAll(each(Kind.APP, APP_ID, "invalid_app_id", "apps.datastore." + act));
    }
    for (String act : List.of("bulkGet", "bulkPut", "bulkDelete")) {
      names.addAll(each(Kind.APP, APP_ID, "invalid_app_id", "apps.datastore." + act));
    }
    names.addAll(each(Kind.APP, APP_ID, "invalid_app_id", "apps.manifest.validate"));
    String access = "admin.apps.permissions.";
    String servers = "admin.apps.mcp.servers.permissions.set";
    names.addAll(
        each(Kind.APP, APP_ID, NO_APP, access + "add", access + "remove", access + "set", servers));
    names.addAll(
        each(
            Kind.USER, USERS, NO_USER, access + "add", access + "remove", access + "set", servers));
    names.addAll(each(Kind.GROUP, "usergroup_ids", "invalid_entities", access + "add"));
    names.addAll(each(Kind.GROUP, "usergroup_ids", "usergroup_not_found", access + "set", servers));
    String triggers = "workflows.triggers.permissions.";
    names.addAll(each(Kind.USER, USERS, NO_USER, triggers + "add", triggers + "set"));
    names.addAll(each(Kind.CHANNEL, CHANNELS, NO_CHANNEL, triggers + "add", triggers + "set"));
    names.addAll(each(Kind.TEAM, "team_ids", NO_TEAM, triggers + "add", triggers + "set"));
    for (String act : List.of("add", "remove", "set", "list")) {
      String functions = "functions.distributions.permissions." + act;
      names.addAll(each(Kind.FUNCTION, "function_id", "function_not_found", functions));
      names.addAll(each(Kind.APP, "function_app_id", NO_APP, functions));
    }
    String steps = "functions.workflows.steps.";
    String answers = steps + "responses.export";
    names.addAll(each(Kind.APP, "workflow_app_id", "unknown_app_id", steps + "list", answers));
    names.addAll(
        each(Kind.WORKFLOW, "workflow_id", "unknown_workflow_id", steps + "list", answers));
    names.addAll(each(Kind.FUNCTION, "function_id", "unknown_function_id", steps + "list"));
    return names;
  }

  /// The same parts, which refuse what nobody has first.
  static Repertoire held(Repertoire parts) {
    SortedMap<String, Repertoire.Role> roles = new TreeMap<>(parts.roles());
    for (Named each : everything().reversed()) {
      Repertoire.Role role =
          roles.getOrDefault(each.operation, new Repertoire.Role(Play::plainly, false, false));
      roles.put(
          each.operation,
          new Repertoire.Role(each.before(role.part()), role.judges(), role.finds()));
    }
    return parts.with(roles);
  }

  private Part before(Part part) {
    return play -> {
      List<String> ids = ids(play);
      long there = ids.stream().filter(id -> kind.there(play, id)).count();
      if (!ids.isEmpty() && (there == 0 || every && there < ids.size())) {
        throw Said.no(error);
      }
      return part.act(play);
    };
  }

  /// The ids that are told; of documents of people, those who are of the workspace.
  private List<String> ids(Play play) {
    List<String> ids = new ArrayList<>(Membership.words(play, argument));
    for (Json each : play.arguments().find(argument).flatMap(Json::asArr).orElse(Arr.EMPTY)) {
      each.asObj().flatMap(it -> it.text("slack_id")).ifPresent(ids::add);
    }
    return ids;
  }
}
