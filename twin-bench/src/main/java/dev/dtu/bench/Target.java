package dev.dtu.bench;

/// What a figure has to reach.
sealed interface Target {

  boolean metBy(double measured);

  record AtLeast(double limit) implements Target {
    @Override
    public boolean metBy(double measured) {
      return measured >= limit;
    }

    @Override
    public String toString() {
      return "≥ " + Figure.number(limit);
    }
  }

  record Under(double limit) implements Target {
    @Override
    public boolean metBy(double measured) {
      return measured < limit;
    }

    @Override
    public String toString() {
      return "< " + Figure.number(limit);
    }
  }

  /// Measured to be compared with, not to be reached.
  enum None implements Target {
    NONE;

    @Override
    public boolean metBy(double measured) {
      return true;
    }

    @Override
    public String toString() {
      return "";
    }
  }
}
