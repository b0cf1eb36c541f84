package dev.dtu.twins.sheets.formula;

import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/// Sets of characters in regular expressions: `[a-z]`, `\d`, `\pL`.
final class RegexClass {

  private final String text;
  private final IntConsumer moved;
  private int at;

  RegexClass(String text, int at, IntConsumer moved) {
    this.text = text;
    this.at = at;
    this.moved = moved;
  }

  private int next() {
    if (at >= text.length()) {
      throw RegexReader.wrong();
    }
    int sign = text.codePointAt(at);
    at += Character.charCount(sign);
    return sign;
  }

  /// What stands between brackets, the first of which was read.
  IntPredicate read() {
    boolean none = text.startsWith("^", at);
    at += none ? 1 : 0;
    IntPredicate set = sign -> false;
    boolean first = true;
    while (first || !text.startsWith("]", at)) {
      set = set.or(member());
      first = false;
    }
    at++;
    moved.accept(at);
    return none ? set.negate() : set;
  }

  private IntPredicate member() {
    if (text.startsWith("[:", at) && text.indexOf(":]", at) > 0) {
      int end = text.indexOf(":]", at);
      String name = text.substring(at + 2, end);
      at = end + 2;
      return name.startsWith("^") ? named(name.substring(1)).negate() : named(name);
    }
    int from = next();
    if (from == '\\') {
      int before = at;
      Optional<IntPredicate> set = set();
      if (set.isPresent()) {
        return set.get();
      }
      at = before;
      from = sign();
    }
    if (text.startsWith("-", at) && !text.startsWith("-]", at)) {
      at++;
      int low = from;
      int high = next();
      int to = high == '\\' ? sign() : high;
      if (to < low) {
        throw RegexReader.wrong();
      }
      return each -> each >= low && each <= to;
    }
    int only = from;
    return each -> each == only;
  }

  private static IntPredicate named(String name) {
    return switch (name) {
      case "alpha" -> sign -> sign < 128 && Character.isLetter(sign);
      case "digit" -> RegexClass::digit;
      case "alnum" -> sign -> sign < 128 && Character.isLetterOrDigit(sign);
      case "upper" -> sign -> sign >= 'A' && sign <= 'Z';
      case "lower" -> sign -> sign >= 'a' && sign <= 'z';
      case "space" -> RegexClass::space;
      case "punct" -> sign -> sign > 32 && sign < 127 && !Character.isLetterOrDigit(sign);
      case "word" -> Regex::word;
      case "xdigit" -> sign -> Character.digit(sign, 16) >= 0 && sign < 128;
      default -> throw RegexReader.wrong();
    };
  }

  private static boolean digit(int sign) {
    return sign >= '0' && sign <= '9';
  }

  private static boolean space(int sign) {
    return sign == ' ' || sign >= '\t' && sign <= '\r';
  }

  /// The set that a letter after a backslash stands for; none when it is a sign.
  private Optional<IntPredicate> set() {
    int letter = next();
    return switch (letter) {
      case 'd' -> Optional.of(RegexClass::digit);
      case 'D' -> Optional.of(sign -> !digit(sign));
      case 's' -> Optional.of(RegexClass::space);
      case 'S' -> Optional.of(sign -> !space(sign));
      case 'w' -> Optional.of(Regex::word);
      case 'W' -> Optional.of(sign -> !Regex.word(sign));
      case 'p' -> Optional.of(category());
      case 'P' -> Optional.of(category().negate());
      default -> Optional.empty();
    };
  }

  private IntPredicate category() {
    String name = Character.toString(next());
    if (name.equals("{")) {
      int end = text.indexOf('}', at);
      if (end < 0) {
        throw RegexReader.wrong();
      }
      name = text.substring(at, end);
      at = end + 1;
    }
    return switch (name) {
      case "L" -> Character::isLetter;
      case "Lu" -> Character::isUpperCase;
      case "Ll" -> Character::isLowerCase;
      case "N", "Nd" -> Character::isDigit;
      case "Z", "Zs" -> Character::isSpaceChar;
      case "P" -> sign -> !Character.isLetterOrDigit(sign) && !Character.isWhitespace(sign);
      default -> throw RegexReader.wrong();
    };
  }

  /// The sign that stands after a backslash.
  private int sign() {
    int letter = next();
    return switch (letter) {
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 'f' -> '\f';
      case 'v' -> 11;
      case 'x' -> code();
      default -> {
        if (letter < 128 && Character.isLetterOrDigit(letter)) {
          throw RegexReader.wrong();
        }
        yield letter;
      }
    };
  }

  private int code() {
    boolean braced = text.startsWith("{", at);
    int end = braced ? text.indexOf('}', at) : at + 2;
    int from = braced ? at + 1 : at;
    if (end > text.length()
        || end <= from
        || !text.substring(from, end).matches("[0-9a-fA-F]{1,6}")) {
      throw RegexReader.wrong();
    }
    at = braced ? end + 1 : end;
    return Integer.parseInt(text.substring(from, end), 16);
  }

  /// What stands after a backslash that was read.
  IntPredicate escaped() {
    int before = at;
    Optional<IntPredicate> set = set();
    if (set.isPresent()) {
      moved.accept(at);
      return set.get();
    }
    at = before;
    int only = sign();
    moved.accept(at);
    return sign -> sign == only;
  }
}
