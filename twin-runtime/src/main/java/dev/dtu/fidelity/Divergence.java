package dev.dtu.fidelity;

/// One thing that is not as it was recorded.
///
/// @param rule which rule it breaks, in a word or two
/// @param path where in the answer, array indexes folded; empty for the answer as a whole
public record Divergence(Level level, String rule, String path, String expected, String found) {

  /// What it costs.
  public enum Level {
    STATUS,
    SHAPE,
    VALUE,
    HEADER
  }

  private static final int SHOWN = 160;

  public Divergence {
    expected = cut(expected);
    found = cut(found);
  }

  private static String cut(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }
}
