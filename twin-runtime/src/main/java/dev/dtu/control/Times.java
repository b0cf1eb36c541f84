package dev.dtu.control;

import dev.dtu.call.Nearest;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.universe.Clock;
import dev.dtu.universe.Move;
import dev.dtu.universe.Universe;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads moments, durations and clocks from what operators send, and shows them.
final class Times {

  private static final List<String> CLOCK = List.of("at", "frozen");

  /// What can be done to a clock, by member.
  static final List<String> MOVES = List.of("set", "advance", "freeze", "run");

  private Times() {}

  /// The clock a new universe is to have: `{"at": "…", "frozen": true}`.
  static Optional<Clock> clock(Obj body) throws Wrong {
    Json value = body.find("clock").orElse(Json.Null.NULL);
    if (value == Json.Null.NULL) {
      return Optional.empty();
    }
    if (!(value instanceof Obj clock)) {
      throw new Wrong(400, "'clock' is not usable")
          .expected("{\"at\": \"2026-01-31T12:00:00Z\", \"frozen\": true}")
          .found(value.kind());
    }
    for (String name : clock.keys()) {
      if (!CLOCK.contains(name)) {
        throw new Wrong(400, "a clock has no member '" + name + "'")
            .expected(String.join(", ", CLOCK))
            .found(name)
            .remedy("leave it out" + Nearest.hint(name, CLOCK));
      }
    }
    Instant real = Instant.now();
    Instant at = clock.has("at") ? moment(clock, "at") : real;
    return Optional.of(
        clock.flag("frozen")
            ? new Clock.Frozen(at)
            : clock.has("at") ? Clock.Running.REAL.set(at, real) : Clock.Running.REAL);
  }

  /// What is to be done to a clock, in order.
  static List<Move> moves(Obj body) throws Wrong {
    List<Move> moves = new ArrayList<>();
    boolean both = body.has("set") && body.has("advance") || body.has("freeze") && body.has("run");
    if (body.isEmpty() || both) {
      throw new Wrong(400, "there is nothing to do to the clock, or too much")
          .expected("'set' or 'advance', and 'freeze' or 'run', or one of them")
          .found(body.isEmpty() ? "none" : String.join(", ", body.keys()));
    }
    // first, so that a moment that is set is the moment at which it stands
    if (flag(body, "freeze")) {
      moves.add(Move.Freeze.FREEZE);
    }
    if (flag(body, "run")) {
      moves.add(Move.Run.RUN);
    }
    try {
      if (body.has("set")) {
        moves.add(new Move.Set(moment(body, "set")));
      }
      if (body.has("advance")) {
        moves.add(new Move.Advance(duration(body, "advance")));
      }
    } catch (IllegalArgumentException outOfBounds) {
      throw outOfBounds(outOfBounds);
    }
    return moves;
  }

  static Wrong outOfBounds(IllegalArgumentException wrong) {
    String text = String.valueOf(wrong.getMessage());
    String[] parts = text.replaceFirst("^expected ", "").split("[;,] found ", 2);
    return new Wrong(400, "the clock cannot be moved so")
        .expected(parts[0])
        .found(parts.length > 1 ? parts[1] : "")
        .remedy("a fork at an earlier turn, or a reset, goes back");
  }

  private static boolean flag(Obj body, String member) throws Wrong {
    if (body.has(member) && !body.flag(member)) {
      throw new Wrong(400, "'" + member + "' is not usable")
          .expected("true")
          .found(body.find(member).orElseThrow().toString());
    }
    return body.has(member);
  }

  static Instant moment(Obj body, String member) throws Wrong {
    String text = body.text(member).orElse("");
    try {
      return Instant.parse(text);
    } catch (DateTimeException notOne) {
      throw new Wrong(400, "'" + member + "' is not usable")
          .expected("a moment such as 2026-01-31T12:00:00Z")
          .found(body.find(member).map(Json::toString).orElse("none"));
    }
  }

  static Duration duration(Obj body, String member) throws Wrong {
    String text = body.text(member).orElse("");
    try {
      return Duration.parse(text);
    } catch (DateTimeException | ArithmeticException notOne) {
      throw new Wrong(400, "'" + member + "' is not usable")
          .expected("a duration such as PT1H30M or P2D")
          .found(body.find(member).map(Json::toString).orElse("none"));
    }
  }

  /// A moment so much after another, and before the last one a clock can show.
  static Instant later(Instant now, Obj body, String member) throws Wrong {
    Duration by = duration(body, member);
    if (by.isNegative() || by.compareTo(Duration.between(now, Clock.LAST)) > 0) {
      throw new Wrong(400, "'" + member + "' is not usable")
          .expected("a duration from nothing up to " + Clock.LAST)
          .found(by.toString());
    }
    return now.plus(by);
  }

  static Obj show(Universe.Time time) {
    Obj shown = Obj.of("moment", Json.of(time.moment().toString()));
    return switch (time.clock()) {
      case Clock.Running(Duration ahead) ->
          shown.with("state", "running").with("ahead", ahead.toString());
      case Clock.Frozen _ -> shown.with("state", "frozen");
    };
  }
}
