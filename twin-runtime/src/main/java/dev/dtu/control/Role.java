package dev.dtu.control;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How much an operator may do; each may do what those before it may.
public enum Role {
  /// Look at everything and ask questions.
  READ,

  /// Make universes and do with them what there is to do.
  RUN,

  /// Let other operators in, and see what each of them did.
  ADMIN;

  /// The words of all, as they are written.
  static final List<String> WORDS = List.of("read", "run", "admin");

  static Optional<Role> named(String word) {
    int at = WORDS.indexOf(word);
    return at < 0 ? Optional.empty() : Optional.of(values()[at]);
  }

  /// Whether who has this role may do what needs the other.
  public boolean covers(Role needed) {
    return compareTo(needed) >= 0;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
