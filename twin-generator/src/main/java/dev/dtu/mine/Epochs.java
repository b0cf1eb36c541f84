package dev.dtu.mine;

import dev.dtu.usage.Pointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A day before which, or since which, things of several kinds all lack a member that others have: the
/// service changed for all kinds, also for those that were seen on one side of it alone.
final class Epochs {

  /// So many kinds tell it.
  private static final int KINDS = 3;

  private Epochs() {}

  /// The day that parts most of some sights so; empty where they would not be parted by kinds.
  ///
  /// @param by what they would be parted by
  static Optional<String> day(Sights sights, List<Integer> those, Pointer at, String by) {
    if (!sights.known().kinds().contains(by)) {
      return Optional.empty();
    }
    Optional<String> best = Optional.empty();
    int most = 0;
    for (String date : sights.dates(those)) {
      for (List<Integer> side : sights.parts(those, date, at).values()) {
        boolean rest = side.size() < those.size();
        if (rest && side.size() > most && bare(sights, side, at) && kinds(sights, side, by, at)) {
          most = side.size();
          best = Optional.of(date);
        }
      }
    }
    return best;
  }

  private static boolean bare(Sights sights, List<Integer> side, Pointer at) {
    return side.stream().noneMatch(i -> at.in(sights.clues(i).sight().shown()).isPresent());
  }

  private static boolean kinds(Sights sights, List<Integer> side, String by, Pointer at) {
    List<String> kinds = new ArrayList<>();
    sights.parts(side, by, at).keySet().forEach(it -> it.ifPresent(kind -> kinds.add("" + kind)));
    return kinds.size() >= KINDS;
  }
}
