package dev.dtu.distill;

import dev.dtu.document.Node;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The names of families: a file each, so in letters that every file system has room for.
final class Family {

  static final String SHARED = "shared";
  static final String UNUSED = "unused";
  private static final int LONGEST = 60;

  private Family() {}

  /// The operation's first tag, else the first fixed segment of its path that says something.
  static String of(Node operation, String path) {
    List<Node> tags = operation.items("tags");
    Optional<String> tag = tags.isEmpty() ? Optional.empty() : tags.getFirst().words();
    String named = tag.map(Family::kebab).orElse("");
    return named.isEmpty() ? ofPath(path) : named;
  }

  private static String ofPath(String path) {
    String first = "";
    for (String segment : path.split("/", -1)) {
      String word = segment.contains("{") ? "" : kebab(segment);
      if (word.isEmpty()) {
        continue;
      }
      if (!word.matches("api|rest|v?[0-9][0-9-]*")) {
        return word;
      }
      first = first.isEmpty() ? word : first;
    }
    return first.isEmpty() ? "other" : first;
  }

  /// `API Token` and `ApiToken` are both `api-token`.
  static String kebab(String words) {
    String plain = Normalizer.normalize(words, Normalizer.Form.NFC);
    String parted =
        plain
            .replaceAll("(\\p{Ll}|\\d)(\\p{Lu})", "$1-$2")
            .replaceAll("(\\p{Lu})(\\p{Lu}\\p{Ll})", "$1-$2")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{N}]+", "-");
    String cut = parted.length() > LONGEST ? parted.substring(0, LONGEST) : parted;
    return cut.replaceAll("^-+|-+$", "");
  }
}
