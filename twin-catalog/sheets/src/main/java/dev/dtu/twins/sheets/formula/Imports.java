package dev.dtu.twins.sheets.formula;

import java.util.ArrayList;
import java.util.List;

/// Functions that ask the world outside; there is none here, so they come to what Sheets says when it
/// does not answer.
final class Imports {

  static final List<Function> ALL = functions();

  private Imports() {}

  private static List<Function> functions() {
    List<Function> all = new ArrayList<>();
    for (String name : List.of("IMPORTXML", "IMPORTHTML", "IMPORTDATA", "IMPORTFEED")) {
      all.add(
          Function.of(
              name,
              "s[ssss]",
              given -> {
                throw Failure.missing("Could not fetch url: " + given.text(0));
              }));
    }
    all.add(
        Function.of(
            "IMPORTRANGE",
            "ss",
            given -> {
              given.text(0);
              throw Failure.reference("You need to connect these sheets.");
            }));
    all.add(
        Function.of(
            "GOOGLEFINANCE",
            "s[ssss]",
            given -> {
              throw Failure.missing(
                  "When evaluating GOOGLEFINANCE, the query for the symbol: '%s' returned no data."
                      .formatted(given.text(0)));
            }));
    for (String name : List.of("GOOGLETRANSLATE", "DETECTLANGUAGE")) {
      all.add(
          Function.of(name, "s[ss]", given -> new Value.Error(Value.Kind.LOADING, "Loading...")));
    }
    return List.copyOf(all);
  }
}
