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
import java.util.Locale;
import java.util.Optional;

/// Components of projects, each with who leads it and who gets its issues.
///
/// - source: developer.atlassian.com, platform REST v3, project components, 2026-09-12
final class Components {

  static final Repertoire PARTS =
      Repertoire.NONE
          .on("createComponent", Components::create)
          .on("getComponent", play -> Answer.of(play, shown(play, asked(play))))
          .on("updateComponent", Components::update)
          .on("deleteComponent", Components::delete)
          .on("getComponentRelatedIssues", Components::count)
          .finding("getProjectComponents", Components::list)
          .finding("getProjectComponentsPaginated", Components::page);

  private static final String COMPONENT = "component";
  private static final int MOST = 50;

  private Components() {}

  private static Thing asked(Play play) {
    return play.rows(COMPONENT).get(play.asked("id").orElse(""));
  }

  private static Optional<Thing> project(Play play, Thing component) {
    return component.find("projectId").flatMap(Json::asWords).flatMap(play.rows("project")::find);
  }

  /// Who gets an issue of a component; empty where its project says.
  static Optional<Json> assignee(Play play, Thing component, Optional<Thing> project) {
    return switch (component.text("assigneeType").orElse("")) {
      case "COMPONENT_LEAD" -> component.text("lead.accountId").map(it -> Accounts.find(play, it));
      case "PROJECT_LEAD" ->
          project.flatMap(it -> it.text("lead.accountId")).map(it -> Accounts.find(play, it));
      default -> Optional.empty();
    };
  }

  static Obj shown(Play play, Thing component) {
    Obj shown = play.rows(COMPONENT).shown(component);
    Optional<Thing> project = project(play, component);
    Optional<Json> own = assignee(play, component, project);
    Optional<Json> real = own.or(() -> project.map(it -> Accounts.automatic(play, it)));
    Optional<Obj> person = real.flatMap(Json::asObj);
    String type = component.text("assigneeType").orElse("PROJECT_DEFAULT");
    String wanted =
        own.isPresent() || type.equals("UNASSIGNED")
            ? type
            : project.flatMap(it -> it.text("assigneeType")).orElse("UNASSIGNED");
    if (person.isPresent()) {
      shown = shown.with("assignee", person.get()).with("realAssignee", person.get());
    }
    return shown
        .with("realAssigneeType", wanted)
        .with("isAssigneeTypeValid", Json.of(!type.equals("COMPONENT_LEAD") || own.isPresent()));
  }

  /// Makes a component.
  ///
  /// - in: `name`, `project` (a key); `description`, `leadAccountId`, `assigneeType`
  ///   (`PROJECT_DEFAULT`)
  /// - refuses: `missing` for the project, `invalid` for the name
  static Reply create(Play play) {
    Optional<String> named =
        play.sent().find("project").or(() -> play.sent().find("projectId")).flatMap(Json::asWords);
    if (named.isEmpty()) {
      throw Said.wrong("Project must be specified to create a component.");
    }
    Thing project = Projects.named(play, named.get());
    name(play, project, Optional.empty());
    Obj component =
        Obj.of("name", play.sent().find("name").orElseThrow())
            .with("assigneeType", "PROJECT_DEFAULT")
            .with("project", project.text("key").orElse(""))
            .with("projectId", Sprints.number(project.id()));
    Rows rows = play.rows(COMPONENT);
    Thing made = rows.make(told(play, component));
    String self = "${origin}/rest/api/3/component/" + made.id();
    return Answer.of(play, 201, shown(play, rows.keep(made.with("self", self))));
  }

  private static Obj told(Play play, Obj component) {
    Obj told = component;
    for (String member : List.of("name", "description", "assigneeType")) {
      Optional<Json> value = play.sent().find(member).filter(it -> it != Json.Null.NULL);
      told = value.isPresent() ? told.with(member, value.get()) : told;
    }
    Optional<String> lead = play.sent().text("leadAccountId");
    if (lead.isEmpty()) {
      return told;
    }
    if (!lead.get().isEmpty() && play.rows("user").find(lead.get()).isEmpty()) {
      throw Said.field("leadAccountId", "The user %s does not exist.".formatted(lead.get()));
    }
    return lead.get().isEmpty()
        ? told.without("lead")
        : told.with("lead", Accounts.find(play, lead.get()));
  }

  private static void name(Play play, Thing project, Optional<Thing> own) {
    String name = play.sent().text("name").orElse("");
    if (name.isBlank()) {
      throw Said.field(
          "name", "The component name specified is invalid - cannot be an empty string.");
    }
    for (Thing each : Places.of(play, COMPONENT, project)) {
      boolean other = own.filter(it -> it.id().equals(each.id())).isEmpty();
      if (other && each.text("name").filter(name::equalsIgnoreCase).isPresent()) {
        throw Said.field(
            "name", "A component with the name %s already exists in this project.".formatted(name));
      }
    }
  }

  static Reply update(Play play) {
    Thing component = asked(play);
    Optional<Thing> project = project(play, component);
    if (play.sent().has("name") && project.isPresent()) {
      name(play, project.get(), Optional.of(component));
    }
    Obj told = told(play, component.item());
    return Answer.of(play, shown(play, play.rows(COMPONENT).keep(component.showing(told))));
  }

  /// Takes a component away, and out of its issues unless they get another one.
  ///
  /// - in: `moveIssuesTo`
  static Reply delete(Play play) {
    Thing component = asked(play);
    Optional<Thing> other = play.asked("moveIssuesTo").map(id -> play.rows(COMPONENT).get(id));
    for (Thing issue : Places.naming(play, "components", component.id())) {
      VersionUses.replace(play, issue, "components", component, other);
    }
    play.rows(COMPONENT).remove(component);
    return Issues.done();
  }

  private static Reply count(Play play) {
    Thing component = asked(play);
    int count = Places.naming(play, "components", component.id()).size();
    return Answer.of(
        play,
        Obj.of(
            "self",
            Json.of("${origin}/rest/api/3/component/" + component.id()),
            "issueCount",
            Json.of(count)));
  }

  private static List<Thing> of(Play play) {
    List<Thing> all = new ArrayList<>(Places.of(play, COMPONENT, Projects.asked(play)));
    all.sort(Comparator.comparing(it -> it.text("name").orElse("")));
    return all;
  }

  private static Reply list(Play play) {
    List<Json> all = new ArrayList<>();
    of(play).forEach(it -> all.add(shown(play, it)));
    return Answer.of(play, Json.array(all));
  }

  private static Reply page(Play play) {
    String query = play.asked("query").orElse("").toLowerCase(Locale.ROOT);
    List<Json> found = new ArrayList<>();
    for (Thing each : of(play)) {
      if (each.text("name").orElse("").toLowerCase(Locale.ROOT).contains(query)) {
        int count = Places.naming(play, "components", each.id()).size();
        found.add(shown(play, each).with("issueCount", Json.of(count)));
      }
    }
    boolean down = play.asked("orderBy").filter(it -> it.startsWith("-")).isPresent();
    return Answer.page(play, down ? found.reversed() : found, MOST);
  }
}
