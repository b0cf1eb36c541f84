package dev.dtu.secret;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// How many secrets were replaced, by what they were known by and where they stood; never what they
/// were. Mutable; one thread's.
public final class Tally {

  /// What was found.
  ///
  /// @param kind the name or the shape it was known by
  /// @param place where it stood: `url`, `request body`, …
  public record Find(String kind, String place) implements Comparable<Find> {
    @Override
    public int compareTo(Find other) {
      int byKind = kind.compareTo(other.kind);
      return byKind != 0 ? byKind : place.compareTo(other.place);
    }
  }

  private final SortedMap<Find, Integer> counts = new TreeMap<>();

  void count(String kind, String place) {
    counts.merge(new Find(kind, place), 1, Integer::sum);
  }

  void add(Tally others) {
    others.counts.forEach((find, count) -> counts.merge(find, count, Integer::sum));
  }

  public int total() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /// `authorization 1, password 2`; empty when nothing was found.
  public String brief() {
    SortedMap<String, Integer> kinds = new TreeMap<>();
    counts.forEach((find, count) -> kinds.merge(find.kind, count, Integer::sum));
    List<String> told = new ArrayList<>();
    kinds.forEach((kind, count) -> told.add(kind + " " + count));
    return String.join(", ", told);
  }

  /// A line each: kind, place, count.
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    counts.forEach(
        (find, count) -> lines.add("%-28s %-16s %6d".formatted(find.kind, find.place, count)));
    return lines;
  }

  public Json json() {
    List<Json> finds = new ArrayList<>();
    counts.forEach((find, count) ->
        finds.add(
            Obj.builder()
                .put("kind", find.kind)
                .put("place", find.place)
                .put("count", count)
                .build()));
    return Json.array(finds);
  }
}
