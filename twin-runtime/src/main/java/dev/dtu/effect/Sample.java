package dev.dtu.effect;

import dev.dtu.call.Dice;

/// A text for a simple regular expression: literals, classes, groups (the first alternative),
/// quantifiers (the least, two for `+`). Others give a text that does not match; the caller checks.
final class Sample {

  private static final int LONGEST = 200;

  private final String pattern;
  private final Dice dice;
  private int at;
  private int drawn;

  private Sample(String pattern, Dice dice) {
    this.pattern = pattern;
    this.dice = dice;
  }

  static String of(String pattern, Dice dice) {
    try {
      return new Sample(pattern, dice).alternatives();
    } catch (IndexOutOfBoundsException | NumberFormatException tooClever) {
      return "";
    }
  }

  private String alternatives() {
    String first = sequence();
    while (at < pattern.length() && pattern.charAt(at) == '|') {
      at++;
      sequence();
    }
    return first;
  }

  private String sequence() {
    var out = new StringBuilder();
    while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
      int from = at;
      String one = atom();
      int after = at;
      int times = times();
      int end = at;
      for (int i = 0; i < times && out.length() < LONGEST; i++) {
        if (i > 0) {
          at = from;
          one = atom();
          at = after;
        }
        out.append(one);
      }
      at = end;
    }
    return out.toString();
  }

  private String atom() {
    char c = pattern.charAt(at++);
    return switch (c) {
      case '^', '$' -> "";
      case '.' -> "a";
      case '\\' -> escape(pattern.charAt(at++));
      case '[' -> set();
      case '(' -> group();
      default -> String.valueOf(c);
    };
  }

  private String group() {
    boolean look = false;
    if (pattern.startsWith("?:", at)) {
      at += 2;
    } else if (pattern.startsWith("?", at)) {
      look = true;
      at += 2;
    }
    String inside = alternatives();
    at++;
    return look ? "" : inside;
  }

  private String escape(char c) {
    return switch (c) {
      case 'd' -> pick("0123456789");
      case 'w' -> pick("abcdefghijklmnopqrstuvwxyz");
      case 's' -> " ";
      case 'b', 'B', 'A', 'Z', 'z' -> "";
      default -> String.valueOf(c);
    };
  }

  private String set() {
    boolean not = pattern.charAt(at) == '^';
    if (not) {
      at++;
    }
    var all = new StringBuilder();
    boolean first = true;
    while (first || pattern.charAt(at) != ']') {
      first = false;
      char c = pattern.charAt(at++);
      if (c == '\\') {
        char e = pattern.charAt(at++);
        all.append(e == 'd' ? "0123456789" : e == 'w' ? "abcdefghijkl0123" : e == 's' ? " " : e);
      } else if (pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']') {
        char last = pattern.charAt(at + 1);
        at += 2;
        for (int x = c; x <= last && all.length() < 500; x++) {
          all.append((char) x);
        }
      } else {
        all.append(c);
      }
    }
    at++;
    return pick(not ? without("abcdefghijklmnopqrstuvwxyz0123456789 ", all) : all.toString());
  }

  private static String without(String letters, CharSequence excluded) {
    var left = new StringBuilder();
    for (int i = 0; i < letters.length(); i++) {
      if (excluded.toString().indexOf(letters.charAt(i)) < 0) {
        left.append(letters.charAt(i));
      }
    }
    return left.toString();
  }

  private String pick(String letters) {
    return letters.isEmpty()
        ? ""
        : String.valueOf(letters.charAt(dice.draw(drawn++, letters.length())));
  }

  private int times() {
    if (at >= pattern.length()) {
      return 1;
    }
    int times =
        switch (pattern.charAt(at)) {
          case '*', '?' -> 0;
          case '+' -> 2;
          case '{' -> -1;
          default -> -2;
        };
    if (times == -2) {
      return 1;
    }
    if (times == -1) {
      int end = pattern.indexOf('}', at);
      String inside = pattern.substring(at + 1, end);
      int comma = inside.indexOf(',');
      times = Integer.parseInt(comma < 0 ? inside : inside.substring(0, comma));
      times = times == 0 && comma >= 0 && !inside.endsWith(",") ? 1 : times;
      at = end;
    }
    at++;
    if (at < pattern.length() && (pattern.charAt(at) == '?' || pattern.charAt(at) == '+')) {
      at++;
    }
    return times;
  }
}
