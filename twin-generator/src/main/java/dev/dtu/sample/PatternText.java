package dev.dtu.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Makes a text that a regular expression matches: literals, classes, groups, alternatives,
/// repetitions and anchors. What it cannot follow gives nothing.
final class PatternText {

  private static final String PRINTABLE =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.:/@+ ";
  private static final String WORD =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
  private static final int TRIES = 20;

  /// A construct that is not followed.
  private static final class Unknown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unknown() {
      super("unknown", null, false, false);
    }
  }

  private final String pattern;
  private final Chance chance;
  private final boolean more;
  private int at;

  private PatternText(String pattern, boolean more, Chance chance) {
    this.pattern = pattern;
    this.more = more;
    this.chance = chance;
  }

  /// A match of that many characters; empty when none was found in a few tries.
  static Optional<String> of(String pattern, long least, long most, Chance chance) {
    try {
      Pattern check = Pattern.compile(pattern);
      for (int i = 0; i < TRIES; i++) {
        String text = new PatternText(pattern, i >= TRIES / 2, chance).alternatives();
        if (!pattern.endsWith("$") && text.length() + 8 <= most) {
          String longer = text + chance.text("abcdefghijklmnopqrstuvwxyz", 8);
          text = check.matcher(longer).find() ? longer : text;
        }
        if (text.length() >= least && text.length() <= most && check.matcher(text).find()) {
          return Optional.of(text);
        }
      }
    } catch (PatternSyntaxException | Unknown notOurs) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  private String alternatives() {
    List<String> options = new ArrayList<>();
    options.add(sequence());
    while (at < pattern.length() && pattern.charAt(at) == '|') {
      at++;
      options.add(sequence());
    }
    return chance.pick(options);
  }

  private String sequence() {
    var out = new StringBuilder();
    while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
      int start = at;
      String once = atom();
      int end = at;
      int times = repetitions();
      for (int i = 0; i < times; i++) {
        if (i == 0) {
          out.append(once);
        } else {
          int after = at;
          at = start;
          out.append(atom());
          at = after;
        }
      }
      if (at < end) {
        throw new Unknown();
      }
    }
    return out.toString();
  }

  private int repetitions() {
    if (at >= pattern.length()) {
      return 1;
    }
    return switch (pattern.charAt(at)) {
      case '*' -> quantified(0, more ? 40 : 5);
      case '+' -> quantified(1, more ? 40 : 5);
      case '?' -> quantified(0, 1);
      case '{' -> braces();
      default -> 1;
    };
  }

  private int quantified(int least, int most) {
    at++;
    if (at < pattern.length() && (pattern.charAt(at) == '?' || pattern.charAt(at) == '+')) {
      at++;
    }
    return (int) chance.between(least, most);
  }

  private int braces() {
    int close = pattern.indexOf('}', at);
    if (close < 0 || !pattern.substring(at + 1, close).matches("\\d+(,\\d*)?")) {
      throw new Unknown();
    }
    String[] bounds = pattern.substring(at + 1, close).split(",", -1);
    at = close;
    int least = Integer.parseInt(bounds[0]);
    int most =
        bounds.length == 1 ? least : bounds[1].isEmpty() ? least + 5 : Integer.parseInt(bounds[1]);
    return quantified(least, Math.min(most, least + 8));
  }

  private String atom() {
    char c = pattern.charAt(at++);
    return switch (c) {
      case '^', '$' -> "";
      case '.' -> one(WORD);
      case '[' -> one(set());
      case '(' -> group();
      case '\\' -> escape();
      case '*', '+', '?' -> throw new Unknown();
      default -> String.valueOf(c);
    };
  }

  private String group() {
    if (pattern.startsWith("?", at)) {
      if (pattern.startsWith("?!", at) || pattern.startsWith("?<!", at)) {
        skipGroup();
        return "";
      }
      if (!pattern.startsWith("?:", at) && !pattern.startsWith("?<", at)) {
        throw new Unknown();
      }
      at = pattern.startsWith("?:", at) ? at + 2 : pattern.indexOf('>', at) + 1;
    }
    String inside = alternatives();
    if (at >= pattern.length()) {
      throw new Unknown();
    }
    at++;
    return inside;
  }

  // The whole pattern is tried again on the text made, so a lookahead may be left to luck.
  private void skipGroup() {
    for (int depth = 1; depth > 0; at++) {
      if (at >= pattern.length()) {
        throw new Unknown();
      }
      char c = pattern.charAt(at);
      at += c == '\\' ? 1 : 0;
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    }
  }

  private String escape() {
    char c = pattern.charAt(at++);
    return switch (c) {
      case 'd' -> one("0123456789");
      case 'w' -> one(WORD);
      case 's' -> " ";
      case 'S', 'D', 'W' -> one("abcxyz");
      case 'b', 'A', 'z', 'Z' -> "";
      case 'p', 'P', 'k', 'u', 'x' -> throw new Unknown();
      case 'n' -> "\n";
      case 't' -> "\t";
      default -> Character.isLetterOrDigit(c) ? fail() : String.valueOf(c);
    };
  }

  private static String fail() {
    throw new Unknown();
  }

  private String one(String alphabet) {
    return alphabet.isEmpty() ? fail() : chance.text(alphabet, 1);
  }

  /// The characters of a class, up to its closing bracket.
  private String set() {
    boolean negated = pattern.startsWith("^", at);
    at += negated ? 1 : 0;
    var in = new StringBuilder();
    for (boolean first = true; pattern.charAt(at) != ']' || first; first = false) {
      in.append(member());
      if (at >= pattern.length()) {
        throw new Unknown();
      }
    }
    at++;
    if (!negated) {
      return in.toString();
    }
    var out = new StringBuilder();
    for (int i = 0; i < PRINTABLE.length(); i++) {
      if (in.indexOf(PRINTABLE.substring(i, i + 1)) < 0) {
        out.append(PRINTABLE.charAt(i));
      }
    }
    return out.toString();
  }

  private String member() {
    char low = pattern.charAt(at++);
    if (low == '[') {
      throw new Unknown();
    }
    if (low == '\\') {
      char c = pattern.charAt(at++);
      return switch (c) {
        case 'd' -> "0123456789";
        case 'w' -> WORD;
        case 's' -> " ";
        case 'p', 'P', 'u', 'x', 'S', 'D', 'W' -> throw new Unknown();
        default -> String.valueOf(c);
      };
    }
    boolean range =
        at + 1 < pattern.length() && pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']';
    if (!range) {
      return String.valueOf(low);
    }
    char high = pattern.charAt(at + 1);
    at += 2;
    if (high == '\\') {
      high = pattern.charAt(at++);
    }
    var out = new StringBuilder();
    for (char c = low; c <= high && out.length() < 200; c++) {
      out.append(c);
    }
    return out.toString();
  }
}
