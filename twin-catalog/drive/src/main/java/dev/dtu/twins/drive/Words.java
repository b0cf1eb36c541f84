package dev.dtu.twins.drive;

import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The words of names and texts, as Drive's index has them.
///
/// - source: measurements of mmedum/google-drive-mcp, name search, 2026-09-12
final class Words {

  private Words() {}

  /// Whether each word that is looked for begins some word of the name, in whatever order.
  static boolean begin(String name, String wanted) {
    List<String> words = of(name);
    return of(wanted).stream()
        .allMatch(each -> words.stream().anyMatch(word -> word.startsWith(each)));
  }

  /// Whether all that is looked for stands in what a file tells of itself in words; what stands
  /// between double quotes, as it stands there.
  static boolean anywhere(Obj file, String wanted) {
    String hay = " " + String.join(" ", of(told(file))) + " ";
    String plain = wanted.strip();
    if (plain.length() > 1 && plain.startsWith("\"") && plain.endsWith("\"")) {
      return hay.contains(" " + String.join(" ", of(plain)) + " ");
    }
    return of(plain).stream().allMatch(word -> hay.contains(" " + word + " "));
  }

  private static String told(Obj file) {
    String hints = file.obj("contentHints").flatMap(each -> each.text("indexableText")).orElse("");
    return file.text("name").orElse("") + " " + file.text("description").orElse("") + " " + hints;
  }

  private static List<String> of(String text) {
    List<String> words = new ArrayList<>();
    for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}']+")) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }
}
