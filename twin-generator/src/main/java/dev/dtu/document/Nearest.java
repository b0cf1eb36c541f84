package dev.dtu.document;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// The right word that a mistyped one probably meant.
public final class Nearest {

  private Nearest() {}

  /// The closest of the words, when it is close: the same letters in another case, or at most one
  /// edit in four letters. Of equally close ones the first in alphabetical order.
  public static Optional<String> to(String word, Collection<String> words) {
    String best = null;
    int bestDistance = Math.max(1, Math.min(4, word.length() / 4)) + 1;
    for (String candidate : words) {
      if (Math.abs(candidate.length() - word.length()) > bestDistance) {
        continue;
      }
      int distance = distance(lower(word), lower(candidate), bestDistance);
      boolean asClose = best != null && distance == bestDistance;
      if (distance < bestDistance || (asClose && candidate.compareTo(best) < 0)) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return Optional.ofNullable(best);
  }

  /// The hint to end an error text with: empty, or `, perhaps 'WORD' was meant`.
  public static String hint(String word, Collection<String> words) {
    return to(word, words).map(near -> ", perhaps '" + near + "' was meant").orElse("");
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  /// Edits between two words, where two letters in the wrong order are one; at least the limit and
  /// one more when it is exceeded.
  private static int distance(String a, String b, int limit) {
    int[] before = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    Arrays.setAll(last, i -> i);
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      int least = i;
      for (int j = 1; j <= b.length(); j++) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        row[j] = Math.min(last[j - 1] + (same ? 0 : 1), Math.min(last[j], row[j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
        least = Math.min(least, row[j]);
      }
      if (least > limit) {
        return least;
      }
      before = last;
      last = row;
    }
    return last[b.length()];
  }
}
