package dev.dtu.fidelity;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/// What became of the exchanges of one operation, or of all. Mutable; summed up by one thread.
public final class Tally {

  private long seen;
  private long primed;
  private long echo;
  private long scored;
  private long leaves;
  private long changeable;
  private final Map<String, Long> excluded = new TreeMap<>();
  private final Map<Line.Who, Line> lines = new EnumMap<>(Line.Who.class);

  Tally() {
    for (Line.Who who : Line.Who.values()) {
      lines.put(who, new Line());
    }
  }

  void count(Part part) {
    seen++;
    switch (part) {
      case Part.Scored _ -> scored++;
      case Part.Primed _ -> primed++;
      case Part.Echo _ -> echo++;
      case Part.Excluded(String reason) -> excluded.merge(reason, 1L, Long::sum);
      case Part.Foreign _ -> seen--;
    }
  }

  void mark(Line.Who who, Marks marks, int recorded) {
    line(who).add(marks, recorded);
    if (who == Line.Who.TWIN) {
      leaves += marks.leaves();
      changeable += marks.changeable();
    }
  }

  void add(Tally other) {
    seen += other.seen;
    primed += other.primed;
    echo += other.echo;
    scored += other.scored;
    leaves += other.leaves;
    changeable += other.changeable;
    other.excluded.forEach((reason, count) -> excluded.merge(reason, count, Long::sum));
    other.lines.forEach((who, line) -> line(who).add(line));
  }

  public Line line(Line.Who who) {
    return lines.getOrDefault(who, new Line());
  }

  public long seen() {
    return seen;
  }

  public long primed() {
    return primed;
  }

  public long echo() {
    return echo;
  }

  public long scored() {
    return scored;
  }

  /// How many were left out, by reason.
  public Map<String, Long> excluded() {
    return excluded;
  }

  public long leftOut() {
    return excluded.values().stream().mapToLong(Long::longValue).sum();
  }

  /// The volatile leaves of those scored.
  public Share changeable() {
    return new Share(changeable, leaves);
  }
}
