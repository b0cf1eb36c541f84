package dev.dtu.control;

import dev.dtu.question.Conformance;
import dev.dtu.question.Question;
import dev.dtu.question.Usage;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import java.util.List;

/// Reports on the calls of a universe.
record ReportRoutes(Universes universes) {

  /// What a report takes besides a question.
  private static final List<String> REPORT = List.of("from", "as");

  private static final List<String> FORMS = List.of("json", "text");

  List<Route> routes() {
    return List.of(
        new Route(
            "GET",
            "/universes/{u}/conformance",
            "how its clients kept to the contracts: ?as=text&twin=…",
            this::conformance),
        new Route(
            "GET",
            "/universes/{u}/usage",
            "which operations were called, which never, which calls led nowhere",
            this::usage));
  }

  private Answer conformance(Ask ask) throws Wrong {
    Universe universe = Control.universe(universes, ask.part("u"));
    Question question = Questions.of(ask, REPORT);
    String as = UniverseRoutes.oneOf("as", ask.query().find("as").orElse("json"), FORMS);
    var report = Conformance.of(universe, question, from(ask));
    return as.equals("text") ? Answer.text(report.text()) : Answer.ok(report.show());
  }

  private Answer usage(Ask ask) throws Wrong {
    Universe universe = Control.universe(universes, ask.part("u"));
    return Answer.ok(Usage.of(universe, Questions.of(ask, List.of("from")), from(ask)).show());
  }

  private static long from(Ask ask) throws Wrong {
    return ask.number("from", 0, 0, Long.MAX_VALUE);
  }
}
