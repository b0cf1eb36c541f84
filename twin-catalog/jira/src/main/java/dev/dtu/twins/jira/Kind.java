package dev.dtu.twins.jira;

import dev.dtu.twins.jira.jql.Sign;

/// What a field of queries holds, which says how it compares.
///
/// - source: support.atlassian.com, JQL fields, 2026-09-12
enum Kind {
  PROJECT(Signs.SAME, "com.atlassian.jira.project.Project"),
  ISSUE(Signs.RANKED, "com.atlassian.jira.issue.Issue"),
  TEXT(Signs.TEXT, "java.lang.String"),
  /// Texts of things that belong to issues, and of issues as a whole.
  TEXTS(Signs.WORDS, "java.lang.String"),
  OPTION(Signs.SAME, "com.atlassian.jira.issue.fields.option.Option"),
  /// Options of which one is more than another.
  RANK(Signs.RANKED, "com.atlassian.jira.issue.priority.Priority"),
  USER(Signs.SAME, "com.atlassian.jira.user.ApplicationUser"),
  MOMENT(Signs.RANKED, "java.util.Date"),
  DAY(Signs.RANKED, "java.util.Date"),
  NUMBER(Signs.RANKED, "java.lang.Number"),
  /// Numbers of seconds, asked for as `2h 30m`.
  DURATION(Signs.RANKED, "com.atlassian.jira.issue.fields.duration.Duration"),
  LABEL(Signs.SAME, "com.atlassian.jira.issue.label.Label"),
  SPRINT(Signs.SAME, "com.atlassian.greenhopper.service.sprint.Sprint"),
  ATTACHMENT(Signs.THERE, "com.atlassian.jira.issue.attachment.Attachment"),
  FILTER(Signs.LISTED, "com.atlassian.jira.issue.search.SearchRequest"),
  /// What lies in a property, of any kind.
  PROPERTY(Signs.ANY, "java.lang.String");

  private static final class Signs {

    static final String LISTED = "/=/!=/in/not in/";
    static final String THERE = "/is/is not/";
    static final String WORDS = "/~/!~/";
    static final String SAME = LISTED + THERE;
    static final String TEXT = WORDS + THERE;
    static final String RANKED = SAME + "/</>/<=/>=/";
    static final String ANY = RANKED + WORDS;
  }

  /// Each between two strokes.
  private final String signs;

  private final String type;

  Kind(String signs, String type) {
    this.signs = signs;
    this.type = type;
  }

  /// Whether it compares by that sign; of what was, a field says it itself.
  boolean takes(Sign sign) {
    return signs.contains("/" + sign.text() + "/");
  }

  /// The type that autocomplete tells.
  String type() {
    return type;
  }

  /// Whether its values lie on a line.
  boolean measured() {
    return this == MOMENT || this == DAY || this == NUMBER || this == DURATION;
  }
}
