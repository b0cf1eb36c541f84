package dev.dtu.infer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Names as words: `userIdOrLogin`, `user_id` and `user-ids` are told apart by what they say, not by
/// how they are spelled.
final class Words {
  private static final Set<String> SAME_IN_BOTH =
      Set.of(
          "status",
          "address",
          "access",
          "process",
          "business",
          "series",
          "alias",
          "sms",
          "dns",
          "analysis",
          "https",
          "class",
          "progress",
          "canvas",
          "aws",
          "css",
          "news",
          "kubernetes");

  private static final Map<String, String> IRREGULAR =
      Map.of(
          "people",
          "person",
          "children",
          "child",
          "indices",
          "index",
          "criteria",
          "criterion",
          "ips",
          "ip",
          "vms",
          "vm");

  private Words() {}

  /// The words of a name, in small letters.
  static List<String> of(String name) {
    List<String> words = new ArrayList<>();
    var word = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean starts =
          Character.isUpperCase(c)
              && i > 0
              && (!Character.isUpperCase(name.charAt(i - 1))
                  || (i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1))));
      if (starts || !Character.isLetterOrDigit(c)) {
        add(word, words);
      }
      if (Character.isLetterOrDigit(c)) {
        word.append(Character.toLowerCase(c));
      }
    }
    add(word, words);
    return List.copyOf(words);
  }

  private static void add(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }

  /// The name without its spelling: `userId` and `user_id` are both `userid`.
  static String plain(String name) {
    return String.join("", of(name));
  }

  /// The name of one thing of many, in words joined by `-`: `groupRules` is `group-rule`.
  static String kebab(String name) {
    List<String> words = new ArrayList<>(of(name));
    if (!words.isEmpty()) {
      words.set(words.size() - 1, singular(words.getLast()));
    }
    return String.join("-", words);
  }

  /// The one of many.
  static String singular(String word) {
    String w = word.toLowerCase(Locale.ROOT);
    if (IRREGULAR.containsKey(w)) {
      return IRREGULAR.get(w);
    }
    if (w.length() < 4 || SAME_IN_BOTH.contains(w) || !w.endsWith("s") || w.endsWith("ss")) {
      return w;
    }
    if (w.endsWith("es") && SAME_IN_BOTH.contains(w.substring(0, w.length() - 2))) {
      return w.substring(0, w.length() - 2);
    }
    if (w.endsWith("ies")) {
      return w.length() > 4 ? w.substring(0, w.length() - 3) + "y" : w.substring(0, w.length() - 1);
    }
    boolean hissing =
        w.endsWith("sses")
            || w.endsWith("xes")
            || w.endsWith("ches")
            || w.endsWith("shes")
            || w.endsWith("uses");
    return w.substring(0, w.length() - (hissing && !w.endsWith("causes") ? 2 : 1));
  }

  /// True when both say the same thing, spelled and counted apart.
  static boolean alike(String one, String other) {
    return plain(kebab(one)).equals(plain(kebab(other)));
  }
}
