package dev.dtu.twins.jira;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Finding people, by how their names and addresses begin.
///
/// - source: developer.atlassian.com, platform REST v3, users and user search, 2026-09-12
final class People {

  static final Repertoire PARTS =
      Repertoire.NONE
          .finding("getUser", People::get)
          .on("findUsers", play -> Answer.of(play, found(play)))
          .finding("findAssignableUsers", People::assignable)
          .on("findBulkAssignableUsers", play -> Answer.of(play, found(play)))
          .on("findUsersForPicker", People::pick);

  private static final int MOST = 1000;
  private static final int PAGE = 50;

  private People() {}

  static Thing named(Play play, String account) {
    return play.rows("user")
        .find(account)
        .orElseThrow(() ->
            Said.missing("Specified user does not exist or you do not have required permissions"));
  }

  /// Shows somebody.
  ///
  /// - in: `accountId`, `expand` (`groups`, `applicationRoles`)
  static Reply get(Play play) {
    Thing user = named(play, play.asked("accountId").or(() -> play.asked("key")).orElse(""));
    List<Json> groups = new ArrayList<>();
    for (Thing each : play.rows("group").all()) {
      if (play.rows("user").within(user, "group", each)) {
        String name = each.text("name").orElse("");
        groups.add(
            Obj.of("name", Json.of(name), "groupId", Json.of(each.id()))
                .with("self", "${origin}/rest/api/3/group?groupId=" + each.id()));
      }
    }
    boolean whole = Showing.words(play, "expand").contains("groups");
    Obj held = Obj.of("size", Json.of(groups.size()));
    List<Json> items = whole ? groups : List.of();
    return Answer.of(
        play,
        told(user)
            .with("locale", user.text("locale").orElse("en_US"))
            .with("groups", held.with("items", Json.array(items)))
            .with("applicationRoles", Obj.of("size", Json.of(0), "items", Json.array(List.of())))
            .with("expand", "groups,applicationRoles"));
  }

  private static Obj told(Thing user) {
    Obj told = Accounts.of(user);
    for (String member : List.of("name", "key")) {
      Optional<Json> value = user.find(member);
      told = value.isPresent() ? told.with(member, value.get()) : told;
    }
    return told;
  }

  /// Whether a name or an address has a word that begins so.
  private static boolean begins(Thing user, String query) {
    String wanted = query.toLowerCase(Locale.ROOT);
    for (String member : List.of("displayName", "emailAddress")) {
      String text = user.text(member).orElse("").toLowerCase(Locale.ROOT);
      if (text.startsWith(wanted)) {
        return true;
      }
      for (String word : text.split("[\\s@.]+")) {
        if (word.startsWith(wanted)) {
          return true;
        }
      }
    }
    return user.id().equals(query);
  }

  private static List<Thing> meant(Play play) {
    String query =
        play.asked("query").or(() -> play.asked("username")).map(String::strip).orElse("");
    Optional<String> account = play.asked("accountId");
    List<String> out = Showing.words(play, "excludeAccountIds");
    List<Thing> found = new ArrayList<>();
    for (Thing each : play.rows("user").all()) {
      boolean wanted = account.isEmpty() || account.get().equals(each.id());
      if (wanted && begins(each, query) && !out.contains(each.id())) {
        found.add(each);
      }
    }
    return found;
  }

  private static Json found(Play play) {
    List<Json> page = new ArrayList<>();
    List<Thing> all = meant(play);
    int from = Math.clamp(Search.number(play, "startAt", 0), 0, all.size());
    int most = Math.clamp(Search.number(play, "maxResults", PAGE), 0, MOST);
    all.subList(from, Math.min(all.size(), from + most)).forEach(it -> page.add(Accounts.of(it)));
    return Json.array(page);
  }

  /// Finds people whom issues of a project can be given.
  ///
  /// - in: `project` or `issueKey`; `query`
  private static Reply assignable(Play play) {
    Optional<String> project = play.asked("project");
    Optional<String> issue = play.asked("issueKey").or(() -> play.asked("issueId"));
    if (project.isPresent()) {
      Projects.named(play, project.get());
    } else if (issue.isPresent()) {
      if (play.rows(Issues.ISSUE).find(issue.get()).isEmpty()) {
        throw Said.missing("Issue does not exist or you do not have permission to see it.");
      }
    } else {
      throw Said.wrong("Either the 'project' or the 'issueKey' query parameter must be provided");
    }
    return Answer.of(play, found(play));
  }

  /// A name with the part that was asked for in bold.
  static String marked(String name, String query) {
    int at = query.isEmpty() ? -1 : name.toLowerCase(Locale.ROOT).indexOf(query);
    return at < 0
        ? name
        : name.substring(0, at)
            + "<strong>"
            + name.substring(at, at + query.length())
            + "</strong>"
            + name.substring(at + query.length());
  }

  private static Reply pick(Play play) {
    String query = play.asked("query").orElse("").toLowerCase(Locale.ROOT);
    int most = Math.clamp(Search.number(play, "maxResults", PAGE), 0, MOST);
    List<Thing> all = meant(play);
    List<Json> shown = new ArrayList<>();
    for (Thing each : all.subList(0, Math.min(all.size(), most))) {
      String name = each.text("displayName").orElse("");
      String address = each.text("emailAddress").orElse("");
      Obj one =
          Obj.of("accountId", Json.of(each.id()), "displayName", Json.of(name))
              .with("accountType", each.text("accountType").orElse("atlassian"))
              .with("html", marked(name, query) + " - " + marked(address, query));
      Optional<String> picture = each.text("avatarUrls.16x16");
      shown.add(picture.isPresent() ? one.with("avatarUrl", picture.get()) : one);
    }
    return Answer.of(
        play,
        Obj.of("users", Json.array(shown), "total", Json.of(all.size()))
            .with("header", "Showing %d of %d matching users".formatted(shown.size(), all.size())));
  }
}
