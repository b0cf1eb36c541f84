package dev.dtu.evidence;

/// One way in which a reply is not as the service was seen to answer.
///
/// @param path of the place: `items[].owner.id`; empty for the document itself
/// @param what what was expected and what was found, in words
public record Departure(Kind kind, String path, String what) {

  /// What departs.
  public enum Kind {
    /// A place that was never there.
    UNKNOWN,
    /// A place that was nearly always there.
    MISSING,
    /// A type that never stood there.
    TYPE
  }

  /// The kind and the place, as lists of what is known have it: `unknown items[].owner.id`.
  public String name() {
    return kind.name().toLowerCase(java.util.Locale.ROOT) + " " + (path.isEmpty() ? "()" : path);
  }

  @Override
  public String toString() {
    return name() + ": " + what;
  }
}
