package dev.dtu.call;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// Finds the word that was probably meant, for error texts.
public final class Nearest {

  private static final int LONGEST = 100;

  private Nearest() {}

  /// The known word nearest to the one found, when it is near enough to be meant: at most a third of
  /// its letters differ, or one is the beginning of the other. Of equally near ones the first.
  public static Optional<String> to(String found, Collection<String> known) {
    String wrong = found.toLowerCase(Locale.ROOT);
    if (wrong.isEmpty() || wrong.length() > LONGEST) {
      return Optional.empty();
    }
    String nearest = "";
    int least = Integer.MAX_VALUE;
    for (String word : known) {
      String right = word.toLowerCase(Locale.ROOT);
      int steps = right.length() > LONGEST ? Integer.MAX_VALUE : steps(wrong, right);
      if (steps < least && near(wrong, right, steps)) {
        nearest = word;
        least = steps;
      }
    }
    return nearest.isEmpty() ? Optional.empty() : Optional.of(nearest);
  }

  /// As a sentence's end: `; did you mean 'okta'?`, or nothing.
  public static String hint(String found, Collection<String> known) {
    return to(found, known).map(word -> "; did you mean '" + word + "'?").orElse("");
  }

  private static boolean near(String wrong, String right, int steps) {
    int longer = Math.max(wrong.length(), right.length());
    return steps <= Math.max(1, longer / 3)
        || (Math.min(wrong.length(), right.length()) >= 3
            && (right.startsWith(wrong) || wrong.startsWith(right)));
  }

  /// Letters to insert, remove, replace or swap with their neighbour (optimal string alignment).
  static int steps(String one, String other) {
    int[] beforeLast = new int[other.length() + 1];
    int[] last = new int[other.length() + 1];
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(last[j - 1] + same, Math.min(last[j], row[j - 1]) + 1);
        if (swapped(one, other, i, j)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
    }
    return last[other.length()];
  }

  private static boolean swapped(String one, String other, int i, int j) {
    return i > 1
        && j > 1
        && one.charAt(i - 1) == other.charAt(j - 2)
        && one.charAt(i - 2) == other.charAt(j - 1);
  }
}
