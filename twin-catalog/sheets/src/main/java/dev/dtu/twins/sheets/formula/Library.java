package dev.dtu.twins.sheets.formula;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// All functions by their names.
final class Library {

  private static final Map<String, Function> FUNCTIONS = new TreeMap<>();

  static {
    List.of(
            Operators.ALL,
            Arithmetic.ALL,
            Rounding.ALL,
            Aggregates.ALL,
            Spread.ALL,
            Conditional.ALL,
            Logic.ALL,
            Information.ALL,
            Texts.ALL,
            Regexes.ALL,
            Dates.ALL,
            Workdays.ALL,
            Lookup.ALL,
            Arrays.ALL,
            Sorting.ALL,
            Querying.ALL,
            Lambdas.ALL,
            Imports.ALL,
            Regressions.ALL,
            Finance.ALL,
            Places.ALL)
        .forEach(family -> family.forEach(each -> FUNCTIONS.put(each.name(), each)));
  }

  private Library() {}

  static Optional<Function> find(String name) {
    return Optional.ofNullable(FUNCTIONS.get(name.toUpperCase(Locale.ROOT)));
  }

  /// The names of all functions, in the order of the alphabet.
  static List<String> names() {
    return List.copyOf(FUNCTIONS.keySet());
  }
}
