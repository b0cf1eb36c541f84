package dev.dtu.twins.jira;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Refusal;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/// How much work an issue was thought to be, is still, and was: three numbers of seconds, from which
/// all fields that tell of it follow.
///
/// - source: developer.atlassian.com, platform REST v3, issues and worklogs, time tracking, 2026-09-12
record Tracking(OptionalLong original, OptionalLong remaining, OptionalLong spent) {

  private static final String MEMBER = "timetracking";
  private static final long ALL = 100;

  static Tracking of(Obj fields) {
    return new Tracking(
        number(fields, "timeoriginalestimate"),
        number(fields, "timeestimate"),
        number(fields, "timespent"));
  }

  private static OptionalLong number(Obj fields, String member) {
    return fields.find(member).orElse(Json.Null.NULL) instanceof Json.Num number
        ? OptionalLong.of(new BigDecimal(number.lexeme()).longValue())
        : OptionalLong.empty();
  }

  /// The fields of an issue as they are when a client told of its estimates.
  ///
  /// - refuses: `invalid` for a length that is none
  static Obj told(Obj before, Obj fields, Obj sent) {
    Optional<Obj> told = sent.obj(MEMBER);
    if (told.isEmpty()) {
      return fields;
    }
    Tracking was = of(before);
    OptionalLong original = length(told.get(), "originalEstimate");
    OptionalLong remaining = length(told.get(), "remainingEstimate");
    OptionalLong first = original.isPresent() ? original : was.original;
    boolean untouched = was.spent.isEmpty() && was.remaining.equals(was.original);
    OptionalLong left =
        remaining.isPresent()
            ? remaining
            : original.isPresent() && (untouched || was.remaining.isEmpty())
                ? original
                : was.remaining;
    return new Tracking(first, left, was.spent).on(fields);
  }

  private static OptionalLong length(Obj told, String member) {
    Optional<String> words = told.text(member).filter(it -> !it.isBlank());
    if (words.isEmpty()) {
      return number(told, member + "Seconds");
    }
    OptionalLong seconds = Spans.seconds(words.get());
    if (seconds.isEmpty()) {
      throw wrong(words.get());
    }
    return seconds;
  }

  static Refusal wrong(String words) {
    return Said.field(MEMBER, "'%s' is not a valid duration".formatted(words));
  }

  Tracking working(long seconds) {
    long sum = Math.max(0, spent.orElse(0) + seconds);
    return new Tracking(original, remaining, OptionalLong.of(sum));
  }

  Tracking leaving(OptionalLong seconds) {
    OptionalLong left =
        seconds.isPresent() ? OptionalLong.of(Math.max(0, seconds.getAsLong())) : seconds;
    return new Tracking(original, left, spent);
  }

  /// The fields of an issue that has these numbers.
  Obj on(Obj fields) {
    Obj told = Obj.EMPTY;
    Obj all = fields;
    for (Line line :
        new Line[] {
          new Line("originalEstimate", "timeoriginalestimate", original),
          new Line("remainingEstimate", "timeestimate", remaining),
          new Line("timeSpent", "timespent", spent)
        }) {
      if (line.seconds.isPresent()) {
        told = told.with(line.word, Spans.words(line.seconds.getAsLong()));
      }
      all = all.with(line.field, json(line.seconds));
      all = all.with("aggregate" + line.field, json(line.seconds));
    }
    for (Line line :
        new Line[] {
          new Line("originalEstimateSeconds", "", original),
          new Line("remainingEstimateSeconds", "", remaining),
          new Line("timeSpentSeconds", "", spent)
        }) {
      told = line.seconds.isPresent() ? told.with(line.word, json(line.seconds)) : told;
    }
    Obj progress = progress();
    return all.with(MEMBER, told)
        .with("progress", progress)
        .with("aggregateprogress", progress)
        .with("workratio", Json.of(ratio()));
  }

  /// A number under its two names.
  private record Line(String word, String field, OptionalLong seconds) {}

  private static Json json(OptionalLong seconds) {
    return seconds.isPresent() ? Json.of(seconds.getAsLong()) : Json.Null.NULL;
  }

  private Obj progress() {
    long done = spent.orElse(0);
    long total = done + remaining.orElse(0);
    Obj progress = Obj.of("progress", Json.of(done), "total", Json.of(total));
    return total == 0 ? progress : progress.with("percent", Json.of(done * ALL / total));
  }

  private long ratio() {
    long first = original.orElse(0);
    return first == 0 ? -1 : spent.orElse(0) * ALL / first;
  }
}
