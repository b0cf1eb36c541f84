package dev.dtu.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What is a secret.
///
/// @param names of members, headers, parameters and cookies whose values are
/// @param headers names of headers whose values are
/// @param parameters names in queries and forms whose values are
/// @param shapes of what is one wherever it stands
/// @param paths in documents that lead to some
/// @param keep what is none, whatever the others say
public record Rules(
    Globs names,
    Globs headers,
    Globs parameters,
    List<Shape> shapes,
    List<DocumentPath> paths,
    Keep keep) {

  /// What a secret looks like.
  ///
  /// @param kind what it is, for people
  /// @param pattern if it has a group `secret`, that is replaced, else all of it
  /// @param person whether it tells who somebody is, and is replaced only when that is asked for
  public record Shape(String kind, Pattern pattern, boolean person) {

    /// The name of the group that is replaced.
    public static final String GROUP = "secret";

    boolean grouped() {
      return pattern.namedGroups().containsKey(GROUP);
    }
  }

  /// What is no secret.
  ///
  /// @param patterns that a whole value is like
  public record Keep(Globs names, List<Pattern> patterns, List<DocumentPath> paths) {

    public static final Keep NONE = new Keep(Globs.NONE, List.of(), List.of());

    public Keep {
      patterns = List.copyOf(patterns);
      paths = List.copyOf(paths);
    }

    boolean value(String text) {
      return patterns.stream().anyMatch(pattern -> pattern.matcher(text).matches());
    }
  }

  public static final Rules NONE =
      new Rules(Globs.NONE, Globs.NONE, Globs.NONE, List.of(), List.of(), Keep.NONE);

  public Rules {
    shapes = List.copyOf(shapes);
    paths = List.copyOf(paths);
  }

  /// These and others.
  public Rules and(Rules others) {
    return new Rules(
        names.and(others.names),
        headers.and(others.headers),
        parameters.and(others.parameters),
        joined(shapes, others.shapes),
        joined(paths, others.paths),
        new Keep(
            keep.names.and(others.keep.names),
            joined(keep.patterns, others.keep.patterns),
            joined(keep.paths, others.keep.paths)));
  }

  private static <T> List<T> joined(List<T> some, List<T> others) {
    List<T> all = new ArrayList<>(some);
    all.addAll(others);
    return all;
  }

  /// Whether a member, cookie or the like of that name has a secret.
  public boolean secret(String name) {
    return names.fit(name) && !keep.names.fit(name);
  }

  boolean header(String name) {
    return (headers.fit(name) || names.fit(name)) && !keep.names.fit(name);
  }

  boolean parameter(String name) {
    return (parameters.fit(name) || names.fit(name)) && !keep.names.fit(name);
  }
}
