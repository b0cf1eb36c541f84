package dev.dtu.question;

import java.util.List;

/// One thing an entry must be to be meant.
///
/// @param part the name of the argument, header or member; empty where the term has none
/// @param wanted values, any one of which will do
public record Criterion(Term term, String part, List<String> wanted) {

  public Criterion {
    wanted = List.copyOf(wanted);
    if (wanted.isEmpty() || part.isEmpty() == term.parted()) {
      throw new IllegalArgumentException("expected a value for " + term.word());
    }
  }

  /// As people write it: `status`, `argument.channel`.
  public String name() {
    return part.isEmpty() ? term.word() : term.word() + "." + part;
  }

  boolean takes(Sight sight) {
    for (String found : sight.facts(term, part)) {
      for (String one : wanted) {
        if (term.takes(one, found)) {
          return true;
        }
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return name() + " " + String.join(" or ", wanted);
  }
}
