package dev.dtu.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Gathers the evidence of one twin. Mutable; one thread's. What it gives depends on what was seen and
/// in which recording, not on the order.
public final class Gathering {

  private final String twin;
  private final Members members = new Members();
  private final SortedMap<String, Sightings> all = new TreeMap<>();
  private final SortedMap<String, Source> sources = new TreeMap<>();
  private int recording;

  public Gathering(String twin) {
    this.twin = twin;
  }

  /// Begins another recording; what is seen from now on is seen in it.
  ///
  /// @param exchanges how many of it are this twin's
  /// @param first the day of the first of them, `2026-03-01`; empty when none tells
  public void recording(
      Source source, int exchanges, Optional<String> first, Optional<String> last) {
    recording++;
    Source known = sources.getOrDefault(source.name(), source);
    sources.put(source.name(), known.with(exchanges, first, last));
  }

  public void add(Sighting sighting) {
    String name = Facts.name(sighting.operation().id(), sighting.status(), sighting.refused());
    all.computeIfAbsent(name, _ -> new Sightings(sighting))
        .add(sighting, new Observed.Look(members, recording));
  }

  /// What was seen so far.
  public Evidence evidence() {
    List<Facts> facts = new ArrayList<>();
    all.values().forEach(each -> facts.add(each.facts()));
    return Evidence.of(twin, new ArrayList<>(sources.values()), facts);
  }
}
