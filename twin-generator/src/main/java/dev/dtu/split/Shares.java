package dev.dtu.split;

/// How much of the groups goes to each side, in percent; together 100.
public record Shares(int training, int validation, int heldOut) {

  /// Three fifths, one fifth, one fifth.
  public static final Shares USUAL = new Shares(60, 20, 20);

  public Shares {
    if (training < 1 || validation < 0 || heldOut < 0 || training + validation + heldOut != 100) {
      throw new IllegalArgumentException(
          "expected three percentages that make 100, the first not 0, such as 60,20,20; found "
              + training
              + ","
              + validation
              + ","
              + heldOut);
    }
  }

  /// What `60,20,20` says.
  ///
  /// @throws IllegalArgumentException when it says nothing of the kind
  public static Shares parse(String text) {
    if (!text.matches("\\d{1,3},\\d{1,3},\\d{1,3}")) {
      throw new IllegalArgumentException(
          "expected three percentages that make 100, such as 60,20,20; found '" + text + "'");
    }
    String[] parts = text.split(",", -1);
    return new Shares(
        Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
  }

  int of(Side side) {
    return switch (side) {
      case TRAINING -> training;
      case VALIDATION -> validation;
      case HELD_OUT -> heldOut;
    };
  }

  @Override
  public String toString() {
    return training + "," + validation + "," + heldOut;
  }
}
