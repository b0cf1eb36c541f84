package dev.dtu.twins.sheets.formula;

import dev.dtu.twins.sheets.formula.Regex.Act;
import dev.dtu.twins.sheets.formula.Regex.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a regular expression into the steps of [Regex].
final class RegexReader {

  private static final int STEPS = 5_000;
  private static final int REPEATS = 1_000;
  private static final int DEPTH = 60;
  private static final Pattern COUNT = Pattern.compile("\\{([0-9]{1,4})(,([0-9]{1,4})?)?\\}");
  private static final Pattern OPEN =
      Pattern.compile("\\(\\?(?:P?<[A-Za-z_]\\w*>|([ismU]*)(?:-[ismU]+)?(:|\\)))");

  private final String text;
  private int at;
  private int groups;
  private int depth;
  private boolean anyCase;
  private boolean lines;

  RegexReader(String text) {
    this.text = text;
  }

  /// The text is no expression.
  private static final class Wrong extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Wrong() {
      super("", null, false, false);
    }
  }

  static RuntimeException wrong() {
    return new Wrong();
  }

  int groups() {
    return groups;
  }

  /// The steps; empty when the text is no expression.
  Optional<List<Step>> read() {
    try {
      List<Step> steps = new ArrayList<>();
      steps.add(save(0));
      steps.addAll(either());
      steps.add(save(1));
      steps.add(new Step(Act.MATCH, RegexReader::any, 0, 0));
      return at < text.length() ? Optional.empty() : Optional.of(List.copyOf(steps));
    } catch (Wrong wrong) {
      return Optional.empty();
    }
  }

  private static boolean any(int sign) {
    return true;
  }

  private static Step save(int place) {
    return new Step(Act.SAVE, RegexReader::any, place, 0);
  }

  private static Step split(int first, int second, boolean lazy) {
    return new Step(Act.SPLIT, RegexReader::any, lazy ? second : first, lazy ? first : second);
  }

  private boolean is(char sign) {
    return at < text.length() && text.charAt(at) == sign;
  }

  private boolean take(char sign) {
    boolean there = is(sign);
    at += there ? 1 : 0;
    return there;
  }

  private List<Step> either() {
    if (++depth > DEPTH) {
      throw new Wrong();
    }
    List<Step> left = sequence();
    if (take('|')) {
      List<List<Step>> ways = new ArrayList<>(List.of(left));
      do {
        ways.add(sequence());
      } while (take('|'));
      left = ways.getLast();
      for (int i = ways.size() - 2; i >= 0; i--) {
        left = joined(ways.get(i), left);
      }
    }
    depth--;
    return left;
  }

  private static List<Step> joined(List<Step> one, List<Step> other) {
    List<Step> both = new ArrayList<>();
    both.add(split(1, one.size() + 2, false));
    both.addAll(one);
    both.add(new Step(Act.JUMP, RegexReader::any, other.size() + 1, 0));
    both.addAll(other);
    return bounded(both);
  }

  private static List<Step> bounded(List<Step> steps) {
    if (steps.size() > STEPS) {
      throw new Wrong();
    }
    return steps;
  }

  private List<Step> sequence() {
    List<Step> steps = new ArrayList<>();
    while (at < text.length() && !is('|') && !is(')')) {
      steps.addAll(repeated(atom()));
      bounded(steps);
    }
    return steps;
  }

  private List<Step> repeated(List<Step> atom) {
    List<Step> steps = atom;
    int signs = 0;
    while (at < text.length()) {
      Matcher count = COUNT.matcher(text).region(at, text.length());
      boolean counted = is('{') && count.lookingAt();
      if (!counted && !is('*') && !is('+') && !is('?')) {
        break;
      }
      if (++signs > 1) {
        throw new Wrong();
      }
      char sign = text.charAt(at);
      at = counted ? count.end() : at + 1;
      boolean lazy = take('?');
      steps = counted ? counted(atom, count, lazy) : simple(atom, sign, lazy);
    }
    return steps;
  }

  private static List<Step> simple(List<Step> atom, char sign, boolean lazy) {
    List<Step> steps = new ArrayList<>();
    int size = atom.size();
    switch (sign) {
      case '*' -> {
        steps.add(split(1, size + 2, lazy));
        steps.addAll(atom);
        steps.add(new Step(Act.JUMP, RegexReader::any, -size - 1, 0));
      }
      case '+' -> {
        steps.addAll(atom);
        steps.add(split(-size, 1, lazy));
      }
      default -> {
        steps.add(split(1, size + 1, lazy));
        steps.addAll(atom);
      }
    }
    return bounded(steps);
  }

  private static List<Step> counted(List<Step> atom, Matcher count, boolean lazy) {
    int least = Integer.parseInt(count.group(1));
    boolean open = count.group(2) != null && count.group(3) == null;
    int most = count.group(2) == null ? least : open ? least : Integer.parseInt(count.group(3));
    if (most < least || most > REPEATS || (long) atom.size() * (most + 1) > STEPS) {
      throw new Wrong();
    }
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < least; i++) {
      steps.addAll(atom);
    }
    for (int i = least; i < most; i++) {
      steps.addAll(simple(atom, '?', lazy));
    }
    if (open) {
      steps.addAll(simple(atom, '*', lazy));
    }
    return bounded(steps);
  }

  private List<Step> atom() {
    int sign = text.codePointAt(at);
    at += Character.charCount(sign);
    return switch (sign) {
      case '(' -> group();
      case '[' -> List.of(taking(new RegexClass(text, at, this::moved).read()));
      case '.' -> {
        boolean all = lines;
        yield List.of(taking(next -> all || next != '\n'));
      }
      case '^' -> List.of(holding(place -> (place & Regex.START) != 0));
      case '$' -> List.of(holding(place -> (place & Regex.END) != 0));
      case '\\' -> escaped();
      case '*', '+', '?' -> throw new Wrong();
      default -> List.of(literal(sign));
    };
  }

  private void moved(int place) {
    at = place;
  }

  private Step literal(int sign) {
    if (!anyCase) {
      return new Step(Act.TAKE, next -> next == sign, 0, 0);
    }
    int low = Character.toLowerCase(sign);
    return new Step(Act.TAKE, next -> Character.toLowerCase(next) == low, 0, 0);
  }

  private Step taking(IntPredicate test) {
    return new Step(
        Act.TAKE,
        anyCase
            ? next ->
                test.test(next)
                    || test.test(Character.toLowerCase(next))
                    || test.test(Character.toUpperCase(next))
            : test,
        0,
        0);
  }

  private static Step holding(IntPredicate test) {
    return new Step(Act.HOLD, test, 0, 0);
  }

  private List<Step> escaped() {
    if (at >= text.length()) {
      throw new Wrong();
    }
    IntPredicate place = place(text.charAt(at));
    if (place == null) {
      return List.of(taking(new RegexClass(text, at, this::moved).escaped()));
    }
    at++;
    return List.of(holding(place));
  }

  private static @Nullable IntPredicate place(char sign) {
    return switch (sign) {
      case 'b' -> place -> (place & Regex.EDGE) != 0;
      case 'B' -> place -> (place & Regex.EDGE) == 0;
      case 'A' -> place -> (place & Regex.START) != 0;
      case 'z' -> place -> (place & Regex.END) != 0;
      default -> null;
    };
  }

  private List<Step> group() {
    boolean before = anyCase;
    boolean linesBefore = lines;
    int group = 0;
    if (is('?')) {
      Matcher open = OPEN.matcher(text).region(at - 1, text.length());
      if (!open.lookingAt()) {
        throw new Wrong();
      }
      at = open.end();
      String flags = open.group(1) == null ? "" : open.group(1);
      anyCase |= flags.indexOf('i') >= 0;
      lines |= flags.indexOf('s') >= 0;
      if (")".equals(open.group(2))) {
        return List.of();
      }
      group = open.group(2) == null ? ++groups : 0;
    } else {
      group = ++groups;
    }
    List<Step> steps = new ArrayList<>(either());
    if (!take(')')) {
      throw new Wrong();
    }
    anyCase = before;
    lines = linesBefore;
    if (group > 0) {
      steps.addFirst(save(2 * group));
      steps.add(save(2 * group + 1));
    }
    return steps;
  }
}
