package dev.dtu.cli;

import dev.dtu.load.Catalog;
import java.util.ArrayList;
import java.util.List;

/// The words of a command that begins with a twin's name: what people do in its pages.
///
/// `dtu slack write user=ada …` is `dtu act --twin slack write user=ada …`.
final class ByTwin {

  private static final String HELP = "help";

  private ByTwin() {}

  /// The words as they are meant; the same where no twin of the catalog is named.
  static String[] meant(String... words) {
    if (words.length == 2 && words[0].equals(HELP) && acts(words[1])) {
      return new String[] {HELP, "act"};
    }
    if (words.length == 0 || !acts(words[0])) {
      return words;
    }
    List<String> meant = new ArrayList<>(List.of("act", "--twin", words[0]));
    meant.addAll(List.of(words).subList(1, words.length));
    return meant.toArray(String[]::new);
  }

  private static boolean acts(String word) {
    return word.matches("[a-z][a-z0-9-]*")
        && Dtu.COMMANDS.stream().noneMatch(each -> each.word().equals(word))
        && Catalog.TWINS.below(word).read("twin/acts.yaml").isPresent();
  }
}
