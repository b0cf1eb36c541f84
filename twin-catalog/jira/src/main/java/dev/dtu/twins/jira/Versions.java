package dev.dtu.twins.jira;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Rows;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Versions of projects: planned in an order, released, joined and taken away.
///
/// - source: developer.atlassian.com, platform REST v3, project versions, 2026-09-12
final class Versions {

  static final Repertoire PARTS =
      Repertoire.NONE
          .on("createVersion", Versions::create)
          .on("getVersion", play -> Answer.of(play, shown(play, asked(play))))
          .on("updateVersion", Versions::update)
          .on("moveVersion", Versions::move)
          .finding("getProjectVersions", Versions::list)
          .finding("getProjectVersionsPaginated", Versions::page)
          .and(VersionUses.PARTS);

  static final String VERSION = "version";
  private static final String ORDER = "order";
  private static final List<String> TOLD =
      List.of("name", "description", "archived", "released", "startDate", "releaseDate", "driver");
  private static final int MOST = 50;

  private Versions() {}

  static Thing asked(Play play) {
    return play.rows(VERSION).get(play.asked("id").orElse(""));
  }

  /// A version as it is shown.
  static Obj shown(Play play, Thing version) {
    Obj shown = play.rows(VERSION).shown(version);
    String day = play.scene().moment().toString().substring(0, "2026-01-31".length());
    Optional<String> due = shown.text("releaseDate");
    if (due.isPresent()) {
      boolean late = !shown.flag("released") && due.get().compareTo(day) < 0;
      shown = shown.with("overdue", Json.of(late));
    }
    return shown;
  }

  /// Where a version stands among others of its project.
  private static double order(Thing version) {
    return version
        .hidden()
        .find(ORDER)
        .flatMap(Json::asWords)
        .map(Double::parseDouble)
        .orElseGet(() -> Double.parseDouble("0" + version.id().replaceAll("\\D", "")));
  }

  /// Versions in the order they are planned in.
  static List<Thing> ordered(List<Thing> versions) {
    List<Thing> ordered = new ArrayList<>(versions);
    ordered.sort(Comparator.comparingDouble(Versions::order));
    return ordered;
  }

  static List<Thing> of(Play play, Thing project) {
    return ordered(Places.of(play, VERSION, project));
  }

  /// Plans a version.
  ///
  /// - in: `name`, `projectId` or `project`; `description`, `startDate`, `releaseDate`, `released`,
  ///   `archived`
  /// - refuses, in this order: `wrong` or `missing` for the project, `invalid` for the name
  static Reply create(Play play) {
    Obj sent = play.sent();
    Optional<String> named =
        sent.find("projectId").or(() -> sent.find("project")).flatMap(Json::asWords);
    if (named.isEmpty()) {
      throw Said.wrong("Project must be specified to create a version.");
    }
    Thing project = Projects.named(play, named.get());
    name(play, project, Optional.empty());
    Obj version =
        Obj.of("name", sent.find("name").orElseThrow(), "archived", Json.of(sent.flag("archived")))
            .with("released", Json.of(sent.flag("released")))
            .with("projectId", Sprints.number(project.id()));
    Rows rows = play.rows(VERSION);
    Thing made = rows.make(told(sent, version));
    String self = "${origin}/rest/api/3/version/" + made.id();
    Thing kept = rows.keep(made.with("self", self));
    return Answer.of(play, 201, shown(play, kept));
  }

  private static Obj told(Obj sent, Obj version) {
    Obj told = version;
    for (String member : TOLD) {
      Optional<Json> value = sent.find(member).filter(it -> it != Json.Null.NULL);
      told = value.isPresent() ? told.with(member, value.get()) : told;
    }
    return told;
  }

  private static void name(Play play, Thing project, Optional<Thing> own) {
    String name = play.sent().text("name").orElse("");
    if (name.isBlank()) {
      throw Said.field("name", "You must specify a valid version name");
    }
    for (Thing each : Places.of(play, VERSION, project)) {
      boolean other = own.filter(it -> it.id().equals(each.id())).isEmpty();
      if (other && each.text("name").filter(name::equalsIgnoreCase).isPresent()) {
        throw Said.field("name", "A version with this name already exists in this project.");
      }
    }
  }

  /// Tells something of a version anew; issues that are not done may go on to another one.
  ///
  /// - in: what a version is made with; `moveUnfixedIssuesTo`, a version's address
  static Reply update(Play play) {
    Thing version = asked(play);
    Optional<Thing> project =
        version.find("projectId").flatMap(Json::asWords).flatMap(play.rows("project")::find);
    if (play.sent().has("name") && project.isPresent()) {
      name(play, project.get(), Optional.of(version));
    }
    Thing kept = play.rows(VERSION).keep(version.showing(told(play.sent(), version.item())));
    Optional<String> next = play.sent().text("moveUnfixedIssuesTo");
    if (next.isPresent()) {
      Thing other = addressed(play, next.get());
      for (Thing issue : Places.naming(play, "fixVersions", version.id())) {
        if (Site.at(issue, "resolution").isEmpty()) {
          VersionUses.replace(play, issue, "fixVersions", version, Optional.of(other));
        }
      }
    }
    return Answer.of(play, shown(play, kept));
  }

  private static Thing addressed(Play play, String address) {
    String id = address.substring(address.lastIndexOf('/') + 1);
    return play.rows(VERSION).get(id);
  }

  /// Puts a version elsewhere in the order of its project's.
  ///
  /// - in: `after`, a version's address, or `position` (`Earlier`, `Later`, `First`, `Last`)
  /// - refuses: `wrong` for neither
  static Reply move(Play play) {
    Thing version = asked(play);
    List<Thing> all = new ArrayList<>();
    for (Thing each : ordered(play.rows(VERSION).all())) {
      boolean same = each.find("projectId").equals(version.find("projectId"));
      if (same) {
        all.add(each);
      }
    }
    int from = place(all, version);
    all.remove(from);
    Optional<String> after = play.sent().text("after");
    String position = play.sent().text("position").orElse("");
    int to =
        after.isPresent()
            ? place(all, addressed(play, after.get())) + 1
            : switch (position) {
              case "First" -> 0;
              case "Last" -> all.size();
              case "Earlier" -> Math.max(0, from - 1);
              case "Later" -> Math.min(all.size(), from + 1);
              default ->
                  throw Said.wrong(
                      "You must specify either 'after' or 'position' to move a version.");
            };
    all.add(to, version);
    Thing kept = version;
    for (int i = 0; i < all.size(); i++) {
      Thing each = all.get(i);
      Obj hidden = each.hidden().with(ORDER, Json.of(i));
      Thing now = play.rows(VERSION).keep(each.hiding(hidden));
      kept = each.id().equals(version.id()) ? now : kept;
    }
    return Answer.of(play, shown(play, kept));
  }

  private static int place(List<Thing> all, Thing version) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).id().equals(version.id())) {
        return i;
      }
    }
    return all.size() - 1;
  }

  private static Reply list(Play play) {
    List<Json> all = new ArrayList<>();
    of(play, Projects.asked(play)).forEach(it -> all.add(shown(play, it)));
    return Answer.of(play, Json.array(all));
  }

  /// Shows versions of a project.
  ///
  /// - in: `query` (in names), `status` (`released`, `unreleased`, `archived`), `orderBy`
  static Reply page(Play play) {
    String query = play.asked("query").orElse("").toLowerCase(java.util.Locale.ROOT);
    List<String> states = Showing.words(play, "status");
    List<Thing> found = new ArrayList<>();
    for (Thing each : of(play, Projects.asked(play))) {
      String name = each.text("name").orElse("").toLowerCase(java.util.Locale.ROOT);
      String state =
          each.item().flag("archived")
              ? "archived"
              : each.item().flag("released") ? "released" : "unreleased";
      if (name.contains(query) && (states.isEmpty() || states.contains(state))) {
        found.add(each);
      }
    }
    String by = play.asked("orderBy").orElse("sequence");
    String member = by.replaceFirst("^[-+]", "");
    if (!member.equals("sequence")) {
      found.sort(Comparator.comparing(it -> it.text(member).orElse("")));
    }
    List<Json> shown = new ArrayList<>();
    (by.startsWith("-") ? found.reversed() : found).forEach(it -> shown.add(shown(play, it)));
    return Answer.page(play, shown, MOST);
  }
}
