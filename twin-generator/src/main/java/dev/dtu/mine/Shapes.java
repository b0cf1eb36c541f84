package dev.dtu.mine;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import java.util.regex.Pattern;

/// What stands for values of which no more is known than what they look like.
final class Shapes {

  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z_ .-]{0,14}");
  private static final Pattern HOLE = Pattern.compile("\\$\\{(?:[^{}]|\\{[^}]*})*}");
  private static final int BRIEF = 15;

  private Shapes() {}

  /// Whether a constant says so little that it is nobody's.
  static boolean word(Json value) {
    return switch (value) {
      case Json.Text(String text) when text.contains("${") -> brief(text);
      case Json.Text(String text) -> text.isEmpty() || WORD.matcher(text).matches();
      case Json.Num(String lexeme) -> lexeme.length() <= 5;
      case Arr arr -> arr.size() <= 5 && arr.items().stream().allMatch(Shapes::word);
      case Obj obj -> obj.isEmpty();
      case Json.Bool _, Json.Null _ -> true;
    };
  }

  /// Whether a text names somebody's own: a token stands in it.
  static boolean named(Json value) {
    return value.asText().filter(text -> !Parts.folded(text).equals(text)).isPresent();
  }

  /// Whether what a template says between its facts is short.
  private static boolean brief(String template) {
    for (String literal : HOLE.split(template, -1)) {
      if (literal.length() > BRIEF) {
        return false;
      }
    }
    return true;
  }

  /// The shape of texts of one length; of others, that of the first.
  static String shape(List<String> texts) {
    String first = texts.getFirst();
    int length = first.length();
    List<String> same = texts.stream().filter(each -> each.length() == length).toList();
    var out = new StringBuilder();
    String open = "";
    int count = 0;
    for (int i = 0; i < length; i++) {
      int at = i;
      boolean fixed =
          same.size() > 2 && same.stream().map(each -> each.charAt(at)).distinct().count() == 1;
      char c = first.charAt(i);
      boolean varied = same.stream().map(each -> each.charAt(at)).distinct().count() > 1;
      boolean literal = fixed || (set(c).isEmpty() && !varied);
      String kind = literal ? "" : alphabet(same);
      if (!kind.equals(open) || literal) {
        close(out, open, count);
        open = kind;
        count = 0;
      }
      if (literal) {
        out.append(c);
      } else {
        count++;
      }
    }
    close(out, open, count);
    return out.toString();
  }

  private static void close(StringBuilder out, String alphabet, int count) {
    if (count > 0) {
      out.append('[').append(alphabet).append("]{").append(count).append('}');
    }
  }

  private static String set(char c) {
    return Character.isDigit(c) ? "0" : Character.isLetter(c) ? "a" : "";
  }

  private static String alphabet(List<String> texts) {
    boolean small = false;
    boolean big = false;
    boolean digit = false;
    boolean beyond = false;
    boolean joined = false;
    boolean dashed = false;
    for (String text : texts) {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        small |= c >= 'a' && c <= 'z';
        big |= c >= 'A' && c <= 'Z';
        digit |= c >= '0' && c <= '9';
        beyond |= (c > 'f' && c <= 'z') || (c > 'F' && c <= 'Z');
        joined |= c == '_';
        dashed |= c == '-';
      }
    }
    return (big ? beyond ? "A-Z" : "A-F" : "")
        + (small ? beyond ? "a-z" : "a-f" : "")
        + (digit ? "0-9" : "")
        + (joined ? "_" : "")
        + (dashed ? "-" : "");
  }
}
