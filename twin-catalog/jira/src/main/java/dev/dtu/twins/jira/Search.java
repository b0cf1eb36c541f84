package dev.dtu.twins.jira;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Finding issues by queries.
///
/// - source: developer.atlassian.com, platform REST v3, issue search, and measurements of real sites
///   in brekkylab/backlot tests, 2026-09-12
final class Search {

  static final Repertoire PARTS =
      Repertoire.NONE
          .on("searchForIssuesUsingJql", Search::counted)
          .on("searchForIssuesUsingJqlPost", Search::counted)
          .on("searchAndReconsileIssuesUsingJql", Search::led)
          .on("searchAndReconsileIssuesUsingJqlPost", Search::led)
          .on("countIssues", Search::count)
          .on("matchIssues", Search::matches);

  private static final int PAGE = 50;
  private static final int MOST = 100;
  private static final int MOST_IDS = 5000;

  private Search() {}

  /// The word of a parameter of the query, or of the body where the method is POST: the other place
  /// is not looked at.
  private static Optional<String> said(Play play, String name) {
    boolean body = play.scene().operation().method().equals("POST");
    return body ? play.sent().find(name).flatMap(Json::asWords) : play.asked(name);
  }

  static String jql(Play play) {
    return said(play, "jql").orElse("").strip();
  }

  static int number(Play play, String name, int otherwise) {
    long told = number(play, name, (long) otherwise);
    return Math.clamp(told, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  static long number(Play play, String name, long otherwise) {
    Optional<String> told = said(play, name).map(String::strip).filter(it -> !it.isEmpty());
    try {
      return told.map(Long::parseLong).orElse(otherwise);
    } catch (NumberFormatException none) {
      return otherwise;
    }
  }

  /// Finds issues, some of all counted.
  ///
  /// - in: `jql`, `startAt`, `maxResults` (50, at most 100, or 5,000 that show just ids), `fields`
  ///   (`*navigable`), `expand`, `validateQuery` (`strict`)
  /// - refuses: `jql`
  static Reply counted(Play play) {
    return counted(play, question -> question.found(play), "");
  }

  /// Finds issues among some, which a part of the service has as its own.
  ///
  /// @param order by what they are ordered where the query does not say
  static Reply counted(Play play, List<Thing> issues, String order) {
    return counted(play, question -> question.among(issues), order);
  }

  private static Reply counted(Play play, Function<Question, List<Thing>> finding, String order) {
    Question.Heed heed =
        switch (said(play, "validateQuery").orElse("strict")) {
          case "warn" -> Question.Heed.WARN;
          case "none", "false" -> Question.Heed.NONE;
          default -> Question.Heed.STRICT;
        };
    String jql = jql(play);
    boolean ordered =
        order.isEmpty() || jql.toLowerCase(java.util.Locale.ROOT).contains("order by");
    Question question = Question.asked(play, ordered ? jql : jql + " ORDER BY " + order, heed);
    List<Thing> found = finding.apply(question);
    Showing showing =
        new Showing(
            play,
            Showing.words(play, "fields"),
            Showing.words(play, "expand"),
            order.isEmpty() ? "*navigable" : "*all");
    int from = Math.max(0, number(play, "startAt", 0));
    int most = Math.clamp(number(play, "maxResults", PAGE), 0, showing.slight() ? MOST_IDS : MOST);
    List<Thing> page = page(found, from, most);
    Obj reply =
        Obj.of("expand", Json.of("schema,names"), "startAt", Json.of(from))
            .with("maxResults", Json.of(most))
            .with("total", Json.of(found.size()))
            .with("issues", order.isEmpty() ? showing.issues(page) : onBoard(play, page, showing));
    List<String> wrong = question.findings().all();
    if (heed == Question.Heed.WARN && !wrong.isEmpty()) {
      reply = reply.with("warningMessages", texts(wrong));
    }
    return Reply.json(200, showing.beside(reply, page));
  }

  /// Issues as boards show them.
  private static Json onBoard(Play play, List<Thing> issues, Showing showing) {
    List<Json> shown = new ArrayList<>();
    for (Thing each : issues) {
      Obj fields = Issues.fields(each).withAll(Epics.told(play, each));
      shown.add(showing.issue(each.with("fields", fields)));
    }
    return Json.array(shown);
  }

  static Json texts(List<String> texts) {
    return Json.array(texts.stream().map(Json::of).toList());
  }

  private static List<Thing> page(List<Thing> found, int from, int most) {
    int start = Math.min(from, found.size());
    return found.subList(start, (int) Math.min((long) start + most, found.size()));
  }

  /// Finds issues page by page, each led to by the one before.
  ///
  /// - in: `jql`, `nextPageToken`, `maxResults` (50, 1 to 5,000), `fields` (`id`), `expand`
  /// - refuses, in this order: `page-token`, `page-size`, `unbounded`, `jql`
  static Reply led(Play play) {
    String jql = jql(play);
    int from = from(play, jql);
    int most = number(play, "maxResults", PAGE);
    if (most < 1 || most > MOST_IDS) {
      throw Refusal.of("page-size");
    }
    if (bare(jql)) {
      throw Refusal.of("unbounded");
    }
    Question question = Question.asked(play, jql, Question.Heed.STRICT);
    List<Thing> found = question.found(play);
    Showing showing =
        new Showing(play, Showing.words(play, "fields"), Showing.words(play, "expand"), "id");
    List<Thing> page = page(found, from, showing.slight() ? most : Math.min(most, MOST));
    int next = from + page.size();
    Obj reply = Obj.of("issues", showing.issues(page), "isLast", Json.of(next >= found.size()));
    if (next < found.size()) {
      reply = reply.with("nextPageToken", token(next, jql));
    }
    return Reply.json(200, showing.beside(reply, page));
  }

  /// Whether a query asks nothing of issues.
  private static boolean bare(String jql) {
    return jql.isEmpty() || jql.matches("(?is)order\\s+by\\b.*");
  }

  private static String token(int next, String jql) {
    String word = next + ":" + Integer.toHexString(jql.hashCode());
    return Base64.getUrlEncoder().encodeToString(word.getBytes(StandardCharsets.UTF_8));
  }

  private static int from(Play play, String jql) {
    String told = said(play, "nextPageToken").orElse("");
    if (told.isEmpty()) {
      return 0;
    }
    try {
      String word = new String(Base64.getUrlDecoder().decode(told), StandardCharsets.UTF_8);
      int colon = word.indexOf(':');
      int next = Integer.parseInt(word.substring(0, Math.max(0, colon)));
      if (next > 0 && token(next, jql).equals(told)) {
        return next;
      }
    } catch (IllegalArgumentException notOurs) {
      throw Refusal.of("page-token");
    }
    throw Refusal.of("page-token");
  }

  /// Counts issues.
  ///
  /// - in: `jql`
  /// - refuses, in this order: `unbounded`, `jql`
  static Reply count(Play play) {
    String jql = play.sent().text("jql").orElse("").strip();
    if (bare(jql)) {
      throw Refusal.of("unbounded");
    }
    Question question = Question.asked(play, jql, Question.Heed.STRICT);
    return Reply.json(200, Obj.of("count", Json.of(question.found(play).size())));
  }

  /// Tells which of some issues each of some queries finds.
  ///
  /// - in: `jqls`, `issueIds`
  static Reply matches(Play play) {
    Site site = new Site(play);
    List<Json> matches = new ArrayList<>();
    for (Json jql : play.sent().items("jqls")) {
      List<Json> ids = new ArrayList<>();
      List<String> errors = new ArrayList<>();
      try {
        Question question = Question.of(site, jql.asText().orElse(""));
        errors.addAll(question.findings().all());
        for (Json id : play.sent().items("issueIds")) {
          Optional<Thing> issue = id.asWords().flatMap(site::issue);
          if (errors.isEmpty() && issue.filter(question::holds).isPresent()) {
            ids.add(id);
          }
        }
      } catch (dev.dtu.twins.jira.jql.Misread wrong) {
        errors.add(wrong.said());
      }
      matches.add(Obj.of("matchedIssues", Json.array(ids), "errors", texts(errors)));
    }
    return Reply.json(200, Obj.of("matches", Json.array(matches)));
  }
}
