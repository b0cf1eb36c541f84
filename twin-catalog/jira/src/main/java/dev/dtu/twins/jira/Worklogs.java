package dev.dtu.twins.jira;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Rows;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Work that was done on issues, and what of it is left.
///
/// - source: developer.atlassian.com, platform REST v3, issue worklogs, 2026-09-12
final class Worklogs {

  static final Repertoire PARTS =
      Repertoire.NONE
          .on("addWorklog", Worklogs::add)
          .on("updateWorklog", Worklogs::update)
          .on("deleteWorklog", Worklogs::delete)
          .on("getIssueWorklog", Worklogs::list)
          .on("getWorklog", play -> Reply.json(200, shown(play, asked(play))))
          .on("getWorklogsForIds", Worklogs::byIds);

  private static final String WORKLOG = "worklog";
  private static final int PAGE = 5000;

  private Worklogs() {}

  private static Thing asked(Play play) {
    return play.rows(WORKLOG).get(Issues.asked(play).id(), play.asked("id").orElse(""));
  }

  static Obj shown(Play play, Thing log) {
    Obj shown = play.rows(WORKLOG).shown(log);
    Optional<Json> comment = shown.find("comment");
    return comment.isPresent() ? shown.with("comment", Documents.told(play, comment.get())) : shown;
  }

  private static Optional<OptionalLong> length(Play play) {
    Obj sent = play.sent();
    Optional<Json> seconds = sent.find("timeSpentSeconds").filter(Json.Num.class::isInstance);
    if (seconds.isPresent()) {
      String lexeme = seconds.get().asWords().orElse("0");
      return Optional.of(OptionalLong.of(new java.math.BigDecimal(lexeme).longValue()));
    }
    return sent.text("timeSpent").map(Spans::seconds);
  }

  /// Notes work.
  ///
  /// - in: `timeSpent` or `timeSpentSeconds`, `started` (now), `comment`, `visibility`;
  ///   `adjustEstimate` (`auto`), `newEstimate`, `reduceBy`
  /// - refuses: `invalid` for no length, and for an estimate that is missing or none
  static Reply add(Play play) {
    Thing issue = Issues.asked(play);
    Optional<OptionalLong> told = length(play);
    if (told.isEmpty()) {
      throw Said.field("timeLogged", "You must indicate the time spent working.");
    }
    long seconds = told.get().orElse(0);
    if (seconds < 1) {
      throw Said.field("timeLogged", "Invalid time duration entered.");
    }
    Tracking now =
        Estimates.adjusted(play, Tracking.of(Issues.fields(issue)), seconds).working(seconds);
    Obj log =
        Obj.of("author", Accounts.me(play), "updateAuthor", Accounts.me(play))
            .with("created", play.now())
            .with("updated", play.now())
            .with("started", started(play).orElse(play.now()))
            .with("timeSpent", Spans.words(seconds))
            .with("timeSpentSeconds", Json.of(seconds))
            .with("issueId", issue.id());
    Rows rows = play.rows(WORKLOG);
    Thing made = rows.make(sent(play, log), issue.id());
    String self = "${origin}/rest/api/3/issue/" + issue.id() + "/worklog/" + made.id();
    Thing kept = rows.keep(made.with("self", self).with("id", made.id()));
    worked(play, issue, now);
    return Reply.json(201, shown(play, kept));
  }

  private static Optional<String> started(Play play) {
    Optional<String> told = play.sent().text("started");
    OptionalLong at = told.map(Dates::told).orElse(OptionalLong.empty());
    return at.isPresent()
        ? Optional.of(play.at(java.time.Instant.ofEpochMilli(at.getAsLong())))
        : told;
  }

  private static Obj sent(Play play, Obj log) {
    Obj all = log;
    for (String member : List.of("comment", "visibility")) {
      Optional<Json> value = play.sent().find(member).filter(it -> it != Json.Null.NULL);
      all = value.isPresent() ? all.with(member, value.get()) : all;
    }
    return all;
  }

  private static void worked(Play play, Thing issue, Tracking now) {
    Issues.kept(play, issue, issue, now.on(Issues.fields(issue)));
  }

  private static long spent(Thing log) {
    String told = log.find("timeSpentSeconds").flatMap(Json::asWords).orElse("0");
    return new java.math.BigDecimal(told).longValue();
  }

  /// Tells of work anew.
  static Reply update(Play play) {
    Thing issue = Issues.asked(play);
    Thing log = asked(play);
    long before = spent(log);
    Optional<OptionalLong> told = length(play);
    long seconds = told.isEmpty() ? before : told.get().orElse(0);
    if (seconds < 1) {
      throw Said.field("timeLogged", "Invalid time duration entered.");
    }
    Obj item = sent(play, log.item());
    Optional<String> started = started(play);
    item = started.isPresent() ? item.with("started", started.get()) : item;
    item =
        item.with("timeSpent", Spans.words(seconds))
            .with("timeSpentSeconds", Json.of(seconds))
            .with("updateAuthor", Accounts.me(play))
            .with("updated", play.now());
    Thing kept = play.rows(WORKLOG).keep(log.showing(item));
    long more = seconds - before;
    worked(
        play,
        issue,
        Estimates.adjusted(play, Tracking.of(Issues.fields(issue)), more).working(more));
    return Reply.json(200, shown(play, kept));
  }

  /// Takes work back.
  static Reply delete(Play play) {
    Thing issue = Issues.asked(play);
    Thing log = asked(play);
    long less = -spent(log);
    play.rows(WORKLOG).remove(log);
    worked(
        play,
        issue,
        Estimates.adjusted(play, Tracking.of(Issues.fields(issue)), less).working(less));
    return Issues.done();
  }

  /// Shows the work done on an issue.
  ///
  /// - in: `startAt`, `maxResults` (5,000), `startedAfter`, `startedBefore` (milliseconds)
  static Reply list(Play play) {
    List<Thing> all = new ArrayList<>();
    long after = Search.number(play, "startedAfter", Long.MIN_VALUE);
    long before = Search.number(play, "startedBefore", Long.MAX_VALUE);
    for (Thing each : play.rows(WORKLOG).all(Issues.asked(play).id())) {
      OptionalLong at = Dates.told(each.text("started").orElse(""));
      boolean in = at.isEmpty() || at.getAsLong() >= after && at.getAsLong() < before;
      if (in) {
        all.add(each);
      }
    }
    int start = Math.clamp(Search.number(play, "startAt", 0), 0, all.size());
    int most = Math.clamp(Search.number(play, "maxResults", PAGE), 0, PAGE);
    List<Json> page = new ArrayList<>();
    all.subList(start, Math.min(all.size(), start + most)).forEach(it -> page.add(shown(play, it)));
    return Reply.json(
        200,
        Obj.of("startAt", Json.of(start), "maxResults", Json.of(most))
            .with("total", Json.of(all.size()))
            .with("worklogs", Json.array(page)));
  }

  private static Reply byIds(Play play) {
    List<Json> found = new ArrayList<>();
    List<Thing> all = play.rows(WORKLOG).all();
    for (Json id : play.sent().items("ids")) {
      all.stream()
          .filter(it -> id.asWords().filter(it.id()::equals).isPresent())
          .forEach(it -> found.add(shown(play, it)));
    }
    return Reply.json(200, Json.array(found));
  }
}
