package dev.dtu.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Finds the form of ids: what all begin with, of which characters they are, how long. Mutable.
///
/// Prefixes are told only where all are of one length, and at most three characters of them: more is
/// what the ids of one tenant or one day have in common.
final class IdForm {

  private static final int DISTINCT = 8;
  private static final int PREFIX = 3;
  private static final List<String> ENDINGS =
      List.of("Id", "ID", "_id", "-id", "Ids", "_ids", "Uuid", "Guid");
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final Set<String> some = new TreeSet<>();
  private String prefix = "";
  private int shortest = Integer.MAX_VALUE;
  private int longest;
  private boolean none;
  private boolean uuid = true;
  private boolean word;
  private final boolean[] classes = new boolean[CLASSES.size()];

  /// Characters by class, as forms write them.
  private static final List<String> CLASSES = List.of("0-9", "A-Z", "a-z", "_", "-");

  IdForm() {}

  /// Whether a member by that name holds an id.
  static boolean named(String member) {
    return List.of("id", "uid", "guid", "uuid").contains(member)
        || ENDINGS.stream().anyMatch(member::endsWith);
  }

  /// Whether a word is an id by its looks: digits alone, or letters and digits, long enough.
  static boolean like(String word) {
    boolean digits = word.chars().allMatch(c -> c >= '0' && c <= '9');
    boolean both =
        word.chars().anyMatch(Character::isLetter) && word.chars().anyMatch(Character::isDigit);
    return digits ? word.length() >= 3 : both && word.length() >= DISTINCT;
  }

  void add(String text) {
    if (none || text.isEmpty()) {
      return;
    }
    if (some.size() < DISTINCT) {
      some.add(text);
    }
    prefix = longest == 0 ? text : prefix.substring(0, common(prefix, text));
    shortest = Math.min(shortest, text.length());
    longest = Math.max(longest, text.length());
    uuid &= UUID.matcher(text).matches();
    word |= text.chars().noneMatch(c -> c >= '0' && c <= '9');
    for (int i = 0; i < text.length(); i++) {
      int at = kind(text.charAt(i));
      none |= at < 0;
      classes[Math.max(at, 0)] = true;
    }
  }

  private static int common(String one, String other) {
    int at = 0;
    while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
      at++;
    }
    return at;
  }

  private static int kind(char c) {
    if (c >= '0' && c <= '9') {
      return 0;
    }
    if (c >= 'A' && c <= 'Z') {
      return 1;
    }
    if (c >= 'a' && c <= 'z') {
      return 2;
    }
    return c == '_' ? 3 : c == '-' ? 4 : -1;
  }

  /// The form; empty where too few were seen, or they have none.
  Optional<String> form() {
    if (none || word || some.size() < DISTINCT) {
      return Optional.empty();
    }
    if (uuid) {
      return Optional.of("uuid");
    }
    List<String> characters = new ArrayList<>();
    for (int i = 0; i < classes.length; i++) {
      if (classes[i]) {
        characters.add(CLASSES.get(i));
      }
    }
    String set = "[" + String.join("", characters) + "]";
    if (shortest != longest) {
      return Optional.of(set + "{" + shortest + "," + longest + "}");
    }
    boolean digits = characters.equals(List.of("0-9"));
    String begin = digits ? "" : prefix.substring(0, Math.min(prefix.length(), PREFIX));
    return Optional.of(begin + set + "{" + (longest - begin.length()) + "}");
  }
}
