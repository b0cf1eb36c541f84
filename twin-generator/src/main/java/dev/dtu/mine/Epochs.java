package dev.dtu.mine;

import dev.dtu.usage.Pointer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// A day before which, or since which, things of several kinds all lack a member that most kinds have on
/// the other side: the service changed for all kinds, also for those that were seen on one side alone.
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
        boolean more = side.size() < those.size() && side.size() > most && bare(sights, side, at);
        List<Integer> rest = new ArrayList<>(those);
        rest.removeAll(new HashSet<>(side));
        if (more && kinds(sights, side, by, at) && shown(sights, rest, by, at)) {
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

  /// Whether most kinds have it, wherever they were seen.
  private static boolean shown(Sights sights, List<Integer> side, String by, Pointer at) {
    int all = 0;
    int some = 0;
    for (List<Integer> kind : sights.parts(side, by, at).values()) {
      all++;
      some += bare(sights, kind, at) ? 0 : 1;
    }
    return 2 * some > all;
  }

  private static boolean kinds(Sights sights, List<Integer> side, String by, Pointer at) {
    List<String> kinds = new ArrayList<>();
    sights.parts(side, by, at).keySet().forEach(it -> it.ifPresent(kind -> kinds.add("" + kind)));
    return kinds.size() >= KINDS;
  }
}
