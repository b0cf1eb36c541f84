package dev.dtu.control;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.question.BadQuestion;
import dev.dtu.question.Expectation;
import dev.dtu.question.ExpectationReader;
import dev.dtu.question.Verdict;
import dev.dtu.question.Verification;
import dev.dtu.question.Waiting;
import dev.dtu.question.Watch;
import dev.dtu.question.Watches;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Verifies what happened in a universe, now or as soon as it has.
record VerifyRoutes(Universes universes, Watches watches) {

  private static final List<String> MEMBERS = List.of("expect", "from", "within");

  List<Route> routes() {
    return List.of(
        new Route(
                "POST",
                "/universes/{u}/verify",
                "tells whether it holds: {\"expect\": [{\"question\": …, \"exactly\": 1}]}",
                this::verify)
            .needing(Role.READ));
  }

  private Answer verify(Ask ask) throws Wrong {
    ask.parameters();
    Universe universe = Control.universe(universes, ask.part("u"));
    Obj body = ask.object(MEMBERS);
    List<Expectation> expectations = expectations(body);
    long from = from(body);
    Duration within = within(body);
    return Answer.ok(
        within.isZero()
            ? Verification.of(universe, expectations, from).show()
            : waited(universe, expectations, from, within).show());
  }

  private static List<Expectation> expectations(Obj body) throws Wrong {
    Json expect = body.find("expect").orElse(Json.Null.NULL);
    if (expect == Json.Null.NULL) {
      throw new Wrong(400, "nothing is expected")
          .expected("'expect', a list of expectations")
          .found(body.isEmpty() ? "no body" : String.join(", ", body.keys()))
          .remedy("send {\"expect\": [{\"question\": {\"status\": \"5xx\"}, \"exactly\": 0}]}");
    }
    try {
      return ExpectationReader.expectations(expect);
    } catch (BadQuestion bad) {
      throw Questions.wrong(bad);
    }
  }

  private static long from(Obj body) throws Wrong {
    Json from = body.find("from").orElse(Json.of(0));
    Optional<Long> whole = from instanceof Json.Num number ? number.whole() : Optional.empty();
    if (whole.filter(each -> each >= 0).isEmpty()) {
      throw new Wrong(400, "'from' is not usable")
          .expected("the number of an entry")
          .found(from.toString());
    }
    return whole.get();
  }

  private static Duration within(Obj body) throws Wrong {
    if (!body.has("within")) {
      return Duration.ZERO;
    }
    Duration within = Times.duration(body, "within");
    if (within.isNegative() || within.compareTo(Waiting.LIMIT) > 0) {
      throw new Wrong(400, "'within' is not usable")
          .expected("a duration from nothing up to " + Waiting.LIMIT)
          .found(within.toString());
    }
    return within;
  }

  private Verdict waited(
      Universe universe, List<Expectation> expectations, long from, Duration within) throws Wrong {
    try (Watch watch = watches.open(universe).orElseThrow(VerifyRoutes::full)) {
      var verification = new Verification(universe, expectations, from);
      return Waiting.of(watch, verification, within, InstantSource.system());
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
      return Verification.of(universe, expectations, from);
    }
  }

  static Wrong full() {
    return new Wrong(503, "as many wait for universes as may wait at once")
        .expected("at most " + Watches.LIMIT)
        .found("more")
        .remedy("ask again when others have their answers");
  }
}
