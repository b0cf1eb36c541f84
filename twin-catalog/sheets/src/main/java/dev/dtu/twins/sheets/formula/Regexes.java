package dev.dtu.twins.sheets.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Functions of regular expressions.
final class Regexes {

  static final List<Function> ALL =
      List.of(
          Function.truth(
              "REGEXMATCH", "ss", given -> regex(given).find(subject(given), 0).isPresent()),
          Function.of("REGEXEXTRACT", "ss", Regexes::extract),
          Function.text("REGEXREPLACE", "sss", Regexes::replace));

  private Regexes() {}

  /// The text, which has to be one: numbers are none here.
  private static String subject(Arguments given) {
    Value value = given.sound(0);
    if (value instanceof Value.Number number) {
      throw Failure.value(
          ("Function %s parameter 1 expects text values. But '%s' is a number and cannot be coerced"
                  + " to a text.")
              .formatted(given.function(), Shown.text(number.value())));
    }
    return Plain.text(value);
  }

  private static Regex regex(Arguments given) {
    String text = given.text(1);
    return Regex.of(text, given.evaluation()::match)
        .orElseThrow(() ->
            Failure.reference(
                "Function %s parameter 2 value \"%s\" is not a valid regular expression."
                    .formatted(given.function(), text)));
  }

  private static Operand extract(Arguments given) {
    String text = subject(given);
    Regex regex = regex(given);
    Optional<List<Integer>> found = regex.find(text, 0);
    if (found.isEmpty()) {
      throw Failure.missing(
          ("Function REGEXEXTRACT parameter 2 value \"%s\" does not match text of Function"
                  + " REGEXEXTRACT parameter 1 value \"%s\".")
              .formatted(given.text(1), text));
    }
    if (regex.groups() == 0) {
      return part(text, found.get(), 0);
    }
    List<Value> groups = new ArrayList<>();
    for (int group = 1; group <= regex.groups(); group++) {
      groups.add(part(text, found.get(), group));
    }
    return groups.size() == 1 ? groups.getFirst() : new Value.Table(List.of(groups));
  }

  static Value part(String text, List<Integer> places, int group) {
    int from = places.get(2 * group);
    int to = places.get(2 * group + 1);
    return from < 0 || to < from ? Value.of("") : Value.of(text.substring(from, to));
  }

  private static String replace(Arguments given) {
    String text = subject(given);
    return new Rewriting(regex(given), given.text(2)).rewritten(text).text();
  }
}
