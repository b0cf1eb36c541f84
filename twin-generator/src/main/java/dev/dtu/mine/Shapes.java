package dev.dtu.mine;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// What stands for values of which no more is known than what they look like.
public final class Shapes {

  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z_ .-]{0,14}");
  private static final Pattern HOLE = Pattern.compile("\\$\\{(?:[^{}]|\\{[^}]*})*}");
  private static final int BRIEF = 15;

  /// Behind where the service stands, a fact of the thing or of the request.
  private static final Pattern ADDRESS =
      Pattern.compile("\\$\\{origin}/.*\\$\\{(id|path:|sent:|item:|before:).*");

  /// By so many names one tenant may be known.
  private static final int NAMES = 2;

  private static final Pattern ELSEWHERE = Pattern.compile("https?://[^$]");

  private static final Pattern DIGITS = Pattern.compile("\\d\\d");

  /// So much of the beginning of a structure is a fact of its form; shorter bytes are secrets.
  private static final int HEAD = 4;

  private static final int STRUCTURE = 200;

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

  /// Whether a text is one token: what a program made up to call a thing of one tenant.
  public static boolean token(String text) {
    return Parts.token(text);
  }

  /// The tokens of a text: what stands between its facts. What stands in an address elsewhere is nobody's.
  public static List<String> tokens(String text) {
    return ELSEWHERE.matcher(text).lookingAt()
        ? List.of()
        : Parts.of(text).stream().filter(Parts::token).toList();
  }

  /// Whether a text, or one of a list, names somebody's own: a token stands in it.
  static boolean named(Json value) {
    if (value instanceof Arr arr) {
      return arr.items().stream().anyMatch(Shapes::named);
    }
    return value.asText().filter(text -> !Parts.folded(text).equals(text)).isPresent();
  }

  /// Whether what so many tenants show is the service's: a token is not, unless many do, since one
  /// tenant may be known by two names. What stands elsewhere is no tenant's.
  static boolean anyones(Json value, int tenants) {
    boolean elsewhere =
        value.asText().filter(text -> ELSEWHERE.matcher(text).lookingAt()).isPresent();
    return tenants > (elsewhere ? 1 : NAMES) || !named(value);
  }

  /// Whether a template is an address of the service's own, made of facts and of words: it has nothing of
  /// a recording in it.
  static boolean address(Json value) {
    Optional<String> text = value.asText().filter(it -> ADDRESS.matcher(it).matches());
    return text.isPresent()
        && Parts.of(text.get()).stream()
            .filter(part -> !part.startsWith("${"))
            .noneMatch(part -> part.length() > 1 && DIGITS.matcher(part).find());
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

  /// A hole for bytes as texts tell them; a structure begins as three or more of those seen do.
  static String bytes(List<String> texts) {
    String first = texts.getFirst();
    boolean structure = texts.size() > 2 && first.length() >= STRUCTURE;
    int head = 0;
    while (structure && head < HEAD && Character.isLetterOrDigit(first.charAt(head))) {
      String begun = first.substring(0, head + 1);
      if (!texts.stream().allMatch(text -> text.startsWith(begun))) {
        break;
      }
      head++;
    }
    int rest = first.length() - head;
    return "${made:" + first.substring(0, head) + "[A-Za-z0-9+/]{" + rest + "}}";
  }

  /// The shape of most of some texts: those of one length that are parted alike.
  public static String shape(List<String> texts) {
    List<String> same = alike(texts);
    String first = same.getFirst();
    boolean[] literal = new boolean[first.length()];
    for (int i = 0; i < literal.length; i++) {
      int at = i;
      boolean one = same.stream().map(each -> each.charAt(at)).distinct().count() == 1;
      literal[i] = one && (same.size() > 2 || !Character.isLetterOrDigit(first.charAt(i)));
    }
    String drawn = "[" + Alphabet.of(same, literal) + "]{";
    var out = new StringBuilder();
    int count = 0;
    for (int i = 0; i <= literal.length; i++) {
      if (i < literal.length && !literal[i]) {
        count++;
        continue;
      }
      if (count > 0) {
        out.append(drawn).append(count).append('}');
        count = 0;
      }
      if (i < literal.length) {
        out.append(first.charAt(i));
      }
    }
    return out.toString();
  }

  /// Those of the most usual length; where most of them are parted at the same places, those that are.
  private static List<String> alike(List<String> texts) {
    List<String> distinct = texts.stream().distinct().toList();
    List<String> same = most(distinct, text -> Integer.toString(text.length()));
    List<String> parted = most(same, text -> text.replaceAll("[A-Za-z0-9]", "x"));
    return 2 * parted.size() > same.size() ? parted : same;
  }

  private static List<String> most(List<String> texts, UnaryOperator<String> kind) {
    Map<String, List<String>> kinds = new LinkedHashMap<>();
    texts.forEach(
        text -> kinds.computeIfAbsent(kind.apply(text), _ -> new ArrayList<>()).add(text));
    List<String> most = List.of();
    for (List<String> each : kinds.values()) {
      most = each.size() > most.size() ? each : most;
    }
    return most;
  }
}
