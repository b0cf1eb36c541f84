package dev.dtu.fidelity;

import dev.dtu.recording.Exchange;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// All that was found of one twin so far. Mutable; summed up by one thread.
public final class Board {

  private final SortedMap<String, Tally> operations = new TreeMap<>();
  private final Tally all = new Tally();
  private final Map<Finding.Key, Finding> findings = new LinkedHashMap<>();
  private final SortedMap<String, Sample> samples = new TreeMap<>();

  Tally count(Enactment.Played played) {
    String operation = played.led().name(played.recorded().sent());
    all.count(played.part());
    Tally tally = operations.computeIfAbsent(operation, _ -> new Tally());
    tally.count(played.part());
    return tally;
  }

  /// Notes how one who answers did.
  void mark(Enactment.Played played, Line.Who who, Marks marks) {
    String operation = played.led().name(played.recorded().sent());
    int status = played.recorded().answered().status();
    all.mark(who, marks, status);
    operations.computeIfAbsent(operation, _ -> new Tally()).mark(who, marks, status);
  }

  /// Notes what diverges in the twin's answer.
  void diverge(String session, Enactment.Played played, Marks marks, Cause causes) {
    Exchange.Answered answered = played.answered().orElseThrow();
    String operation = played.led().name(played.recorded().sent());
    var noted = new HashSet<Finding.Key>();
    for (Divergence each : marks.divergences()) {
      String cause = causes.of(played, each, answered);
      var one = new Finding(operation, each, cause, 1, session, played.number());
      // what is not scored beneath another wrong is not told either
      boolean told =
          each.level() == Divergence.Level.STATUS
              || each.level() == Divergence.Level.HEADER
              || (marks.status() && each.level() == Divergence.Level.SHAPE)
              || (marks.status() && marks.shape().equals(Optional.of(true)));
      if (told && noted.add(one.key())) {
        findings.merge(one.key(), one, Finding::and);
      }
    }
    if (marks.diverges() && !samples.containsKey(operation)) {
      samples.put(operation, Sample.of(session, played, answered, marks));
    }
  }

  void add(Board other) {
    all.add(other.all);
    other.operations.forEach(
        (operation, tally) -> operations.computeIfAbsent(operation, _ -> new Tally()).add(tally));
    other.findings.forEach((key, finding) -> findings.merge(key, finding, Finding::and));
    for (var each : other.samples.entrySet()) {
      if (!samples.containsKey(each.getKey())) {
        samples.put(each.getKey(), each.getValue());
      }
    }
  }

  public SortedMap<String, Tally> operations() {
    return operations;
  }

  public Tally all() {
    return all;
  }

  /// The first diverging pair of each operation.
  public SortedMap<String, Sample> samples() {
    return samples;
  }

  /// What diverges, the most frequent first.
  public java.util.List<Finding> findings() {
    return findings.values().stream()
        .sorted(
            java.util.Comparator.comparingLong(Finding::count)
                .reversed()
                .thenComparing(Finding::operation)
                .thenComparing(each -> each.divergence().path()))
        .toList();
  }

  /// The mean over operations of what a line got right.
  public double mean(Line.Who who, java.util.function.Function<Line, Share> level) {
    double sum = 0;
    int count = 0;
    for (Tally tally : operations.values()) {
      Share share = level.apply(tally.line(who));
      if (share.all() > 0) {
        sum += share.part();
        count++;
      }
    }
    return count == 0 ? 0 : sum / count;
  }
}
