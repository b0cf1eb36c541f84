package dev.dtu.twins.jira;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The words of texts, and what queries ask of them: words in any order and form, phrases in
/// quotation marks, `*` and `?` for letters, `~` for something alike.
///
/// - source: support.atlassian.com, search for issues using the text field, 2026-09-12
final class Texts {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");
  private static final Pattern ASKED =
      Pattern.compile("(-|!|\\bNOT\\s+)?(?:\"([^\"]*)\"|([^\\s\"]+))");
  private static final List<String> ENDINGS =
      List.of("ingly", "edly", "ing", "ies", "ed", "es", "s", "ly", "e", "y");

  private Texts() {}

  /// The words of a text, or of a document of Atlassian's format, whichever it is.
  static String plain(Json value) {
    return switch (value) {
      case Json.Text text -> text.value();
      case Obj node -> {
        String own = node.text("text").orElse("");
        yield own + " " + node.find("content").map(Texts::plain).orElse("");
      }
      case Arr nodes -> String.join(" ", nodes.items().stream().map(Texts::plain).toList());
      case Json.Num _, Json.Bool _, Json.Null _ -> "";
    };
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    var word = WORD.matcher(text.toLowerCase(Locale.ROOT));
    while (word.find()) {
      words.add(word.group());
    }
    return words;
  }

  /// The character that no search may begin with, if this one does.
  static Optional<String> misbegun(String asked) {
    String bare = asked.strip();
    boolean wrong = !bare.isEmpty() && "*?".indexOf(bare.charAt(0)) >= 0;
    return wrong ? Optional.of(bare.substring(0, 1)) : Optional.empty();
  }

  /// Whether texts have what is asked for.
  static boolean have(List<String> texts, String asked) {
    List<List<String>> all = texts.stream().map(Texts::words).toList();
    var part = ASKED.matcher(asked);
    boolean any = false;
    boolean next = true;
    boolean found = true;
    while (part.find()) {
      String word = part.group(3) == null ? "" : part.group(3);
      if (word.equals("AND") || word.equals("OR") || word.equals("&&") || word.equals("||")) {
        next = !word.equals("OR") && !word.equals("||");
        continue;
      }
      boolean not = part.group(1) != null;
      String phrase = part.group(2);
      boolean has =
          phrase != null ? all.stream().anyMatch(it -> phrase(it, phrase)) : word(all, word);
      boolean holds = not != has;
      found = !any ? holds : next ? found && holds : found || holds;
      any = true;
      next = true;
    }
    return any && found;
  }

  private static boolean phrase(List<String> words, String phrase) {
    List<String> wanted = words(phrase).stream().map(Texts::stem).toList();
    List<String> stems = words.stream().map(Texts::stem).toList();
    return !wanted.isEmpty() && java.util.Collections.indexOfSubList(stems, wanted) >= 0;
  }

  private static boolean word(List<List<String>> texts, String asked) {
    String word = asked.toLowerCase(Locale.ROOT);
    if (word.indexOf('*') >= 0 || word.indexOf('?') >= 0) {
      return texts.stream().anyMatch(it -> it.stream().anyMatch(one -> like(one, word)));
    }
    if (word.endsWith("~")) {
      String near = word.substring(0, word.length() - 1);
      return texts.stream().anyMatch(it -> it.stream().anyMatch(one -> alike(one, near)));
    }
    return words(word).isEmpty() || texts.stream().anyMatch(it -> phrase(it, word));
  }

  /// Whether a word is like a pattern: `?` stands for a letter, `*` for any.
  private static boolean like(String word, String pattern) {
    int at = 0;
    int in = 0;
    int star = -1;
    int mark = 0;
    while (at < word.length()) {
      char c = in < pattern.length() ? pattern.charAt(in) : 0;
      if (c == '*') {
        star = in++;
        mark = at;
      } else if (c == '?' || c == word.charAt(at) && in < pattern.length()) {
        in++;
        at++;
      } else if (star >= 0) {
        in = star + 1;
        at = ++mark;
      } else {
        return false;
      }
    }
    return pattern.substring(in).replace("*", "").isEmpty();
  }

  /// What a word begins with in all its forms; short words have one form.
  private static String stem(String word) {
    for (String ending : ENDINGS) {
      if (word.endsWith(ending) && word.length() - ending.length() >= 3) {
        return single(word.substring(0, word.length() - ending.length()));
      }
    }
    return single(word);
  }

  private static String single(String stem) {
    int last = stem.length() - 1;
    boolean twice = last > 2 && stem.charAt(last) == stem.charAt(last - 1);
    return twice && "lsz".indexOf(stem.charAt(last)) < 0 ? stem.substring(0, last) : stem;
  }

  /// Whether two words are alike but for two letters at most.
  private static boolean alike(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int corner = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int above = row[j];
        int change = corner + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
        corner = above;
      }
    }
    return row[other.length()] <= 2;
  }
}
