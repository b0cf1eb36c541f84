package dev.dtu.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A path into a document: `$.users[*].ssn`, `$..answer`; `*` is any member or item, `..` any depth.
///
/// @param text as it is written
/// @param steps names, [#ANY] for any one, [#DEEP] for any number of them
public record DocumentPath(String text, List<String> steps) {

  private static final String ANY = "*";
  private static final String DEEP = "**";

  private static final Pattern STEP =
      Pattern.compile("(\\.\\.)?(?:\\.?([\\w$-]+|\\*)|\\[(\\*|\\d+)]|\\['([^']+)'])");

  public DocumentPath {
    steps = List.copyOf(steps);
  }

  /// Reads a path; empty when it is none.
  public static Optional<DocumentPath> read(String text) {
    if (!text.startsWith("$")) {
      return Optional.empty();
    }
    List<String> steps = new ArrayList<>();
    Matcher step = STEP.matcher(text);
    int at = 1;
    while (at < text.length()) {
      if (!step.find(at) || step.start() != at) {
        return Optional.empty();
      }
      if (step.group(1) != null) {
        steps.add(DEEP);
      }
      for (int i = 2; i <= 4; i++) {
        if (step.group(i) != null) {
          steps.add(i == 3 ? ANY : step.group(i));
        }
      }
      at = step.end();
    }
    return steps.isEmpty() ? Optional.empty() : Optional.of(new DocumentPath(text, steps));
  }

  /// Whether it leads to a place.
  ///
  /// @param place the names on the way there; items of lists have none that tells, so [#ANY]
  boolean leads(List<String> place) {
    return leads(0, place, 0);
  }

  private boolean leads(int step, List<String> place, int at) {
    if (step == steps.size()) {
      return at == place.size();
    }
    if (steps.get(step).equals(DEEP)) {
      for (int i = at; i < place.size(); i++) {
        if (leads(step + 1, place, i)) {
          return true;
        }
      }
      return false;
    }
    return at < place.size()
        && (steps.get(step).equals(ANY) || steps.get(step).equals(place.get(at)))
        && leads(step + 1, place, at + 1);
  }
}
