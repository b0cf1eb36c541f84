package dev.dtu.twins.jira;

import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twins.jira.jql.Operand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/// The functions that queries may call, and what each finds: the ids of things, or a moment's
/// milliseconds.
///
/// - source: support.atlassian.com, JQL functions, 2026-09-12
final class Functions {

  /// A function.
  ///
  /// @param about the resource of what it finds; `moment`
  /// @param several whether it may find several
  /// @param most arguments; it takes `least` of them at least
  record Shape(String name, String about, boolean several, int least, int most) {}

  static final List<Shape> ALL = new ArrayList<>();
  private static final List<String> UNITS = List.of("Day", "Week", "Month", "Year");

  static {
    add("user", false, "currentUser");
    ALL.add(new Shape("membersOf", "user", true, 1, 1));
    add("moment", false, "now", "currentLogin", "lastLogin");
    for (String unit : UNITS) {
      ALL.add(new Shape("startOf" + unit, "moment", false, 0, 1));
      ALL.add(new Shape("endOf" + unit, "moment", false, 0, 1));
    }
    ALL.add(new Shape("releasedVersions", "version", true, 0, 100));
    ALL.add(new Shape("unreleasedVersions", "version", true, 0, 100));
    ALL.add(new Shape("latestReleasedVersion", "version", false, 1, 1));
    ALL.add(new Shape("earliestUnreleasedVersion", "version", false, 1, 1));
    add("sprint", true, "openSprints", "closedSprints", "futureSprints");
    add("issuetype", true, "standardIssueTypes", "subtaskIssueTypes");
    ALL.add(new Shape("projectsLeadByUser", "project", true, 0, 1));
    ALL.add(new Shape("projectsWhereUserHasPermission", "project", true, 1, 1));
    ALL.add(new Shape("projectsWhereUserHasRole", "project", true, 1, 1));
    ALL.add(new Shape("componentsLeadByUser", "component", true, 0, 1));
    ALL.add(new Shape("linkedIssues", "issue", true, 1, 2));
    add("issue", true, "issueHistory", "votedIssues", "watchedIssues");
    ALL.add(new Shape("updatedBy", "issue", true, 1, 3));
  }

  private static void add(String about, boolean several, String... names) {
    for (String name : names) {
      ALL.add(new Shape(name, about, several, 0, 0));
    }
  }

  private final Site site;

  Functions(Site site) {
    this.site = site;
  }

  static Optional<Shape> find(String name) {
    return ALL.stream().filter(each -> each.name().equalsIgnoreCase(name)).findFirst();
  }

  /// What a call of a known function finds; tells what is wrong with its arguments.
  List<String> call(Shape shape, Operand.Call call, Findings findings) {
    int given = call.arguments().size();
    if (given < shape.least() || given > shape.most()) {
      String wanted =
          shape.least() == shape.most()
              ? "expected '%d' arguments".formatted(shape.most())
              : "expected between '%d' and '%d' arguments".formatted(shape.least(), shape.most());
      findings.error("Function '%s' %s but received '%d'.".formatted(shape.name(), wanted, given));
      return List.of();
    }
    String first = given == 0 ? "" : call.arguments().getFirst();
    return switch (shape.about()) {
      case "moment" -> moment(shape.name(), first, findings);
      case "user" -> users(shape.name(), first, findings);
      case "sprint" -> sprints(shape.name());
      case "version" -> versions(shape.name(), call.arguments());
      case "issuetype" -> types(shape.name().startsWith("sub"));
      case "project" -> projects(shape.name(), first);
      case "component" -> ids("component", it -> leads(it, first));
      default -> issues(shape.name(), call.arguments(), findings);
    };
  }

  private List<String> ids(String resource, Predicate<Thing> which) {
    return site.rows(resource).stream().filter(which).map(Thing::id).toList();
  }

  private List<String> moment(String name, String step, Findings findings) {
    OptionalLong found = OptionalLong.of(site.now().toEpochMilli());
    for (String unit : UNITS) {
      if (name.endsWith("Of" + unit)) {
        String told = step.isEmpty() ? "0" : step;
        found = Dates.edge(unit, told, name.startsWith("end"), site);
      }
    }
    if (found.isEmpty()) {
      findings.error(
          ("Duration for function '%s' should have the format (+/-)n(yMwdm), e.g -1M for 1 month"
                  + " earlier.")
              .formatted(name));
      return List.of();
    }
    return List.of(Long.toString(found.getAsLong()));
  }

  private List<String> users(String name, String group, Findings findings) {
    if (name.equals("currentUser")) {
      return List.of(site.me());
    }
    Optional<Thing> found =
        site.rows("group").stream()
            .filter(each ->
                each.text("name").filter(group::equalsIgnoreCase).isPresent()
                    || each.text("groupId").filter(group::equals).isPresent())
            .findFirst();
    if (found.isEmpty()) {
      findings.stranger(
          ("Function 'membersOf' can not generate a list of usernames for group '%s'; the group"
                  + " does not exist.")
              .formatted(group));
      return List.of();
    }
    return site.members(found.get()).stream().map(Thing::id).toList();
  }

  private List<String> sprints(String name) {
    String state = name.startsWith("open") ? "active" : name.replace("Sprints", "");
    return ids("sprint", it -> it.text("state").filter(state::equals).isPresent());
  }

  private List<String> versions(String name, List<String> projects) {
    boolean released = !name.toLowerCase(java.util.Locale.ROOT).contains("unreleased");
    List<String> ids =
        ids(
            "version",
            it ->
                it.item().flag("released") == released
                    && !it.item().flag("archived")
                    && (projects.isEmpty() || projects.stream().anyMatch(one -> of(it, one))));
    if (!name.endsWith("Version") || ids.isEmpty()) {
      return ids;
    }
    return List.of(released ? ids.getLast() : ids.getFirst());
  }

  private boolean of(Thing version, String project) {
    return site.rows("project").stream()
        .filter(each -> Values.called(each, project))
        .anyMatch(each ->
            version.find("projectId").flatMap(Json::asWords).filter(each.id()::equals).isPresent()
                || version.text("project").equals(each.text("key")));
  }

  private List<String> types(boolean sub) {
    return ids("issuetype", it -> it.item().flag("subtask") == sub);
  }

  private List<String> projects(String name, String user) {
    boolean all = !name.equals("projectsLeadByUser");
    return ids("project", it -> all || leads(it, user));
  }

  private boolean leads(Thing thing, String user) {
    String wanted = user.isEmpty() ? site.me() : user;
    return site.rows("user").stream()
        .filter(each -> Values.called(each, wanted))
        .anyMatch(each ->
            thing.text("lead.accountId").filter(each.id()::equals).isPresent()
                || thing.text("leadAccountId").filter(each.id()::equals).isPresent());
  }

  private List<String> issues(String name, List<String> arguments, Findings findings) {
    return switch (name) {
      case "linkedIssues" -> linked(arguments, findings);
      case "votedIssues" -> ids("issue", this::voted);
      case "watchedIssues" -> ids("issue", this::watched);
      case "updatedBy" -> ids("issue", it -> updated(it, arguments));
      default -> List.of();
    };
  }

  private boolean voted(Thing issue) {
    return site.of(issue, "vote").stream().anyMatch(it -> it.item().flag("hasVoted"));
  }

  private boolean watched(Thing issue) {
    return site.of(issue, "watcher").stream().anyMatch(it -> it.id().equals(site.me()));
  }

  private List<String> linked(List<String> arguments, Findings findings) {
    Optional<Thing> of = site.issue(arguments.getFirst());
    if (of.isEmpty()) {
      findings.stranger(
          "Issue '%s' could not be found in function 'linkedIssues'."
              .formatted(arguments.getFirst()));
      return List.of();
    }
    List<String> found = new ArrayList<>();
    for (Thing link : site.rows("issue-link")) {
      Obj type = link.item().obj("type").orElse(Obj.EMPTY);
      boolean wanted =
          arguments.size() < 2
              || type.text("outward").filter(arguments.get(1)::equalsIgnoreCase).isPresent()
              || type.text("inward").filter(arguments.get(1)::equalsIgnoreCase).isPresent()
              || type.text("name").filter(arguments.get(1)::equalsIgnoreCase).isPresent();
      Optional<String> in = end(link, "inwardIssue");
      Optional<String> out = end(link, "outwardIssue");
      String own = of.get().id();
      if (wanted && in.filter(own::equals).isPresent()) {
        out.ifPresent(found::add);
      } else if (wanted && out.filter(own::equals).isPresent()) {
        in.ifPresent(found::add);
      }
    }
    return found;
  }

  private Optional<String> end(Thing link, String member) {
    return link.text(member + ".id")
        .or(() -> link.text(member + ".key"))
        .flatMap(site::issue)
        .map(Thing::id);
  }

  private boolean updated(Thing issue, List<String> arguments) {
    long from = day(arguments, 1, Long.MIN_VALUE);
    long to = day(arguments, 2, Long.MAX_VALUE);
    for (Thing change : site.of(issue, "changelog")) {
      boolean by =
          change
              .text("author.accountId")
              .filter(id ->
                  site.rows("user").stream()
                      .anyMatch(
                          it -> it.id().equals(id) && Values.called(it, arguments.getFirst())))
              .isPresent();
      OptionalLong at = Dates.told(change.text("created").orElse(""));
      if (by && at.isPresent() && at.getAsLong() >= from && at.getAsLong() < to) {
        return true;
      }
    }
    return false;
  }

  private long day(List<String> arguments, int index, long otherwise) {
    return arguments.size() > index
        ? Dates.asked(arguments.get(index), site.now()).orElse(otherwise)
        : otherwise;
  }
}
