package dev.dtu.question;

import dev.dtu.call.Nearest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What can be asked of an entry. Cheap ones stand first, as they are asked first.
public enum Term {
  /// `turn`, `act`, `tick`, `heard` or `frame`.
  KIND,
  TWIN,
  /// The id of an operation; `*` stands for any part.
  OPERATION,
  METHOD,
  /// `200`, `4xx` or `400-499`.
  STATUS,
  /// `done`, `refused`, `unmeant`, `lost` or `defect`.
  OUTCOME,
  /// The name of the problem a refusal was for.
  PROBLEM,
  /// The name of a rule whose fault struck, or `any`.
  FAULT,
  /// Whom the credential stands for, `nobody` or `unknown`; of an act its actor.
  CALLER,
  /// An act, a timer's chore, an event or a socket, in a few words.
  WHAT,
  /// Not before this moment of the universe's time.
  SINCE,
  /// Before this moment of the universe's time.
  UNTIL,
  /// The path as it was sent, or decoded; `*` stands for any part.
  PATH,
  /// The trace id of `traceparent`, or the header `X-DTU-Scenario`.
  CORRELATION,
  /// A header of the request, by its name.
  HEADER,
  /// A parameter of path or query, or a member of the body, by its name.
  ARGUMENT,
  /// A member of the request's document, by its path.
  BODY,
  /// A member of the reply's document, by its path.
  REPLY;

  private static final List<String> KINDS = List.of("turn", "act", "tick", "heard", "frame");
  private static final List<String> OUTCOMES =
      List.of("done", "refused", "unmeant", "lost", "awaits", "defect");

  /// Its name in JSON and in a query.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// All names, in their order.
  public static List<String> words() {
    return Arrays.stream(values()).map(Term::word).toList();
  }

  static Optional<Term> of(String word) {
    return Arrays.stream(values()).filter(term -> term.word().equals(word)).findFirst();
  }

  /// Whether it asks for a part by name, as in `argument`.
  public boolean parted() {
    return switch (this) {
      case HEADER, ARGUMENT, BODY, REPLY -> true;
      case KIND, TWIN, OPERATION, METHOD, STATUS, OUTCOME, PROBLEM, FAULT, CALLER, WHAT -> false;
      case SINCE, UNTIL, PATH, CORRELATION -> false;
    };
  }

  /// Whether its values are words, so that a comma parts them.
  boolean listed() {
    return switch (this) {
      case KIND, TWIN, OPERATION, METHOD, STATUS, OUTCOME, PROBLEM -> true;
      case FAULT, CALLER, WHAT, SINCE, UNTIL, PATH, CORRELATION -> false;
      case HEADER, ARGUMENT, BODY, REPLY -> false;
    };
  }

  /// A value as it is compared.
  ///
  /// @throws BadQuestion when nothing can be meant by it
  String meant(String value, String where) throws BadQuestion {
    return switch (this) {
      case KIND -> known(value.toLowerCase(Locale.ROOT), KINDS, where);
      case OUTCOME -> known(value.toLowerCase(Locale.ROOT), OUTCOMES, where);
      case STATUS -> status(value, where);
      case SINCE, UNTIL -> moment(value, where);
      case METHOD -> value.toUpperCase(Locale.ROOT);
      case FAULT -> value.equals("any") ? "*" : value;
      case CORRELATION -> Sight.trace(value).orElse(value);
      case TWIN, OPERATION, PROBLEM, CALLER, WHAT, PATH, HEADER, ARGUMENT, BODY, REPLY -> value;
    };
  }

  private static String known(String value, List<String> known, String where) throws BadQuestion {
    if (!known.contains(value)) {
      throw new BadQuestion(where, String.join(", ", known), value + Nearest.hint(value, known));
    }
    return value;
  }

  private static String status(String value, String where) throws BadQuestion {
    String plain = value.toLowerCase(Locale.ROOT);
    if (!plain.matches("[1-5](\\d\\d|xx)|[1-5]\\d\\d-[1-5]\\d\\d")) {
      throw new BadQuestion(where, "a status such as 200, 4xx or 400-499", value);
    }
    return plain;
  }

  private static String moment(String value, String where) throws BadQuestion {
    try {
      return Instant.parse(value).toString();
    } catch (DateTimeException notOne) {
      throw new BadQuestion(where, "a moment such as 2026-01-31T12:00:00Z", value);
    }
  }

  /// Whether what was found is what is wanted.
  boolean takes(String wanted, String found) {
    return switch (this) {
      case STATUS -> status(wanted, Integer.parseInt(found));
      case SINCE -> !Instant.parse(found).isBefore(Instant.parse(wanted));
      case UNTIL -> Instant.parse(found).isBefore(Instant.parse(wanted));
      case KIND, OUTCOME, METHOD, CORRELATION -> wanted.equals(found);
      case TWIN, OPERATION, PROBLEM, FAULT, CALLER, WHAT, PATH, HEADER, ARGUMENT, BODY, REPLY ->
          matches(wanted, found);
    };
  }

  private static boolean status(String wanted, int found) {
    if (wanted.endsWith("xx")) {
      return found / 100 == wanted.charAt(0) - '0';
    }
    int dash = wanted.indexOf('-');
    return dash < 0
        ? found == Integer.parseInt(wanted)
        : found >= Integer.parseInt(wanted.substring(0, dash))
            && found <= Integer.parseInt(wanted.substring(dash + 1));
  }

  /// Whether a text is what the glob says; `*` stands for any part of it, line breaks too. Takes at
  /// most as many steps as both lengths multiplied.
  static boolean matches(String glob, String text) {
    int star = -1;
    int resume = 0;
    int g = 0;
    int t = 0;
    while (t < text.length()) {
      if (g < glob.length() && glob.charAt(g) == '*') {
        star = g++;
        resume = t;
      } else if (g < glob.length() && glob.charAt(g) == text.charAt(t)) {
        g++;
        t++;
      } else if (star >= 0) {
        g = star + 1;
        t = ++resume;
      } else {
        return false;
      }
    }
    while (g < glob.length() && glob.charAt(g) == '*') {
      g++;
    }
    return g == glob.length();
  }
}
