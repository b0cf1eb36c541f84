package dev.dtu.trial;

/// How a trial ends before its end: thrown, stackless, caught by who runs the trial.
public abstract sealed class Verdict extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private Verdict(String what) {
    super(what, null, false, false);
  }

  /// What was said.
  public String what() {
    return String.valueOf(getMessage());
  }

  /// The twin did what it may not.
  public static final class Broken extends Verdict {
    private static final long serialVersionUID = 1L;

    public Broken(String what) {
      super(what);
    }
  }

  /// The trial could not be held, for a reason in the contract, not in the twin.
  public static final class Unfit extends Verdict {
    private static final long serialVersionUID = 1L;

    public Unfit(String what) {
      super(what);
    }
  }
}
