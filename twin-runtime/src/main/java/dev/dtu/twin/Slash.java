package dev.dtu.twin;

/// A slash of a path that means nothing to a service.
public enum Slash {
  /// The last character: `/issue/` means `/issue`.
  TRAILING,

  /// One beside another: `//users` means `/users`.
  DOUBLED
}
