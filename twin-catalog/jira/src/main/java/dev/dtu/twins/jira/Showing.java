package dev.dtu.twins.jira;

import dev.dtu.effect.Play;
import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What issues show: the fields that a request asks for, and what it has expanded.
///
/// - source: developer.atlassian.com, platform REST v3, search for issues, `fields` and `expand`,
///   2026-09-12
final class Showing {

  private static final String ALL = "*all";
  private static final String NAVIGABLE = "*navigable";
  private static final List<String> ASIDE = List.of("comment", "attachment", "worklog");
  private static final List<String> BESIDE =
      List.of("comment", "worklog", "issuelinks", "subtasks", "description", "environment");
  private static final int CHANGES = 100;

  private final Play play;
  private final Beside beside;
  private final List<String> fields;
  private final Set<String> expanded = new TreeSet<>();

  /// @param fields those asked for; what is shown unasked where there are none
  Showing(Play play, List<String> fields, List<String> expand, String unasked) {
    this.play = play;
    this.beside = new Beside(play);
    List<String> asked = new ArrayList<>(fields);
    boolean just = asked.stream().allMatch(each -> each.startsWith("-"));
    if (just) {
      asked.addFirst(unasked);
    }
    this.fields = List.copyOf(asked);
    this.expanded.addAll(expand);
  }

  /// The words of a parameter: given once with commas, or several times; of a member, also a list.
  static List<String> words(Play play, String name) {
    List<String> told = new ArrayList<>(play.scene().query().all(name));
    for (Json each : play.sent().items(name)) {
      each.asWords().ifPresent(told::add);
    }
    play.sent().text(name).ifPresent(told::add);
    List<String> words = new ArrayList<>();
    for (String one : told) {
      for (String word : one.split(",")) {
        if (!word.isBlank()) {
          words.add(word.strip());
        }
      }
    }
    return words;
  }

  /// Whether nothing but ids is shown.
  boolean ids() {
    return fields.stream().allMatch("id"::equals) && expanded.isEmpty();
  }

  /// Whether an issue's fields are not looked at.
  boolean slight() {
    return fields.stream().allMatch(each -> each.equals("id") || each.equals("key"));
  }

  private boolean shows(String field) {
    boolean shown = false;
    for (String each : fields) {
      boolean out = each.startsWith("-");
      String word = out ? each.substring(1) : each;
      boolean meant =
          word.equals(ALL)
              || word.equals(NAVIGABLE) && !ASIDE.contains(field)
              || word.equals(field);
      shown = meant ? !out : shown;
    }
    return shown;
  }

  /// An issue as a list shows it.
  Obj issue(Thing issue) {
    if (ids()) {
      return Obj.of("id", Json.of(issue.id()));
    }
    Obj whole = play.rows("issue").shown(issue);
    boolean more = !slight() && BESIDE.stream().anyMatch(this::shows);
    return of(issue, more ? beside.filled(issue, whole) : whole);
  }

  /// An issue that shows no more than what was asked for, and what was expanded.
  Obj of(Thing issue, Obj whole) {
    boolean sent = whole.find("properties").filter(Arr.class::isInstance).isPresent();
    Obj shown = sent ? whole.without("properties") : whole; // told when made, shown elsewhere
    if (slight()) {
      shown = shown.without("fields");
    } else if (whole.obj("fields").isPresent()) {
      shown = shown.with("fields", picked(whole.obj("fields").get()));
    }
    if (expanded.contains("renderedFields")) {
      shown = shown.with("renderedFields", Rendering.of(shown.obj("fields")));
    }
    if (expanded.contains("editmeta")) {
      shown = shown.with("editmeta", Screens.editing(play, issue));
    }
    if (expanded.contains("operations")) {
      shown = shown.with("operations", Obj.of("linkGroups", Arr.EMPTY));
    }
    if (expanded.contains("changelog")) {
      shown = shown.with("changelog", changelog(issue));
    }
    if (expanded.contains("transitions")) {
      List<Json> ways = new ArrayList<>();
      play.rows("transition").all().forEach(it -> ways.add(play.rows("transition").shown(it)));
      shown = shown.with("transitions", Json.array(ways));
    }
    return shown;
  }

  private Obj picked(Obj fields) {
    if (this.fields.equals(List.of(ALL))) {
      return fields;
    }
    var picked = Obj.builder();
    for (Obj.Member member : fields) {
      if (shows(member.key())) {
        picked.put(member.key(), member.value());
      }
    }
    return picked.build();
  }

  private Obj changelog(Thing issue) {
    List<Json> histories = new ArrayList<>();
    List<Thing> changes = play.rows("changelog").all(issue.id());
    for (Thing each : changes.reversed()) {
      if (histories.size() < CHANGES) {
        histories.add(play.rows("changelog").shown(each));
      }
    }
    return Obj.of("startAt", Json.of(0), "maxResults", Json.of(histories.size()))
        .with("total", Json.of(changes.size()))
        .with("histories", Json.array(histories));
  }

  /// What is told beside several issues: the names and types of their fields, where that is asked.
  Obj beside(Obj reply, List<Thing> issues) {
    Obj told = reply;
    for (String what : List.of("names", "schema")) {
      if (expanded.contains(what)) {
        told = told.with(what, facts(what, issues));
      }
    }
    return told;
  }

  /// The names or types of the fields that issues show, by id.
  Obj facts(String what, List<Thing> issues) {
    Obj facts = Obj.EMPTY;
    Set<String> shown = new TreeSet<>();
    for (Thing issue : issues) {
      issue.item().obj("fields").ifPresent(it -> shown.addAll(it.keys()));
    }
    for (Thing field : play.rows("field").all()) {
      if (shown.contains(field.id()) && shows(field.id())) {
        String member = what.equals("names") ? "name" : "schema";
        Json fact = field.find(member).orElse(Json.of(field.id()));
        facts = facts.with(field.id(), fact);
      }
    }
    return facts;
  }

  /// Issues as a list shows them.
  Arr issues(List<Thing> issues) {
    List<Json> shown = new ArrayList<>(issues.size());
    issues.forEach(each -> shown.add(issue(each)));
    return Arr.of(shown);
  }

  boolean expands(String what) {
    return expanded.contains(what);
  }
}
