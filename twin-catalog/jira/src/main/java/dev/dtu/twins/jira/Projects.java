package dev.dtu.twins.jira;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Rows;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Projects: made with the site's types of issue, and with a board where they are for software.
///
/// - source: developer.atlassian.com, platform REST v3, projects, and literal texts in public clients'
///   tests, 2026-09-12
final class Projects {

  static final Repertoire PARTS =
      Repertoire.NONE
          .on("createProject", Projects::create)
          .finding("getProject", play -> Answer.of(play, whole(play, asked(play))))
          .finding("updateProject", Projects::update)
          .finding("deleteProject", Projects::delete)
          .on("searchProjects", Projects::search)
          .on("getAllProjects", Projects::all)
          .finding("getAllStatuses", Projects::statuses);

  static final String PROJECT = "project";
  private static final String KEY = "[A-Z][A-Z0-9_]{1,9}";
  private static final int MOST = 50;
  private static final String USUAL = "com.pyxis.greenhopper.jira:gh-simplified-scrum-classic";

  private Projects() {}

  /// The project of a call.
  static Thing asked(Play play) {
    return named(play, play.asked("projectIdOrKey").or(() -> play.asked("projectId")).orElse(""));
  }

  /// The project of that id or key, in any case.
  static Thing named(Play play, String name) {
    Rows rows = play.rows(PROJECT);
    return rows.find(name)
        .or(() -> rows.find(name.toUpperCase(Locale.ROOT)))
        .orElseThrow(() -> {
          String by = name.matches("\\d+") ? "id" : "key";
          return Said.missing("No project could be found with %s '%s'.".formatted(by, name));
        });
  }

  /// Makes a project.
  ///
  /// - in: `key`, `name`, `projectTypeKey`, `projectTemplateKey`, `leadAccountId` (the caller),
  ///   `assigneeType`, `description`
  /// - refuses: `invalid` with each that is wrong
  static Reply create(Play play) {
    Obj sent = play.sent();
    judge(play, Optional.empty());
    String type = sent.text("projectTypeKey").orElse("software");
    String template = sent.text("projectTemplateKey").orElse(USUAL);
    boolean simple = template.contains("simplified-agility") || template.contains("next-gen");
    Obj project =
        Obj.of("key", sent.find("key").orElseThrow(), "name", sent.find("name").orElseThrow())
            .with("description", sent.text("description").orElse(""))
            .with("lead", lead(play))
            .with("assigneeType", sent.text("assigneeType").orElse("UNASSIGNED"))
            .with("projectTypeKey", type)
            .with("simplified", Json.of(simple))
            .with("style", simple ? "next-gen" : "classic")
            .with("isPrivate", Json.of(false))
            .with("properties", Obj.EMPTY);
    Rows rows = play.rows(PROJECT);
    Thing made = rows.make(project);
    String self = "${origin}/rest/api/3/project/" + made.id();
    Thing kept = rows.keep(made.with("self", self));
    for (Thing each : play.rows("issuetype").all()) {
      play.rows("issuetype").put(each, PROJECT, kept);
    }
    if (type.equals("software")) {
      Boards.begin(play, kept, template.contains("kanban") ? "kanban" : "scrum");
    }
    Obj told = Obj.of("self", Json.of(self), "id", Sprints.number(kept.id()));
    return Answer.of(play, 201, told.with("key", kept.text("key").orElse("")));
  }

  private static Obj lead(Play play) {
    Optional<String> account = play.sent().text("leadAccountId");
    return account.map(it -> Accounts.find(play, it)).orElseGet(() -> Accounts.me(play));
  }

  private static void judge(Play play, Optional<Thing> own) {
    Refusal refusal = Refusal.of(Problem.INVALID);
    Optional<String> key = play.sent().text("key");
    Optional<String> name = play.sent().text("name");
    if (own.isEmpty() && name.orElse("").isBlank()) {
      refusal = refusal.because("projectName", "You must specify a valid project name.");
    }
    if (own.isEmpty() && key.isEmpty() || key.filter(it -> !it.matches(KEY)).isPresent()) {
      refusal =
          refusal.because(
              "projectKey",
              "Project keys must start with an uppercase letter, followed by one or more uppercase"
                  + " alphanumeric characters.");
    }
    for (Thing each : play.rows(PROJECT).all()) {
      boolean other = own.filter(it -> it.id().equals(each.id())).isEmpty();
      if (other && key.isPresent() && each.text("key").equals(key)) {
        String whose = each.text("name").orElse("");
        refusal =
            refusal.because("projectKey", "Project '%s' uses this project key.".formatted(whose));
      }
      if (other && name.isPresent() && called(each, name.get())) {
        refusal = refusal.because("projectName", "A project with that name already exists.");
      }
    }
    Optional<String> lead = play.sent().text("leadAccountId");
    if (lead.isPresent() && play.rows("user").find(lead.get()).isEmpty()) {
      refusal = refusal.because("projectLead", "The user does not exist.");
    }
    if (!refusal.causes().isEmpty()) {
      throw refusal;
    }
  }

  private static boolean called(Thing project, String name) {
    return project.text("name").filter(name::equalsIgnoreCase).isPresent();
  }

  /// A project as lists show it.
  private static Obj brief(Play play, Thing project) {
    return play.rows(PROJECT).shown(project).without("issuetypes");
  }

  /// A project as it is shown, with what stands in it.
  static Obj whole(Play play, Thing project) {
    Obj shown = brief(play, project);
    List<Json> types = new ArrayList<>();
    Screens.types(play, project).forEach(it -> types.add(References.told(it)));
    List<Json> components = new ArrayList<>();
    Places.of(play, "component", project).forEach(it -> components.add(brief(it.item())));
    List<Json> versions = new ArrayList<>();
    Versions.of(play, project).forEach(it -> versions.add(Versions.shown(play, it)));
    return shown
        .with("components", Json.array(components))
        .with("issueTypes", Json.array(types))
        .with("versions", Json.array(versions))
        .with("roles", Roles.addresses(play, project));
  }

  private static Obj brief(Obj component) {
    Obj brief = Obj.EMPTY;
    for (String member : List.of("self", "id", "name", "description")) {
      Optional<Json> value = component.find(member);
      brief = value.isPresent() ? brief.with(member, value.get()) : brief;
    }
    return brief;
  }

  static Reply update(Play play) {
    Thing project = asked(play);
    judge(play, Optional.of(project));
    Obj item = project.item();
    for (String member : List.of("key", "name", "description", "assigneeType", "url")) {
      Optional<Json> value = play.sent().find(member).filter(it -> it != Json.Null.NULL);
      item = value.isPresent() ? item.with(member, value.get()) : item;
    }
    item = play.sent().has("leadAccountId") ? item.with("lead", lead(play)) : item;
    Optional<Thing> category =
        play.sent()
            .find("categoryId")
            .flatMap(Json::asWords)
            .flatMap(play.rows("project-category")::find);
    if (category.isPresent()) {
      item = item.with("projectCategory", category.get().item());
    }
    Thing kept = play.rows(PROJECT).keep(project.showing(item));
    return Answer.of(play, whole(play, kept));
  }

  /// Deletes a project with its issues, versions, components and boards.
  static Reply delete(Play play) {
    Thing project = asked(play);
    for (Thing issue : play.rows(Issues.ISSUE).all()) {
      if (issue.text("fields.project.id").filter(project.id()::equals).isPresent()) {
        play.rows(Issues.ISSUE).remove(issue);
      }
    }
    for (String resource : List.of("version", "component")) {
      Places.of(play, resource, project).forEach(play.rows(resource)::remove);
    }
    for (Thing board : play.rows("board").all()) {
      Optional<String> in = board.find("location.projectId").flatMap(Json::asWords);
      if (in.filter(project.id()::equals).isPresent()) {
        play.rows("board").remove(board);
      }
    }
    play.rows(PROJECT).remove(project);
    return Issues.done();
  }

  /// Shows projects.
  ///
  /// - in: `query` (in names and keys), `keys`, `id`, `typeKey`, `orderBy` (`key`, `name`)
  static Reply search(Play play) {
    String query = play.asked("query").orElse("").toLowerCase(Locale.ROOT);
    List<String> keys = Showing.words(play, "keys");
    List<String> ids = Showing.words(play, "id");
    List<String> types = Showing.words(play, "typeKey");
    List<Thing> found = new ArrayList<>();
    for (Thing each : play.rows(PROJECT).all()) {
      String key = each.text("key").orElse("");
      String text = (each.text("name").orElse("") + "\n" + key).toLowerCase(Locale.ROOT);
      boolean named =
          (keys.isEmpty() || keys.stream().anyMatch(key::equalsIgnoreCase))
              && (ids.isEmpty() || ids.contains(each.id()));
      boolean typed = types.isEmpty() || types.contains(each.text("projectTypeKey").orElse(""));
      if (named && typed && text.contains(query)) {
        found.add(each);
      }
    }
    String by = play.asked("orderBy").orElse("key");
    String member = by.replaceFirst("^[-+]", "").equals("name") ? "name" : "key";
    found.sort(Comparator.comparing(it -> it.text(member).orElse("").toLowerCase(Locale.ROOT)));
    List<Json> shown = new ArrayList<>();
    (by.startsWith("-") ? found.reversed() : found).forEach(it -> shown.add(brief(play, it)));
    return Answer.page(play, shown, MOST);
  }

  private static Reply all(Play play) {
    List<Json> shown = new ArrayList<>();
    play.rows(PROJECT).all().forEach(it -> shown.add(brief(play, it)));
    return Answer.of(play, Json.array(shown));
  }

  /// The statuses of each of a project's types of issue.
  private static Reply statuses(Play play) {
    List<Json> statuses = new ArrayList<>();
    play.rows("status")
        .all()
        .forEach(it -> statuses.add(play.rows("status").shown(it).without("scope")));
    List<Json> all = new ArrayList<>();
    for (Thing type : Screens.types(play, asked(play))) {
      all.add(
          Obj.of("self", type.find("self").orElse(Json.of("")), "id", Json.of(type.id()))
              .with("name", type.text("name").orElse(""))
              .with("subtask", Json.of(type.item().flag("subtask")))
              .with("statuses", Json.array(statuses)));
    }
    return Answer.of(play, Json.array(all));
  }
}
