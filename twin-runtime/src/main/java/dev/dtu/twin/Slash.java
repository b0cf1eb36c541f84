package dev.dtu.twin;

/// A slash of a path that means nothing to a service.
public enum Slash {
  /// The last character, also before a verb: `/issue/` means `/issue`, `/book/:clear` `/book:clear`.
  TRAILING,

  /// One beside another: `//users` means `/users`.
  DOUBLED
}
