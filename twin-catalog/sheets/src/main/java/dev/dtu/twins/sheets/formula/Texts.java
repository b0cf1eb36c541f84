package dev.dtu.twins.sheets.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Functions of texts.
final class Texts {

  static final List<Function> ALL =
      List.of(
          Function.text("CONCATENATE", "a(a)", given -> joined(given, "", false, 0)),
          Function.text("JOIN", "sa(a)", given -> joined(given, given.text(0), false, 1)),
          Function.text(
              "TEXTJOIN", "ssa(a)", given -> joined(given, given.text(0), given.truth(1), 2)),
          Function.of("SPLIT", "ss[ss]", Texts::split),
          Function.text("LEFT", "s[s]", given -> part(given.text(0), 0, size(given, 1, 1))),
          Function.text("RIGHT", "s[s]", Texts::right),
          Function.text("MID", "sss", Texts::middle),
          Function.number("LEN", "s", given -> given.text(0).length()),
          Function.text("TRIM", "s", given -> given.text(0).strip().replaceAll(" {2,}", " ")),
          Function.text("CLEAN", "s", given -> given.text(0).replaceAll("\\p{Cntrl}", "")),
          Function.text("UPPER", "s", given -> given.text(0).toUpperCase(Locale.ROOT)),
          Function.text("LOWER", "s", given -> given.text(0).toLowerCase(Locale.ROOT)),
          Function.text("PROPER", "s", given -> proper(given.text(0))),
          Function.text("SUBSTITUTE", "sss[s]", Texts::substitute),
          Function.text("REPLACE", "ssss", Texts::replace),
          Function.text("REPT", "ss", Texts::repeat),
          Function.truth("EXACT", "ss", given -> given.text(0).equals(given.text(1))),
          Function.number("FIND", "ss[s]", given -> find(given, false)),
          Function.number("SEARCH", "ss[s]", given -> find(given, true)),
          Function.text("CHAR", "s", given -> character(given)),
          Function.text("UNICHAR", "s", given -> character(given)),
          Function.number("CODE", "s", Texts::code),
          Function.number("UNICODE", "s", Texts::code),
          Function.text("TEXT", "ss", Texts::shown),
          Function.number("VALUE", "s", given -> number(given, "")),
          Function.number("TO_PURE_NUMBER", "s", given -> number(given, "")),
          Function.text("TO_TEXT", "s", given -> given.text(0)),
          Function.of("TO_DATE", "s", given -> given.sound(0)),
          Function.of("TO_PERCENT", "s", given -> given.sound(0)),
          Function.of("TO_DOLLARS", "s", given -> given.sound(0)),
          Function.text("FIXED", "s[ss]", Texts::fixed),
          Function.text("DOLLAR", "s[s]", Texts::dollars),
          Function.text("ENCODEURL", "s", given -> Urls.encoded(given.text(0))),
          Function.text("HYPERLINK", "s[s]", given -> given.text(given.has(1) ? 1 : 0)),
          Function.of("IMAGE", "s[sss]", given -> image(given)));

  private Texts() {}

  private static String joined(Arguments given, String between, boolean skip, int from) {
    var joined = new StringBuilder();
    boolean first = true;
    for (Value value : Aggregates.everything(given, from)) {
      String text = Plain.text(value);
      boolean skipped =
          text.isEmpty()
              && (skip || given.function().equals("JOIN") && value instanceof Value.Blank);
      if (!skipped) {
        joined.append(first ? "" : between).append(text);
        first = false;
      }
      if (joined.length() > Limits.TEXT) {
        break;
      }
    }
    return joined.toString();
  }

  private static Operand split(Arguments given) {
    String text = given.text(0);
    String by = given.text(1);
    if (text.isEmpty()) {
      throw Failure.value("Function SPLIT parameter 1 value should be non-empty.");
    }
    if (by.isEmpty()) {
      throw Failure.value("Function SPLIT parameter 2 value should be non-empty.");
    }
    boolean each = given.truth(2, true);
    boolean drop = given.truth(3, true);
    List<Value> parts = new ArrayList<>();
    int from = 0;
    for (int i = 0; i <= text.length(); i++) {
      boolean ends = i == text.length();
      boolean cut = !ends && (each ? by.indexOf(text.charAt(i)) >= 0 : text.startsWith(by, i));
      if (cut || ends) {
        add(given, parts, text.substring(from, i), drop);
        from = i + (each ? 1 : by.length());
        i = Math.max(i, from - 1);
      }
    }
    return parts.isEmpty() ? Value.BLANK : new Value.Table(List.of(parts));
  }

  private static void add(Arguments given, List<Value> parts, String part, boolean drop) {
    if (part.isEmpty()) {
      if (!drop) {
        parts.add(Value.BLANK);
      }
      return;
    }
    parts.add(
        Typed.of(part, given.evaluation().year())
            .<Value>map(typed -> Value.of(typed.number()))
            .orElse(Value.of(part)));
  }

  private static int size(Arguments given, int index, int otherwise) {
    int size = given.whole(index, otherwise);
    if (size < 0) {
      throw Failure.value(
          "Function %s parameter %d value is %d. It should be greater than or equal to 0."
              .formatted(given.function(), index + 1, size));
    }
    return size;
  }

  private static String part(String text, int from, int length) {
    int start = Math.min(from, text.length());
    return text.substring(start, (int) Math.min(text.length(), (long) start + length));
  }

  private static String right(Arguments given) {
    String text = given.text(0);
    return text.substring(Math.max(0, text.length() - size(given, 1, 1)));
  }

  private static int start(Arguments given, int index) {
    int start = given.whole(index);
    if (start < 1) {
      throw Failure.value(
          "Function %s parameter %d value is %d. It should be greater than or equal to 1."
              .formatted(given.function(), index + 1, start));
    }
    return start - 1;
  }

  private static String middle(Arguments given) {
    return part(given.text(0), start(given, 1), size(given, 2, 0));
  }

  private static String replace(Arguments given) {
    String text = given.text(0);
    int from = Math.min(start(given, 1), text.length());
    int end = (int) Math.min(text.length(), (long) from + size(given, 2, 0));
    return text.substring(0, from) + given.text(3) + text.substring(end);
  }

  private static String proper(String text) {
    var proper = new StringBuilder();
    boolean inside = false;
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      proper.append(inside ? Character.toLowerCase(sign) : Character.toUpperCase(sign));
      inside = Character.isLetter(sign);
    }
    return proper.toString();
  }

  private static String substitute(Arguments given) {
    String text = given.text(0);
    String old = given.text(1);
    String with = given.text(2);
    int only = given.whole(3, 0);
    if (old.isEmpty()) {
      return text;
    }
    var out = new StringBuilder();
    int from = 0;
    int count = 0;
    for (int at = text.indexOf(old); at >= 0; at = text.indexOf(old, at + old.length())) {
      count++;
      boolean changes = only == 0 || only == count;
      out.append(text, from, at).append(changes ? with : old);
      from = at + old.length();
      if (out.length() > Limits.TEXT) {
        break;
      }
    }
    return out.append(text.substring(from)).toString();
  }

  private static String repeat(Arguments given) {
    String text = given.text(0);
    int times = size(given, 1, 0);
    long length = (long) text.length() * times;
    return length > Limits.TEXT ? " ".repeat(Limits.TEXT + 1) : text.repeat(times);
  }

  private static double find(Arguments given, boolean anyCase) {
    String wanted = given.text(0);
    String text = given.text(1);
    int from = given.has(2) ? start(given, 2) : 0;
    int at =
        anyCase
            ? text.toLowerCase(Locale.ROOT).indexOf(wanted.toLowerCase(Locale.ROOT), from)
            : text.indexOf(wanted, from);
    if (at < 0) {
      throw Failure.value(
          "In %s evaluation, cannot find '%s' within '%s'."
              .formatted(given.function(), wanted, text));
    }
    return at + 1;
  }

  private static String character(Arguments given) {
    int code = given.whole(0);
    if (code < 1 || code > Character.MAX_CODE_POINT) {
      throw Failure.number(
          "Function %s parameter 1 value %d is out of range.".formatted(given.function(), code));
    }
    return Character.toString(code);
  }

  private static double code(Arguments given) {
    String text = given.text(0);
    if (text.isEmpty()) {
      throw Failure.value(
          "Function %s parameter 1 value should be non-empty.".formatted(given.function()));
    }
    return text.codePointAt(0);
  }

  private static String shown(Arguments given) {
    Value value = given.sound(0);
    String pattern = given.text(1);
    if (value instanceof Value.Bool) {
      return Plain.text(value);
    }
    return Plain.number(value, given.evaluation().year())
        .map(number -> Shown.of(number, pattern))
        .orElseGet(() -> Shown.of(Plain.text(value), pattern));
  }

  /// The number that a text of a type says, any type when none is given.
  static double number(Arguments given, String type) {
    Value value = given.sound(0);
    if (value instanceof Value.Number number) {
      return number.value();
    }
    return Typed.of(Plain.text(value), given.evaluation().year())
        .filter(typed -> type.isEmpty() || typed.type().contains(type))
        .map(Typed::number)
        .or(() ->
            value instanceof Value.Blank ? java.util.Optional.of(0.0) : java.util.Optional.empty())
        .orElseThrow(() ->
            Failure.value(
                "%s parameter '%s' cannot be parsed to %s."
                    .formatted(
                        given.function(),
                        Plain.text(value),
                        type.isEmpty() ? "number" : "date/time")));
  }

  private static String fixed(Arguments given) {
    int places = Math.max(-20, Math.min(20, given.whole(1, 2)));
    double rounded = Rounding.round(given.number(0), places, java.math.RoundingMode.HALF_UP);
    String whole = given.truth(2, false) ? "0" : "#,##0";
    return Shown.of(rounded, places > 0 ? whole + "." + "0".repeat(places) : whole);
  }

  private static String dollars(Arguments given) {
    int places = Math.max(-20, Math.min(20, given.whole(1, 2)));
    double rounded = Rounding.round(given.number(0), places, java.math.RoundingMode.HALF_UP);
    return Shown.of(rounded, "\"$\"#,##0" + (places > 0 ? "." + "0".repeat(places) : ""));
  }

  /// An image is no value: a cell that shows one is blank to other cells.
  private static Operand image(Arguments given) {
    given.text(0);
    return Value.BLANK;
  }
}
