package dev.dtu.load;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// The right word that a mistyped one probably meant.
public final class Nearest {

  private Nearest() {}

  /// The closest of the words when it is close: the same letters in another case, the start of just
  /// one word, or few edits away. Of equally close ones the first in alphabetical order.
  public static Optional<String> to(String word, Collection<String> words) {
    String best = null;
    int bestDistance = Math.max(2, word.length() / 3) + 1;
    for (String candidate : words) {
      int distance = distance(lower(word), lower(candidate));
      boolean closer =
          distance < bestDistance
              || best != null && distance == bestDistance && candidate.compareTo(best) < 0;
      if (closer && distance < Math.max(candidate.length(), word.length())) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return best == null ? begun(word, words) : Optional.of(best);
  }

  /// What to end an error text with: `; did you mean 'WORD'?`, or nothing.
  public static String hint(String word, Collection<String> words) {
    return to(word, words).map(near -> "; did you mean '" + near + "'?").orElse("");
  }

  private static Optional<String> begun(String word, Collection<String> words) {
    String only = null;
    for (String candidate : words) {
      if (word.length() >= 2 && lower(candidate).startsWith(lower(word))) {
        if (only != null) {
          return Optional.empty();
        }
        only = candidate;
      }
    }
    return Optional.ofNullable(only);
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  /// Edits between two words; two neighbours swapped count as one.
  private static int distance(String a, String b) {
    int[] before = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    Arrays.setAll(last, i -> i);
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(last[j], row[j - 1]));
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      before = last;
      last = row;
    }
    return last[b.length()];
  }
}
