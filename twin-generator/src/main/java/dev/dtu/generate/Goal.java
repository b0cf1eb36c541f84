package dev.dtu.generate;

import dev.dtu.judge.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// When a twin is good enough: the least that must be right of a level, from 0 to 1.
///
/// @param least by level; nothing is never good enough, and nothing is asked in the end
public record Goal(Map<String, Double> least) {

  public static final Goal NONE = new Goal(Map.of());

  public Goal {
    least = java.util.Collections.unmodifiableMap(new TreeMap<>(least));
    least.forEach((level, part) -> {
      if (!Standing.LEVELS.contains(level) || part < 0 || part > 1) {
        throw new IllegalArgumentException(
            "expected %s with a part from 0 to 1, found %s=%s"
                .formatted(String.join(", ", Standing.LEVELS), level, part));
      }
    });
  }

  /// Whether a goal was set and a twin has reached it.
  public boolean reached(Standing standing) {
    return !least.isEmpty() && missed(standing).isEmpty();
  }

  /// What is below, a line each.
  public List<String> missed(Standing standing) {
    List<String> missed = new ArrayList<>();
    least.forEach((level, part) -> {
      double found = standing.share("twin", level).part();
      if (standing.scored() == 0 || found < part) {
        missed.add(
            "expected %s of at least %.1f %%, found %.1f %%"
                .formatted(level, 100 * part, 100 * found));
      }
    });
    return missed;
  }
}
