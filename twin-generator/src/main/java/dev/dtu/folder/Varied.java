package dev.dtu.folder;

import dev.dtu.mine.Shapes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Texts of one problem that differ from answer to answer: by the name of a class of things alone, or as
/// what a program made up does.
final class Varied {

  /// So many texts, all others, tell what a program makes up.
  private static final int MANY = 3;

  /// The name of a class: `NetworkZone`.
  private static final Pattern CLASS = Pattern.compile("\\b(?:[A-Z]+[a-z0-9]+)+[A-Z]?\\b");

  private static final Pattern MADE = Pattern.compile("(?=.*\\d)[A-Za-z0-9_-]{16,}");

  private Varied() {}

  /// A template that says most of them; empty where they are the same, or differ otherwise.
  ///
  /// @param told with `${id}` for the id that was asked for
  /// @param groups of recordings, of each
  static Optional<String> template(List<String> told, List<String> groups) {
    if (told.stream().distinct().count() < MANY || groups.stream().distinct().count() < 2) {
      return Optional.empty();
    }
    boolean others = told.stream().distinct().count() == told.size();
    if (others && told.stream().allMatch(text -> MADE.matcher(text).matches())) {
      return Optional.of("${id:" + Shapes.shape(told) + "}");
    }
    Map<String, Integer> counts = new HashMap<>();
    told.forEach(text -> named(text).ifPresent(it -> counts.merge(it, 1, Integer::sum)));
    return counts.entrySet().stream()
        .filter(each -> 2 * each.getValue() > told.size())
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /// The class that a text names last in parentheses.
  static Optional<String> word(String text) {
    Matcher name = CLASS.matcher(text);
    Optional<String> found = Optional.empty();
    while (name.find()) {
      found = apart(text, name) ? Optional.of(name.group()) : found;
    }
    return found;
  }

  /// Whether a word is such a name.
  static boolean names(String word) {
    return CLASS.matcher(word).matches();
  }

  private static boolean apart(String text, Matcher name) {
    return name.start() > 0 && "('\"".indexOf(text.charAt(name.start() - 1)) >= 0;
  }

  /// The text with its last class in parentheses told as that of the thing.
  private static Optional<String> named(String text) {
    Matcher name = CLASS.matcher(text);
    String found = "";
    while (name.find()) {
      found =
          apart(text, name)
              ? text.substring(0, name.start()) + "${class}" + text.substring(name.end())
              : found;
    }
    boolean whole = found.replace("${id}", "").replace("${class}", "").indexOf("${") < 0;
    return Optional.of(found).filter(it -> !it.isEmpty() && whole);
  }
}
