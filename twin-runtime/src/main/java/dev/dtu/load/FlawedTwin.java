package dev.dtu.load;

import java.util.List;

/// A twin whose files have flaws, all of them told at once; it does not start.
public final class FlawedTwin extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<Flaw> flaws;

  FlawedTwin(String twin, List<Flaw> flaws) {
    super(text(twin, flaws), null, false, false);
    this.flaws = List.copyOf(flaws);
  }

  /// Title page first, then file by file, line by line.
  public List<Flaw> flaws() {
    return flaws;
  }

  private static String text(String twin, List<Flaw> flaws) {
    var text = new StringBuilder("twin '" + twin + "' has ");
    text.append(flaws.size() == 1 ? "a flaw" : flaws.size() + " flaws");
    text.append(" and was not started:");
    for (Flaw flaw : flaws) {
      text.append("\n  ").append(flaw);
    }
    return text.toString();
  }
}
