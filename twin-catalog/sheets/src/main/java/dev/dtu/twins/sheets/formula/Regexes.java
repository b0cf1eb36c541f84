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

  private static Value part(String text, List<Integer> places, int group) {
    int from = places.get(2 * group);
    int to = places.get(2 * group + 1);
    return from < 0 || to < from ? Value.of("") : Value.of(text.substring(from, to));
  }

  private static String replace(Arguments given) {
    String text = subject(given);
    Regex regex = regex(given);
    String with = given.text(2);
    var out = new StringBuilder();
    int from = 0;
    int at = 0;
    while (at <= text.length() && out.length() <= Limits.TEXT) {
      Optional<List<Integer>> found = regex.find(text, at);
      if (found.isEmpty()) {
        break;
      }
      int start = found.get().get(0);
      int end = found.get().get(1);
      out.append(text, from, start);
      expand(out, with, text, found.get());
      from = end;
      if (end == start && end < text.length()) {
        out.append(text.charAt(end));
        from = end + 1;
      }
      at = end == start ? end + 1 : end;
    }
    return out.append(text.substring(Math.min(from, text.length()))).toString();
  }

  /// Puts in what replaces a match; `$1` is what its first group caught.
  private static void expand(StringBuilder out, String with, String text, List<Integer> places) {
    for (int i = 0; i < with.length(); i++) {
      char sign = with.charAt(i);
      boolean more = i + 1 < with.length();
      if (sign == '$' && more && Character.isDigit(with.charAt(i + 1))) {
        int group = Character.digit(with.charAt(++i), 10);
        if (2 * group + 1 < places.size()) {
          out.append(Plain.text(part(text, places, group)));
        }
      } else if (sign == '\\' && more) {
        out.append(with.charAt(++i));
      } else {
        out.append(sign);
      }
    }
  }
}
