package dev.dtu.twin;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// How replies carry a tag of what they show (`ETag`), and at which operations beside those whose
/// contract says so.
///
/// @param weak whether tags are of the form `W/"…"`
/// @param reads operations whose replies were seen to carry one
/// @param writes operations that were seen to heed `If-Match`
public record Tagging(boolean weak, SortedSet<String> reads, SortedSet<String> writes) {

  /// Strong tags, where the contract says so.
  public static final Tagging DECLARED = new Tagging(false, new TreeSet<>(), new TreeSet<>());

  public Tagging {
    reads = Collections.unmodifiableSortedSet(new TreeSet<>(reads));
    writes = Collections.unmodifiableSortedSet(new TreeSet<>(writes));
  }
}
