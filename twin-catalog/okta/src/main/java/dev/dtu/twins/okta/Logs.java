package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.expression.Comparing;
import dev.dtu.expression.Expression;
import dev.dtu.expression.Language;
import dev.dtu.expression.Operator;
import dev.dtu.json.Json;
import dev.dtu.twin.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The system log: what happened in the organisation, as `events.yaml` tells it.
///
/// - source: dossier of developer.okta.com, system log and system log query, 2026-08-31
final class Logs {

  private static final Duration USUAL = Duration.ofDays(7);
  private static final Duration LONGEST = Duration.ofDays(180);
  private static final int MOST = 1000;
  private static final int KEYWORDS = 10;
  private static final int KEYWORD = 40;

  private static final Language FILTER =
      Language.of(
              Operator.EQ,
              Operator.CO,
              Operator.SW,
              Operator.PR,
              Operator.GT,
              Operator.GE,
              Operator.LT,
              Operator.LE,
              Operator.EW,
              Operator.NE)
          .negating();
  private static final List<String> FIELDS =
      List.of(
          ("actor client device authenticationContext displayMessage eventType outcome published"
               + " securityContext severity debugContext legacyEventType transaction uuid version"
               + " request target")
              .split(" "));

  /// What data cannot say of it.
  static final Repertoire PARTS = Repertoire.NONE.on("listLogEvents", Logs::list);

  private Logs() {}

  /// What happened in a span of time.
  ///
  /// - in: `since` (7 days before `until`), `until` (now), `filter`, `q` (10 words of 40 letters),
  ///   `sortOrder` (ASCENDING), `limit` (100, 1000 at most), `after`
  /// - out: entries, with a link to the next page; without `until` and ascending always with one,
  ///   by which to ask for what happens later
  /// - refuses, in this order: E0000001 a date that cannot be read or too many words; E0000053 a
  ///   `since` over 180 days ago, a filter that cannot be read, or of a field that is none
  private static Reply list(Play play) {
    boolean polls = play.asked("until").isEmpty() && !descending(play);
    Instant now = play.scene().moment();
    Instant until = date(play, "until").orElse(now.plusMillis(1));
    Instant since = date(play, "since").orElse(until.minus(USUAL));
    if (since.isBefore(now.minus(LONGEST))) {
      throw Refusal.of("invalid-parameter")
          .with("detail", "The since parameter is over 180 days prior to the current day.");
    }
    Optional<Expression> filter = filter(play);
    List<String> words = words(play);
    List<Thing> found =
        Finding.those(
            play.rows("log").all(),
            entry ->
                within(entry, since, until)
                    && filter
                        .filter(each -> !each.holds(entry.item(), Comparing.CASELESS))
                        .isEmpty()
                    && words.stream().allMatch(said(entry)::contains));
    if (descending(play)) {
      Collections.reverse(found);
    }
    return page(play, found, polls);
  }

  /// A page by itself: its cursors are moments and counts, not names.
  private static Reply page(Play play, List<Thing> found, boolean polls) {
    int limit =
        play.asked("limit")
            .filter(each -> each.matches("[0-9]{1,5}"))
            .map(Integer::parseInt)
            .orElse(100);
    int size = Math.min(limit, MOST);
    String after = play.asked("after").filter(each -> each.matches("[0-9]+_[0-9]+")).orElse("0_0");
    int from = Math.min(found.size(), Integer.parseInt(after.substring(after.indexOf('_') + 1)));
    int end = Math.min(found.size(), from + size);
    List<Json> items = found.subList(from, end).stream().<Json>map(Thing::item).toList();
    Reply reply = play.linked(Reply.json(200, Json.array(items)));
    String next = play.scene().moment().toEpochMilli() + "_" + end;
    return end < found.size() || polls ? play.leading(reply, "after", next) : reply;
  }

  private static boolean within(Thing entry, Instant since, Instant until) {
    Instant at =
        entry
            .text("published")
            .map(each -> OffsetDateTime.parse(each).toInstant())
            .orElse(Instant.EPOCH);
    return !at.isBefore(since) && at.isBefore(until);
  }

  private static String said(Thing entry) {
    return entry.item().toString().toLowerCase(Locale.ROOT);
  }

  private static boolean descending(Play play) {
    return play.asked("sortOrder").filter("DESCENDING"::equalsIgnoreCase).isPresent();
  }

  private static Optional<Instant> date(Play play, String name) {
    Optional<String> text = play.asked(name);
    try {
      return text.map(each -> OffsetDateTime.parse(each).toInstant());
    } catch (DateTimeParseException wrong) {
      String why =
          "'"
              + name
              + "': The date format in your query is not recognized. Please enter dates using"
              + " ISO8601 string format.";
      throw Refusal.of("api-validation").with("subject", why).because("", why);
    }
  }

  private static List<String> words(Play play) {
    String q = play.asked("q").orElse("").strip().toLowerCase(Locale.ROOT);
    List<String> words = q.isEmpty() ? List.of() : List.of(q.split("\\s+"));
    if (words.size() > KEYWORDS || words.stream().anyMatch(word -> word.length() > KEYWORD)) {
      throw Refusal.of("api-validation")
          .with("subject", "q")
          .because("", "q: at most " + KEYWORDS + " words of " + KEYWORD + " characters");
    }
    return words;
  }

  private static Optional<Expression> filter(Play play) {
    Optional<String> text = play.asked("filter").filter(each -> !each.isBlank());
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Expression filter = Finding.read(FILTER, text.get(), "invalid-filter");
    for (Expression.Compare each : filter.comparisons()) {
      String root = each.attribute().split("\\.", 2)[0];
      if (!FIELDS.contains(root)) {
        throw Refusal.of("invalid-filter")
            .with("asked", text.get())
            .with("detail", "field is not valid: " + each.attribute());
      }
      boolean url = each.attribute().equals("debugContext.debugData.url");
      if (url && each.operator() == Operator.CO) {
        throw Refusal.of("invalid-search").because("", "Unsupported operator for the field");
      }
    }
    return Optional.of(filter);
  }
}
