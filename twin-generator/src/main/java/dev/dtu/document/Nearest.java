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
      boolean closer = best == null || distance < bestDistance || candidate.compareTo(best) < 0;
      if (distance < bestDistance || (best != null && distance == bestDistance && closer)) {
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

  private static int distance(String a, String b, int limit) {
    int[] row = new int[b.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      int least = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
        least = Math.min(least, row[j]);
      }
      if (least > limit) {
        return least;
      }
    }
    return row[b.length()];
  }
}
