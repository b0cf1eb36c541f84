package dev.dtu.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads what sleeping universes will be asked for first, so that no caller pays for it: the stores that
/// most forks begin with, and with them the code that reads.
///
/// Short ones are read before the folder counts as open, longer ones in the background.
record Rehearsal(Desk desk) {

  /// How many stores are read.
  static final int STORES = 8;

  /// What is longer on disk is read in the background.
  static final long SHORT_BYTES = 2L << 20;

  void begin() {
    for (Volume each : often()) {
      if (bytes(each) <= SHORT_BYTES) {
        wake(each);
      } else {
        desk.later(() -> wake(each));
      }
    }
  }

  private static void wake(Volume volume) {
    try {
      volume.wake();
    } catch (NotKept unreadable) {
      // whoever asks for it is told
    }
  }

  /// A universe for each of the stores that several begin with, the most.
  private List<Volume> often() {
    Map<Birth.Parent, List<Volume>> forks = new LinkedHashMap<>();
    for (Volume volume : desk.volumes()) {
      volume
          .birth()
          .parent()
          .ifPresent(parent -> forks.computeIfAbsent(parent, _ -> new ArrayList<>()).add(volume));
    }
    List<Volume> often = new ArrayList<>();
    forks.values().stream()
        .filter(each -> each.size() > 1)
        .sorted(Comparator.comparingInt((List<Volume> each) -> each.size()).reversed())
        .limit(STORES)
        .forEach(each -> often.add(each.getFirst()));
    return often;
  }

  /// What reading a universe reads: its files, and those of where it began.
  private long bytes(Volume volume) {
    long sum = 0;
    Optional<Volume> next = Optional.of(volume);
    while (next.isPresent()) {
      for (Chapter chapter : next.get().chapters()) {
        sum += size(chapter);
      }
      next = next.get().birth().parent().flatMap(parent -> desk.find(parent.ordinal()));
    }
    return sum;
  }

  private static long size(Chapter chapter) {
    try {
      return Files.size(chapter.path());
    } catch (IOException unreadable) {
      return Long.MAX_VALUE / 2;
    }
  }
}
